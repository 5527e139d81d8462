#include "platform/db/nested.hpp"

#include "platform/db/internal/fragment.hpp"

#include <stdexcept>

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

}  // namespace tandem::db
