#include "crm/attachments/attachments.hpp"

#include "crm/attachments/rules.hpp"
#include "crm/kinds/own.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/feature/file_holder.hpp"

#include <fmt/format.h>

namespace tandem::attachments {
namespace {

blobs::Use use_of(AttachmentId id) { return {"file", id.value}; }

feature::FileHolder const* holder_of(db::Read& read, std::string const& object) { return read.part<feature::FileHolders>().find(object); }

/// In whose stories it is told: the record's own, or of what it belongs to.
std::vector<std::pair<std::string, RecordId>> stories_of(db::Read& read, StoredAttachment const& attachment) {
    auto const* holder = holder_of(read, attachment.object_type);
    if (!holder) return {{attachment.object_type, attachment.record_id}};
    return read.seeing_all([&] { return holder->told_on(read, attachment.record_id); });
}

void tell(db::Write& write, StoredAttachment const& attachment, std::string const& title) {
    for (auto const& [object, record] : stories_of(write, attachment)) {
        auto const type = records::object_type_named(object);
        if (!type) continue;
        bool const is_itself = object == attachment.object_type;
        timeline::add(write, {.object = *type,
                              .record = record,
                              .kind = file_kind,
                              .title = title,
                              .detail = attachment.name,
                              .facts = json::object{{"file_id", to_string(attachment.id)}},
                              .about = is_itself ? db::About{} : db::about(attachment.object_type, attachment.record_id)});
    }
    write.touch("files", attachment.record_id);
}

}  // namespace

Failure file_unknown() { return not_found("file_unknown", "There is no such file that you can see."); }

Result<std::string> kind_of(db::Read& read, std::string const& object, RecordId record) {
    if (auto const* holder = holder_of(read, object)) {
        if (!holder->is_seen(read, record)) return timeline::record_unknown(record);
        return object;
    }
    auto const type = kinds::resolve(read, object);
    if (!type || !records::find(read, *type, record)) return timeline::record_unknown(record);
    return std::string(kinds::name_of(*type));
}

Result<StoredAttachment> add(db::Write& write, std::string const& object, RecordId record, std::string const& name,
                             blobs::Kept const& kept) {
    auto const kind = kind_of(write, object, record);
    if (!kind) return fail(kind);
    StoredAttachment const attachment{.id = make<AttachmentId>(),
                                      .object_type = *kind,
                                      .record_id = record,
                                      .name = safe_name(name),
                                      .hash = kept.hash,
                                      .bytes = kept.bytes,
                                      .content_type = kept.content_type,
                                      .user_id = write.actor().user_id,
                                      .created_at = write.now()};
    blobs::add(write, kept);
    if (auto ok = blobs::hold(write, kept.hash, use_of(attachment.id)); !ok) return fail(ok);
    insert(write, attachment);
    tell(write, attachment, "Added a file");
    write.summarize(fmt::format("Added the file {}", attachment.name));
    return attachment;
}

Result<void> remove(db::Write& write, AttachmentId id) {
    auto attachment = find(write, id);
    if (!attachment) return file_unknown();
    if (attachment->removed_at) return {};
    attachment->removed_at = write.now();
    update(write, *attachment);
    blobs::release(write, attachment->hash, use_of(id));
    tell(write, *attachment, "Removed a file");
    write.summarize(fmt::format("Removed the file {}", attachment->name));
    return {};
}

Result<StoredAttachment> restore(db::Write& write, AttachmentId id) {
    auto attachment = find(write, id);
    if (!attachment) return file_unknown();
    if (!attachment->removed_at) return *attachment;
    if (!blobs::hold(write, attachment->hash, use_of(id)))
        return gone("file_gone", "This file was removed more than a day ago and is gone. Upload it again.");
    attachment->removed_at.reset();
    update(write, *attachment);
    tell(write, *attachment, "Brought a file back");
    write.summarize(fmt::format("Brought the file {} back", attachment->name));
    return *attachment;
}

std::vector<Attachment> shown(db::Read& read, std::vector<StoredAttachment> const& attachments) {
    std::vector<UserId> ids;
    for (auto const& one : attachments) ids.push_back(one.user_id);
    auto names = auth::user_names(read, ids);
    std::vector<Attachment> all;
    for (auto const& one : attachments)
        all.push_back({one.id, one.object_type, one.record_id, one.name, one.bytes, one.content_type, one.user_id, names[one.user_id],
                       one.created_at});
    return all;
}

}  // namespace tandem::attachments
