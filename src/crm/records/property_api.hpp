#pragma once

// HubSpot's /crm/v3/properties shapes.

#include "crm/records/api.hpp"

namespace tandem::records {

struct PropertyOption {
    Text<1, 200> label;
    Text<1, 200> value;
    std::optional<std::string> description;
    std::optional<std::int64_t> displayOrder;
    std::optional<bool> hidden;
};
BOOST_DESCRIBE_STRUCT(PropertyOption, (), (label, value, description, displayOrder, hidden))

struct ModificationMetadata {
    bool archivable = false;
    bool readOnlyDefinition = false;
    bool readOnlyValue = false;
};
BOOST_DESCRIBE_STRUCT(ModificationMetadata, (), (archivable, readOnlyDefinition, readOnlyValue))

struct PropertyView {
    std::string name;
    std::string label;
    std::string description;
    std::string groupName;
    std::string type;
    std::string fieldType;
    std::vector<PropertyOption> options;
    std::int64_t displayOrder = 0;
    bool hidden = false;
    bool formField = true;
    bool hasUniqueValue = false;
    bool calculated = false;
    bool externalOptions = false;
    bool hubspotDefined = false;
    bool archived = false;
    std::optional<Instant> createdAt{};
    std::optional<Instant> updatedAt{};
    ModificationMetadata modificationMetadata{};
    std::optional<std::int64_t> version{};  ///< of one that may change
};
BOOST_DESCRIBE_STRUCT(PropertyView, (),
                      (name, label, description, groupName, type, fieldType, options, displayOrder, hidden, formField, hasUniqueValue,
                       calculated, externalOptions, hubspotDefined, archived, createdAt, updatedAt, modificationMetadata, version))

struct PropertyList {
    std::vector<PropertyView> results;
};
BOOST_DESCRIBE_STRUCT(PropertyList, (), (results))

struct PropertyCreate {
    Text<1, 100> name;
    Text<1, 200> label;
    Text<1, 30> type;
    Text<1, 30> fieldType;
    Text<1, 100> groupName;
    std::optional<Text<0, 2000>> description;
    std::optional<std::vector<PropertyOption>> options;
    std::optional<std::int64_t> displayOrder;
    std::optional<bool> hidden;
    std::optional<bool> formField;
    std::optional<bool> hasUniqueValue;
    std::optional<bool> externalOptions;
};
BOOST_DESCRIBE_STRUCT(PropertyCreate, (),
                      (name, label, type, fieldType, groupName, description, options, displayOrder, hidden, formField, hasUniqueValue,
                       externalOptions))

struct PropertyUpdate {
    std::optional<std::int64_t> version;
    std::optional<Text<1, 200>> label;
    std::optional<Text<1, 30>> type;
    std::optional<Text<1, 30>> fieldType;
    std::optional<Text<1, 100>> groupName;
    std::optional<Text<0, 2000>> description;
    std::optional<std::vector<PropertyOption>> options;
    std::optional<std::int64_t> displayOrder;
    std::optional<bool> hidden;
    std::optional<bool> formField;
};
BOOST_DESCRIBE_STRUCT(PropertyUpdate, (),
                      (version, label, type, fieldType, groupName, description, options, displayOrder, hidden, formField))

struct PropertyListOptions {
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(PropertyListOptions, (), (archived))

struct PropertyName {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PropertyName, (), (name))

struct PropertyNames {
    std::vector<PropertyName> inputs;
};
BOOST_DESCRIBE_STRUCT(PropertyNames, (), (inputs))

struct PropertyBatchRead {
    std::vector<PropertyName> inputs;
    std::optional<bool> archived;
    std::optional<std::string> dataSensitivity;
};
BOOST_DESCRIBE_STRUCT(PropertyBatchRead, (), (inputs, archived, dataSensitivity))

struct PropertyBatchCreate {
    std::vector<PropertyCreate> inputs;
};
BOOST_DESCRIBE_STRUCT(PropertyBatchCreate, (), (inputs))

struct PropertyBatch {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<PropertyView> results;
    Instant startedAt;
    Instant completedAt;
    std::optional<std::int64_t> numErrors;
    std::optional<std::vector<BatchProblem>> errors;
};
BOOST_DESCRIBE_STRUCT(PropertyBatch, (), (status, results, startedAt, completedAt, numErrors, errors))

}  // namespace tandem::records
