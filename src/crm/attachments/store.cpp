#include "crm/attachments/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::attachments {

TANDEM_TABLE(StoredAttachment, attachment, (id), (object_type, record_id, name, hash, bytes, content_type, user_id, created_at))

namespace {

struct ListAttachments {
    using Row = StoredAttachment;
    static constexpr std::string_view sql = R"(
        select {{columns a}} from attachment a
        where a.workspace_id = :workspace_id and a.object_type = :object and a.record_id = :record and a.removed_at is null
          and a.id < :before and {{visible attachment a}}
        order by a.id desc limit :limit)";
    std::string object;
    RecordId record;
    AttachmentId before;
    int limit = 0;
};
TANDEM_QUERY(ListAttachments, (object, record, before, limit))

struct CountAttachments {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select count(*) from attachment a
        where a.workspace_id = :workspace_id and a.object_type = :object and a.record_id = :record and a.removed_at is null
          and {{visible attachment a}})";
    std::string object;
    RecordId record;
};
TANDEM_QUERY(CountAttachments, (object, record))

}  // namespace

void insert(db::Write& write, StoredAttachment const& attachment) { write.run(db::Insert{attachment}); }
void update(db::Write& write, StoredAttachment const& attachment) { write.run(db::Update{attachment}); }
std::optional<StoredAttachment> find(db::Read& read, AttachmentId id) { return read.one(db::Find<StoredAttachment>{id}); }

std::vector<StoredAttachment> list(db::Read& read, std::string const& object, RecordId record, AttachmentId before, int limit) {
    return read.all(ListAttachments{object, record, before, limit});
}

std::int64_t count(db::Read& read, std::string const& object, RecordId record) {
    return read.one(CountAttachments{object, record}).value_or(0);
}

}  // namespace tandem::attachments
