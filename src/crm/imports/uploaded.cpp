#include "crm/imports/uploaded.hpp"

#include "base/line.hpp"
#include "crm/imports/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace tandem::imports {
namespace {

using bulk::StoredOperation;

constexpr std::int64_t rows_tried = 1'000;
constexpr std::size_t rows_at_once = 100;
constexpr std::size_t most_refusals_shown = 20;
/// Keys of files that come in through the screen are unique among each other.
constexpr auto source_of_uploads = "csv";

/// The part of a mapping file that says the same.
FilePart part_of(StoredOperation const& operation, FileMapping const& given) {
    FilePart part;
    part.name.value = "*";
    part.object = kinds::name_of(operation.object_type);
    part.key = given.key.value_or("");
    part.decimal_comma = given.decimal_comma;
    for (auto const& [column, property] : given.columns) {
        PropertyRule rule;
        rule.column = column;
        rule.format = given.date_format;
        part.properties.emplace(property, std::move(rule));
    }
    return part;
}

Result<void> check_columns(records::PropertySet const& set, FileMapping const& given) {
    std::vector<FieldError> errors;
    std::vector<std::string> taken;
    for (std::size_t i = 0; i < given.columns.size(); ++i) {
        auto const& property = given.columns[i].property;
        auto const pointer = fmt::format("/columns/{}/property", i);
        auto const* known = set.find(property);
        if (!known || known->read_only || known->kind == records::ValueKind::id)
            errors.push_back(
                {pointer, "property_unknown", fmt::format("“{}” is no property that can be set.", beginning_of(property, 100))});
        if (std::ranges::find(taken, property) != taken.end())
            errors.push_back({pointer, "property_twice", "Two columns cannot be the same property."});
        taken.push_back(property);
    }
    if (given.columns.empty()) errors.push_back({"/columns", "missing", "Say which column is which property."});
    if (!errors.empty()) return invalid_fields("mapping_invalid", std::move(errors));
    return {};
}

/// A file that came in, with its mapping: rows in pieces, each known once by its key.
class Uploaded {
public:
    Uploaded(blobs::Store const& store, StoredOperation const& operation, FileMapping const& mapping)
        : file_(store, operation.items_hash.value()), part_(part_of(operation, mapping)) {}
    Uploaded(Uploaded const&) = delete;
    Uploaded& operator=(Uploaded const&) = delete;

    Result<void> prepare(db::Read& read, FileMapping const& mapping) {
        auto plan = plan_file(read, source_of_uploads, part_, file_.header());
        if (!plan) return fail(plan);
        plan->authority = records::Authority::person;
        plan_.emplace(*std::move(plan));
        return check_columns(records::load_properties(read, plan_->object), mapping);
    }

    /// Empty at the end.
    std::vector<CsvReader::Row> next(std::size_t count) {
        std::vector<CsvReader::Row> rows;
        for (CsvReader::Row row; rows.size() < count && file_.next(row);) {
            if (!row.problem) row.problem = twice(row);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Result<RowResult> bring_in(db::Write& write, records::PropertySet const& set, CsvReader::Row const& row) const {
        if (row.problem) return invalid("row_invalid", *row.problem);
        return write.whole([&] { return import_row(write, set, *plan_, row.fields); });
    }
    records::PropertySet properties(db::Read& read) const { return records::load_properties(read, plan_->object); }

private:
    std::optional<std::string> twice(CsvReader::Row const& row) {
        if (!plan_->key || row.fields.size() <= *plan_->key) return std::nullopt;
        auto const key = std::string(trim(row.fields[*plan_->key]));
        auto const [known, is_first] = lines_.emplace(key, row.line);
        if (is_first || key.empty()) return std::nullopt;
        return fmt::format("{}: the key “{}” stands in line {} already.", part_.key, beginning_of(key, 60), known->second);
    }

    StoredFile file_;
    FilePart part_;
    std::optional<Plan> plan_;
    std::unordered_map<std::string, std::int64_t> lines_;
};

void count(Trial& trial, CsvReader::Row const& row, Result<RowResult> const& result) {
    ++trial.rows;
    if (!result) {
        ++trial.refused;
        if (trial.refusals.size() < most_refusals_shown) trial.refusals.push_back({row.line, reason_of(result.error())});
    } else if (result->outcome == Outcome::created) {
        ++trial.created;
    } else if (result->outcome == Outcome::updated) {
        ++trial.changed;
    } else {
        ++trial.unchanged;
    }
}

void count(db::Write& write, StoredOperation& operation, CsvReader::Row const& row, Result<RowResult> const& result) {
    ++operation.done;
    if (!result) {
        ++operation.refused;
        bulk::insert(write, bulk::Refusal{.operation_id = operation.id,
                                          .place = row.line,
                                          .reason = reason_of(result.error()),
                                          .fields = db::Json{json::serialize(encode(row.fields))}});
    } else if (result->outcome == Outcome::created) {
        ++operation.created;
    } else if (result->outcome == Outcome::updated) {
        ++operation.changed;
    }
}

/// Of the asker, of a file that came in and was not begun.
Result<StoredOperation> waiting(db::Read& read, OperationId id) {
    auto operation = bulk::own(read, id);
    if (!operation) return operation;
    if (operation->kind != bulk::OperationKind::csv_import || operation->job_id)
        return conflict("operation_began", "This was begun already. Upload the file again to bring it in once more.");
    return operation;
}

}  // namespace

Result<Trial> try_file(http::Ask& ask, OperationId id, FileMapping const& mapping) {
    auto const operation = ask.read([&](db::Read& read) { return waiting(read, id); });
    if (!operation) return fail(operation);
    Uploaded uploaded(ask.part<blobs::Store>(), *operation, mapping);
    if (auto ok = ask.read([&](db::Read& read) { return uploaded.prepare(read, mapping); }); !ok) return fail(ok);
    Trial trial;
    while (trial.rows < rows_tried) {
        auto const rows = uploaded.next(rows_at_once);
        if (rows.empty()) break;
        // The error takes all of it back.
        auto const tried = ask.write([&](db::Write& write) -> Result<void> {
            write.act_as(write.actor().user_id, write.actor().role, db::Means::import);
            auto const set = uploaded.properties(write);
            for (auto const& row : rows) count(trial, row, uploaded.bring_in(write, set, row));
            return conflict("trial", "Nothing of it stays.");
        });
        if (tried.error().code != "trial") return fail(tried);
    }
    return trial;
}

Result<StoredOperation> begin_import(http::Ask& ask, OperationId id, FileMapping const& mapping) {
    auto const found = ask.read([&](db::Read& read) { return waiting(read, id); });
    if (!found) return found;
    Uploaded uploaded(ask.part<blobs::Store>(), *found, mapping);
    if (auto ok = ask.read([&](db::Read& read) { return uploaded.prepare(read, mapping); }); !ok) return fail(ok);
    return ask.write([&](db::Write& write) -> Result<StoredOperation> {
        auto operation = waiting(write, id);
        if (!operation) return operation;
        operation->given = {json::serialize(encode(mapping))};
        write.act_as(write.actor().user_id, write.actor().role, db::Means::import);
        operation->change_set_id = write.change_set();
        write.summarize(operation->title);
        bulk::queue<ImportRecords>(write, *operation);
        return operation;
    });
}

Result<void> import_records(jobs::Context& context, ImportRecords const& job) {
    auto& database = context.database();
    auto const operation = database.read(context.actor(), [&](db::Read& read) { return bulk::find(read, job.operation_id); });
    if (!operation) return not_found("operation_unknown", "This operation is not kept any more.");
    auto const mapping = decode_stored<FileMapping>(json::parse(operation->given.text));
    if (!mapping) return fail(mapping);
    Uploaded uploaded(context.part<blobs::Store>(), *operation, *mapping);
    auto const asker_now = [&](db::Read& read) { return bulk::asker_of(read, *operation, http::may::write_records); };
    auto asker = database.read(context.actor(), asker_now);
    if (!asker) return fail(asker);
    if (auto ok = database.read(*asker, [&](db::Read& read) { return uploaded.prepare(read, *mapping); }); !ok) return ok;
    // What came in before a cut is passed over; its keys are known again.
    for (auto left = operation->done; left > 0;) {
        auto const passed = uploaded.next(std::min(rows_at_once, static_cast<std::size_t>(left)));
        if (passed.empty()) return {};
        left -= static_cast<std::int64_t>(passed.size());
    }
    for (auto done = operation->done;;) {
        context.checkpoint();
        auto const rows = uploaded.next(rows_at_once);
        if (rows.empty()) return {};
        asker = database.read(context.actor(), asker_now);
        if (!asker) return fail(asker);
        auto const brought = database.write(*asker, db::Means::import, [&](db::Write& write) -> Result<void> {
            auto now = bulk::find(write, job.operation_id).value();
            if (now.done != done) return unavailable("taken_over", "Another runner is at it.");
            write.continue_change_set(*now.change_set_id);
            auto const set = uploaded.properties(write);
            for (auto const& row : rows) count(write, now, row, uploaded.bring_in(write, set, row));
            bulk::update(write, now);
            return {};
        });
        if (!brought) return brought;
        done += static_cast<std::int64_t>(rows.size());
        context.progress(static_cast<double>(done) / static_cast<double>(operation->total));
    }
}

}  // namespace tandem::imports
