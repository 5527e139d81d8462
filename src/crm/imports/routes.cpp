#include "crm/imports/routes.hpp"

#include "crm/imports/uploaded.hpp"

namespace tandem::imports {
namespace {

using http::Created;
using http::Query;

constexpr std::size_t most_bytes = 100 * 1024 * 1024;

Result<Created<UploadedFile>> upload_rows(http::Ask& ask, ObjectType type, Query<UploadQuery> const& query) {
    auto file = add_file(ask, type, query->name.value);
    if (!file) return fail(file);
    return Created<UploadedFile>{*std::move(file)};
}

Result<Trial> try_rows(http::Ask& ask, OperationId id, FileMapping const& mapping) { return try_file(ask, id, mapping); }

Result<Created<bulk::Operation>> import_rows(http::Ask& ask, OperationId id, FileMapping const& mapping) {
    auto const begun = begin_import(ask, id, mapping);
    if (!begun) return fail(begun);
    return ask.read(
        [&](db::Read& read) -> Result<Created<bulk::Operation>> { return Created<bulk::Operation>{bulk::shown(read, *begun)}; });
}

}  // namespace

http::Routes const import_routes = {
    http::route<upload_rows>(http::POST, "/api/records/{object_type}/imports", http::may::write_records,
                             "Upload a CSV file of up to 100 MB whose rows are to become records; nothing comes in yet",
                             {.body_limit = most_bytes, .body_to_file = true}),
    http::route<try_rows>(http::POST, "/api/imports/{operation_id}/trial", http::may::write_records,
                          "Say what would become of the first 1,000 rows"),
    http::route<import_rows>(http::POST, "/api/imports/{operation_id}/run", http::may::write_records,
                             "Bring the file in, as a job that can be taken back as a whole"),
};

}  // namespace tandem::imports
