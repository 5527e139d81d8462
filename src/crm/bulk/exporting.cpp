#include "crm/bulk/exporting.hpp"

#include "crm/bulk/cells.hpp"
#include "crm/records/csv.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/search.hpp"
#include "platform/http/file_body.hpp"

#include <fmt/format.h>

namespace tandem::bulk {
namespace {

constexpr int rows_of_a_page = 200;

records::SearchRequest search_of(ExportAll const& given, std::optional<std::string> const& after) {
    records::SearchRequest request;
    request.filterGroups = given.filterGroups;
    request.query = given.query;
    request.sorts = given.sorts;
    if (after) request.after = json::value(*after);
    request.limit = Whole<0, 200>{rows_of_a_page};
    return request;
}

/// Of what matches, only the chosen ones where some are.
Result<records::SearchPlan> plan_of(db::Read& read, records::PropertySet const& set, ExportAll const& given,
                                    std::optional<std::string> const& after) {
    auto also = condition_of(read, set.object().type, given);
    if (!also) return fail(also);
    if (given.ids) {
        auto const ids = db::is_any_of(db::Column("id"), values_of(*given.ids));
        also = also->is_empty() ? ids : db::all_of({*also, ids});
    }
    return records::plan_search(set, search_of(given, after), *also);
}

struct Page {
    std::string text;
    std::int64_t rows = 0;
    std::optional<std::string> after;
};

Result<Page> page_of(db::Read& read, StoredOperation const& operation, ExportAll const& given, std::optional<std::string> const& after) {
    auto const set = records::load_properties(read, operation.object_type);
    auto const plan = plan_of(read, set, given, after);
    if (!plan) return fail(plan);
    auto names = given.properties;
    if (!set.object().pipeline.empty()) names.emplace_back(set.object().pipeline);  // in which a stage has its name
    records::Presenter const presenter(set, names);
    auto const found =
        records::search_stored(read, operation.object_type, presenter.reads(plan->sorted_by), plan->page, plan->order, plan->limit);
    Cells cells(read, set, given.properties);
    Page page;
    if (!after) {
        page.text = records::csv_beginning;
        records::add_csv_row(page.text, cells.head());
    }
    for (auto const& record : found.records) records::add_csv_row(page.text, cells.row(record));
    page.rows = static_cast<std::int64_t>(found.records.size());
    if (found.after && page.rows > 0) page.after = records::after_token(*plan, found.records.back(), set);
    return page;
}

Result<void> keep_file(jobs::Context& context, db::Actor const& asker, OperationId id, http::BodyFile& file) {
    auto const bytes = context.part<blobs::Store>().keep(file);
    if (!bytes) return fail(bytes);
    context.database().write(asker, [&](db::Write& write) {
        auto operation = find(write, id).value();
        blobs::add(write, *bytes);
        blobs::hold(write, bytes->hash, use_of(id)).value();
        operation.file_hash = bytes->hash;
        operation.total = operation.done;
        update(write, operation);
        context.complete(write);
    });
    return {};
}

}  // namespace

Result<StoredOperation> begin_export(http::Ask& ask, ObjectType type, ExportAll const& given) {
    auto const total = ask.read([&](db::Read& read) -> Result<std::int64_t> {
        auto const plan = plan_of(read, records::load_properties(read, type), given, {});
        if (!plan) return fail(plan);
        auto const matching = records::count_stored(read, type, plan->where);
        if (matching == 0) return conflict("nothing_matches", "Nothing matches any more, so there is nothing to export.");
        return matching;
    });
    if (!total) return fail(total);
    return ask.write([&](db::Write& write) -> Result<StoredOperation> {
        auto operation = make_operation(write, {.kind = OperationKind::csv_export,
                                                .object_type = type,
                                                .title = fmt::format("Export {}", counted(write, type, *total)),
                                                .given = encode(given),
                                                .total = *total});
        operation.file_name = fmt::format("{}.csv", records::definition_of(write, type)->plural);
        queue<ExportRecords>(write, operation);
        return operation;
    });
}

Result<void> export_records(jobs::Context& context, ExportRecords const& job) {
    auto& database = context.database();
    auto const operation = database.read(context.actor(), [&](db::Read& read) { return find(read, job.operation_id); });
    if (!operation) return not_found("operation_unknown", "This operation is not kept any more.");
    auto const given = decode_stored<ExportAll>(json::parse(operation->given.text));
    if (!given) return fail(given);
    http::BodyFile file(context.part<blobs::Store>().incoming() / fmt::format("export-{}-{}", to_string(operation->id), make_id()));
    std::optional<std::string> after;
    std::int64_t rows = 0;
    do {
        context.checkpoint();
        auto const asker =
            database.read(context.actor(), [&](db::Read& read) { return asker_of(read, *operation, http::may::read_records); });
        if (!asker) return fail(asker);
        auto const page = database.read(*asker, [&](db::Read& read) { return page_of(read, *operation, *given, after); });
        if (!page) return fail(page);
        file.append(page->text);
        if (!file.is_whole()) return no_room("disk_full", "There is no room left for the file.");
        rows += page->rows;
        database.write(*asker, [&](db::Write& write) {
            auto now = find(write, job.operation_id).value();
            now.done = rows;
            update(write, now);
        });
        after = page->after;
        if (!after) return keep_file(context, *asker, job.operation_id, file);
    } while (true);
}

}  // namespace tandem::bulk
