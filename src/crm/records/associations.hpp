#pragma once

#include "crm/records/records.hpp"

namespace tandem::records {

/// HubSpot's default association of two kinds of records.
struct AssociationType {
    ObjectType from;
    ObjectType to;
    std::int64_t type_id;
    std::string_view name;   ///< in v3 answers: "contact_to_company"
    std::string_view label;  ///< empty for the plain one
};

std::span<AssociationType const> association_types();
/// The unlabelled type between two kinds; nullptr where there is none.
AssociationType const* default_association(ObjectType from, ObjectType to);
AssociationType const* association_with(ObjectType from, ObjectType to, std::int64_t type_id);
/// The same link seen from the other side.
AssociationType const& inverse_of(AssociationType const& type);

struct Link {
    RecordId to_id;
    std::int64_t type_id = 0;
};
BOOST_DESCRIBE_STRUCT(Link, (), (to_id, type_id))

/// Links of one record to live records of a kind, in the order of their ids, beginning after `after`.
std::vector<Link> links_of(db::Read& read, ObjectType from, RecordId id, ObjectType to, RecordId after, int limit);
struct LinkOf {
    RecordId from_id;
    RecordId to_id;
    std::int64_t type_id = 0;
};
BOOST_DESCRIBE_STRUCT(LinkOf, (), (from_id, to_id, type_id))

/// The first `each` links of each of these records, in the order of ids on both sides.
std::vector<LinkOf> links_of(db::Read& read, ObjectType from, std::vector<RecordId> const& ids, ObjectType to, int each);

/// Links with one certain type as well as its inverse. Of several primary companies only the last one stays primary.
Result<void> link(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id);
/// Takes one type and its inverse away; false when there is none.
bool unlink(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id);
bool is_linked(db::Read& read, AssociationType const& type, RecordId from_id, RecordId to_id);

/// The type a client names; the error's pointers begin with `pointer`.
Result<AssociationType const*> chosen_association(ObjectType from, ObjectType to, AssociationSpec const& spec, std::string const& pointer);

}  // namespace tandem::records
