#pragma once

#include "platform/auth/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::auth {

/// The setting in which a workspace keeps who sees which records; none as long as everybody sees all.
constexpr auto record_access_setting = "record_access";

/// What a person of this role sees by the setting's text; an error where that cannot be read.
Result<db::Access> access_of(Role role, std::optional<db::Json> const& setting);
/// What a person of the workspace sees; what they own where nobody of this id works here.
db::Access access_of(db::Read& read, UserId user);

/// What whoever can be restricted sees while the setting cannot be read: it opens nothing that it may have closed, and the rest
/// of the program goes on. Owners and admins see all as ever, and can set it anew.
inline db::Access least_access() { return {{{"contacts", db::RecordAccess::own}}}; }

/// One row for each role that can be restricted. Each names the kinds with tables of their own, and those of the others that
/// somebody has decided about.
RecordAccessView record_access(db::Read& read);
/// Roles and kinds that are left out are seen as they were: a short list opens nothing. That its kinds exist is known;
/// crm/kinds asks.
Result<RecordAccessView> put_record_access(db::Write& write, RecordAccessView const& given);

}  // namespace tandem::auth
