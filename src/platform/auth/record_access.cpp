#include "platform/auth/record_access.hpp"

#include "platform/auth/setting.hpp"
#include "platform/auth/users.hpp"
#include "platform/db/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::auth {
namespace {

constexpr std::array restrictable = {Role::manager, Role::marketer, Role::rep, Role::viewer};

db::Access row_of(RecordAccessView const& view, Role role) {
    auto const found = std::ranges::find(view.results, role, &RoleAccess::role);
    return found == view.results.end() ? db::Access{} : db::Access{found->access};
}

RoleAccess shown(Role role, db::Access access) {
    for (auto const& record : db::record_tables())
        if (!record.object.empty()) access.kinds[std::string(record.object)] = access.of(record.object);
    return {role, std::move(access.kinds)};
}

Result<void> check(RecordAccessView const& given) {
    for (std::size_t i = 0; i < given.results.size(); ++i) {
        auto const& [role, access] = given.results[i];
        auto const pointer = fmt::format("/results/{}", i);
        if (std::ranges::find(restrictable, role) == restrictable.end())
            return invalid_field(pointer + "/role", "role_sees_all", "Only managers, marketers, reps and viewers can be restricted.");
        if (std::ranges::count(given.results, role, &RoleAccess::role) > 1)
            return invalid_field(pointer + "/role", "duplicate", "Each role stands here once.");
        for (auto const& [kind, seen] : access)
            // What is said of contacts later would change these unasked.
            if (seen == db::RecordAccess::as_contacts && db::has_own_table(kind))
                return invalid_field(fmt::format("{}/access/{}", pointer, kind), "unknown_value", "Of these it is all or own.");
    }
    return {};
}

}  // namespace

Result<db::Access> access_of(Role role, std::optional<db::Json> const& setting) {
    if (!setting || std::ranges::find(restrictable, role) == restrictable.end()) return db::Access{};
    auto const value = parse_json(setting->text);
    if (!value) return fail(value);
    auto const view = decode_stored<RecordAccessView>(*value);
    if (!view) return fail(view);
    return row_of(*view, role);
}

db::Access access_of(db::Read& read, UserId user) {
    auto const person = find_user(read, user);
    if (!person) return least_access();
    if (std::ranges::find(restrictable, person->role) == restrictable.end()) return {};
    return row_of(record_access(read), person->role);
}

RecordAccessView record_access(db::Read& read) {
    auto const stored = read_setting<RecordAccessView>(read, record_access_setting);
    auto const kept = stored ? stored->value_or(RecordAccessView{}) : RecordAccessView{};
    RecordAccessView view{{}, kept.version};
    for (auto const role : restrictable) view.results.push_back(shown(role, stored ? row_of(kept, role) : least_access()));
    return view;
}

Result<RecordAccessView> put_record_access(db::Write& write, RecordAccessView const& given) {
    if (auto ok = check(given); !ok) return fail(ok);
    auto view = record_access(write);
    view.version = given.version;
    for (auto const& row : given.results) {
        auto& access = std::ranges::find(view.results, row.role, &RoleAccess::role)->access;
        for (auto const& [kind, seen] : row.access) access[kind] = seen;
    }
    auto kept = change_setting(write, record_access_setting, std::move(view));
    if (!kept) return kept;
    write.touch("record_access");
    write.change_rights_of();
    return kept;
}

}  // namespace tandem::auth
