#include "crm/bulk/routes.hpp"

#include "crm/bulk/changing.hpp"
#include "crm/bulk/exporting.hpp"
#include "crm/bulk/refusals.hpp"
#include "crm/records/csv.hpp"
#include "platform/blobs/serve.hpp"

namespace tandem::bulk {
namespace {

using http::Created;
using http::Query;

Result<Created<Operation>> begun(http::Ask& ask, Result<StoredOperation> const& operation) {
    if (!operation) return fail(operation);
    return ask.read([&](db::Read& read) -> Result<Created<Operation>> { return Created<Operation>{shown(read, *operation)}; });
}

Result<Created<Operation>> create_edit(http::Ask& ask, ObjectType type, EditAll const& given) {
    return begun(ask, begin_edit(ask, type, given));
}

Result<Created<Operation>> create_archival(http::Ask& ask, ObjectType type, ArchiveAll const& given) {
    return begun(ask, begin_archival(ask, type, given));
}

Result<Created<Operation>> create_export(http::Ask& ask, ObjectType type, ExportAll const& given) {
    return begun(ask, begin_export(ask, type, given));
}

Result<Created<Operation>> create_undo(http::Ask& ask, OperationId id) { return begun(ask, begin_undo(ask, id)); }

Result<http::Page<Operation>> list_operations(db::Read& read, Query<OperationQuery> const& query) {
    auto const before = query->after_or(newest_id<OperationId>);
    if (!before) return fail(before);
    auto const page = query->page_of(own_before(read, query->object_type, *before, query->rows()), &StoredOperation::id);
    std::vector<Operation> all;
    for (auto const& one : page.results) all.push_back(shown(read, one));
    return page.showing(std::move(all));
}

Result<Operation> read_operation(db::Read& read, OperationId id) {
    auto const operation = own(read, id);
    if (!operation) return fail(operation);
    return shown(read, *operation);
}

Result<http::Response> export_refusals(db::Read& read, OperationId id) {
    auto const operation = own(read, id);
    if (!operation) return fail(operation);
    return http::attachment(refusals_as_csv(read, *operation), records::csv_type, "left alone.csv");
}

Result<http::Response> download_file(http::Ask& ask, OperationId id) {
    struct Found {
        blobs::Blob blob;
        std::string name;
    };
    auto const found = ask.read([&](db::Read& read) -> Result<Found> {
        auto const operation = own(read, id);
        if (!operation) return fail(operation);
        auto blob =
            operation->kind == OperationKind::csv_export && operation->file_hash ? blobs::find(read, *operation->file_hash) : std::nullopt;
        if (!blob) return not_found("no_file", "There is no file here, or not yet.");
        return Found{*std::move(blob), operation->file_name.value_or("export.csv")};
    });
    if (!found) return fail(found);
    return blobs::respond(ask.part<blobs::Store>(), found->blob, found->name);
}

void csv_shape(Schemas&, http::Shape& shape) { shape.content_type = "text/csv"; }

}  // namespace

http::Routes const bulk_routes = {
    http::route<create_edit>(http::POST, "/api/records/{object_type}/edits", http::may::write_records,
                             "Set properties of all records that match, as a job"),
    http::route<create_archival>(http::POST, "/api/records/{object_type}/archivals", http::may::delete_records,
                                 "Archive all records that match, as a job"),
    http::route<create_export>(http::POST, "/api/records/{object_type}/exports", http::may::read_records,
                               "Write all records that match into a CSV file, as a job"),
    http::route<list_operations>(http::GET, "/api/operations", http::may::read_records,
                                 "List the work over many records one began in the last seven days, newest first"),
    http::route<read_operation>(http::GET, "/api/operations/{operation_id}", http::may::read_records,
                                "Read how far work over many records is"),
    http::route<create_undo>(http::POST, "/api/operations/{operation_id}/undo", http::may::write_records,
                             "Take back what was done to each record that nobody has changed since, as a job"),
    http::route<export_refusals>(http::GET, "/api/operations/{operation_id}/refusals", http::may::read_records,
                                 "What was left alone and why, as CSV", {.note = &csv_shape}),
    http::route<download_file>(http::GET, "/api/operations/{operation_id}/file", http::may::read_records,
                               "The file of an export, for seven days"),
};

}  // namespace tandem::bulk
