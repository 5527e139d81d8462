#include "platform/db/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tandem::db {
namespace {

// Filled before main and only read from then on, so from any thread.
std::vector<RecordTable>& known_records() {
    static std::vector<RecordTable> all;
    return all;
}
std::vector<Belonging>& known_belongings() {
    static std::vector<Belonging> all;
    return all;
}

constexpr auto name_of_row = [](Belonging const& row) { return std::pair(row.table, row.record_id); };

bool is_restricted(Actor const& actor, RecordTable const& record) {
    return record.access && actor.access.*record.access == RecordAccess::own;
}

/// The record of this kind with this id is somebody else's.
std::string is_theirs(RecordTable const& record, std::string_view id) {
    return fmt::format(
        "exists (select 1 from {} hidden where hidden.workspace_id = :workspace_id and hidden.id = {} and hidden.{} <> :actor_id)",
        record.table, id, record.owner);
}

/// The record of this object, or else of the object that the column `type` names, is somebody else's; empty where none can be.
std::string is_hidden(Actor const& actor, std::string_view object, std::string const& type, std::string const& id) {
    std::string cases;
    for (auto const& record : record_tables()) {
        if (!is_restricted(actor, record)) continue;
        if (object == record.object) return is_theirs(record, id);
        if (object.empty()) fmt::format_to(std::back_inserter(cases), " when '{}' then {}", record.object, is_theirs(record, id));
    }
    return cases.empty() ? cases : fmt::format("case {}{} else false end", type, cases);
}

}  // namespace

RecordTables::RecordTables(std::initializer_list<RecordTable> tables) {
    auto& all = known_records();
    for (auto const& one : tables)
        if (std::ranges::find(all, one.table, &RecordTable::table) == all.end()) all.push_back(one);
    std::ranges::sort(all, {}, &RecordTable::table);
}

Belongings::Belongings(std::initializer_list<Belonging> rows) {
    auto& all = known_belongings();
    for (auto const& one : rows)
        if (std::ranges::find(all, name_of_row(one), name_of_row) == all.end()) all.push_back(one);
    std::ranges::sort(all, {}, name_of_row);
}

std::span<RecordTable const> record_tables() { return known_records(); }
std::span<Belonging const> belongings() { return known_belongings(); }

std::string visible_to(Actor const& actor, std::string_view table, std::string_view alias) {
    auto predicate = fmt::format("{}.workspace_id = :workspace_id", alias);
    auto const into = std::back_inserter(predicate);
    bool known = false;
    for (auto const& record : record_tables()) {
        if (record.table != table) continue;
        known = true;
        if (!is_restricted(actor, record)) continue;
        auto const or_nobodys = record.may_be_nobodys ? fmt::format(" or {}.{} is null", alias, record.owner) : std::string();
        fmt::format_to(into, " and ({}.{} = :actor_id{})", alias, record.owner, or_nobodys);
    }
    for (auto const& row : belongings()) {
        if (row.table != table) continue;
        known = true;
        auto const hidden =
            is_hidden(actor, row.object, fmt::format("{}.{}", alias, row.object_type), fmt::format("{}.{}", alias, row.record_id));
        if (hidden.empty()) continue;
        auto const or_given = row.given_to_user.empty() ? std::string() : fmt::format("{}.{} = :actor_id or ", alias, row.given_to_user);
        fmt::format_to(into, " and ({}not {})", or_given, hidden);
    }
    if (!known) throw std::logic_error(fmt::format("{} is no table of records", table));
    return predicate;
}

std::string value_about(Actor const& actor, std::string_view about, std::string_view column) {
    auto const hidden = is_hidden(actor, "", fmt::format("{}_type", about), fmt::format("{}_id", about));
    return hidden.empty() ? std::string(column) : fmt::format("(case when {} then null else {} end)", hidden, column);
}

bool sees(Access const& access, UserId user, std::string_view object, UserId owner) {
    auto const tables = record_tables();
    auto const found = std::ranges::find(tables, object, &RecordTable::object);
    if (found == tables.end()) throw std::logic_error(fmt::format("{} is no object with an owner", object));
    return access.*found->access == RecordAccess::all || owner == user || (found->may_be_nobodys && !owner);
}

}  // namespace tandem::db
