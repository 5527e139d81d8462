#include "crm/bulk/jobs.hpp"

#include "crm/bulk/changing.hpp"
#include "crm/bulk/exporting.hpp"

namespace tandem::bulk {
namespace {

constexpr int forgotten_at_once = 5;

Result<void> change_records(jobs::Context& context, ChangeRecords const& job) {
    auto& database = context.database();
    auto const found = [&](db::Read& read) { return find(read, job.operation_id); };
    auto operation = database.read(context.actor(), found);
    if (!operation) return not_found("operation_unknown", "This operation is not kept any more.");
    auto const items = items_in(context.part<blobs::Store>().read(operation->items_hash.value()));
    for (bool goes_on = operation->done < operation->total; goes_on;) {
        context.checkpoint();
        // Rights may be taken while it goes on.
        auto const asker =
            database.read(context.actor(), [&](db::Read& read) { return asker_of(read, *operation, needed_for(operation->kind)); });
        if (!asker) return fail(asker);
        goes_on = database.write(*asker, [&](db::Write& write) { return change_some(write, job.operation_id, items); });
        operation = database.read(context.actor(), found).value();
        context.progress(static_cast<double>(operation->done) / static_cast<double>(operation->total));
    }
    return {};
}

void forget(db::Write& write) {
    for (auto const& operation : operations_before(write, write.now() - kept, forgotten_at_once)) {
        for (auto const& hash : blobs::held_by(write, use_of(operation.id))) blobs::release(write, hash, use_of(operation.id));
        erase(write, operation.id);
        write.touch("operations", operation.id, db::ChangeKind::archived);
    }
}

}  // namespace

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<ChangeRecords>(change_records);
    handlers.on<ExportRecords>(export_records);
    handlers.on<ForgetOperations>([](jobs::Context& context, ForgetOperations const&) {
        jobs::work_off(
            context, [](db::Read& read) { return workspaces_with_operations_before(read, read.now() - kept); }, forget);
    });
    handlers.every<ForgetOperations>(hours(1));
}

}  // namespace tandem::bulk
