#pragma once

#include "crm/pipelines/pipelines.hpp"

namespace tandem::pipelines {

struct Pipeline {
    std::string id;
    std::string label;
    std::int64_t display_order = 0;
    Instant created_at{};
    Instant updated_at{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Pipeline, (), (id, label, display_order, created_at, updated_at, version))

std::vector<Pipeline> pipelines_of(db::Read& read, std::string const& object_type);
std::optional<Pipeline> find_pipeline(db::Read& read, std::string const& object_type, std::string const& id);
void put_pipeline(db::Write& write, std::string const& object_type, Pipeline const& pipeline);
void put_stage(db::Write& write, std::string const& object_type, std::string const& pipeline_id, Stage const& stage);
void delete_stage(db::Write& write, std::string const& object_type, std::string const& pipeline_id, std::string const& stage_id);
void delete_pipeline(db::Write& write, std::string const& object_type, std::string const& pipeline_id);
enum class Archived { no, yes };
/// Records that stand in a stage, with the archived ones or without; any stage of the pipeline when `stage_id` is empty.
std::int64_t standing_in(db::Read& read, std::string const& object_type, std::string const& pipeline_id, std::string const& stage_id,
                         Archived archived);

}  // namespace tandem::pipelines
