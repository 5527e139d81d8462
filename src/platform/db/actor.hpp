#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace tandem::db {

/// What a person may do in a workspace. `visitor` is anybody on a public page; no person has it, so it has no name.
enum class Role { owner, admin, manager, marketer, rep, viewer, visitor };
BOOST_DESCRIBE_ENUM(Role, owner, admin, manager, marketer, rep, viewer)

/// By what way a change came.
enum class Means { session, token, public_link, job, import, command };
BOOST_DESCRIBE_ENUM(Means, session, token, public_link, job, import, command)

/// Of one kind of record: all of them, or those the asker owns and those nobody owns; or what they see of contacts.
enum class RecordAccess { all, own, as_contacts };
BOOST_DESCRIBE_ENUM(RecordAccess, all, own, as_contacts)

/// What an asker sees of each kind of record, by its name ("deals", "2-7"). Jobs, commands and public links see everything, as
/// this does by itself.
struct Access {
    std::map<std::string, RecordAccess> kinds{};

    /// All or own. A kind that is not named is seen as contacts are: whoever may see only their own customers sees no more of
    /// what a workspace begins to keep about them tomorrow.
    RecordAccess of(std::string_view kind) const {
        auto found = kinds.find(std::string(kind));
        if (found == kinds.end() || found->second == RecordAccess::as_contacts) found = kinds.find("contacts");
        return found != kinds.end() && found->second == RecordAccess::own ? RecordAccess::own : RecordAccess::all;
    }
    bool sees_all() const {
        for (auto const& [kind, access] : kinds)
            if (access == RecordAccess::own) return false;
        return true;
    }

    bool operator==(Access const&) const = default;
};

/// Who asks. Every read and every write has one.
struct Actor {
    WorkspaceId workspace_id;
    UserId user_id;  ///< 0 where no person stands behind it
    Role role = Role::visitor;
    Means means = Means::command;
    Access access{};

    bool operator==(Actor const&) const = default;
};

}  // namespace tandem::db
