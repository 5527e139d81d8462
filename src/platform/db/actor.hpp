#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/id.hpp"

namespace tandem::db {

/// What a person may do in a workspace. `visitor` is anybody on a public page; no person has it, so it has no name.
enum class Role { owner, admin, manager, marketer, rep, viewer, visitor };
BOOST_DESCRIBE_ENUM(Role, owner, admin, manager, marketer, rep, viewer)

/// By what way a change came.
enum class Means { session, token, public_link, job, import, command };
BOOST_DESCRIBE_ENUM(Means, session, token, public_link, job, import, command)

/// Of one kind of record: all of them, or those the asker owns and those nobody owns.
enum class RecordAccess { all, own };
BOOST_DESCRIBE_ENUM(RecordAccess, all, own)

/// What an asker sees of each kind of record. Jobs, commands and public links see everything, as this does by itself.
struct Access {
    RecordAccess contacts = RecordAccess::all;
    RecordAccess companies = RecordAccess::all;
    RecordAccess deals = RecordAccess::all;
    RecordAccess quotes = RecordAccess::all;

    bool operator==(Access const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Access, (), (contacts, companies, deals, quotes))

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
