#include "crm/records/associations.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/routes.hpp"

#include <fmt/format.h>

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

AssociationTypeView view_of(ObjectType from, ObjectType to, std::int64_t type_id) {
    auto const* known = association_with(from, to, type_id);
    bool const labelled = known && !known->label.empty();
    return {"HUBSPOT_DEFINED", type_id, labelled ? json::value(known->label) : json::value(nullptr)};
}

std::string type_id_of(ObjectType type) { return fmt::format("0-{}", static_cast<int>(type) + 1); }

Result<AssociatedList> list_links(db::Read& read, ObjectType from, RecordId id, ObjectType to, Query<LinkOptions> const& options) {
    if (!find(read, from, id)) return record_unknown(from, to_string(id));
    auto const limit = static_cast<std::size_t>(options->limit.value_or(Whole<1, 500>{500}).value);
    RecordId const after(parse_id(options->after.value_or("")).value_or(0));
    AssociatedList list;
    for (auto const& link : links_of(read, from, id, to, after, static_cast<int>(limit) * 2 + 2)) {
        if (list.results.empty() || list.results.back().toObjectId != link.to_id) {
            if (list.results.size() == limit) {
                list.paging = Paging{{to_string(list.results.back().toObjectId)}};
                break;
            }
            list.results.push_back({link.to_id, {}});
        }
        list.results.back().associationTypes.push_back(view_of(from, to, link.type_id));
    }
    return list;
}

Result<AssociationType const*> known_default(ObjectType from, ObjectType to) {
    auto const* type = default_association(from, to);
    if (!type) return invalid("association_unknown", fmt::format("{} cannot be linked with {}.", name_of(from), name_of(to)));
    return type;
}

Result<DefaultLinks> link_default(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    auto const type = known_default(from, to);
    if (!type) return fail(type);
    if (auto ok = link(write, **type, from_id, to_id); !ok) return fail(ok);
    auto const& back = inverse_of(**type);
    return DefaultLinks{BatchStatus::COMPLETE,
                        {{{from_id}, {to_id}, {"HUBSPOT_DEFINED", (*type)->type_id}}, {{to_id}, {from_id}, {"HUBSPOT_DEFINED", back.type_id}}},
                        write.now(),
                        now()};
}

Result<DefaultLinks> link_default_batch(db::Write& write, ObjectType from, ObjectType to, LinkBatch const& batch) {
    auto const type = known_default(from, to);
    if (!type) return fail(type);
    DefaultLinks links{BatchStatus::COMPLETE, {}, write.now(), write.now()};
    for (auto const& input : batch.inputs) {
        if (auto ok = link(write, **type, input.from.id, input.to.id); !ok) return fail(ok);
        links.results.push_back({input.from, input.to, {"HUBSPOT_DEFINED", (*type)->type_id}});
    }
    return links;
}

Result<Created<LinkedPair>> link_labelled(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, std::vector<AssociationSpec> const& specs) {
    LinkedPair pair{type_id_of(from), from_id, type_id_of(to), to_id, {}};
    for (auto const& spec : specs) {
        auto const* type = association_with(from, to, spec.associationTypeId);
        if (!type) return invalid("association_unknown", fmt::format("No association type {} leads from {} to {}.", spec.associationTypeId, name_of(from), name_of(to)));
        if (auto ok = link(write, *type, from_id, to_id); !ok) return fail(ok);
        if (!type->label.empty()) pair.labels.emplace_back(type->label);
    }
    return Created<LinkedPair>{std::move(pair)};
}

Result<void> unlink(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) { return dissociate(write, from, from_id, to, to_id); }

Result<LabelList> list_labels(db::Read&, ObjectType from, ObjectType to) {
    LabelList list;
    for (auto const& type : association_types())
        if (type.from == from && type.to == to) list.results.push_back(view_of(from, to, type.type_id));
    return list;
}

}  // namespace

http::Routes const association_routes = {
    http::route<list_links>(http::GET, "/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}", http::may::read_records, "List the records linked with one"),
    http::route<link_default>(http::PUT, "/crm/v4/objects/{from_type}/{from_id}/associations/default/{to_type}/{to_id}", http::may::write_records, "Link two records"),
    http::route<link_labelled>(http::PUT, "/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}", http::may::write_records, "Link two records with labels"),
    http::route<unlink>(http::DELETE, "/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}", http::may::write_records, "Take the link of two records away"),
    http::route<link_default_batch>(http::POST, "/crm/v4/associations/{from_type}/{to_type}/batch/associate/default", http::may::write_records, "Link many pairs of records"),
    http::route<list_labels>(http::GET, "/crm/v4/associations/{from_type}/{to_type}/labels", http::may::read_records, "List the labels of links"),
};

}  // namespace tandem::records
