#pragma once

#include "base/described.hpp"
#include "platform/feature/timeline_kind.hpp"
#include "platform/http/page.hpp"

namespace tandem::attachments {

// What the story of a record tells of this feature.
inline constexpr feature::TimelineKind file_kind{.name = "file", .label = "File", .department = feature::Department::sales};

using AttachmentId = Id<struct AttachmentTag>;

/// A file on a record.
struct Attachment {
    AttachmentId id;
    std::string object_type;
    RecordId record_id;
    std::string name;
    std::int64_t bytes = 0;
    std::string content_type;  ///< by content, whatever its name says
    UserId user_id;
    std::string user_name;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, object_type, record_id, name, bytes, content_type, user_id, user_name, created_at))

struct UploadQuery {
    Text<1, 255> name;
};
BOOST_DESCRIBE_STRUCT(UploadQuery, (), (name))

}  // namespace tandem::attachments
