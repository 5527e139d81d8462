#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/actor.hpp"

namespace tandem::http {

/// Who may use a route. Sets of roles are bit masks, so that a permission is a constant.
struct Permission {
    std::string_view name;
    unsigned roles = 0;
    bool is_public = false;  ///< no sign-in needed

    constexpr bool allows(db::Role role) const { return is_public || (roles & (1U << static_cast<unsigned>(role))) != 0; }
};

template <class... Roles>
constexpr unsigned roles(Roles... allowed) {
    return ((1U << static_cast<unsigned>(allowed)) | ... | 0U);
}

namespace may {
using enum db::Role;
inline constexpr Permission anyone{"anyone", 0, true};
inline constexpr Permission be_signed_in{"be_signed_in", roles(owner, admin, manager, marketer, rep, viewer)};
inline constexpr Permission read_records{"read_records", roles(owner, admin, manager, marketer, rep, viewer)};
inline constexpr Permission write_records{"write_records", roles(owner, admin, manager, marketer, rep)};
inline constexpr Permission delete_records{"delete_records", roles(owner, admin, manager, marketer, rep)};
inline constexpr Permission manage_users{"manage_users", roles(owner, admin)};
inline constexpr Permission manage_settings{"manage_settings", roles(owner, admin, manager)};
inline constexpr Permission market{"market", roles(owner, admin, manager, marketer)};
inline constexpr Permission sell{"sell", roles(owner, admin, manager, rep)};
}  // namespace may

/// Every permission that a route asks for, each once; a part of the program.
struct Permissions {
    std::vector<Permission> all;
    std::vector<std::string> names_of(db::Role role) const {
        std::vector<std::string> names;
        for (auto const& permission : all)
            if (permission.allows(role)) names.emplace_back(permission.name);
        return names;
    }
};

}  // namespace tandem::http
