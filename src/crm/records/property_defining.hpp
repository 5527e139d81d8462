#pragma once

#include "crm/records/property_store.hpp"

namespace tandem::records {

inline constexpr std::size_t most_custom_properties = 500;

/// A property as a client describes it, checked by itself.
Result<PropertyRow> property_row(PropertyCreate const& input, ObjectDefinition const& object, Instant now);
/// Adds it to a kind that may have one of this name, or too many, already.
Result<PropertyRow> add_property(db::Write& write, ObjectType type, PropertyCreate const& input);

Result<void> check_types(std::string const& type, std::string const& field_type, std::vector<PropertyOption> const& options);
Result<void> check_group(db::Read& read, ObjectType type, std::string const& name);
db::Json packed(std::vector<PropertyOption> const& options);

/// How properties travel, standard ones first.
std::vector<PropertyView> property_views(db::Read& read, ObjectType type, bool archived = false);

}  // namespace tandem::records
