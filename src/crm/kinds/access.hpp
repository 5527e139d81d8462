#pragma once

#include "platform/auth/record_access.hpp"

namespace tandem::kinds {

/// Who sees what, with all kinds of the workspace: `as_contacts` where nobody has decided about one.
Result<auth::RecordAccessView> read_record_access(db::Read& read);
/// Kinds may be named as paths name them.
Result<auth::RecordAccessView> save_record_access(db::Write& write, auth::RecordAccessView const& given);

}  // namespace tandem::kinds
