#include "crm/records/routes.hpp"

#include "base/version.hpp"
#include "crm/records/input.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/search.hpp"

#include <fmt/format.h>

namespace tandem::records {
namespace {

using http::Created;
using http::Query;
using http::Request;

std::vector<std::string> listed(std::optional<std::vector<std::string>> const& names) { return names.value_or(std::vector<std::string>{}); }

Result<RecordList> list_records(db::Read& read, ObjectType type, Query<ListOptions> const& options) {
    RecordId after;
    if (options->after && !options->after->empty()) {
        auto const id = parse_id(*options->after);
        if (!id)
            return invalid_field("/after", "INVALID_AFTER",
                                 "This is not a page of this list. Take `paging.next.after` of the page before.");
        after = RecordId(*id);
    }
    auto const limit = static_cast<int>(options->limit.value_or(Whole<1, 100>{10}).value);
    auto const set = load_properties(read, type);
    Presenter const presenter(set, listed(options->properties));
    auto const page = list_stored(read, type, presenter.reads(), after, options->archived.value_or(false), limit);
    RecordList list{presenter.present(page.records), std::nullopt};
    if (auto ok =
            add_extras(read, set, page.records, list.results, {listed(options->associations), listed(options->propertiesWithHistory)});
        !ok)
        return fail(ok);
    if (page.after) list.paging = Paging{{*page.after}};
    return list;
}

Result<Record> read_record(db::Read& read, ObjectType type, std::string const& key, Query<ReadOptions> const& options) {
    auto const set = load_properties(read, type);
    auto const id = resolve(read, set, key, options->idProperty);
    if (!id) return fail(id);
    auto const stored = find_stored(read, type, *id);
    if (!stored || stored->archived != options->archived.value_or(false)) return record_unknown(set.object(), key);
    auto records = Presenter(set, listed(options->properties)).present(std::vector{*stored});
    if (auto ok = add_extras(read, set, {*stored}, records, {listed(options->associations), listed(options->propertiesWithHistory)}); !ok)
        return fail(ok);
    return std::move(records.front());
}

Result<Created<Record>> create_object(db::Write& write, ObjectType type, RecordInput const& input) {
    auto record = create_from(write, load_properties(write, type), input);
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
    return version_stale();
}

Result<Record> update_object(db::Write& write, ObjectType type, std::string const& key, Query<WriteOptions> const& options,
                             Request const& request, RecordPatch const& patch) {
    auto const set = load_properties(write, type);
    auto const id = resolve(write, set, key, options->idProperty);
    if (!id) return fail(id);
    auto const values = values_of(patch.properties);
    if (!values) return fail(values);
    if (auto ok = check_version(write, type, *id, request); !ok) return fail(ok);
    return update_record(write, set, *id, *values, Authority::person);
}

/// HubSpot answers 204 for a record that is not there, too; so does archiving twice.
Result<void> archive_object(db::Write& write, ObjectType type, std::string const& key, Request const& request) {
    auto const id = parse_id(key);
    if (!id) return {};
    auto const stored = find_stored(write, type, RecordId(*id));
    if (!stored || stored->archived) return {};
    if (auto ok = check_version(write, type, stored->id, request); !ok) return ok;
    return archive(write, type, stored->id);
}

Result<SearchResult> search_objects(db::Read& read, ObjectType type, SearchRequest const& request) { return search(read, type, request); }

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
    http::route<list_records>(http::GET, "/crm/v3/objects/{object_type}", http::may::read_records,
                              "List records in the order of their ids"),
    http::route<create_object>(http::POST, "/crm/v3/objects/{object_type}", http::may::write_records, "Create a record"),
    http::route<search_objects>(http::POST, "/crm/v3/objects/{object_type}/search", http::may::read_records,
                                "Search records by filters, words and order"),
    http::route<read_record>(http::GET, "/crm/v3/objects/{object_type}/{key}", http::may::read_records,
                             "Read a record by id or by another property"),
    http::route<update_object>(http::PATCH, "/crm/v3/objects/{object_type}/{key}", http::may::write_records,
                               "Change some properties of a record"),
    http::route<archive_object>(http::DELETE, "/crm/v3/objects/{object_type}/{key}", http::may::delete_records, "Archive a record"),
    http::route<undo_change_set>(http::POST, "/api/change-sets/{change_set_id}/undo", http::may::write_records,
                                 "Take a change back, whole or not at all"),
};

}  // namespace tandem::records
