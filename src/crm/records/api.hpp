#pragma once

// What travels: HubSpot's CRM v3 shapes, spelled as HubSpot spells them.

#include "base/described.hpp"
#include "crm/kinds/kinds.hpp"
#include "platform/http/page.hpp"

namespace tandem::records {

using kinds::object_type_named;
using kinds::ObjectType;

/// A value as HubSpot's clients send it: text, number or boolean; null and "" clear it.
using PropertyValues = std::map<std::string, std::optional<std::string>>;

using http::Paging;

struct AssociatedId {
    RecordId id;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(AssociatedId, (), (id, type))

struct AssociatedIds {
    std::vector<AssociatedId> results;
    std::optional<Paging> paging{};
};
BOOST_DESCRIBE_STRUCT(AssociatedIds, (), (results, paging))

/// A value a property had at some time, and who gave it.
struct FormerValue {
    std::string value;
    Instant timestamp;
    std::string sourceType;
    std::optional<std::string> sourceId{};
    std::optional<std::int64_t> updatedByUserId{};
};
BOOST_DESCRIBE_STRUCT(FormerValue, (), (value, timestamp, sourceType, sourceId, updatedByUserId))

/// Values by property, latest first.
using ValueHistory = std::map<std::string, std::vector<FormerValue>>;

struct Record {
    RecordId id;
    PropertyValues properties;
    Instant createdAt;
    Instant updatedAt;
    bool archived = false;
    std::optional<Instant> archivedAt{};
    std::optional<std::map<std::string, AssociatedIds>> associations{};
    std::optional<ValueHistory> propertiesWithHistory{};

    /// The value of a property that was read; empty where it has none.
    std::string text(std::string const& name) const;
};
BOOST_DESCRIBE_STRUCT(Record, (), (id, properties, createdAt, updatedAt, archived, archivedAt, associations, propertiesWithHistory))

struct RecordList {
    std::vector<Record> results;
    std::optional<Paging> paging;
};
BOOST_DESCRIBE_STRUCT(RecordList, (), (results, paging))

struct SearchResult {
    std::int64_t total = 0;
    std::vector<Record> results;
    std::optional<Paging> paging;
};
BOOST_DESCRIBE_STRUCT(SearchResult, (), (total, results, paging))

struct ReadOptions {
    std::optional<std::vector<std::string>> properties;
    std::optional<std::vector<std::string>> propertiesWithHistory;
    std::optional<std::vector<std::string>> associations;
    std::optional<bool> archived;
    std::optional<std::string> idProperty;
};
BOOST_DESCRIBE_STRUCT(ReadOptions, (), (properties, propertiesWithHistory, associations, archived, idProperty))

struct ListOptions {
    std::optional<Whole<1, 100>> limit;
    std::optional<std::string> after;
    std::optional<std::vector<std::string>> properties;
    std::optional<std::vector<std::string>> propertiesWithHistory;
    std::optional<std::vector<std::string>> associations;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(ListOptions, (), (limit, after, properties, propertiesWithHistory, associations, archived))

struct WriteOptions {
    std::optional<std::string> idProperty;
};
BOOST_DESCRIBE_STRUCT(WriteOptions, (), (idProperty))

struct AssociationSpec {
    std::string associationCategory;
    std::int64_t associationTypeId = 0;
};
BOOST_DESCRIBE_STRUCT(AssociationSpec, (), (associationCategory, associationTypeId))

struct AssociationTarget {
    RecordId id;
};
BOOST_DESCRIBE_STRUCT(AssociationTarget, (), (id))

struct AssociationInput {
    AssociationTarget to;
    std::vector<AssociationSpec> types;
};
BOOST_DESCRIBE_STRUCT(AssociationInput, (), (to, types))

struct RecordInput {
    json::object properties;
    std::optional<std::vector<AssociationInput>> associations;
    std::optional<std::string> objectWriteTraceId;
};
BOOST_DESCRIBE_STRUCT(RecordInput, (), (properties, associations, objectWriteTraceId))

struct RecordPatch {
    json::object properties;
    std::optional<std::string> objectWriteTraceId;
};
BOOST_DESCRIBE_STRUCT(RecordPatch, (), (properties, objectWriteTraceId))

struct BatchCreate {
    std::vector<RecordInput> inputs;
};
BOOST_DESCRIBE_STRUCT(BatchCreate, (), (inputs))

struct BatchUpdateItem {
    std::string id;
    json::object properties;
    std::optional<std::string> idProperty;
    std::optional<std::string> objectWriteTraceId;
};
BOOST_DESCRIBE_STRUCT(BatchUpdateItem, (), (id, properties, idProperty, objectWriteTraceId))

struct BatchUpdate {
    std::vector<BatchUpdateItem> inputs;
};
BOOST_DESCRIBE_STRUCT(BatchUpdate, (), (inputs))

struct BatchKey {
    std::string id;
};
BOOST_DESCRIBE_STRUCT(BatchKey, (), (id))

struct BatchArchive {
    std::vector<BatchKey> inputs;
};
BOOST_DESCRIBE_STRUCT(BatchArchive, (), (inputs))

struct BatchRead {
    std::vector<BatchKey> inputs;
    std::optional<std::vector<std::string>> properties;
    std::optional<std::vector<std::string>> propertiesWithHistory;
    std::optional<std::string> idProperty;
};
BOOST_DESCRIBE_STRUCT(BatchRead, (), (inputs, properties, propertiesWithHistory, idProperty))

enum class BatchStatus { COMPLETE };
BOOST_DESCRIBE_ENUM(BatchStatus, COMPLETE)

struct BatchProblem {
    std::string status;
    std::string category;
    std::string message;
    std::map<std::string, std::vector<std::string>> context;
};
BOOST_DESCRIBE_STRUCT(BatchProblem, (), (status, category, message, context))

struct BatchResult {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<Record> results;
    Instant startedAt;
    Instant completedAt;
    std::optional<std::int64_t> numErrors{};
    std::optional<std::vector<BatchProblem>> errors{};
};
BOOST_DESCRIBE_STRUCT(BatchResult, (), (status, results, startedAt, completedAt, numErrors, errors))

struct BatchReadOptions {
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(BatchReadOptions, (), (archived))

struct UpsertedRecord {
    RecordId id;
    PropertyValues properties;
    Instant createdAt;
    Instant updatedAt;
    bool archived = false;
    std::optional<Instant> archivedAt;
    bool new_ = false;
};
BOOST_DESCRIBE_STRUCT(UpsertedRecord, (), (id, properties, createdAt, updatedAt, archived, archivedAt, new_))

struct UpsertResult {
    BatchStatus status = BatchStatus::COMPLETE;
    std::vector<UpsertedRecord> results;
    Instant startedAt;
    Instant completedAt;
};
BOOST_DESCRIBE_STRUCT(UpsertResult, (), (status, results, startedAt, completedAt))

enum class FilterOperator {
    EQ,
    NEQ,
    LT,
    LTE,
    GT,
    GTE,
    BETWEEN,
    IN,
    NOT_IN,
    HAS_PROPERTY,
    NOT_HAS_PROPERTY,
    CONTAINS_TOKEN,
    NOT_CONTAINS_TOKEN
};
BOOST_DESCRIBE_ENUM(FilterOperator, EQ, NEQ, LT, LTE, GT, GTE, BETWEEN, IN, NOT_IN, HAS_PROPERTY, NOT_HAS_PROPERTY, CONTAINS_TOKEN,
                    NOT_CONTAINS_TOKEN)

struct Filter {
    Text<1, 100> propertyName;
    FilterOperator operator_ = FilterOperator::EQ;
    std::optional<std::string> value;
    std::optional<std::string> highValue;
    std::optional<std::vector<std::string>> values;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (propertyName, operator_, value, highValue, values))

struct FilterGroup {
    std::vector<Filter> filters;
};
BOOST_DESCRIBE_STRUCT(FilterGroup, (), (filters))

struct SearchRequest {
    std::optional<std::vector<FilterGroup>> filterGroups;
    std::optional<json::value> sorts;  ///< HubSpot takes names, "-name" and {propertyName, direction} in one list
    std::optional<std::string> query;
    std::optional<std::vector<std::string>> properties;
    std::optional<Whole<0, 200>> limit;
    std::optional<json::value> after;  ///< of the page before; HubSpot's examples begin with the number 0
};
BOOST_DESCRIBE_STRUCT(SearchRequest, (), (filterGroups, sorts, query, properties, limit, after))

/// One choice of an enumeration property.
struct Choice {
    std::string_view value;
    std::string_view label;
};

// Facts others may react to. `changes` names each property with its former and later text.
struct PropertyChange {
    std::string name;
    std::optional<std::string> former;
    std::optional<std::string> later;
};
BOOST_DESCRIBE_STRUCT(PropertyChange, (), (name, former, later))

struct RecordCreated {
    ObjectType object{};
    RecordId id;
};

struct RecordChanged {
    ObjectType object{};
    RecordId id;
    std::vector<PropertyChange> changes;
};

struct RecordArchived {
    ObjectType object{};
    RecordId id;
};

struct RecordRestored {
    ObjectType object{};
    RecordId id;
};

struct RecordsAssociated {
    ObjectType from{};
    RecordId from_id;
    ObjectType to{};
    RecordId to_id;
};

struct RecordsDissociated {
    ObjectType from{};
    RecordId from_id;
    ObjectType to{};
    RecordId to_id;
};

}  // namespace tandem::records
