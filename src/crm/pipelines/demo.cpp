#include "crm/pipelines/pipelines.hpp"
#include "platform/demo/world.hpp"

namespace tandem::pipelines {
namespace {

void name_stages(db::Write& write, demo::World&) {
    struct Given {
        char const* id;
        char const* label;
        double probability;
        bool is_closed;
    };
    constexpr Given given[] = {{"qualifiedtobuy", "Qualified", 0.2, false},
                               {"presentationscheduled", "Test ride", 0.4, false},
                               {"contractsent", "Quote sent", 0.6, false},
                               {"decisionmakerboughtin", "Negotiation", 0.8, false},
                               {"closedwon", "Won", 1, true},
                               {"closedlost", "Lost", 0, true}};
    std::vector<Stage> stages;
    for (auto const& stage : given)
        stages.push_back({stage.id, stage.label, static_cast<std::int64_t>(stages.size()), stage.probability, stage.is_closed, write.now(),
                          write.now()});
    replace_stages(write, "deals", "default", "New bikes", stages);
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = name_stages};

}  // namespace tandem::pipelines
