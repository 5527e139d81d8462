#pragma once

#include "crm/records/records.hpp"

namespace tandem::records {

/// A way two kinds of records are linked, seen from one of them. HubSpot numbers those of its own kinds; between a kind that a
/// workspace made and those it says it may be linked with there is one, whose number follows from both. Where two kinds can be
/// linked, a workspace may name further ways: labels (association_labels.hpp).
struct AssociationType {
    ObjectType from{};
    ObjectType to{};
    std::int64_t type_id = 0;
    std::int64_t back_id = 0;    ///< the same link seen from the other side
    std::string label{};         ///< empty for the plain one
    std::string back_label{};    ///< what it is called from the other side
    std::string name{};          ///< of a workspace's label: what version 3 calls it
    bool is_workspaces = false;  ///< HubSpot says USER_DEFINED

    bool operator==(AssociationType const&) const = default;
};

/// Between kinds of every workspace, in both directions.
std::vector<AssociationType> const& standard_association_types();

std::vector<AssociationType> association_types(db::Read& read, ObjectType from, ObjectType to);
/// The unlabelled type between two kinds; nullopt where there is none.
std::optional<AssociationType> default_association(db::Read& read, ObjectType from, ObjectType to);
/// The same between kinds of every workspace.
std::optional<AssociationType> default_association(ObjectType from, ObjectType to);
std::optional<AssociationType> association_with(db::Read& read, ObjectType from, ObjectType to, std::int64_t type_id);
/// The kind a number leads to; nullopt where it leads nowhere.
std::optional<ObjectType> led_to_by(db::Read& read, ObjectType from, std::int64_t type_id);
/// In v3: "contact_to_company".
std::string name_of_link(db::Read& read, AssociationType const& type);
/// By number, of all that lead from one kind to another.
std::map<std::int64_t, std::string> names_of_links(db::Read& read, ObjectType from, ObjectType to);
/// What a link's number says without asking the database.
std::string_view category_of_link(std::int64_t type_id);
/// The same link seen from the other side.
AssociationType inverse_of(AssociationType const& type);

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

/// Whether any two records are linked so.
bool any_links(db::Read& read, AssociationType const& type);

/// Links with one certain type as well as its inverse. Of several primary companies only the last one stays primary.
Result<void> link(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id);
/// Takes one type and its inverse away; false when there is none.
bool unlink(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id);
bool is_linked(db::Read& read, AssociationType const& type, RecordId from_id, RecordId to_id);

Failure cannot_be_linked(db::Read& read, ObjectType from, ObjectType to);

/// The type a client names; the error's pointers begin with `pointer`.
Result<AssociationType> chosen_association(db::Read& read, ObjectType from, ObjectType to, AssociationSpec const& spec,
                                           std::string const& pointer);

}  // namespace tandem::records
