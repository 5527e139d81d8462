#include "crm/pipelines/pipelines.hpp"

#include <gmock/gmock.h>

#include "platform/auth/testing.hpp"

namespace tandem::pipelines {

extern feature::Feature const self;

namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct AddDeal {
    static constexpr std::string_view sql = R"(
        insert into deal (workspace_id, id, createdate, hs_lastmodifieddate, archived, pipeline, dealstage, hs_date_entered_stage, custom)
        values (:workspace_id, :id, 0, 0, :archived, :pipeline, :dealstage, 0, '{}'))";
    RecordId id;
    bool archived = false;
    std::string pipeline;
    std::string dealstage;
};
TANDEM_QUERY(AddDeal, (id, archived, pipeline, dealstage))

struct MoveDeal {
    static constexpr std::string_view sql = "update deal set dealstage = :dealstage where workspace_id = :workspace_id and id = :id";
    RecordId id;
    std::string dealstage;
};
TANDEM_QUERY(MoveDeal, (id, dealstage))

class Pipelines : public auth::testing::Company {
protected:
    Pipelines() : Company({&self}) {}

    RecordId add_deal(std::string const& stage, bool archived = false) {
        auto const id = make<RecordId>();
        write([&](db::Write& write) { write.run(AddDeal{.id = id, .archived = archived, .pipeline = "default", .dealstage = stage}); });
        return id;
    }
    std::vector<std::string> stages(std::string const& pipeline = "default") {
        std::vector<std::string> ids;
        for (auto const& stage : read([&](db::Read& read) { return stages_of(read, "deals", pipeline); })) ids.push_back(stage.id);
        return ids;
    }
    static json::object stage(std::string const& id, std::string const& probability = "0.5") {
        return {{"label", "L"}, {"stageId", id}, {"metadata", {{"probability", probability}}}};
    }
    static json::object pipeline(std::string const& id, json::array stages) {
        return {{"label", "L"}, {"pipelineId", id}, {"stages", std::move(stages)}};
    }
    static json::object probability(std::string const& text) { return {{"metadata", {{"probability", text}}}}; }

    std::string const all = "/crm/v3/pipelines/deals";
    std::string const ours = all + "/default";
    std::string const its_stages = ours + "/stages";
};
TANDEM_ON_BOTH_ENGINES(Pipelines);

TEST_P(Pipelines, of_a_new_company_are_hubspots) {
    EXPECT_THAT(stages(), ElementsAre("appointmentscheduled", "qualifiedtobuy", "presentationscheduled", "decisionmakerboughtin",
                                      "contractsent", "closedwon", "closedlost"));
    auto const all_stages = read([](db::Read& read) { return stages_of(read, "deals", "default"); });
    for (std::size_t i = 0; i < 5; ++i) EXPECT_FALSE(all_stages[i].is_closed || all_stages[i].is_won()) << i;
    EXPECT_TRUE(all_stages[5].is_closed && all_stages[5].is_won());
    EXPECT_TRUE(all_stages[6].is_closed && !all_stages[6].is_won());
    EXPECT_EQ(ask(http::GET, its_stages + "/closedwon").value().at("metadata"),
              (json::value{{"isClosed", "true"}, {"probability", "1.0"}}));
    EXPECT_EQ(ask(http::GET, its_stages + "/contractsent").value().at("metadata"),
              (json::value{{"isClosed", "false"}, {"probability", "0.9"}}));
    EXPECT_THAT(wrong_in(ask(http::GET, "/crm/v3/pipelines/contacts")), ElementsAre("object_unknown"));
    EXPECT_TRUE(ask(http::GET, "/crm/v3/pipelines/0-3/default")) << "HubSpot's number of deals";
}

TEST_P(Pipelines, take_a_new_stage_at_their_end) {
    ask(http::DELETE, its_stages + "/appointmentscheduled").value();
    auto const made = ask(http::POST, its_stages, {{"label", "After all"}, {"metadata", {{"probability", "0.1"}}}}).value();
    auto const id = std::string(made.at("id").as_string());
    EXPECT_EQ(stages().back(), id) << "also where one was removed";
    ask(http::POST, its_stages, {{"label", "First"}, {"stageId", "first"}, {"displayOrder", -1}, {"metadata", {{"probability", "0.1"}}}})
        .value();
    EXPECT_EQ(stages().front(), "first");
    ask(http::PATCH, its_stages + "/" + id, {{"displayOrder", -2}}).value();
    EXPECT_EQ(stages().front(), id) << "moved";
}

TEST_P(Pipelines, keep_ids_unique) {
    EXPECT_THAT(wrong_in(ask(http::POST, its_stages, stage("closedwon"))), ElementsAre("stage_exists"));
    EXPECT_THAT(wrong_in(ask(http::POST, all, pipeline("default", {stage("a")}))), ElementsAre("pipeline_exists"));
    EXPECT_THAT(wrong_in(ask(http::POST, all, pipeline("p", {stage("a"), stage("b"), stage("a")}))),
                ElementsAre("/stages/2/stageId duplicate"));
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, pipeline("", {stage("closedwon", "1.0"), stage("closedwon", "1.0")}))),
                ElementsAre("/stages/1/stageId duplicate"));
    EXPECT_THAT(wrong_in(ask(http::GET, all + "/p")), ElementsAre("pipeline_unknown"));
    EXPECT_THAT(stages(), SizeIs(7));
    EXPECT_TRUE(ask(http::POST, all, pipeline("q", {stage("a"), stage("closedwon", "1.0")}))) << "each pipeline has its own";
    EXPECT_TRUE(ask(http::POST, all, pipeline("", {stage(""), stage("")}))) << "fresh ones";
}

TEST_P(Pipelines, keep_ids_as_they_were_given_or_refuse_them) {
    std::string longest;
    for (int i = 0; i < 60; ++i) longest += "ü";
    EXPECT_EQ(ask(http::POST, its_stages, stage(longest)).value().at("id").as_string(), longest);
    EXPECT_THAT(wrong_in(ask(http::POST, its_stages, stage(longest + "ü"))), ElementsAre("/stageId too_long"));
    EXPECT_THAT(wrong_in(ask(http::POST, all, pipeline(longest + "ü", {stage("a")}))), ElementsAre("/pipelineId too_long"));
}

TEST_P(Pipelines, close_at_the_ends_of_probability_and_only_there) {
    auto const made = [&](std::string const& text) {
        return std::string(ask(http::POST, its_stages, stage("", text)).value().at_pointer("/metadata/isClosed").as_string());
    };
    EXPECT_EQ(made("0"), "true");
    EXPECT_EQ(made("1.0"), "true");
    EXPECT_EQ(made("0.01"), "false");
    EXPECT_EQ(made("0.99"), "false");
    for (auto const* wrong : {"1.1", "-0.1", "nan", "inf", "", "half", "0,5", "50%"})
        EXPECT_THAT(wrong_in(ask(http::POST, its_stages, stage("", wrong))), ElementsAre("/metadata/probability out_of_range")) << wrong;
    EXPECT_THAT(wrong_in(ask(http::POST, its_stages, {{"label", "L"}})), ElementsAre("/metadata/probability missing"));
    EXPECT_THAT(stages(), SizeIs(11));
}

TEST_P(Pipelines, name_the_stage_that_is_wrong_and_stay_as_they_were) {
    EXPECT_THAT(wrong_in(ask(http::POST, all, pipeline("p", {stage("a"), stage("b", "2")}))),
                ElementsAre("/stages/1/metadata/probability out_of_range"));
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, pipeline("", {stage("new"), stage("closedwon", "2")}))),
                ElementsAre("/stages/1/metadata/probability out_of_range"));
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, pipeline("", {stage("closedwon", "1.0"), stage("new", "x")}))),
                ElementsAre("/stages/1/metadata/probability out_of_range"));
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, pipeline("", {}))), ElementsAre("/stages out_of_range"));
    EXPECT_THAT(wrong_in(ask(http::POST, all, pipeline("p", {}))), ElementsAre("/stages out_of_range"));
    EXPECT_EQ(ask(http::GET, all).value().at("results").as_array().size(), 1u);
    EXPECT_THAT(stages(), SizeIs(7));
    EXPECT_EQ(ask(http::GET, ours).value().at("label"), "Sales pipeline");
}

TEST_P(Pipelines, keep_a_stage_that_deals_stand_in) {
    auto const deal = add_deal("contractsent");
    EXPECT_THAT(wrong_in(ask(http::DELETE, its_stages + "/contractsent")), ElementsAre("stage_in_use"));
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, pipeline("", {stage("closedwon", "1.0")}))), ElementsAre("stage_in_use"));
    EXPECT_THAT(stages(), SizeIs(7)) << "nothing of it was done";
    write([&](db::Write& write) { write.run(MoveDeal{.id = deal, .dealstage = "closedwon"}); });
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, pipeline("", {stage("new"), stage("closedwon", "1.0")}))), IsEmpty());
    EXPECT_THAT(stages(), ElementsAre("new", "closedwon"));
}

TEST_P(Pipelines, come_in_their_order_and_let_go_of_a_stage_of_archived_deals) {
    auto const labels = [&] {
        std::vector<std::string> ids;
        auto const list = ask(http::GET, all).value();
        for (auto const& one : list.at("results").as_array()) ids.emplace_back(one.at("id").as_string());
        return ids;
    };
    for (auto const& [id, order] : {std::pair{"a", 7}, std::pair{"z", -1}}) {
        auto made = pipeline(id, {stage("a")});
        made["displayOrder"] = order;
        ask(http::POST, all, made).value();
    }
    EXPECT_THAT(labels(), ElementsAre("z", "default", "a"));
    add_deal("contractsent", true);
    EXPECT_THAT(wrong_in(ask(http::DELETE, its_stages + "/contractsent")), IsEmpty());
}

TEST_P(Pipelines, close_a_stage_that_says_it_is_closed) {
    json::object closed = stage("", "0.5");
    closed["metadata"] = json::object{{"probability", "0.5"}, {"isClosed", "true"}};
    EXPECT_EQ(ask(http::POST, its_stages, closed).value().at_pointer("/metadata/isClosed"), "true");
    closed["metadata"] = json::object{{"probability", "0.0"}, {"isClosed", "false"}};
    EXPECT_EQ(ask(http::POST, its_stages, closed).value().at_pointer("/metadata/isClosed"), "false");
}

TEST_P(Pipelines, tell_when_they_were_changed) {
    for (auto const& path : {ours, its_stages + "/contractsent"}) {
        auto const made = ask(http::GET, path).value();
        auto const changed = ask(http::PATCH, path, {{"label", "Renamed"}}).value();
        EXPECT_NE(changed.at("updatedAt"), made.at("updatedAt"));
        EXPECT_EQ(changed.at("createdAt"), made.at("createdAt"));
    }
}

TEST_P(Pipelines, keep_the_meaning_of_a_stage_that_deals_stand_in) {
    add_deal("contractsent");
    add_deal("closedwon", true);
    auto const contract = its_stages + "/contractsent";
    EXPECT_THAT(wrong_in(ask(http::PATCH, contract, probability("1.0"))), ElementsAre("stage_in_use"));
    EXPECT_THAT(wrong_in(ask(http::PATCH, contract, probability("0.0"))), ElementsAre("stage_in_use"));
    EXPECT_THAT(wrong_in(ask(http::PATCH, its_stages + "/closedwon", probability("0.0"))), ElementsAre("stage_in_use"))
        << "an archived deal may come back";
    EXPECT_THAT(wrong_in(ask(http::PATCH, contract, probability("0.7"))), IsEmpty()) << "it is as open as it was";
    EXPECT_THAT(wrong_in(ask(http::PATCH, contract, {{"label", "Sent"}, {"displayOrder", -1}})), IsEmpty());
    EXPECT_EQ(stages().front(), "contractsent");
    EXPECT_THAT(wrong_in(ask(http::PATCH, its_stages + "/closedlost", probability("1.0"))), IsEmpty()) << "nobody stands there";
    EXPECT_EQ(ask(http::GET, its_stages + "/closedlost").value().at_pointer("/metadata/isClosed"), "true");
}

TEST_P(Pipelines, refuse_who_names_an_older_version_and_take_who_names_none) {
    auto const contract = its_stages + "/contractsent";
    auto const version = [&](std::string const& path) { return ask(http::GET, path).value().at("version"); };
    for (auto const& path : {ours, contract}) {
        EXPECT_EQ(version(path), 1);
        EXPECT_THAT(wrong_in(ask(http::PATCH, path, {{"version", 1}, {"label", "First"}})), IsEmpty());
        EXPECT_THAT(wrong_in(ask(http::PATCH, path, {{"version", 1}, {"label", "Second"}})), ElementsAre("version_stale"));
        EXPECT_EQ(ask(http::GET, path).value().at("label"), "First");
        EXPECT_THAT(wrong_in(ask(http::PATCH, path, {{"label", "Third"}})), IsEmpty()) << "as HubSpot's clients do";
        EXPECT_EQ(version(path), 3);
    }
    json::object const replacing{{"version", 2}, {"label", "R"}, {"metadata", {{"probability", "0.5"}}}};
    EXPECT_THAT(wrong_in(ask(http::PUT, contract, replacing)), ElementsAre("version_stale"));
    auto all_anew = pipeline("", {stage("a")});
    all_anew["version"] = 2;
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, all_anew)), ElementsAre("version_stale"));
    EXPECT_THAT(stages(), SizeIs(7));
    all_anew["version"] = 3;
    EXPECT_THAT(wrong_in(ask(http::PUT, ours, all_anew)), IsEmpty());
}

TEST_P(Pipelines, keep_their_last_stage_and_the_last_pipeline) {
    EXPECT_THAT(wrong_in(ask(http::DELETE, ours)), ElementsAre("last_pipeline"));
    ask(http::POST, all, pipeline("p", {stage("a")})).value();
    EXPECT_THAT(wrong_in(ask(http::DELETE, all + "/p/stages/a")), ElementsAre("last_stage"));
    EXPECT_THAT(wrong_in(ask(http::DELETE, all + "/p/stages/b")), ElementsAre("stage_unknown"));
    add_deal("contractsent");
    EXPECT_THAT(wrong_in(ask(http::DELETE, ours)), ElementsAre("pipeline_in_use"));
    EXPECT_THAT(wrong_in(ask(http::DELETE, all + "/p")), IsEmpty());
    EXPECT_THAT(stages("p"), IsEmpty());
    EXPECT_THAT(wrong_in(ask(http::DELETE, all + "/p")), ElementsAre("pipeline_unknown"));
}

TEST_P(Pipelines, have_at_most_a_hundred_stages_and_change_all_of_them_at_once) {
    json::array first, second;
    for (int i = 0; i < 100; ++i) {
        first.push_back(stage("a" + std::to_string(i)));
        second.push_back(stage("b" + std::to_string(i)));
    }
    ask(http::POST, all, pipeline("p", first)).value();
    EXPECT_THAT(wrong_in(ask(http::POST, all + "/p/stages", stage("one more"))), ElementsAre("too_many_stages"));
    ask(http::PUT, all + "/p", pipeline("", second)).value();
    EXPECT_THAT(stages("p"), SizeIs(100));
    EXPECT_EQ(stages("p").front(), "b0");
    second.push_back(stage("c"));
    EXPECT_THAT(wrong_in(ask(http::PUT, all + "/p", pipeline("", second))), ElementsAre("/stages out_of_range"));
}

TEST_P(Pipelines, of_another_company_are_not_seen) {
    auto const theirs = database().read(actor(2), [](db::Read& read) { return stages_of(read, "deals", "default"); });
    EXPECT_THAT(theirs, IsEmpty());
}

}  // namespace
}  // namespace tandem::pipelines
