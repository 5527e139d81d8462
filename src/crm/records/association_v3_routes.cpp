#include "base/line.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/input.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/routes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using http::Created;
using http::Query;

// HubSpot's third version names the way of a link by one word, "contact_to_company", where the fourth has numbers and labels.

struct LinkListOptions {
    std::optional<std::string> after;
    std::optional<Whole<1, 500>> limit;
};
BOOST_DESCRIBE_STRUCT(LinkListOptions, (), (after, limit))

struct LinkType {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LinkType, (), (id, name))

struct LinkTypes {
    std::vector<LinkType> results;
};
BOOST_DESCRIBE_STRUCT(LinkTypes, (), (results))

struct NamedLink {
    AssociationTarget from;
    AssociationTarget to;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(NamedLink, (), (from, to, type))

struct NamedLinks {
    std::vector<NamedLink> inputs;
};
BOOST_DESCRIBE_STRUCT(NamedLinks, (), (inputs))

struct NamedLinksMade {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<NamedLink> results;
    Instant startedAt;
    Instant completedAt;
};
BOOST_DESCRIBE_STRUCT(NamedLinksMade, (), (status, results, startedAt, completedAt))

struct RecordsWanted {
    std::vector<AssociationTarget> inputs;
};
BOOST_DESCRIBE_STRUCT(RecordsWanted, (), (inputs))

struct LinkedFrom {
    AssociationTarget from;
    std::vector<AssociatedId> to;
    std::optional<Paging> paging;
};
BOOST_DESCRIBE_STRUCT(LinkedFrom, (), (from, to, paging))

struct LinkedFound {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<LinkedFrom> results;
    Instant startedAt;
    Instant completedAt;
    std::optional<std::int64_t> numErrors;
    std::optional<std::vector<BatchProblem>> errors;
};
BOOST_DESCRIBE_STRUCT(LinkedFound, (), (status, results, startedAt, completedAt, numErrors, errors))

constexpr int most_named_links = 500;
constexpr std::size_t most_in_a_batch_of_named = 1'000;

Result<void> check_batch_of_named(std::size_t size) {
    if (size >= 1 && size <= most_in_a_batch_of_named) return {};
    return invalid_field("/inputs", "out_of_range", fmt::format("A batch has between 1 and {} inputs.", most_in_a_batch_of_named));
}

/// By its word, or its number.
Result<AssociationType> named_association(db::Read& read, ObjectType from, ObjectType to, std::string const& text, std::string pointer) {
    for (auto const& type : association_types(read, from, to))
        if (std::to_string(type.type_id) == text || name_of_link(read, type) == text) return type;
    return invalid_field(std::move(pointer), "INVALID_ASSOCIATION",
                         fmt::format("No association “{}” leads from {} to {}.", beginning_of(text, 100), definition_of(read, from)->plural,
                                     definition_of(read, to)->plural));
}

Result<AssociatedIds> list_linked(db::Read& read, ObjectType from, RecordId id, ObjectType to, Query<LinkListOptions> const& options) {
    if (!find(read, from, id)) return record_unknown(*definition_of(read, from), to_string(id));
    auto const limit = static_cast<std::size_t>(options->limit.value_or(Whole<1, 500>{most_named_links}).value);
    RecordId const after(parse_id(options->after.value_or("")).value_or(0));
    auto const names = names_of_links(read, from, to);
    // A page ends between two records: the next one begins behind an id.
    auto const links = links_of(read, from, id, to, after, static_cast<int>((limit + 1) * std::max<std::size_t>(names.size(), 1)));
    AssociatedIds page;
    std::size_t records = 0;
    for (auto const& link : links) {
        bool const is_next = page.results.empty() || page.results.back().id != link.to_id;
        if (is_next && ++records > limit) {
            page.paging = Paging{{to_string(page.results.back().id)}};
            break;
        }
        auto const name = names.find(link.type_id);
        page.results.push_back({link.to_id, name == names.end() ? "" : name->second});
    }
    return page;
}

/// The record it leads from, with its links to records of this kind.
Result<Record> link_named(db::Write& write, ObjectType from, RecordId id, ObjectType to, RecordId to_id, std::string const& text) {
    auto const type = named_association(write, from, to, text, "/associationType");
    if (!type) return fail(type);
    if (auto ok = link(write, *type, id, to_id); !ok) return fail(ok);
    auto const set = load_properties(write, from);
    auto const stored = find_stored(write, from, std::vector{id});
    auto records = Presenter(set, {}).present(stored);
    if (auto ok = add_extras(write, set, stored, records, {{std::string(name_of(to))}, {}}); !ok) return fail(ok);
    return std::move(records.front());
}

Result<void> part_named(db::Write& write, ObjectType from, RecordId id, ObjectType to, RecordId to_id, std::string const& text) {
    auto const type = named_association(write, from, to, text, "/associationType");
    if (!type) return fail(type);
    unlink(write, *type, id, to_id);
    return {};
}

Result<LinkTypes> list_types(db::Read& read, ObjectType from, ObjectType to) {
    LinkTypes types;
    for (auto const& [id, name] : names_of_links(read, from, to)) types.results.push_back({std::to_string(id), name});
    return types;
}

Result<Created<NamedLinksMade>> link_named_batch(db::Write& write, ObjectType from, ObjectType to, NamedLinks const& batch) {
    if (auto ok = check_batch_of_named(batch.inputs.size()); !ok) return fail(ok);
    NamedLinksMade made{BatchStatus::COMPLETE, {}, write.now(), write.now()};
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto const& input = batch.inputs[i];
        auto const type = named_association(write, from, to, input.type, fmt::format("/inputs/{}/type", i));
        if (!type) return fail(type);
        if (auto ok = link(write, *type, input.from.id, input.to.id); !ok) return fail(ok);
        made.results.push_back({input.from, input.to, name_of_link(write, *type)});
    }
    return Created<NamedLinksMade>{std::move(made)};
}

Result<void> part_named_batch(db::Write& write, ObjectType from, ObjectType to, NamedLinks const& batch) {
    if (auto ok = check_batch_of_named(batch.inputs.size()); !ok) return ok;
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto const& input = batch.inputs[i];
        auto const type = named_association(write, from, to, input.type, fmt::format("/inputs/{}/type", i));
        if (!type) return fail(type);
        unlink(write, *type, input.from.id, input.to.id);
    }
    return {};
}

/// 207 names those that have no link, as HubSpot does.
Result<http::Response> read_named_batch(db::Read& read, ObjectType from, ObjectType to, RecordsWanted const& wanted) {
    if (auto ok = check_batch_of_named(wanted.inputs.size()); !ok) return fail(ok);
    std::vector<RecordId> ids;
    for (auto const& input : wanted.inputs) ids.push_back(input.id);
    auto const names = names_of_links(read, from, to);
    std::map<RecordId, LinkedFrom> by_record;
    for (auto const& link : links_of(read, from, ids, to, most_named_links + 1)) {
        auto& found = by_record[link.from_id];
        if (found.to.size() == most_named_links) {
            found.paging = Paging{{to_string(found.to.back().id)}};
            continue;
        }
        auto const name = names.find(link.type_id);
        found.to.push_back({link.to_id, name == names.end() ? "" : name->second});
    }
    LinkedFound found{BatchStatus::COMPLETE, {}, read.now(), now(), {}, {}};
    std::vector<BatchProblem> problems;
    for (auto const id : ids) {
        auto const links = by_record.find(id);
        if (links == by_record.end())
            problems.push_back({"error",
                                "OBJECT_NOT_FOUND",
                                fmt::format("No {} are associated with {}.", definition_of(read, to)->plural, to_string(id)),
                                {{"fromObjectId", {to_string(id)}}}});
        else
            found.results.push_back({{id}, links->second.to, links->second.paging});
    }
    if (problems.empty()) return http::respond(found);
    found.numErrors = static_cast<std::int64_t>(problems.size());
    found.errors = std::move(problems);
    return http::respond(found, 207);
}

}  // namespace

http::Routes const association_v3_routes = {
    http::route<list_linked>(http::GET, "/crm/v3/objects/{from_type}/{from_id}/associations/{to_type}", http::may::read_records,
                             "List the ids linked with a record"),
    http::route<link_named>(http::PUT, "/crm/v3/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}/{association_type}",
                            http::may::write_records, "Link two records in a way that is named"),
    http::route<part_named>(http::DELETE, "/crm/v3/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}/{association_type}",
                            http::may::write_records, "Take a way two records are linked in away"),
    http::route<list_types>(http::GET, "/crm/v3/associations/{from_type}/{to_type}/types", http::may::read_records,
                            "List the ways two kinds of records are linked"),
    http::route<link_named_batch>(http::POST, "/crm/v3/associations/{from_type}/{to_type}/batch/create", http::may::write_records,
                                  "Link many pairs of records in ways that are named"),
    http::route<read_named_batch>(http::POST, "/crm/v3/associations/{from_type}/{to_type}/batch/read", http::may::read_records,
                                  "List the ids linked with many records", {.note = http::batch_shape<LinkedFound>}),
    http::route<part_named_batch>(http::POST, "/crm/v3/associations/{from_type}/{to_type}/batch/archive", http::may::write_records,
                                  "Take ways many pairs of records are linked in away"),
};

}  // namespace tandem::records
