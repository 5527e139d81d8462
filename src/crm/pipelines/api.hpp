#pragma once

// HubSpot's /crm/v3/pipelines shapes.

#include "base/described.hpp"
#include "crm/kinds/kinds.hpp"

namespace tandem::pipelines {

/// The kind of record in a path, as HubSpot's clients spell it: deals, deal and 0-3 are the same.
struct OwnerOfPipelines {
    kinds::ObjectType type{};
    std::string name;
    operator std::string const&() const { return name; }  // NOLINT: a name that was read
    bool is_deals() const { return type == kinds::ObjectType::deals; }
};

struct StageView {
    std::string id;
    std::string label;
    std::int64_t displayOrder = 0;
    std::map<std::string, std::string>
        metadata;  ///< isClosed "true" or "false"; of deals probability "0.0" to "1.0", of others ticketState "OPEN" or "CLOSED"
    Instant createdAt;
    Instant updatedAt;
    bool archived = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(StageView, (), (id, label, displayOrder, metadata, createdAt, updatedAt, archived, version))

struct StageList {
    std::vector<StageView> results;
};
BOOST_DESCRIBE_STRUCT(StageList, (), (results))

struct PipelineView {
    std::string id;
    std::string label;
    std::int64_t displayOrder = 0;
    std::vector<StageView> stages;
    Instant createdAt;
    Instant updatedAt;
    bool archived = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PipelineView, (), (id, label, displayOrder, stages, createdAt, updatedAt, archived, version))

struct PipelineList {
    std::vector<PipelineView> results;
};
BOOST_DESCRIBE_STRUCT(PipelineList, (), (results))

struct StageInput {
    Text<1, 100> label;
    std::optional<std::int64_t> displayOrder;
    std::optional<std::map<std::string, std::string>> metadata;
    std::optional<Text<0, 60>> stageId;   ///< a fresh one when absent or empty
    std::optional<std::int64_t> version;  ///< of the one that is replaced
};
BOOST_DESCRIBE_STRUCT(StageInput, (), (label, displayOrder, metadata, stageId, version))

struct PipelineInput {
    Text<1, 100> label;
    std::optional<std::int64_t> displayOrder;
    std::vector<StageInput> stages;
    std::optional<Text<0, 60>> pipelineId;  ///< a fresh one when absent or empty
    std::optional<std::int64_t> version;    ///< of the one that is replaced
};
BOOST_DESCRIBE_STRUCT(PipelineInput, (), (label, displayOrder, stages, pipelineId, version))

struct PipelinePatch {
    std::optional<std::int64_t> version;
    std::optional<Text<1, 100>> label;
    std::optional<std::int64_t> displayOrder;
};
BOOST_DESCRIBE_STRUCT(PipelinePatch, (), (version, label, displayOrder))

struct StagePatch {
    std::optional<std::int64_t> version;
    std::optional<Text<1, 100>> label;
    std::optional<std::int64_t> displayOrder;
    std::optional<std::map<std::string, std::string>> metadata;
};
BOOST_DESCRIBE_STRUCT(StagePatch, (), (version, label, displayOrder, metadata))

}  // namespace tandem::pipelines

namespace tandem::http::routing {

template <>
struct ArgumentOf<pipelines::OwnerOfPipelines> {
    static constexpr std::size_t parameters = 1;
    static Result<pipelines::OwnerOfPipelines> take(Ask& ask, std::size_t& next) {
        auto const type = ArgumentOf<kinds::ObjectType>::take(ask, next);
        if (!type) return fail(type);
        return pipelines::OwnerOfPipelines{*type, std::string(name_of(*type))};
    }
    static void describe(Schemas& schemas, Shape& shape) { ArgumentOf<kinds::ObjectType>::describe(schemas, shape); }
};

}  // namespace tandem::http::routing
