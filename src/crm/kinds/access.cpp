#include "crm/kinds/access.hpp"

#include "crm/kinds/own.hpp"
#include "crm/kinds/routes.hpp"
#include "platform/db/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace tandem::kinds {
namespace {

using auth::RecordAccessView;
using db::RecordAccess;

/// Not every kind that somebody can be restricted in is one of these: quotes are none.
std::optional<std::string> find_name(db::Read& read, std::string const& given) {
    if (db::has_own_table(given)) return given;
    auto const type = resolve(read, given);
    return type ? std::optional(std::string(name_of(*type))) : std::nullopt;
}

std::vector<std::string> kinds_without_table(db::Read& read) {
    std::vector<std::string> names;
    for (auto const& spelling : spellings())
        if (!db::has_own_table(spelling.name)) names.emplace_back(spelling.name);
    for (auto const& kind : own_kinds(read)) names.emplace_back(name_of(kind.type()));
    return names;
}

/// "rep own tickets"; of a kind that is removed meanwhile nothing is told.
std::string in_words(db::Read& read, RecordAccessView const& view) {
    std::vector<std::string> own;
    for (auto const& [role, access] : view.results) {
        for (auto const& [name, seen] : access) {
            if (seen != RecordAccess::own) continue;
            auto const type = object_type_named(name);
            auto const* const made = type && is_own(*type) ? find_kind(read, *type) : nullptr;
            if (made && made->archived) continue;
            own.push_back(fmt::format("{} own {}", tandem::name_of(role), made ? made->definition.plural : name));
        }
    }
    return own.empty() ? "everybody sees all" : fmt::format("{}", fmt::join(own, ", "));
}

RecordAccessView shown(db::Read& read, RecordAccessView view) {
    auto const without_table = kinds_without_table(read);
    for (auto& row : view.results) {
        // What was said of a kind that is removed is kept, and not shown.
        std::erase_if(row.access, [&](auto const& one) {
            return !db::has_own_table(one.first) && std::ranges::find(without_table, one.first) == without_table.end();
        });
        for (auto const& name : without_table) row.access.emplace(name, RecordAccess::as_contacts);
    }
    return view;
}

}  // namespace

Result<RecordAccessView> read_record_access(db::Read& read) { return shown(read, auth::record_access(read)); }

Result<RecordAccessView> save_record_access(db::Write& write, RecordAccessView const& given) {
    RecordAccessView named{{}, given.version};
    for (std::size_t i = 0; i < given.results.size(); ++i) {
        auto& row = named.results.emplace_back(given.results[i].role);
        for (auto const& [text, seen] : given.results[i].access) {
            auto const name = find_name(write, text);
            if (!name) {
                JsonPath const root, results{&root, "results"}, at{&results, {}, i, true}, access{&at, "access"};
                return invalid_field(JsonPath{&access, text}.pointer(), "object_unknown", kind_unknown(text).error().message);
            }
            row.access[*name] = seen;
        }
    }
    auto const kept = auth::put_record_access(write, named);
    if (!kept) return kept;
    write.summarize("Set who sees which records: " + in_words(write, *kept));
    return shown(write, *kept);
}

http::Routes const access_routes = {
    http::route<read_record_access>(http::GET, "/api/record-access", http::may::manage_users, "Read which role sees which records"),
    http::route<save_record_access>(http::PUT, "/api/record-access", http::may::manage_users,
                                    "Set of which kinds a role sees all records and of which only its own"),
};

}  // namespace tandem::kinds
