#include "platform/auth/record_access.hpp"

#include "platform/auth/setting.hpp"
#include "platform/auth/users.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace tandem::auth {
namespace {

constexpr std::array restrictable = {Role::manager, Role::marketer, Role::rep, Role::viewer};

db::Access row_of(RecordAccessView const& view, Role role) {
    auto const found = std::ranges::find(view.results, role, &RoleAccess::role);
    return found == view.results.end() ? db::Access{} : found->access;
}

Result<void> check(RecordAccessView const& given) {
    for (std::size_t i = 0; i < given.results.size(); ++i) {
        auto const role = given.results[i].role;
        auto const pointer = fmt::format("/results/{}/role", i);
        if (std::ranges::find(restrictable, role) == restrictable.end())
            return invalid_field(pointer, "role_sees_all", "Only managers, marketers, reps and viewers can be restricted.");
        if (std::ranges::count(given.results, role, &RoleAccess::role) > 1)
            return invalid_field(pointer, "duplicate", "Each role stands here once.");
    }
    return {};
}

std::string in_words(RecordAccessView const& view) {
    std::vector<std::string> own;
    for (auto const& row : view.results) {
        auto const add = [&](db::RecordAccess value, std::string_view object) {
            if (value == db::RecordAccess::own) own.push_back(fmt::format("{} own {}", name_of(row.role), object));
        };
        add(row.access.contacts, "contacts");
        add(row.access.companies, "companies");
        add(row.access.deals, "deals");
        add(row.access.quotes, "quotes");
    }
    return own.empty() ? "everybody sees all" : fmt::format("{}", fmt::join(own, ", "));
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
    if (!person) return least_access;
    if (std::ranges::find(restrictable, person->role) == restrictable.end()) return {};
    return row_of(record_access(read), person->role);
}

RecordAccessView record_access(db::Read& read) {
    auto const stored = read_setting<RecordAccessView>(read, record_access_setting);
    auto const kept = stored ? stored->value_or(RecordAccessView{}) : RecordAccessView{};
    RecordAccessView view{{}, kept.version};
    for (auto const role : restrictable) view.results.push_back({role, stored ? row_of(kept, role) : least_access});
    return view;
}

Result<RecordAccessView> put_record_access(db::Write& write, RecordAccessView const& given) {
    if (auto ok = check(given); !ok) return fail(ok);
    auto view = record_access(write);
    view.version = given.version;
    for (auto const& row : given.results) *std::ranges::find(view.results, row.role, &RoleAccess::role) = row;
    auto kept = change_setting(write, record_access_setting, std::move(view));
    if (!kept) return fail(kept);
    view = *std::move(kept);
    write.touch("record_access");
    write.change_rights_of();
    write.summarize("Set who sees which records: " + in_words(view));
    return view;
}

}  // namespace tandem::auth
