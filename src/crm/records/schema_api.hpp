#pragma once

// HubSpot's /crm/v3/schemas shapes: kinds of records that people make, as definitions.

#include "crm/records/property_api.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::records {

using feature::Department;

struct KindLabels {
    Text<1, 100> singular;
    Text<1, 100> plural;
};
BOOST_DESCRIBE_STRUCT(KindLabels, (), (singular, plural))

/// A property as part of a kind; without a group it comes into the kind's own.
struct SchemaProperty {
    Text<1, 100> name;
    Text<1, 200> label;
    Text<1, 30> type;
    Text<1, 30> fieldType;
    std::optional<Text<1, 100>> groupName;
    std::optional<Text<0, 2000>> description;
    std::optional<std::vector<PropertyOption>> options;
    std::optional<std::int64_t> displayOrder;
    std::optional<bool> hidden;
    std::optional<bool> formField;
    std::optional<bool> hasUniqueValue;
};
BOOST_DESCRIBE_STRUCT(SchemaProperty, (),
                      (name, label, type, fieldType, groupName, description, options, displayOrder, hidden, formField, hasUniqueValue))

/// `icon` and `department` are ours: how screens show the kind.
struct SchemaInput {
    Text<1, 50> name;
    KindLabels labels;
    std::vector<SchemaProperty> properties;
    std::optional<Text<1, 100>> primaryDisplayProperty;  ///< a record's title; the first text when absent
    std::optional<std::vector<std::string>> secondaryDisplayProperties;
    std::optional<std::vector<std::string>> requiredProperties;
    std::optional<std::vector<std::string>> searchableProperties;  ///< whose words find a record; the title's when absent
    std::optional<std::vector<std::string>> associatedObjects;     ///< contacts, companies and deals when absent
    std::optional<Text<0, 2000>> description;
    std::optional<bool> allowsSensitiveProperties;
    std::optional<Text<0, 40>> icon;
    std::optional<Department> department;
};
BOOST_DESCRIBE_STRUCT(SchemaInput, (),
                      (name, labels, properties, primaryDisplayProperty, secondaryDisplayProperties, requiredProperties,
                       searchableProperties, associatedObjects, description, allowsSensitiveProperties, icon, department))

struct LabelsPatch {
    std::optional<Text<1, 100>> singular;
    std::optional<Text<1, 100>> plural;
};
BOOST_DESCRIBE_STRUCT(LabelsPatch, (), (singular, plural))

struct SchemaPatch {
    std::optional<LabelsPatch> labels;
    std::optional<Text<1, 100>> primaryDisplayProperty;
    std::optional<std::vector<std::string>> secondaryDisplayProperties;
    std::optional<std::vector<std::string>> requiredProperties;
    std::optional<std::vector<std::string>> searchableProperties;
    std::optional<Text<0, 2000>> description;
    std::optional<bool> clearDescription;
    std::optional<bool> restorable;
    std::optional<bool> allowsSensitiveProperties;
    std::optional<Text<0, 40>> icon;
    std::optional<Department> department;
};
BOOST_DESCRIBE_STRUCT(SchemaPatch, (),
                      (labels, primaryDisplayProperty, secondaryDisplayProperties, requiredProperties, searchableProperties, description,
                       clearDescription, restorable, allowsSensitiveProperties, icon, department))

struct SchemaLink {
    std::string id;
    std::string fromObjectTypeId;
    std::string toObjectTypeId;
    std::string name;
    std::optional<Instant> createdAt{};
    std::optional<Instant> updatedAt{};
};
BOOST_DESCRIBE_STRUCT(SchemaLink, (), (id, fromObjectTypeId, toObjectTypeId, name, createdAt, updatedAt))

struct SchemaLinkInput {
    Text<1, 100> fromObjectTypeId;
    Text<1, 100> toObjectTypeId;
    std::optional<Text<0, 100>> name;
};
BOOST_DESCRIBE_STRUCT(SchemaLinkInput, (), (fromObjectTypeId, toObjectTypeId, name))

struct Schema {
    std::string id;
    std::string objectTypeId;
    std::string fullyQualifiedName;
    std::string name;
    KindLabels labels;
    std::optional<std::string> description{};
    std::string metaType;
    std::string primaryDisplayProperty;
    std::vector<std::string> secondaryDisplayProperties;
    std::vector<std::string> requiredProperties;
    std::vector<std::string> searchableProperties;
    std::vector<PropertyView> properties;
    std::vector<SchemaLink> associations;
    bool archived = false;
    bool restorable = true;
    bool allowsSensitiveProperties = false;
    std::optional<Instant> createdAt{};
    std::optional<Instant> updatedAt{};
    std::optional<std::int64_t> createdByUserId{};
    std::optional<std::int64_t> updatedByUserId{};
    std::string icon;
    Department department{};
};
BOOST_DESCRIBE_STRUCT(Schema, (),
                      (id, objectTypeId, fullyQualifiedName, name, labels, description, metaType, primaryDisplayProperty,
                       secondaryDisplayProperties, requiredProperties, searchableProperties, properties, associations, archived, restorable,
                       allowsSensitiveProperties, createdAt, updatedAt, createdByUserId, updatedByUserId, icon, department))

struct SchemaList {
    std::vector<Schema> results;
};
BOOST_DESCRIBE_STRUCT(SchemaList, (), (results))

/// What screens know of a kind without a module of its own.
struct KindView {
    std::string object;  ///< "tickets", "2-7": in addresses
    std::string singular;
    std::string plural;
    std::string icon;
    Department department{};
    std::string primary;               ///< the property that is a record's title
    std::vector<std::string> columns;  ///< of its list
    std::vector<std::string> required;
    std::vector<std::string> associated;
    bool has_pipelines = false;
    bool has_owner = true;
    bool has_place = true;  ///< in the navigation
};
BOOST_DESCRIBE_STRUCT(KindView, (),
                      (object, singular, plural, icon, department, primary, columns, required, associated, has_pipelines, has_owner,
                       has_place))

struct KindList {
    std::vector<KindView> results;
};
BOOST_DESCRIBE_STRUCT(KindList, (), (results))

struct SchemaListOptions {
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(SchemaListOptions, (), (archived))

}  // namespace tandem::records
