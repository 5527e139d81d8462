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

bool holds_many_kinds(RecordTable const& record) { return record.object.empty(); }

/// Where records of this object lie: in a table of their own, or else in the one of many kinds. nullptr where there is neither.
RecordTable const* table_of(std::string_view object) {
    auto const& all = known_records();
    auto found = std::ranges::find(all, object, &RecordTable::object);
    if (found == all.end()) found = std::ranges::find_if(all, holds_many_kinds);
    return found == all.end() ? nullptr : &*found;
}

constexpr std::string_view sees_all_of_it = "";
constexpr std::string_view sees_own_of_it = "true";

/// Of the kind of record that lies in this table, or that the text `object` names, the asker sees only the own ones.
std::string is_restricted(Access const& access, RecordTable const& record, std::string_view object) {
    // What none is named of is seen as contacts are, and so is a table of many kinds but for those apart.
    bool const own = access.of(record.object) == RecordAccess::own;
    if (!holds_many_kinds(record) || kinds_apart(access).empty()) return std::string(own ? sees_own_of_it : sees_all_of_it);
    return fmt::format("{}{} in {{{{each :kinds_apart}}}}", object, own ? " not" : "");
}

/// The record of this table with this id, of the kind that the text `object` names, is somebody else's; empty where none can be.
std::string is_theirs(Access const& access, RecordTable const& record, std::string_view object, std::string_view id) {
    auto const restricted = is_restricted(access, record, "hidden.object");
    if (restricted == sees_all_of_it) return {};
    auto const of_kind = holds_many_kinds(record) ? fmt::format(" and hidden.object = {}", object) : std::string();
    auto const if_restricted = restricted == sees_own_of_it ? std::string() : " and " + restricted;
    return fmt::format(
        "exists (select 1 from {} hidden where hidden.workspace_id = :workspace_id{} and hidden.id = {} and hidden.{} <> :actor_id{})",
        record.table, of_kind, id, record.owner, if_restricted);
}

/// The record of this object, or else of the object that the column `type` names, is somebody else's; empty where none can be.
std::string is_hidden(Access const& access, std::string_view object, std::string const& type, std::string const& id) {
    if (!object.empty()) {
        auto const* table = table_of(object);
        return table ? is_theirs(access, *table, fmt::format("'{}'", object), id) : std::string();
    }
    std::string cases;
    std::string of_many_kinds;
    for (auto const& record : record_tables()) {
        auto const theirs = is_theirs(access, record, type, id);
        if (holds_many_kinds(record))
            of_many_kinds = theirs;
        else if (!theirs.empty())
            fmt::format_to(std::back_inserter(cases), " when '{}' then {}", record.object, theirs);
    }
    if (cases.empty()) return of_many_kinds;
    return fmt::format("case {}{} else {} end", type, cases, of_many_kinds.empty() ? "false" : of_many_kinds);
}

/// A row may belong to every record it is linked with: "association.to_id" is that column of the links which begin at the row's
/// own object and id.
std::string is_hidden(Access const& access, Belonging const& row, std::string_view alias) {
    auto const dot = row.record_id.find('.');
    if (dot == std::string_view::npos)
        return is_hidden(access, row.object, fmt::format("{}.{}", alias, row.object_type), fmt::format("{}.{}", alias, row.record_id));
    auto const links = row.record_id.substr(0, dot);
    auto const hidden = is_hidden(access, row.object, fmt::format("link.{}", row.object_type.substr(dot + 1)),
                                  fmt::format("link.{}", row.record_id.substr(dot + 1)));
    if (hidden.empty()) return hidden;
    return fmt::format(
        "exists (select 1 from {0} link where link.workspace_id = :workspace_id and link.from_type = {1}.object and link.from_id = {1}.id and {2})",
        links, alias, hidden);
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
        auto const restricted = is_restricted(actor.access, record, fmt::format("{}.object", alias));
        if (restricted == sees_all_of_it) continue;
        auto const or_nobodys = record.may_be_nobodys ? fmt::format(" or {}.{} is null", alias, record.owner) : std::string();
        auto const or_other_kind = restricted == sees_own_of_it ? std::string() : fmt::format(" or not {}", restricted);
        fmt::format_to(into, " and ({}.{} = :actor_id{}{})", alias, record.owner, or_nobodys, or_other_kind);
    }
    for (auto const& row : belongings()) {
        if (row.table != table) continue;
        known = true;
        auto const hidden = is_hidden(actor.access, row, alias);
        if (hidden.empty()) continue;
        auto const or_given = row.given_to_user.empty() ? std::string() : fmt::format("{}.{} = :actor_id or ", alias, row.given_to_user);
        fmt::format_to(into, " and ({}not {})", or_given, hidden);
    }
    if (!known) throw std::logic_error(fmt::format("{} is no table of records", table));
    return predicate;
}

std::string value_about(Actor const& actor, std::string_view about, std::string_view column) {
    auto const hidden = is_hidden(actor.access, "", fmt::format("{}_type", about), fmt::format("{}_id", about));
    return hidden.empty() ? std::string(column) : fmt::format("(case when {} then null else {} end)", hidden, column);
}

bool has_own_table(std::string_view object) {
    auto const* table = table_of(object);
    return table && !holds_many_kinds(*table);
}

std::vector<std::string> kinds_apart(Access const& access) {
    std::vector<std::string> apart;
    for (auto const& [kind, seen] : access.kinds)
        if (!has_own_table(kind) && access.of(kind) != access.of("contacts")) apart.push_back(kind);
    return apart;
}

std::size_t outlook_of(Access const& access) {
    if (access.kinds.empty()) return 0;
    std::size_t outlook = kinds_apart(access).empty() ? 0 : 1;
    for (auto const& record : record_tables()) outlook = 2 * outlook + (access.of(record.object) == RecordAccess::own ? 1 : 0);
    return outlook;
}

bool sees(Access const& access, UserId user, std::string_view object, UserId owner) {
    auto const* table = table_of(object);
    if (!table) throw std::logic_error(fmt::format("{} is no object with an owner", object));
    return access.of(object) == RecordAccess::all || owner == user || (table->may_be_nobodys && !owner);
}

}  // namespace tandem::db
