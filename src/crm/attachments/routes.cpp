#include "crm/attachments/routes.hpp"

#include "crm/attachments/attachments.hpp"
#include "platform/blobs/serve.hpp"
#include "platform/http/file_body.hpp"

namespace tandem::attachments {
namespace {

using http::Created;
using http::Query;

constexpr std::size_t most_bytes = 100 * 1024 * 1024;

Result<http::Page<Attachment>> list_files(db::Read& read, std::string const& object, RecordId record, Query<http::PageQuery> const& query) {
    auto const kind = kind_of(read, object, record);
    if (!kind) return fail(kind);
    auto const before = query->after_or(AttachmentId(std::numeric_limits<std::int64_t>::max()));
    if (!before) return fail(before);
    auto const found = query->page_of(list(read, *kind, record, *before, query->rows()), &StoredAttachment::id);
    auto page = found.showing(shown(read, found.results));
    page.total = count(read, *kind, record);
    return page;
}

/// Its bytes are safe on the disk before the writer hears of it.
Result<Created<Attachment>> upload_file(http::Ask& ask, std::string const& object, RecordId record, Query<UploadQuery> const& query) {
    auto const may = ask.read([&](db::Read& read) { return kind_of(read, object, record); });
    if (!may) return fail(may);
    auto const& file = ask.request().file;
    if (!file || file->size() == 0) return invalid("body_missing", "This file is empty. Choose one that holds something.");
    auto const kept = ask.part<blobs::Store>().keep(*file);
    if (!kept) return fail(kept);
    return ask.write([&](db::Write& write) -> Result<Created<Attachment>> {
        auto const added = add(write, object, record, query->name.value, *kept);
        if (!added) return fail(added);
        return Created<Attachment>{shown(write, {*added}).front()};
    });
}

Result<http::Response> download_file(http::Ask& ask, AttachmentId id) {
    auto const found = ask.read([&](db::Read& read) -> Result<StoredAttachment> {
        auto attachment = find(read, id);
        if (!attachment || attachment->removed_at) return file_unknown();
        return *std::move(attachment);
    });
    if (!found) return fail(found);
    return blobs::respond(ask.part<blobs::Store>(), {found->hash, found->bytes, found->content_type, found->created_at, {}}, found->name);
}

Result<void> remove_file(db::Write& write, AttachmentId id) { return remove(write, id); }

Result<Created<Attachment>> restore_file(db::Write& write, AttachmentId id) {
    auto const restored = restore(write, id);
    if (!restored) return fail(restored);
    return Created<Attachment>{shown(write, {*restored}).front()};
}

}  // namespace

http::Routes const attachment_routes = {
    http::route<list_files>(http::GET, "/api/records/{object}/{record_id}/files", http::may::read_records,
                            "List the files on a record, newest first"),
    http::route<upload_file>(http::POST, "/api/records/{object}/{record_id}/files", http::may::write_records,
                             "Add a file of up to 100 MB to a record", {.body_limit = most_bytes, .body_to_file = true}),
    http::route<download_file>(http::GET, "/api/files/{file_id}/content", http::may::read_records,
                               "The file as it was uploaded; everything but pictures to be saved"),
    http::route<remove_file>(http::DELETE, "/api/files/{file_id}", http::may::write_records, "Remove a file; it can come back for a day"),
    http::route<restore_file>(http::POST, "/api/files/{file_id}/restoration", http::may::write_records, "Bring a removed file back"),
};

}  // namespace tandem::attachments
