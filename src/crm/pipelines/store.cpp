#include "crm/pipelines/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::pipelines {
namespace {

struct ListStages {
    using Row = Stage;
    static constexpr std::string_view sql = R"(
        select {{columns}} from pipeline_stage
        where workspace_id = :workspace_id and object_type = :object_type and pipeline_id = :pipeline_id
        order by display_order, id limit 100)";
    std::string object_type;
    std::string pipeline_id;
};
TANDEM_QUERY(ListStages, (object_type, pipeline_id))

struct ListPipelines {
    using Row = Pipeline;
    static constexpr std::string_view sql = R"(
        select {{columns}} from pipeline
        where workspace_id = :workspace_id and object_type = :object_type order by display_order, id limit 100)";
    std::string object_type;
};
TANDEM_QUERY(ListPipelines, (object_type))

struct FindPipeline {
    using Row = Pipeline;
    static constexpr std::string_view sql = R"(
        select {{columns}} from pipeline
        where workspace_id = :workspace_id and object_type = :object_type and id = :id)";
    std::string object_type;
    std::string id;
};
TANDEM_QUERY(FindPipeline, (object_type, id))

struct StoredPipeline {
    std::string object_type;
    Pipeline pipeline;
};
BOOST_DESCRIBE_STRUCT(StoredPipeline, (), (object_type, pipeline))
TANDEM_TABLE(StoredPipeline, pipeline, (object_type, id), (created_at))

struct StoredStage {
    std::string object_type;
    std::string pipeline_id;
    Stage stage;
};
BOOST_DESCRIBE_STRUCT(StoredStage, (), (object_type, pipeline_id, stage))
TANDEM_TABLE(StoredStage, pipeline_stage, (object_type, pipeline_id, id), (created_at))

struct DeleteStage {
    static constexpr std::string_view sql = R"(
        delete from pipeline_stage where workspace_id = :workspace_id and object_type = :object_type and pipeline_id = :pipeline_id and id = :id)";
    std::string object_type;
    std::string pipeline_id;
    std::string id;
};
TANDEM_QUERY(DeleteStage, (object_type, pipeline_id, id))

struct DeletePipeline {
    static constexpr std::string_view sql =
        "delete from pipeline where workspace_id = :workspace_id and object_type = :object_type and id = :id";
    std::string object_type;
    std::string id;
};
TANDEM_QUERY(DeletePipeline, (object_type, id))

struct CountDeals {
    using Row = std::int64_t;
    static constexpr auto seen_by_all = "a stage with anybody's deal in it stays";
    static constexpr std::string_view sql = R"(
        select count(*) from deal where workspace_id = :workspace_id and pipeline = :pipeline_id
        and (dealstage = :stage_id or :any_stage = 1) and (archived = 0 or :archived_too = 1))";
    std::string pipeline_id;
    std::string stage_id;
    int any_stage = 0;
    int archived_too = 0;
};
TANDEM_QUERY(CountDeals, (pipeline_id, stage_id, any_stage, archived_too))

/// The same of kinds without a table of their own.
struct CountStanding {
    using Row = std::int64_t;
    static constexpr auto seen_by_all = "a stage with anybody's record in it stays";
    static constexpr std::string_view sql = R"(
        select count(*) from record where workspace_id = :workspace_id and object = :object and hs_pipeline = :pipeline_id
        and (hs_pipeline_stage = :stage_id or :any_stage = 1) and (archived = 0 or (archived = 1 and :archived_too = 1)))";
    std::string object;
    std::string pipeline_id;
    std::string stage_id;
    int any_stage = 0;
    int archived_too = 0;
};
TANDEM_QUERY(CountStanding, (object, pipeline_id, stage_id, any_stage, archived_too))

}  // namespace

std::vector<Stage> stages_of(db::Read& read, std::string const& object_type, std::string const& pipeline_id) {
    return read.all(ListStages{.object_type = object_type, .pipeline_id = pipeline_id});
}

std::vector<Pipeline> pipelines_of(db::Read& read, std::string const& object_type) {
    return read.all(ListPipelines{.object_type = object_type});
}

std::optional<Pipeline> find_pipeline(db::Read& read, std::string const& object_type, std::string const& id) {
    return read.one(FindPipeline{.object_type = object_type, .id = id});
}

std::optional<std::string> first_pipeline(db::Read& read, std::string const& object_type) {
    auto const all = pipelines_of(read, object_type);
    return all.empty() ? std::nullopt : std::optional(all.front().id);
}

void put_pipeline(db::Write& write, std::string const& object_type, Pipeline const& pipeline) {
    write.run(db::Put{StoredPipeline{object_type, pipeline}});
    write.touch("pipelines");
}

void put_stage(db::Write& write, std::string const& object_type, std::string const& pipeline_id, Stage const& stage) {
    write.run(db::Put{StoredStage{object_type, pipeline_id, stage}});
    write.touch("pipelines");
}

void delete_stage(db::Write& write, std::string const& object_type, std::string const& pipeline_id, std::string const& stage_id) {
    write.run(DeleteStage{.object_type = object_type, .pipeline_id = pipeline_id, .id = stage_id});
    write.touch("pipelines");
}

void delete_pipeline(db::Write& write, std::string const& object_type, std::string const& pipeline_id) {
    for (auto const& stage : stages_of(write, object_type, pipeline_id)) delete_stage(write, object_type, pipeline_id, stage.id);
    write.run(DeletePipeline{.object_type = object_type, .id = pipeline_id});
    write.touch("pipelines");
}

std::int64_t standing_in(db::Read& read, std::string const& object_type, std::string const& pipeline_id, std::string const& stage_id,
                         Archived archived) {
    int const any_stage = stage_id.empty() ? 1 : 0;
    int const archived_too = archived == Archived::yes ? 1 : 0;
    if (object_type == "deals") return read.one(CountDeals{pipeline_id, stage_id, any_stage, archived_too}).value_or(0);
    return read.one(CountStanding{object_type, pipeline_id, stage_id, any_stage, archived_too}).value_or(0);
}

void replace_stages(db::Write& write, std::string const& object_type, std::string const& pipeline_id, std::string const& label,
                    std::vector<Stage> const& stages) {
    for (auto const& stage : stages_of(write, object_type, pipeline_id)) delete_stage(write, object_type, pipeline_id, stage.id);
    put_pipeline(write, object_type, {pipeline_id, label, 0, write.now(), write.now()});
    for (auto const& stage : stages) put_stage(write, object_type, pipeline_id, stage);
}

void create_default_pipeline(db::Write& write) {
    struct Given {
        char const* id;
        char const* label;
        double probability;
        bool is_closed;
    };
    // HubSpot's own stage ids, so that scripts written against it find them.
    constexpr Given given[] = {{"appointmentscheduled", "Appointment scheduled", 0.2, false},
                               {"qualifiedtobuy", "Qualified to buy", 0.4, false},
                               {"presentationscheduled", "Presentation scheduled", 0.6, false},
                               {"decisionmakerboughtin", "Decision maker bought in", 0.8, false},
                               {"contractsent", "Contract sent", 0.9, false},
                               {"closedwon", "Closed won", 1.0, true},
                               {"closedlost", "Closed lost", 0.0, true}};
    put_pipeline(write, "deals", {"default", "Sales pipeline", 0, write.now(), write.now()});
    std::int64_t order = 0;
    for (auto const& stage : given)
        put_stage(write, "deals", "default",
                  {stage.id, stage.label, order++, stage.probability, stage.is_closed, write.now(), write.now()});
}

}  // namespace tandem::pipelines
