#include "crm/records/routes.hpp"

#include "base/unicode.hpp"
#include "crm/records/input.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tandem::records {
namespace {

using http::Created;
using http::Query;

constexpr std::size_t most_in_a_batch = 1'000;

Result<void> check_batch(std::size_t size) {
    if (size == 0) return invalid_field("/inputs", "missing", "A batch needs at least one input.");
    if (size > most_in_a_batch) return invalid_field("/inputs", "too_many", fmt::format("A batch has at most {} inputs.", most_in_a_batch));
    return {};
}

/// What is wrong in a batch, by input; the first one's kind is the answer's, since nothing of the batch is kept.
class Problems {
public:
    void add(std::size_t input, Error error) {
        auto const at = fmt::format("/inputs/{}", input);
        if (error.fields.empty()) error.fields.push_back({"", error.code, error.message});
        for (auto& field : error.fields) field.pointer.insert(0, at);
        if (!first_) {
            first_ = std::move(error);
            return;
        }
        first_->fields.insert(first_->fields.end(), error.fields.begin(), error.fields.end());
    }
    bool none() const { return !first_; }
    Failure as_failure() && { return Failure(*std::move(first_)); }

private:
    std::optional<Error> first_;
};

template <class Answer>
Answer completed(db::Read& read, decltype(Answer::results) records) {
    return {.status = BatchStatus::COMPLETE, .results = std::move(records), .startedAt = read.now(), .completedAt = now()};
}

/// Which records the inputs mean: one query for each way of naming them.
template <class Input>
Result<std::vector<std::optional<RecordId>>> resolve_inputs(db::Read& read, PropertySet const& set, std::vector<Input> const& inputs) {
    std::map<std::string, std::vector<std::string>> keys;
    for (auto const& input : inputs) keys[input.idProperty.value_or("")].push_back(input.id);
    std::map<std::string, std::map<std::string, RecordId>> found;
    for (auto const& [property, named] : keys) {
        auto ids = resolve_all(read, set, named, property);
        if (!ids) return fail(std::move(ids));
        found.emplace(property, *std::move(ids));
    }
    std::vector<std::optional<RecordId>> ids;
    for (auto const& input : inputs) {
        auto const& named = found.at(input.idProperty.value_or(""));
        auto const id = named.find(input.id);
        ids.push_back(id == named.end() ? std::nullopt : std::optional(id->second));
    }
    return ids;
}

Result<Created<BatchResult>> create_batch(db::Write& write, ObjectType type, BatchCreate const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(write, type);
    std::vector<Record> records;
    Problems problems;
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto record = create_from(write, set, batch.inputs[i]);
        if (record)
            records.push_back(*std::move(record));
        else
            problems.add(i, std::move(record).error());
    }
    if (!problems.none()) return std::move(problems).as_failure();
    return Created<BatchResult>{completed<BatchResult>(write, std::move(records))};
}

Result<Record> update_from(db::Write& write, PropertySet const& set, std::optional<RecordId> id, BatchUpdateItem const& input) {
    if (!id) return record_unknown(set.object(), input.id);
    auto const values = values_of(input.properties);
    if (!values) return fail(values);
    return update_record(write, set, *id, *values, Authority::person);
}

Result<BatchResult> update_batch(db::Write& write, ObjectType type, BatchUpdate const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(write, type);
    auto const ids = resolve_inputs(write, set, batch.inputs);
    if (!ids) return fail(ids);
    std::vector<Record> records;
    Problems problems;
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto record = update_from(write, set, (*ids)[i], batch.inputs[i]);
        if (record)
            records.push_back(*std::move(record));
        else
            problems.add(i, std::move(record).error());
    }
    if (!problems.none()) return std::move(problems).as_failure();
    return completed<BatchResult>(write, std::move(records));
}

/// A record that nobody has yet is made with the value it was asked for by.
Result<Record> make_from(db::Write& write, PropertySet const& set, BatchUpdateItem const& input) {
    if (!input.idProperty || input.idProperty->empty() || *input.idProperty == "hs_object_id")
        return record_unknown(set.object(), input.id);
    RecordInput made{.properties = input.properties, .associations = {}, .objectWriteTraceId = {}};
    made.properties.emplace(*input.idProperty, input.id);
    return create_from(write, set, made);
}

UpsertedRecord upserted(Record record, bool is_new) {
    return {record.id, std::move(record.properties), record.createdAt, record.updatedAt, record.archived, record.archivedAt, is_new};
}

Result<UpsertResult> upsert_batch(db::Write& write, ObjectType type, BatchUpdate const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(write, type);
    auto const ids = resolve_inputs(write, set, batch.inputs);
    if (!ids) return fail(ids);
    std::vector<UpsertedRecord> records;
    Problems problems;
    std::set<std::string> made;
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto const& input = batch.inputs[i];
        if (!(*ids)[i] && !made.insert(to_lower(trim(input.id))).second) {
            problems.add(i, Error{ErrorKind::invalid, "duplicate", "Another input of this batch creates the same record."});
            continue;
        }
        auto record = (*ids)[i] ? update_from(write, set, (*ids)[i], input) : make_from(write, set, input);
        if (record)
            records.push_back(upserted(*std::move(record), !(*ids)[i]));
        else
            problems.add(i, std::move(record).error());
    }
    if (!problems.none()) return std::move(problems).as_failure();
    return completed<UpsertResult>(write, std::move(records));
}

Result<void> archive_batch(db::Write& write, ObjectType type, BatchArchive const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return ok;
    std::vector<RecordId> ids;
    for (auto const& input : batch.inputs)
        if (auto const id = parse_id(input.id)) ids.emplace_back(*id);
    for (auto const& record : find_stored(write, type, ids))
        if (auto done = archive(write, type, record.id); !done) return done;
    return {};
}

/// 207 where some are missing: the others come all the same.
Result<http::Response> read_batch(db::Read& read, ObjectType type, Query<BatchReadOptions> const& options, BatchRead const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(read, type);
    std::vector<std::string> keys;
    for (auto const& input : batch.inputs) keys.push_back(input.id);
    auto const known = resolve_all(read, set, keys, batch.idProperty);
    if (!known) return fail(known);
    std::vector<RecordId> ids;
    for (auto const& [key, id] : *known) ids.push_back(id);
    auto found = find_stored(read, type, ids);
    std::erase_if(found, [&](auto const& record) { return record.archived != options->archived.value_or(false); });
    std::set<RecordId> present;
    for (auto const& record : found) present.insert(record.id);
    std::vector<std::string> missing;
    for (auto const& key : keys)
        if (auto const id = known->find(key); id == known->end() || !present.contains(id->second)) missing.push_back(key);

    auto result = completed<BatchResult>(read, Presenter(set, batch.properties.value_or(std::vector<std::string>{})).present(found));
    Extras const extras{{}, batch.propertiesWithHistory.value_or(std::vector<std::string>{})};
    if (auto ok = add_extras(read, set, found, result.results, extras); !ok) return fail(ok);
    if (missing.empty()) return http::respond(result);
    result.numErrors = 1;
    result.errors = {{"error",
                      "OBJECT_NOT_FOUND",
                      fmt::format("Could not get some {} objects, they may be archived or not exist.", set.object().plural),
                      {{"ids", missing}}}};
    return http::respond(result, 207);
}

}  // namespace

http::Routes const batch_routes = {
    http::route<create_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/create", http::may::write_records,
                              "Create several records, all or none"),
    http::route<read_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/read", http::may::read_records, "Read several records",
                            {.note = http::batch_shape<BatchResult>}),
    http::route<update_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/update", http::may::write_records,
                              "Change several records, all or none"),
    http::route<upsert_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/upsert", http::may::write_records,
                              "Change several records or create those that are missing, all or none"),
    http::route<archive_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/archive", http::may::delete_records,
                               "Archive several records"),
};

}  // namespace tandem::records
