#include "platform/db/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "platform/db/visible.hpp"

namespace tandem::db::statements {

namespace {

bool has(Columns const& columns, std::string_view name) { return std::ranges::find(columns, name) != columns.end(); }

/// "(id, created_at)", or nothing
Columns columns_in(std::string_view list) {
    Columns names;
    for (auto rest = list.empty() ? list : list.substr(1, list.size() - 2); !rest.empty();) {
        auto const end = std::min(rest.find(','), rest.size());
        names.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end);
        rest.remove_prefix(std::min(rest.find_first_not_of(", "), rest.size()));
    }
    return names;
}

Columns known(Table const& table, std::string_view list, Columns const& columns) {
    auto names = columns_in(list);
    for (auto const& name : names)
        if (!has(columns, name)) throw std::logic_error(fmt::format("the row of {} has no column {}", table.name, name));
    return names;
}

std::string assigned(std::string_view column) { return fmt::format("{0} = :{0}", column); }
std::string excluded(std::string_view column) { return fmt::format("{0} = excluded.{0}", column); }

/// What an update changes.
Columns changeable(Table const& table, Columns const& columns) {
    auto const keys = known(table, table.keys, columns);
    auto const set_once = known(table, table.set_once, columns);
    Columns rest;
    std::ranges::copy_if(columns, std::back_inserter(rest), [&](auto const& one) { return !has(keys, one) && !has(set_once, one); });
    return rest;
}

Columns each(Columns const& columns, std::string (*write)(std::string_view)) {
    Columns written;
    std::ranges::transform(columns, std::back_inserter(written), write);
    return written;
}

bool holds_records(std::string_view table) {
    return std::ranges::find(record_tables(), table, &RecordTable::table) != record_tables().end() ||
           std::ranges::find(belongings(), table, &Belonging::table) != belongings().end();
}

std::string where_key(Table const& table, Columns const& columns) {
    known(table, table.keys, columns);
    return fmt::format("where workspace_id = :workspace_id and {} = :key", table.sole_key());
}

}  // namespace

std::string insert(Table const& table, Columns const& columns) {
    return fmt::format("insert into {} (workspace_id, {}) values (:workspace_id, :{})", table.name, fmt::join(columns, ", "),
                       fmt::join(columns, ", :"));
}

std::string update(Table const& table, Columns const& columns) {
    return fmt::format("update {} set {} where workspace_id = :workspace_id and {}", table.name,
                       fmt::join(each(changeable(table, columns), assigned), ", "),
                       fmt::join(each(columns_in(table.keys), assigned), " and "));
}

std::string put(Table const& table, Columns const& columns) {
    return fmt::format("{} on conflict (workspace_id, {}) do update set {}", insert(table, columns),
                       fmt::join(columns_in(table.keys), ", "), fmt::join(each(changeable(table, columns), excluded), ", "));
}

std::string find(Table const& table, Columns const& columns) {
    return fmt::format("select {} from {} {}{}", fmt::join(columns, ", "), table.name, where_key(table, columns),
                       holds_records(table.name) ? fmt::format(" and {{{{visible {}}}}}", table.name) : "");
}

std::string erase(Table const& table, Columns const& columns) {
    return fmt::format("delete from {} {}", table.name, where_key(table, columns));
}

}  // namespace tandem::db::statements
