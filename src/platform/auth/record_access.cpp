#include "platform/auth/record_access.hpp"

#include "platform/auth/workspace.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace tandem::auth {
namespace {

constexpr std::array restrictable = {Role::manager, Role::marketer, Role::rep, Role::viewer};

/// A text that cannot be read must not open what it closes, so it throws.
RecordAccessView parsed(json::value const& setting) { return decode<RecordAccessView>(setting).value(); }

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

db::Access access_of(Role role, std::optional<db::Json> const& setting) {
    if (!setting || std::ranges::find(restrictable, role) == restrictable.end()) return {};
    return row_of(parsed(json::parse(setting->text)), role);
}

RecordAccessView record_access(db::Read& read) {
    auto const setting = find_setting(read, record_access_setting);
    auto const kept = setting ? parsed(*setting) : RecordAccessView{};
    RecordAccessView view;
    for (auto const role : restrictable) view.results.push_back({role, row_of(kept, role)});
    return view;
}

Result<RecordAccessView> put_record_access(db::Write& write, RecordAccessView const& given) {
    if (auto ok = check(given); !ok) return fail(ok);
    put_setting(write, record_access_setting, encode(given));
    auto const view = record_access(write);
    write.summarize("Set who sees which records: " + in_words(view));
    return view;
}

}  // namespace tandem::auth
