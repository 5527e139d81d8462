#pragma once

#include "crm/attachments/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::attachments {

struct StoredAttachment {
    AttachmentId id;
    std::string object_type;
    RecordId record_id;
    std::string name;
    std::string hash;  ///< of its bytes, in platform/blobs
    std::int64_t bytes = 0;
    std::string content_type;
    UserId user_id;
    Instant created_at;
    std::optional<Instant> removed_at{};
};
BOOST_DESCRIBE_STRUCT(StoredAttachment, (), (id, object_type, record_id, name, hash, bytes, content_type, user_id, created_at, removed_at))

void insert(db::Write& write, StoredAttachment const& attachment);
void update(db::Write& write, StoredAttachment const& attachment);
/// Of a record that the asker sees, whether it was removed or not.
std::optional<StoredAttachment> find(db::Read& read, AttachmentId id);
/// Those of a record that were not removed, the newest first.
std::vector<StoredAttachment> list(db::Read& read, std::string const& object, RecordId record, AttachmentId before, int limit);
std::int64_t count(db::Read& read, std::string const& object, RecordId record);

}  // namespace tandem::attachments
