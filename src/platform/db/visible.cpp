#include "platform/db/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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
bool holds_all_others(RecordTable const& record) { return holds_many_kinds(record) && record.kinds.empty(); }

std::string in_quotes(std::string_view kind) { return fmt::format("'{}'", kind); }

std::string named_one_of(std::string_view type, std::vector<std::string_view> const& kinds) {
    std::string list;
    for (auto const kind : kinds) list += (list.empty() ? "" : ", ") + in_quotes(kind);
    return fmt::format("{} in ({})", type, list);
}

/// The text `type` names a kind that lies in none but the table of all others.
std::string lies_elsewhere(std::string_view type) {
    std::vector<std::string_view> named;
    for (auto const& record : known_records()) {
        if (!record.object.empty()) named.push_back(record.object);
        named.insert(named.end(), record.kinds.begin(), record.kinds.end());
    }
    return "not " + named_one_of(type, named);
}

/// The text `type` names a kind that lies in this table, which is not the one of all others.
std::string lies_in(RecordTable const& record, std::string_view type) {
    return holds_many_kinds(record) ? named_one_of(type, record.kinds) : fmt::format("{} = {}", type, in_quotes(record.object));
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

std::string is_hidden(Access const& access, Belonging const& row, std::string_view alias, bool follows);

/// By what a row may be hidden: for each column that says what it belongs to, that one of those is out of sight.
std::vector<std::string> is_hidden_with(Access const& access, std::string_view table, std::string_view alias, bool follows) {
    std::vector<std::string> reasons;
    for (auto const& row : belongings()) {
        if (row.table != table) continue;
        auto const hidden = is_hidden(access, row, alias, follows);
        if (hidden.empty()) continue;
        auto const of_kind = row.only_of.empty() ? std::string() : fmt::format("{}.object = {} and ", alias, in_quotes(row.only_of));
        auto const not_given =
            row.given_to_user.empty() ? std::string() : fmt::format("coalesce({}.{}, 0) <> :actor_id and ", alias, row.given_to_user);
        reasons.push_back(fmt::format("({}{}{})", of_kind, not_given, hidden));
    }
    return reasons;
}

/// The record of this table with this id, of the kind that the text `object` names, is out of sight; empty where none can be.
/// `follows`: also because of what it belongs to, as a note and a line item do.
std::string is_out_of_sight(Access const& access, RecordTable const& record, std::string_view object, std::string_view id, bool follows) {
    // What is asked for inside of a step names its columns beside those of this one.
    std::string_view const row = follows ? "hidden" : "behind";
    std::vector<std::string> reasons;
    auto const restricted =
        record.owner.empty() ? std::string(sees_all_of_it) : is_restricted(access, record, fmt::format("{}.object", row));
    if (restricted != sees_all_of_it)
        reasons.push_back(fmt::format("{}.{} <> :actor_id{}{}", row, record.owner, restricted == sees_own_of_it ? "" : " and ",
                                      restricted == sees_own_of_it ? "" : restricted));
    // One step: SQLite reads no deeper nesting, and what a note stands on belongs to nothing that is hidden apart.
    if (follows) std::ranges::move(is_hidden_with(access, record.table, row, false), std::back_inserter(reasons));
    if (reasons.empty()) return {};
    auto const of_kind = holds_many_kinds(record) ? fmt::format(" and {}.object = {}", row, object) : std::string();
    return fmt::format("exists (select 1 from {0} {1} where {1}.workspace_id = :workspace_id{2} and {1}.id = {3} and ({4}))", record.table,
                       row, of_kind, id, fmt::join(reasons, " or "));
}

/// The record of this object, or else of the object that the column `type` names, is out of sight; empty where none can be.
std::string is_hidden(Access const& access, std::string_view object, std::string const& type, std::string const& id, bool follows) {
    if (!object.empty()) {
        auto const* table = table_of(object);
        return table ? is_out_of_sight(access, *table, in_quotes(object), id, follows) : std::string();
    }
    std::string cases;
    std::string of_all_others;
    for (auto const& record : record_tables()) {
        auto const hidden = is_out_of_sight(access, record, type, id, follows);
        if (holds_all_others(record))
            of_all_others = hidden;
        else if (!hidden.empty())
            fmt::format_to(std::back_inserter(cases), " when {} then {}", lies_in(record, type), hidden);
    }
    if (of_all_others.empty()) return cases.empty() ? std::string() : fmt::format("case{} else false end", cases);
    return fmt::format("case{} when {} then {} else false end", cases, lies_elsewhere(type), of_all_others);
}

/// A row may belong to every record it is linked with: "association.to_id" is that column of the links which begin at the row's
/// own object and id.
std::string is_hidden(Access const& access, Belonging const& row, std::string_view alias, bool follows) {
    auto const dot = row.record_id.find('.');
    if (dot == std::string_view::npos)
        return is_hidden(access, row.object, fmt::format("{}.{}", alias, row.object_type), fmt::format("{}.{}", alias, row.record_id),
                         follows);
    auto const links = row.record_id.substr(0, dot);
    auto const hidden = is_hidden(access, row.object, fmt::format("link.{}", row.object_type.substr(dot + 1)),
                                  fmt::format("link.{}", row.record_id.substr(dot + 1)), follows);
    if (hidden.empty()) return {};
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
        auto const restricted =
            record.owner.empty() ? std::string(sees_all_of_it) : is_restricted(actor.access, record, fmt::format("{}.object", alias));
        if (restricted == sees_all_of_it) continue;
        auto const or_nobodys = record.may_be_nobodys ? fmt::format(" or {}.{} is null", alias, record.owner) : std::string();
        auto const or_other_kind = restricted == sees_own_of_it ? std::string() : fmt::format(" or not {}", restricted);
        fmt::format_to(into, " and ({}.{} = :actor_id{}{})", alias, record.owner, or_nobodys, or_other_kind);
    }
    bool const follows = !known;  // what tells of records; what is one belongs to what has an owner
    known = known || std::ranges::find(belongings(), table, &Belonging::table) != belongings().end();
    for (auto const& hidden : is_hidden_with(actor.access, table, alias, follows)) fmt::format_to(into, " and not {}", hidden);
    if (!known) throw std::logic_error(fmt::format("{} is no table of records", table));
    return predicate;
}

std::string value_about(Actor const& actor, std::string_view about, std::string_view column) {
    auto const hidden = is_hidden(actor.access, "", fmt::format("{}_type", about), fmt::format("{}_id", about), false);
    return hidden.empty() ? std::string(column) : fmt::format("(case when {} then null else {} end)", hidden, column);
}

std::string is_live(Actor const& actor, std::string_view type, std::string_view id) {
    std::vector<std::string> tables;
    for (auto const& record : record_tables()) {
        auto const lies_here = holds_all_others(record) ? lies_elsewhere(type) : lies_in(record, type);
        auto const of_kind = holds_many_kinds(record) ? fmt::format(" and live.object = {}", type) : std::string();
        auto const not_archived = record.archived.empty() ? std::string() : fmt::format(" and live.{} = 0", record.archived);
        tables.push_back(fmt::format("({} and exists (select 1 from {} live where {}{} and live.id = {}{}))", lies_here, record.table,
                                     visible_to(actor, record.table, "live"), of_kind, id, not_archived));
    }
    return fmt::format("({})", fmt::join(tables, " or "));
}

RecordTable const* table_of(std::string_view object) {
    auto const& all = known_records();
    auto found = std::ranges::find(all, object, &RecordTable::object);
    if (found == all.end())
        found = std::ranges::find_if(all, [&](auto const& one) { return std::ranges::find(one.kinds, object) != one.kinds.end(); });
    if (found == all.end()) found = std::ranges::find_if(all, holds_all_others);
    return found == all.end() ? nullptr : &*found;
}

bool has_own_table(std::string_view object) {
    auto const* table = table_of(object);
    return table && !holds_many_kinds(*table);
}

bool belongs(std::string_view object) {
    auto const* table = table_of(object);
    return table && std::ranges::any_of(belongings(), [&](auto const& row) {
               return row.table == table->table && (row.only_of.empty() || row.only_of == object);
           });
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
