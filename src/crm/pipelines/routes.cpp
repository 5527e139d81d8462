#include "crm/pipelines/routes.hpp"

#include "base/line.hpp"
#include "base/take.hpp"
#include "base/version.hpp"
#include "crm/pipelines/api.hpp"
#include "crm/pipelines/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tandem::pipelines {
namespace {

using http::Created;

/// As HubSpot writes it: "0.2", "1.0".
std::string probability_text(double probability) {
    auto const text = fmt::format("{}", probability);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

StageView view_of(OwnerOfPipelines const& owner, Stage const& stage) {
    std::map<std::string, std::string> metadata{{"isClosed", stage.is_closed ? "true" : "false"}};
    if (owner.is_deals())
        metadata.emplace("probability", probability_text(stage.probability));
    else
        metadata.emplace("ticketState", stage.is_closed ? "CLOSED" : "OPEN");
    return {stage.id, stage.label, stage.display_order, std::move(metadata), stage.created_at, stage.updated_at, false, stage.version};
}

PipelineView view_of(db::Read& read, OwnerOfPipelines const& object_type, Pipeline const& pipeline) {
    PipelineView view{pipeline.id,         pipeline.label, pipeline.display_order, {}, pipeline.created_at,
                      pipeline.updated_at, false,          pipeline.version};
    for (auto const& stage : stages_of(read, object_type, pipeline.id)) view.stages.push_back(view_of(object_type, stage));
    return view;
}

Failure pipeline_unknown(std::string const& id) {
    return not_found("pipeline_unknown", fmt::format("No pipeline “{}” exists.", beginning_of(id, 60)));
}

/// Deals have pipelines, features may give them to their kinds, and each kind that a workspace made may get one.
Result<void> check_object(db::Read& read, OwnerOfPipelines const& owner) {
    if (owner.is_deals() || kinds::is_own(owner.type) || first_pipeline(read, owner.name)) return {};
    return not_found("object_unknown", fmt::format("“{}” have no pipelines; deals do.", owner.name));
}

std::string standing(OwnerOfPipelines const& owner, std::int64_t count) {
    auto const word = owner.is_deals() ? "deal" : "record";
    return count == 1 ? fmt::format("1 {} stands", word) : fmt::format("{} {}s stand", count, word);
}

/// HubSpot's `metadata.probability`: 0.0 is lost and 1.0 is won, both closed; between them the stage is open.
/// Other kinds only say whether a stage is closed: HubSpot's `ticketState`, or `isClosed`.
Result<void> read_metadata(OwnerOfPipelines const& owner, std::map<std::string, std::string> const& metadata, std::string const& pointer,
                           Stage& stage) {
    auto const given = metadata.find("probability");
    auto const says = [&](char const* name, char const* wanted) {
        auto const found = metadata.find(name);
        return found != metadata.end() && found->second == wanted;
    };
    if (!owner.is_deals() && given == metadata.end()) {
        stage.is_closed = says("ticketState", "CLOSED") || says("isClosed", "true");
        return {};
    }
    if (given == metadata.end())
        return invalid_field(pointer + "/metadata/probability", "missing", "A stage of deals needs a probability between 0.0 and 1.0.");
    auto const& text = given->second;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), stage.probability);
    if (error != std::errc{} || end != text.data() + text.size() || !(stage.probability >= 0 && stage.probability <= 1))
        return invalid_field(pointer + "/metadata/probability", "out_of_range", "A probability is a number between 0.0 and 1.0.");
    auto const closed = metadata.find("isClosed");
    stage.is_closed = closed != metadata.end() ? closed->second == "true" : stage.probability == 0 || stage.probability == 1;
    return {};
}

std::string id_from(std::optional<Text<0, 60>> const& given) {
    return given && !given->value.empty() ? given->value : std::to_string(make_id());
}

constexpr std::size_t most_stages = 100;

Result<void> check_stages(std::vector<StageInput> const& stages) {
    if (stages.empty() || stages.size() > most_stages)
        return invalid_field("/stages", "out_of_range", fmt::format("A pipeline has between 1 and {} stages.", most_stages));
    for (std::size_t i = 0; i < stages.size(); ++i)
        for (std::size_t j = 0; j < i && stages[i].stageId; ++j)
            if (stages[i].stageId == stages[j].stageId && !stages[i].stageId->value.empty())
                return invalid_field(fmt::format("/stages/{}/stageId", i), "duplicate", "Two stages have the same id.");
    return {};
}

/// A new stage, after the others unless the input places it. The error's pointers begin with `pointer`.
Result<Stage> add_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id, StageInput const& input,
                        std::string const& pointer) {
    auto const others = stages_of(write, object_type, pipeline_id);
    if (others.size() >= most_stages) return conflict("too_many_stages", fmt::format("A pipeline has at most {} stages.", most_stages));
    auto const place = others.empty() ? 0 : others.back().display_order + 1;
    Stage stage{id_from(input.stageId), input.label, input.displayOrder.value_or(place), 0, false, write.now(), write.now()};
    if (std::ranges::find(others, stage.id, &Stage::id) != others.end())
        return conflict("stage_exists", fmt::format("A stage “{}” exists already.", stage.id));
    if (auto ok = read_metadata(object_type, input.metadata.value_or(std::map<std::string, std::string>{}), pointer, stage); !ok)
        return fail(ok);
    put_stage(write, object_type, pipeline_id, stage);
    return stage;
}

Result<PipelineList> list_pipelines(db::Read& read, OwnerOfPipelines const& object_type) {
    if (auto ok = check_object(read, object_type); !ok) return fail(ok);
    PipelineList list;
    for (auto const& pipeline : pipelines_of(read, object_type)) list.results.push_back(view_of(read, object_type, pipeline));
    return list;
}

Result<PipelineView> read_pipeline(db::Read& read, OwnerOfPipelines const& object_type, std::string const& id) {
    auto const pipeline = find_pipeline(read, object_type, id);
    if (!pipeline) return pipeline_unknown(id);
    return view_of(read, object_type, *pipeline);
}

Result<Created<PipelineView>> create_pipeline(db::Write& write, OwnerOfPipelines const& object_type, PipelineInput const& input) {
    if (auto ok = check_object(write, object_type); !ok) return fail(ok);
    if (auto ok = check_stages(input.stages); !ok) return fail(ok);
    Pipeline const pipeline{id_from(input.pipelineId), input.label, input.displayOrder.value_or(0), write.now(), write.now()};
    if (find_pipeline(write, object_type, pipeline.id))
        return conflict("pipeline_exists", fmt::format("A pipeline “{}” exists already.", pipeline.id));
    put_pipeline(write, object_type, pipeline);
    for (std::size_t i = 0; i < input.stages.size(); ++i)
        if (auto stage = add_stage(write, object_type, pipeline.id, input.stages[i], fmt::format("/stages/{}", i)); !stage)
            return fail(stage);
    write.summarize(fmt::format("Added the pipeline {}", pipeline.label));
    return Created<PipelineView>{view_of(write, object_type, pipeline)};
}

Result<PipelineView> update_pipeline(db::Write& write, OwnerOfPipelines const& object_type, std::string const& id,
                                     PipelinePatch const& patch) {
    auto pipeline = find_pipeline(write, object_type, id);
    if (!pipeline) return pipeline_unknown(id);
    if (auto ok = advance(pipeline->version, patch.version); !ok) return fail(ok);
    take(patch, *pipeline);
    pipeline->updated_at = write.now();
    put_pipeline(write, object_type, *pipeline);
    write.summarize(fmt::format("Changed the pipeline {}", pipeline->label));
    return view_of(write, object_type, *pipeline);
}

Result<void> archive_pipeline(db::Write& write, OwnerOfPipelines const& object_type, std::string const& id) {
    if (!find_pipeline(write, object_type, id)) return pipeline_unknown(id);
    if (!kinds::is_own(object_type.type) && pipelines_of(write, object_type).size() == 1)
        return conflict("last_pipeline", "This is the last pipeline; there has to be one.");
    if (auto const deals = standing_in(write, object_type, id, "", Archived::no); deals > 0)
        return conflict("pipeline_in_use", standing(object_type, deals) + " in this pipeline. Move them first.");
    delete_pipeline(write, object_type, id);
    write.summarize(fmt::format("Removed the pipeline {}", id));
    return {};
}

Result<StageList> list_stages(db::Read& read, OwnerOfPipelines const& object_type, std::string const& id) {
    if (!find_pipeline(read, object_type, id)) return pipeline_unknown(id);
    StageList list;
    for (auto const& stage : stages_of(read, object_type, id)) list.results.push_back(view_of(object_type, stage));
    return list;
}

Result<Stage> find_stage(db::Read& read, OwnerOfPipelines const& object_type, std::string const& pipeline_id, std::string const& stage_id) {
    auto const stages = stages_of(read, object_type, pipeline_id);
    auto const found = std::ranges::find(stages, stage_id, &Stage::id);
    if (found == stages.end())
        return not_found("stage_unknown", fmt::format("No stage “{}” exists in this pipeline.", beginning_of(stage_id, 60)));
    return *found;
}

Result<Created<StageView>> create_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                                        StageInput const& input) {
    if (!find_pipeline(write, object_type, pipeline_id)) return pipeline_unknown(pipeline_id);
    auto const stage = add_stage(write, object_type, pipeline_id, input, "");
    if (!stage) return fail(stage);
    write.summarize(fmt::format("Added the stage {}", stage->label));
    return Created<StageView>{view_of(object_type, *stage)};
}

/// The error's pointers begin with `pointer`.
Result<Stage> change_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                           std::string const& stage_id, StagePatch const& patch, std::string const& pointer) {
    auto stage = find_stage(write, object_type, pipeline_id, stage_id);
    if (!stage) return fail(stage);
    if (auto ok = advance(stage->version, patch.version); !ok) return fail(ok);
    bool const was_closed = stage->is_closed;
    bool const was_won = stage->is_won();
    take<&StagePatch::metadata>(patch, *stage);
    if (patch.metadata)
        if (auto ok = read_metadata(object_type, *patch.metadata, pointer, *stage); !ok) return fail(ok);
    bool const means_something_else = was_closed != stage->is_closed || was_won != stage->is_won();
    if (means_something_else && standing_in(write, object_type, pipeline_id, stage_id, Archived::yes) > 0)
        return conflict("stage_in_use", "Records stand in this stage, so it stays open, won or lost as it is. Move them first.");
    stage->updated_at = write.now();
    put_stage(write, object_type, pipeline_id, *stage);
    write.summarize(fmt::format("Changed the stage {}", stage->label));
    return stage;
}

Result<StageView> shown(OwnerOfPipelines const& owner, Result<Stage> const& stage) {
    if (!stage) return fail(stage);
    return view_of(owner, *stage);
}

Result<StageView> update_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                               std::string const& stage_id, StagePatch const& patch) {
    return shown(object_type, change_stage(write, object_type, pipeline_id, stage_id, patch, ""));
}

Result<StageView> read_stage(db::Read& read, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                             std::string const& stage_id) {
    return shown(object_type, find_stage(read, object_type, pipeline_id, stage_id));
}

/// All of it as given.
StagePatch patch_from(StageInput const& input) {
    return {input.version, input.label, input.displayOrder.value_or(0), input.metadata.value_or(std::map<std::string, std::string>{})};
}

Result<StageView> replace_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                                std::string const& stage_id, StageInput const& input) {
    return shown(object_type, change_stage(write, object_type, pipeline_id, stage_id, patch_from(input), ""));
}

Result<void> remove_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                          std::string const& stage_id) {
    if (auto const deals = standing_in(write, object_type, pipeline_id, stage_id, Archived::no); deals > 0)
        return conflict("stage_in_use", standing(object_type, deals) + " in this stage. Move them first.");
    delete_stage(write, object_type, pipeline_id, stage_id);
    return {};
}

Result<void> archive_stage(db::Write& write, OwnerOfPipelines const& object_type, std::string const& pipeline_id,
                           std::string const& stage_id) {
    if (auto stage = find_stage(write, object_type, pipeline_id, stage_id); !stage) return fail(stage);
    if (stages_of(write, object_type, pipeline_id).size() == 1) return conflict("last_stage", "This is the last stage of its pipeline.");
    if (auto ok = remove_stage(write, object_type, pipeline_id, stage_id); !ok) return ok;
    write.summarize(fmt::format("Removed the stage {}", stage_id));
    return {};
}

/// The pipeline as given: stages that are named stay and change, new ones are added, and those left out go unless deals stand in them.
Result<PipelineView> replace_pipeline(db::Write& write, OwnerOfPipelines const& object_type, std::string const& id,
                                      PipelineInput const& input) {
    if (auto ok = check_stages(input.stages); !ok) return fail(ok);
    if (auto ok = update_pipeline(write, object_type, id, {input.version, input.label, input.displayOrder.value_or(0)}); !ok) return ok;
    std::vector<std::string> kept;
    for (auto const& stage : stages_of(write, object_type, id)) {
        bool const is_given =
            std::ranges::any_of(input.stages, [&](auto const& given) { return given.stageId && given.stageId->value == stage.id; });
        if (is_given)
            kept.push_back(stage.id);
        else if (auto ok = remove_stage(write, object_type, id, stage.id); !ok)
            return fail(ok);
    }
    for (std::size_t i = 0; i < input.stages.size(); ++i) {
        auto given = input.stages[i];
        if (!given.displayOrder) given.displayOrder = static_cast<std::int64_t>(i);
        auto const pointer = fmt::format("/stages/{}", i);
        bool const is_kept = given.stageId && std::ranges::find(kept, given.stageId->value) != kept.end();
        auto const put = is_kept ? change_stage(write, object_type, id, given.stageId->value, patch_from(given), pointer)
                                 : add_stage(write, object_type, id, given, pointer);
        if (!put) return fail(put);
    }
    return read_pipeline(write, object_type, id);
}

}  // namespace

http::Routes const pipeline_routes = {
    http::route<list_pipelines>(http::GET, "/crm/v3/pipelines/{object_type}", http::may::read_records, "List pipelines with their stages"),
    http::route<create_pipeline>(http::POST, "/crm/v3/pipelines/{object_type}", http::may::manage_settings, "Add a pipeline"),
    http::route<read_pipeline>(http::GET, "/crm/v3/pipelines/{object_type}/{pipeline_id}", http::may::read_records, "Read a pipeline"),
    http::route<update_pipeline>(http::PATCH, "/crm/v3/pipelines/{object_type}/{pipeline_id}", http::may::manage_settings,
                                 "Rename or move a pipeline"),
    http::route<replace_pipeline>(http::PUT, "/crm/v3/pipelines/{object_type}/{pipeline_id}", http::may::manage_settings,
                                  "Replace a pipeline and its stages"),
    http::route<archive_pipeline>(http::DELETE, "/crm/v3/pipelines/{object_type}/{pipeline_id}", http::may::manage_settings,
                                  "Remove an empty pipeline"),
    http::route<list_stages>(http::GET, "/crm/v3/pipelines/{object_type}/{pipeline_id}/stages", http::may::read_records,
                             "List the stages of a pipeline"),
    http::route<create_stage>(http::POST, "/crm/v3/pipelines/{object_type}/{pipeline_id}/stages", http::may::manage_settings,
                              "Add a stage"),
    http::route<read_stage>(http::GET, "/crm/v3/pipelines/{object_type}/{pipeline_id}/stages/{stage_id}", http::may::read_records,
                            "Read a stage"),
    http::route<replace_stage>(http::PUT, "/crm/v3/pipelines/{object_type}/{pipeline_id}/stages/{stage_id}", http::may::manage_settings,
                               "Replace a stage"),
    http::route<update_stage>(http::PATCH, "/crm/v3/pipelines/{object_type}/{pipeline_id}/stages/{stage_id}", http::may::manage_settings,
                              "Change a stage"),
    http::route<archive_stage>(http::DELETE, "/crm/v3/pipelines/{object_type}/{pipeline_id}/stages/{stage_id}", http::may::manage_settings,
                               "Remove an empty stage"),
};

}  // namespace tandem::pipelines
