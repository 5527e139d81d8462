#pragma once

#include "base/described.hpp"
#include "platform/db/db.hpp"

namespace tandem::pipelines {

struct Stage {
    std::string id;
    std::string label;
    std::int64_t display_order = 0;
    double probability = 0;  ///< 0 to 1; a closed stage is won at 1 and lost at 0
    bool is_closed = false;
    Instant created_at{};
    Instant updated_at{};
    std::int64_t version = 1;

    bool is_won() const { return is_closed && probability > 0.5; }
};
BOOST_DESCRIBE_STRUCT(Stage, (), (id, label, display_order, probability, is_closed, created_at, updated_at, version))

/// The stages of a pipeline in their order; empty for an unknown pipeline. `object_type` is the name of a kind of record: "deals".
std::vector<Stage> stages_of(db::Read& read, std::string const& object_type, std::string const& pipeline_id);

/// Where records of a kind begin; nullopt for a kind without pipelines.
std::optional<std::string> first_pipeline(db::Read& read, std::string const& object_type);

/// HubSpot's sales pipeline with its stages, as every new workspace has it.
void create_default_pipeline(db::Write& write);

/// Gives a pipeline exactly these stages, for set-up before any deal stands in it.
void replace_stages(db::Write& write, std::string const& object_type, std::string const& pipeline_id, std::string const& label,
                    std::vector<Stage> const& stages);

}  // namespace tandem::pipelines
