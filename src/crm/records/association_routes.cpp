#include "crm/records/association_labels.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/objects.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/routes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using http::Created;
using http::Query;

struct AssociationTypeView {
    std::string category;
    std::int64_t typeId = 0;
    json::value label;
};
BOOST_DESCRIBE_STRUCT(AssociationTypeView, (), (category, typeId, label))

struct AssociatedRecord {
    RecordId toObjectId;
    std::vector<AssociationTypeView> associationTypes;
};
BOOST_DESCRIBE_STRUCT(AssociatedRecord, (), (toObjectId, associationTypes))

struct AssociatedList {
    std::vector<AssociatedRecord> results;
    std::optional<Paging> paging;
};
BOOST_DESCRIBE_STRUCT(AssociatedList, (), (results, paging))

struct LabelList {
    std::vector<AssociationTypeView> results;
};
BOOST_DESCRIBE_STRUCT(LabelList, (), (results))

struct LinkedPair {
    std::string fromObjectTypeId;
    RecordId fromObjectId;
    std::string toObjectTypeId;
    RecordId toObjectId;
    std::vector<std::string> labels;
};
BOOST_DESCRIBE_STRUCT(LinkedPair, (), (fromObjectTypeId, fromObjectId, toObjectTypeId, toObjectId, labels))

struct DefaultLink {
    AssociationTarget from;
    AssociationTarget to;
    AssociationSpec associationSpec;
};
BOOST_DESCRIBE_STRUCT(DefaultLink, (), (from, to, associationSpec))

struct DefaultLinks {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<DefaultLink> results;
    Instant startedAt;
    Instant completedAt;
};
BOOST_DESCRIBE_STRUCT(DefaultLinks, (), (status, results, startedAt, completedAt))

struct LinkOptions {
    std::optional<std::string> after;
    std::optional<Whole<1, 500>> limit;
};
BOOST_DESCRIBE_STRUCT(LinkOptions, (), (after, limit))

struct LinkBatchItem {
    AssociationTarget from;
    AssociationTarget to;
};
BOOST_DESCRIBE_STRUCT(LinkBatchItem, (), (from, to))

struct LinkBatch {
    std::vector<LinkBatchItem> inputs;
};
BOOST_DESCRIBE_STRUCT(LinkBatch, (), (inputs))

struct LinkedPairs {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<LinkedPair> results;
    Instant startedAt;
    Instant completedAt;
};
BOOST_DESCRIBE_STRUCT(LinkedPairs, (), (status, results, startedAt, completedAt))

struct LabelledItem {
    AssociationTarget from;
    AssociationTarget to;
    std::vector<AssociationSpec> types;
};
BOOST_DESCRIBE_STRUCT(LabelledItem, (), (from, to, types))

struct LabelledBatch {
    std::vector<LabelledItem> inputs;
};
BOOST_DESCRIBE_STRUCT(LabelledBatch, (), (inputs))

struct PartItem {
    AssociationTarget from;
    std::vector<AssociationTarget> to;
};
BOOST_DESCRIBE_STRUCT(PartItem, (), (from, to))

struct PartBatch {
    std::vector<PartItem> inputs;
};
BOOST_DESCRIBE_STRUCT(PartBatch, (), (inputs))

struct LinksWantedItem {
    RecordId id;
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(LinksWantedItem, (), (id, after))

struct LinksWanted {
    std::vector<LinksWantedItem> inputs;
};
BOOST_DESCRIBE_STRUCT(LinksWanted, (), (inputs))

struct LinksOfOne {
    AssociationTarget from;
    std::vector<AssociatedRecord> to;
    std::optional<Paging> paging;
};
BOOST_DESCRIBE_STRUCT(LinksOfOne, (), (from, to, paging))

struct LinksFound {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<LinksOfOne> results;
    Instant startedAt;
    Instant completedAt;
    std::optional<std::int64_t> numErrors;
    std::optional<std::vector<BatchProblem>> errors;
};
BOOST_DESCRIBE_STRUCT(LinksFound, (), (status, results, startedAt, completedAt, numErrors, errors))

AssociationTypeView view_of(std::int64_t type_id, std::string const& label) {
    return {std::string(category_of_link(type_id)), type_id, label.empty() ? json::value(nullptr) : json::value(label)};
}

constexpr std::int64_t most_links = 500;
constexpr std::size_t most_in_a_batch_of_links = 1'000;

/// Links of one type each in the order of ids, as pages of records with their types.
class LinkPages {
public:
    LinkPages(db::Read& read, ObjectType from, ObjectType to, std::size_t limit) : limit_(limit) {
        for (auto const& type : association_types(read, from, to)) labels_.emplace(type.type_id, type.label);
    }

    void add(AssociatedList& list, RecordId to_id, std::int64_t type_id) const {
        if (list.paging) return;
        if (list.results.empty() || list.results.back().toObjectId != to_id) {
            if (list.results.size() == limit_) {
                list.paging = Paging{{to_string(list.results.back().toObjectId)}};
                return;
            }
            list.results.push_back({to_id, {}});
        }
        auto const label = labels_.find(type_id);
        list.results.back().associationTypes.push_back(view_of(type_id, label == labels_.end() ? "" : label->second));
    }
    /// Rows that hold a page and what tells that another one follows: a record may have every type.
    int rows() const { return static_cast<int>((limit_ + 1) * std::max<std::size_t>(labels_.size(), 1)); }

private:
    std::map<std::int64_t, std::string> labels_;
    std::size_t limit_;
};

Result<AssociatedList> list_links(db::Read& read, ObjectType from, RecordId id, ObjectType to, Query<LinkOptions> const& options) {
    if (!find(read, from, id)) return record_unknown(*definition_of(read, from), to_string(id));
    LinkPages const pages(read, from, to, static_cast<std::size_t>(options->limit.value_or(Whole<1, 500>{most_links}).value));
    RecordId const after(parse_id(options->after.value_or("")).value_or(0));
    AssociatedList list;
    for (auto const& link : links_of(read, from, id, to, after, pages.rows())) pages.add(list, link.to_id, link.type_id);
    return list;
}

Result<AssociationType> known_default(db::Read& read, ObjectType from, ObjectType to) {
    auto const type = default_association(read, from, to);
    if (!type) return cannot_be_linked(read, from, to);
    return *type;
}

AssociationSpec spec_of(std::int64_t type_id) { return {std::string(category_of_link(type_id)), type_id}; }

Result<DefaultLinks> link_default(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    auto const type = known_default(write, from, to);
    if (!type) return fail(type);
    if (auto ok = link(write, *type, from_id, to_id); !ok) return fail(ok);
    return DefaultLinks{BatchStatus::COMPLETE,
                        {{{from_id}, {to_id}, spec_of(type->type_id)}, {{to_id}, {from_id}, spec_of(type->back_id)}},
                        write.now(),
                        now()};
}

Result<DefaultLinks> link_default_batch(db::Write& write, ObjectType from, ObjectType to, LinkBatch const& batch) {
    auto const type = known_default(write, from, to);
    if (!type) return fail(type);
    DefaultLinks links{BatchStatus::COMPLETE, {}, write.now(), write.now()};
    for (auto const& input : batch.inputs) {
        if (auto ok = link(write, *type, input.from.id, input.to.id); !ok) return fail(ok);
        links.results.push_back({input.from, input.to, spec_of(type->type_id)});
    }
    return links;
}

Result<LinkedPair> link_with(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id,
                             std::vector<AssociationSpec> const& specs, std::string const& pointer) {
    if (specs.empty()) return invalid_field(pointer, "missing", "A link has at least one type.");
    LinkedPair pair{hubspot_id_of(from), from_id, hubspot_id_of(to), to_id, {}};
    for (std::size_t i = 0; i < specs.size(); ++i) {
        auto const type = chosen_association(write, from, to, specs[i], fmt::format("{}/{}", pointer, i));
        if (!type) return fail(type);
        if (auto ok = link(write, *type, from_id, to_id); !ok) return fail(ok);
        if (!type->label.empty()) pair.labels.emplace_back(type->label);
    }
    return pair;
}

Result<Created<LinkedPair>> link_labelled(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id,
                                          std::vector<AssociationSpec> const& specs) {
    auto pair = link_with(write, from, from_id, to, to_id, specs, "");
    if (!pair) return fail(pair);
    return Created<LinkedPair>{*std::move(pair)};
}

Result<void> part(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    return dissociate(write, from, from_id, to, to_id);
}

Result<Created<LinkedPairs>> link_batch(db::Write& write, ObjectType from, ObjectType to, LabelledBatch const& batch) {
    LinkedPairs pairs{BatchStatus::COMPLETE, {}, write.now(), write.now()};
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto const& input = batch.inputs[i];
        auto pair = link_with(write, from, input.from.id, to, input.to.id, input.types, fmt::format("/inputs/{}/types", i));
        if (!pair) return fail(pair);
        pairs.results.push_back(*std::move(pair));
    }
    return Created<LinkedPairs>{std::move(pairs)};
}

/// The links of many records; 207 names those that have none, as HubSpot does.
Result<http::Response> read_link_batch(db::Read& read, ObjectType from, ObjectType to, LinksWanted const& wanted) {
    if (wanted.inputs.empty() || wanted.inputs.size() > most_in_a_batch_of_links)
        return invalid_field("/inputs", "out_of_range", fmt::format("A batch has between 1 and {} inputs.", most_in_a_batch_of_links));
    LinkPages const pages(read, from, to, most_links);
    std::map<RecordId, AssociatedList> lists;
    std::vector<RecordId> first_pages;
    for (auto const& input : wanted.inputs) {
        auto const after = parse_id(input.after.value_or("")).value_or(0);
        if (after == 0)
            first_pages.push_back(input.id);
        else
            for (auto const& link : links_of(read, from, input.id, to, RecordId(after), pages.rows()))
                pages.add(lists[input.id], link.to_id, link.type_id);
    }
    for (auto const& link : links_of(read, from, first_pages, to, pages.rows())) pages.add(lists[link.from_id], link.to_id, link.type_id);

    LinksFound found{BatchStatus::COMPLETE, {}, read.now(), now(), {}, {}};
    std::vector<BatchProblem> problems;
    for (auto const& input : wanted.inputs) {
        auto const& list = lists[input.id];
        if (list.results.empty())
            problems.push_back({"error",
                                "OBJECT_NOT_FOUND",
                                fmt::format("No {} are associated with {}.", definition_of(read, to)->plural, to_string(input.id)),
                                {{"fromObjectId", {to_string(input.id)}}}});
        else
            found.results.push_back({{input.id}, list.results, list.paging});
    }
    if (problems.empty()) return http::respond(found);
    found.numErrors = static_cast<std::int64_t>(problems.size());
    found.errors = std::move(problems);
    return http::respond(found, 207);
}

Result<void> part_batch(db::Write& write, ObjectType from, ObjectType to, PartBatch const& batch) {
    for (auto const& input : batch.inputs)
        for (auto const& target : input.to)
            if (auto ok = dissociate(write, from, input.from.id, to, target.id); !ok) return ok;
    return {};
}

Result<void> take_labels_batch(db::Write& write, ObjectType from, ObjectType to, LabelledBatch const& batch) {
    for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
        auto const& input = batch.inputs[i];
        for (std::size_t t = 0; t < input.types.size(); ++t) {
            auto const type = chosen_association(write, from, to, input.types[t], fmt::format("/inputs/{}/types/{}", i, t));
            if (!type) return fail(type);
            unlink(write, *type, input.from.id, input.to.id);
        }
    }
    return {};
}

Result<LabelList> list_labels(db::Read& read, ObjectType from, ObjectType to) {
    LabelList list;
    for (auto const& type : association_types(read, from, to)) list.results.push_back(view_of(type.type_id, type.label));
    return list;
}

/// Both directions of it, as HubSpot answers.
Result<LabelList> create_label(db::Write& write, ObjectType from, ObjectType to, LabelInput const& input) {
    auto const made = add_label(write, from, to, input);
    if (!made) return fail(made);
    LabelList list{{view_of(made->type_id, made->label)}};
    if (made->back_id != made->type_id) list.results.push_back(view_of(made->back_id, made->back_label));
    return list;
}

Result<void> save_label(db::Write& write, ObjectType from, ObjectType to, LabelPatch const& patch) {
    return change_label(write, from, to, patch);
}

Result<void> remove_label_of(db::Write& write, ObjectType from, ObjectType to, std::int64_t type_id) {
    auto const type = label_type(write, from, type_id);
    if (!type || type->to != to)
        return not_found("association_unknown", fmt::format("No label of your own between these kinds has the number {}.", type_id));
    return remove_label(write, *type);
}

}  // namespace

http::Routes const association_routes = {
    http::route<list_links>(http::GET, "/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}", http::may::read_records,
                            "List the records linked with one"),
    http::route<link_default>(http::PUT, "/crm/v4/objects/{from_type}/{from_id}/associations/default/{to_type}/{to_id}",
                              http::may::write_records, "Link two records"),
    http::route<link_labelled>(http::PUT, "/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}", http::may::write_records,
                               "Link two records with labels"),
    http::route<part>(http::DELETE, "/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}", http::may::write_records,
                      "Take the link of two records away"),
    http::route<link_default_batch>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/batch/associate/default",
                                    http::may::write_records, "Link many pairs of records"),
    http::route<link_batch>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/batch/create", http::may::write_records,
                            "Link many pairs of records with labels"),
    http::route<read_link_batch>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/batch/read", http::may::read_records,
                                 "List the records linked with many", {.note = http::batch_shape<LinksFound>}),
    http::route<part_batch>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/batch/archive", http::may::write_records,
                            "Take the links of many pairs of records away"),
    http::route<take_labels_batch>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/batch/labels/archive", http::may::write_records,
                                   "Take labels of many links away"),
    http::route<list_labels>(http::GET, "/crm/v4/associations/{from_type}/{to_type}/labels", http::may::read_records,
                             "List the labels of links"),
    http::route<create_label>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/labels", http::may::manage_settings,
                              "Make a label for links between two kinds of records"),
    http::route<save_label>(http::PUT, "/crm/v4/associations/{from_type}/{to_type}/labels", http::may::manage_settings,
                            "Change the words of a label"),
    http::route<remove_label_of>(http::DELETE, "/crm/v4/associations/{from_type}/{to_type}/labels/{association_type_id}",
                                 http::may::manage_settings, "Remove a label that no link has"),
};

}  // namespace tandem::records
