#pragma once

#include "crm/records/associations.hpp"

namespace tandem::records {

/// What people call a way of linking two kinds that can be linked already: "decision maker", "decides for" from the other side.
struct LabelInput {
    Text<1, 50> label;
    Text<1, 50> name;
    std::optional<Text<1, 50>> inverseLabel;
};
BOOST_DESCRIBE_STRUCT(LabelInput, (), (label, name, inverseLabel))

struct LabelPatch {
    std::int64_t associationTypeId = 0;
    Text<1, 50> label;
    std::optional<Text<1, 50>> inverseLabel;
};
BOOST_DESCRIBE_STRUCT(LabelPatch, (), (associationTypeId, label, inverseLabel))

/// Labels between two kinds as ways of linking, seen from the first; read once for each transaction.
std::vector<AssociationType> label_types(db::Read& read, ObjectType from, ObjectType to);
/// Those that lead away from a kind, wherever they lead.
std::optional<AssociationType> label_type(db::Read& read, ObjectType from, std::int64_t type_id);

Result<AssociationType> add_label(db::Write& write, ObjectType from, ObjectType to, LabelInput const& input);
Result<void> change_label(db::Write& write, ObjectType from, ObjectType to, LabelPatch const& patch);
/// Refused while any records are linked so.
Result<void> remove_label(db::Write& write, AssociationType const& type);

}  // namespace tandem::records
