#pragma once

#include "crm/attachments/store.hpp"
#include "platform/blobs/blobs.hpp"

namespace tandem::attachments {

/// The name of the record's kind as it is stored ("contacts" for "contact"). Code `record_unknown` for one that is not there or
/// that its asker does not see.
Result<std::string> kind_of(db::Read& read, std::string const& object, RecordId record);

/// What was kept becomes a file of the record and is told in its story. Code `record_unknown`.
Result<StoredAttachment> add(db::Write& write, std::string const& object, RecordId record, std::string const& name,
                             blobs::Kept const& kept);
/// Out of lists; its bytes stay for a day. Removing what was removed does nothing. Code `file_unknown`.
Result<void> remove(db::Write& write, AttachmentId id);
/// Codes `file_unknown`, `file_gone`.
Result<StoredAttachment> restore(db::Write& write, AttachmentId id);

Failure file_unknown();

/// With the names of who added them.
std::vector<Attachment> shown(db::Read& read, std::vector<StoredAttachment> const& attachments);

}  // namespace tandem::attachments
