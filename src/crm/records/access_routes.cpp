#include "crm/kinds/own.hpp"
#include "crm/records/properties.hpp"
#include "crm/records/routes.hpp"
#include "platform/auth/record_access.hpp"
#include "platform/db/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace tandem::records {
namespace {

using auth::RecordAccessView;
using db::RecordAccess;

// Who sees what: the setting of platform/auth, with the kinds there are in it. Activities have no rights of their own, they are
// seen with what they tell of.

/// What has no owner is seen by all, or with what it belongs to.
bool is_given_to_people(ObjectDefinition const& object) { return lies_in_one_table(object) && has_owner(object); }

/// Also of quotes, which are no kind of record.
std::optional<std::string> restrictable_named(db::Read& read, std::string const& given) {
    if (db::has_own_table(given)) return given;
    auto const type = kinds::resolve(read, given);
    bool const has_rights = type && (db::has_own_table(name_of(*type)) || is_given_to_people(*definition_of(read, *type)));
    return has_rights ? std::optional(std::string(name_of(*type))) : std::nullopt;
}

std::vector<std::string> kinds_in_one_table(db::Read& read) {
    std::vector<std::string> names;
    for (auto const type : all_kinds(read))
        if (is_given_to_people(*definition_of(read, type))) names.emplace_back(name_of(type));
    return names;
}

/// "rep own tickets"; of a kind that is removed meanwhile nothing is told.
std::string access_in_words(db::Read& read, RecordAccessView const& view) {
    std::vector<std::string> own;
    for (auto const& [role, access] : view.results) {
        for (auto const& [name, seen] : access) {
            if (seen != RecordAccess::own) continue;
            auto const type = object_type_named(name);
            auto const* const made = type && kinds::is_own(*type) ? kinds::find_kind(read, *type) : nullptr;
            if (made && made->archived) continue;
            own.push_back(fmt::format("{} own {}", tandem::name_of(role), made ? made->definition.plural : name));
        }
    }
    return own.empty() ? "everybody sees all" : fmt::format("{}", fmt::join(own, ", "));
}

RecordAccessView with_all_kinds(db::Read& read, RecordAccessView view) {
    auto const in_one_table = kinds_in_one_table(read);
    for (auto& row : view.results) {
        // What was said of a kind that is removed is kept, and not shown.
        std::erase_if(row.access, [&](auto const& one) {
            return !db::has_own_table(one.first) && std::ranges::find(in_one_table, one.first) == in_one_table.end();
        });
        for (auto const& name : in_one_table) row.access.emplace(name, RecordAccess::as_contacts);
    }
    return view;
}

Result<RecordAccessView> read_record_access(db::Read& read) { return with_all_kinds(read, auth::record_access(read)); }

/// Kinds may be named as paths name them.
Result<RecordAccessView> save_record_access(db::Write& write, RecordAccessView const& given) {
    RecordAccessView named{{}, given.version};
    for (std::size_t i = 0; i < given.results.size(); ++i) {
        auto& row = named.results.emplace_back(given.results[i].role);
        for (auto const& [text, seen] : given.results[i].access) {
            auto const name = restrictable_named(write, text);
            if (!name) {
                JsonPath const root, results{&root, "results"}, at{&results, {}, i, true}, access{&at, "access"};
                return invalid_field(JsonPath{&access, text}.pointer(), "object_unknown", kinds::kind_unknown(text).error().message);
            }
            row.access[*name] = seen;
        }
    }
    auto const kept = auth::put_record_access(write, named);
    if (!kept) return kept;
    write.summarize("Set who sees which records: " + access_in_words(write, *kept));
    return with_all_kinds(write, *kept);
}

}  // namespace

http::Routes const access_routes = {
    http::route<read_record_access>(http::GET, "/api/record-access", http::may::manage_users, "Read which role sees which records"),
    http::route<save_record_access>(http::PUT, "/api/record-access", http::may::manage_users,
                                    "Set of which kinds a role sees all records and of which only its own"),
};

}  // namespace tandem::records
