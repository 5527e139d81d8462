#include "crm/records/routes.hpp"

#include "crm/records/associations.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/search.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using http::Created;
using http::Query;
using http::Request;

constexpr std::size_t most_in_a_batch = 1'000;

/// Values as clients send them; anything that is no text, number or boolean is named.
Result<PropertyValues> values_of(json::object const& given) {
    PropertyValues values;
    std::vector<FieldError> errors;
    for (auto const& [name, value] : given) {
        if (auto text = text_of(value)) values.emplace(std::string(name), *std::move(text));
        else errors.push_back({fmt::format("/properties/{}", std::string_view(name)), "not_text", "A value is text, a number, true, false or null."});
    }
    if (!errors.empty()) return invalid_fields("property_invalid", std::move(errors));
    return values;
}

Result<void> check_batch(std::size_t size) {
    if (size == 0) return invalid_field("/inputs", "missing", "A batch needs at least one input.");
    if (size > most_in_a_batch) return invalid_field("/inputs", "too_many", fmt::format("A batch has at most {} inputs.", most_in_a_batch));
    return {};
}

void add_associations(db::Read& read, ObjectType type, Record& record, std::vector<std::string> const& kinds) {
    if (kinds.empty()) return;
    record.associations.emplace();
    for (auto const& kind : kinds) {
        auto const to = enumerator_named<ObjectType>(kind);
        if (!to) continue;
        AssociatedIds ids;
        for (auto const& link : links_of(read, type, record.id, *to, {}, 500)) {
            auto const* known = association_with(type, *to, link.type_id);
            ids.results.push_back({link.to_id, known ? std::string(known->name) : ""});
        }
        if (!ids.results.empty()) record.associations->emplace(kind, std::move(ids));
    }
}

Result<void> link_new(db::Write& write, ObjectType type, RecordId id, std::vector<AssociationInput> const& inputs) {
    for (auto const& input : inputs) {
        for (auto const& spec : input.types) {
            auto const known = std::ranges::find_if(association_types(), [&](auto const& one) { return one.from == type && one.type_id == spec.associationTypeId; });
            if (known == association_types().end())
                return invalid_field("/associations", "INVALID_ASSOCIATION", fmt::format("No association type {} leads from {}.", spec.associationTypeId, name_of(type)));
            if (auto ok = link(write, *known, id, input.to.id); !ok) return ok;
        }
    }
    return {};
}

Result<RecordList> list_records(db::Read& read, ObjectType type, Query<ListOptions> const& options) {
    RecordId after;
    if (options->after && !options->after->empty()) {
        auto const id = parse_id(*options->after);
        if (!id) return invalid_field("/after", "INVALID_AFTER", "This is not a page of this list. Take `paging.next.after` of the page before.");
        after = RecordId(*id);
    }
    auto const limit = static_cast<int>(options->limit.value_or(Whole<1, 100>{10}).value);
    auto const page = list_stored(read, type, after, options->archived.value_or(false), limit);
    RecordList list{Presenter(read, type, options->properties.value_or(std::vector<std::string>{})).present(page.records), std::nullopt};
    for (auto& record : list.results) add_associations(read, type, record, options->associations.value_or(std::vector<std::string>{}));
    if (page.after) list.paging = Paging{{*page.after}};
    return list;
}

Result<Record> read_record(db::Read& read, ObjectType type, std::string const& key, Query<ReadOptions> const& options) {
    auto const set = load_properties(read, type);
    auto const id = resolve(read, set, key, options->idProperty);
    if (!id) return fail(id);
    auto const stored = find_stored(read, type, *id);
    if (!stored || stored->archived != options->archived.value_or(false)) return record_unknown(type, key);
    auto record = Presenter(set, options->properties.value_or(std::vector<std::string>{}), workspace_currency(read)).present(*stored);
    add_associations(read, type, record, options->associations.value_or(std::vector<std::string>{}));
    return record;
}

Result<Record> create_one(db::Write& write, PropertySet const& set, RecordInput const& input) {
    auto const values = values_of(input.properties);
    if (!values) return fail(values);
    auto record = create_record(write, set, *values, Authority::person);
    if (!record) return record;
    if (input.associations)
        if (auto ok = link_new(write, set.object().type, record->id, *input.associations); !ok) return fail(ok);
    return record;
}

Result<Created<Record>> create_object(db::Write& write, ObjectType type, RecordInput const& input) {
    auto record = create_one(write, load_properties(write, type), input);
    if (!record) return fail(record);
    return Created<Record>{*std::move(record)};
}

/// `If-Match: "<updatedAt>"` says which version the client has seen; another one is a conflict and nothing is changed.
Result<void> check_version(db::Read& read, ObjectType type, RecordId id, Request const& request) {
    auto const given = request.headers.get("If-Match");
    if (given.empty() || given == "*") return {};
    auto const stored = find_stored(read, type, id);
    std::string wanted(given);
    std::erase(wanted, '"');
    if (stored && format_rfc3339(stored->modified) == wanted) return {};
    return conflict("version_stale", "Somebody else changed this record meanwhile. Nothing was changed; reload it and try again.");
}

Result<Record> update_object(db::Write& write, ObjectType type, std::string const& key, Query<WriteOptions> const& options, Request const& request,
                             RecordPatch const& patch) {
    auto const set = load_properties(write, type);
    auto const id = resolve(write, set, key, options->idProperty);
    if (!id) return fail(id);
    auto const values = values_of(patch.properties);
    if (!values) return fail(values);
    if (auto ok = check_version(write, type, *id, request); !ok) return fail(ok);
    return update_record(write, set, *id, *values, Authority::person);
}

/// HubSpot answers 204 for a record that is not there, too; so does archiving twice.
Result<void> archive_object(db::Write& write, ObjectType type, RecordId id) {
    auto done = archive(write, type, id);
    if (!done && done.error().kind == ErrorKind::not_found) return {};
    return done;
}

BatchResult completed(db::Read& read, std::vector<Record> records) {
    return {.status = BatchStatus::COMPLETE, .results = std::move(records), .startedAt = read.now(), .completedAt = now()};
}

Result<Created<BatchResult>> create_batch(db::Write& write, ObjectType type, BatchCreate const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(write, type);
    std::vector<Record> records;
    for (auto const& input : batch.inputs) {
        auto record = create_one(write, set, input);
        if (!record) return fail(record);
        records.push_back(*std::move(record));
    }
    return Created<BatchResult>{completed(write, std::move(records))};
}

Result<BatchResult> update_batch(db::Write& write, ObjectType type, BatchUpdate const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(write, type);
    std::vector<Record> records;
    for (auto const& input : batch.inputs) {
        auto const id = resolve(write, set, input.id, input.idProperty);
        if (!id) return fail(id);
        auto const values = values_of(input.properties);
        if (!values) return fail(values);
        auto record = update_record(write, set, *id, *values, Authority::person);
        if (!record) return fail(record);
        records.push_back(*std::move(record));
    }
    return completed(write, std::move(records));
}

Result<void> archive_batch(db::Write& write, ObjectType type, BatchArchive const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return ok;
    for (auto const& input : batch.inputs)
        if (auto const id = parse_id(input.id))
            if (auto done = archive_object(write, type, RecordId(*id)); !done) return done;
    return {};
}

/// 207 where some are missing: the others come all the same.
Result<http::Response> read_batch(db::Read& read, ObjectType type, BatchRead const& batch) {
    if (auto ok = check_batch(batch.inputs.size()); !ok) return fail(ok);
    auto const set = load_properties(read, type);
    std::vector<RecordId> ids;
    std::vector<std::string> missing;
    for (auto const& input : batch.inputs) {
        if (auto const id = resolve(read, set, input.id, batch.idProperty)) ids.push_back(*id);
        else missing.push_back(input.id);
    }
    auto found = find_stored(read, type, ids);
    std::erase_if(found, [](auto const& record) { return record.archived; });
    for (auto const id : ids)
        if (std::ranges::find(found, id, &StoredRecord::id) == found.end()) missing.push_back(to_string(id));
    auto result = completed(read, Presenter(set, batch.properties.value_or(std::vector<std::string>{}), workspace_currency(read)).present(found));
    if (missing.empty()) return http::respond(result);
    result.numErrors = 1;
    result.errors = {{"error", "OBJECT_NOT_FOUND", fmt::format("Could not get some {} objects, they may be archived or not exist.", name_of(type)), {{"ids", missing}}}};
    return http::respond(result, 207);
}

Result<SearchResult> search_objects(db::Read& read, ObjectType type, SearchRequest const& request) {
    auto const set = load_properties(read, type);
    auto const currency = workspace_currency(read);
    auto const plan = plan_search(set, request, {decimals_of(currency).value_or(2)});
    if (!plan) return fail(plan);
    SearchResult result{.total = count_stored(read, type, plan->where), .results = {}, .paging = {}};
    auto const page = search_stored(read, type, plan->page, plan->order, plan->limit);
    result.results = Presenter(set, request.properties.value_or(std::vector<std::string>{}), currency).present(page.records);
    if (page.after && !page.records.empty()) result.paging = Paging{{after_token(*plan, page.records.back(), set.object())}};
    return result;
}

struct Undone {
    std::int64_t records = 0;
};
BOOST_DESCRIBE_STRUCT(Undone, (), (records))

Result<Created<Undone>> undo_change_set(db::Write& write, ChangeSetId id) {
    auto const records = undo(write, id);
    if (!records) return fail(records);
    return Created<Undone>{{*records}};
}

}  // namespace

http::Routes const record_routes = {
    http::route<list_records>(http::GET, "/crm/v3/objects/{object_type}", http::may::read_records, "List records in the order of their ids"),
    http::route<create_object>(http::POST, "/crm/v3/objects/{object_type}", http::may::write_records, "Create a record"),
    http::route<search_objects>(http::POST, "/crm/v3/objects/{object_type}/search", http::may::read_records, "Search records by filters, words and order"),
    http::route<read_record>(http::GET, "/crm/v3/objects/{object_type}/{key}", http::may::read_records, "Read a record by id or by another property"),
    http::route<update_object>(http::PATCH, "/crm/v3/objects/{object_type}/{key}", http::may::write_records, "Change some properties of a record"),
    http::route<archive_object>(http::DELETE, "/crm/v3/objects/{object_type}/{id}", http::may::delete_records, "Archive a record"),
    http::route<create_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/create", http::may::write_records, "Create several records, all or none"),
    http::route<read_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/read", http::may::read_records, "Read several records"),
    http::route<update_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/update", http::may::write_records, "Change several records, all or none"),
    http::route<archive_batch>(http::POST, "/crm/v3/objects/{object_type}/batch/archive", http::may::delete_records, "Archive several records"),
    http::route<undo_change_set>(http::POST, "/api/change-sets/{change_set_id}/undo", http::may::write_records, "Take a change back, whole or not at all"),
};

}  // namespace tandem::records
