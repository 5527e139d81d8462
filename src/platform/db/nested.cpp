#include "platform/db/nested.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "platform/db/internal/fragment.hpp"
#include "platform/db/visible.hpp"

namespace tandem::db {

Condition condition_around(Literal sql, std::vector<Value> const& values, std::vector<Condition> const& inner) {
    Fragment all{"(", {}};
    auto value = values.begin();
    auto condition = inner.begin();
    for (char const c : sql.text()) {
        if ((c == '?' && value == values.end()) || (c == '@' && condition == inner.end()))
            throw std::logic_error("a condition needs one value for each ? and one condition for each @");
        if (c == '@') {
            all.text += condition->is_empty() ? "(1=1)" : condition->text;
            all.values.insert(all.values.end(), condition->values.begin(), condition->values.end());
            ++condition;
            continue;
        }
        if (c == '?') all.values.push_back(*value++);
        all.text += c;
    }
    if (value != values.end() || condition != inner.end()) throw std::logic_error("a condition has values or conditions left over");
    all.text += ")";
    return make_condition(std::move(all));
}

Condition live_records(Literal what, std::string const& kind, Condition const& fits) {
    auto const* table = table_of(kind);
    if (!table) throw std::logic_error(fmt::format("records of the kind {} lie nowhere", kind));
    Fragment all{fmt::format("(select {0} from {1} where {{{{visible {1}}}}}", what.text(), table->table), {}};
    if (table->object.empty()) {
        all.text += " and object = ?";
        all.values.emplace_back(kind);
    }
    if (!table->archived.empty()) all.text += fmt::format(" and {} = 0", table->archived);
    if (!fits.is_empty()) {
        all.text += " and " + fits.text;
        all.values.insert(all.values.end(), fits.values.begin(), fits.values.end());
    }
    all.text += ")";
    return make_condition(std::move(all));
}

}  // namespace tandem::db
