// Kinds of records that a workspace made: what holds for contacts holds for them.

#include "crm/kinds/own.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/schemas.hpp"
#include "crm/records/store.hpp"
#include "crm/records/testing.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tandem::records {
namespace {

using auth::testing::wrong_in;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using enum ObjectType;

SchemaProperty property(std::string name, std::string type = "string", std::string field = "text",
                        std::vector<std::string> const& choices = {}) {
    SchemaProperty one{.name = {name},
                       .label = {name},
                       .type = {type},
                       .fieldType = {field},
                       .groupName = {},
                       .description = {},
                       .options = {},
                       .displayOrder = {},
                       .hidden = {},
                       .formField = {},
                       .hasUniqueValue = {}};
    if (!choices.empty()) one.options.emplace();
    for (auto const& choice : choices)
        one.options->push_back({.label = {choice}, .value = {choice}, .description = {}, .displayOrder = {}, .hidden = {}});
    return one;
}

class Kinds : public testing::CompanyWithRecords {
protected:
    static SchemaInput machines() {
        return {.name = {"machines"},
                .labels = {{"Machine"}, {"Machines"}},
                .properties = {property("model"), property("serial"), property("power", "number", "number"),
                               property("built", "date", "date"), property("state", "enumeration", "select", {"new", "used"})},
                .primaryDisplayProperty = {},
                .secondaryDisplayProperties = {},
                .requiredProperties = std::vector<std::string>{"model"},
                .searchableProperties = std::vector<std::string>{"model", "serial"},
                .associatedObjects = {},
                .description = {},
                .allowsSensitiveProperties = {},
                .icon = {},
                .department = {}};
    }
    ObjectType made(SchemaInput const& input) {
        return write([&](db::Write& write) { return make_kind(write, input).value(); });
    }
    std::vector<std::string> refused(SchemaInput const& input) {
        return wrong_in(write([&](db::Write& write) { return make_kind(write, input); }));
    }
    json::value search(ObjectType type, json::object body) {
        body.emplace("properties", json::array{"model"});
        return ask(http::POST, fmt::format("/crm/v3/objects/{}/search", name_of(type)), std::move(body)).value();
    }
    static std::vector<std::string> models_in(json::value const& found) {
        std::vector<std::string> all;
        for (auto const& one : found.at("results").as_array()) all.emplace_back(one.at_pointer("/properties/model").as_string());
        return all;
    }
};
TANDEM_ON_BOTH_ENGINES(Kinds);

TEST_P(Kinds, have_records_from_the_start) {
    auto const kind = made(machines());
    EXPECT_EQ(name_of(kind), "2-1");
    auto const press = add(kind, {{"model", "Press"}, {"power", "7.5"}, {"built", "2026-01-02"}, {"state", "new"}});
    EXPECT_EQ(value(kind, press, "model"), "Press");
    EXPECT_EQ(value(kind, press, "power"), "7.5");
    EXPECT_EQ(value(kind, press, "built"), "2026-01-02");
    EXPECT_NE(value(kind, press, "hs_createdate"), "");
    set(kind, press, {{"power", "8"}, {"state", ""}});
    EXPECT_EQ(value(kind, press, "power"), "8");
    EXPECT_EQ(value(kind, press, "state"), "");
    EXPECT_EQ(read([&](db::Read& read) { return live_total(read, kind); }), 1);
}

TEST_P(Kinds, are_filtered_sorted_and_found_as_contacts_are) {
    auto const kind = made(machines());
    add(kind, {{"model", "ärmel"}, {"serial", "A-17"}, {"power", "10"}, {"built", "2026-03-01"}, {"state", "new"}});
    add(kind, {{"model", "Zange"}, {"serial", "B-18"}, {"power", "9"}, {"built", "2025-03-01"}, {"state", "used"}});
    add(kind, {{"model", "Bohrer"}, {"power", "100"}, {"state", "new"}});
    auto const by = [&](char const* sort) { return models_in(search(kind, {{"sorts", json::array{sort}}})); };
    EXPECT_THAT(by("model"), ElementsAre("ärmel", "Bohrer", "Zange"));
    EXPECT_THAT(by("-power"), ElementsAre("Bohrer", "ärmel", "Zange"));
    EXPECT_THAT(by("built"), ElementsAre("Bohrer", "Zange", "ärmel")) << "what has none comes first";
    auto const where = [&](char const* name, char const* op, char const* value) {
        json::object filter{{"propertyName", name}, {"operator", op}, {"value", value}};
        return models_in(search(kind, {{"filterGroups", json::array{json::object{{"filters", json::array{filter}}}}}}));
    };
    EXPECT_THAT(where("state", "EQ", "new"), ElementsAre("ärmel", "Bohrer"));
    EXPECT_THAT(where("power", "GT", "9.5"), ElementsAre("ärmel", "Bohrer"));
    EXPECT_THAT(where("built", "LT", "2026-01-01"), ElementsAre("Zange"));
    EXPECT_THAT(where("model", "EQ", "ZANGE"), ElementsAre("Zange"));
    EXPECT_THAT(where("serial", "EQ", "a-17"), ElementsAre("ärmel")) << "a text without a column of its own";
    EXPECT_THAT(models_in(search(kind, {{"query", "arm"}})), ElementsAre("ärmel"));
    EXPECT_THAT(models_in(search(kind, {{"query", "b-1"}})), ElementsAre("Zange"));
    auto const first = search(kind, {{"sorts", json::array{"power"}}, {"limit", 2}});
    EXPECT_THAT(models_in(first), ElementsAre("Zange", "ärmel"));
    EXPECT_EQ(first.at("total"), 3);
    auto const next = search(kind, {{"sorts", json::array{"power"}}, {"limit", 2}, {"after", first.at_pointer("/paging/next/after")}});
    EXPECT_THAT(models_in(next), ElementsAre("Bohrer"));
}

TEST_P(Kinds, keep_apart_what_others_of_the_table_hold) {
    auto const machine = made(machines());
    auto other = machines();
    other.name = {"tools"};
    auto const tool = made(other);
    EXPECT_EQ(name_of(tool), "2-2");
    auto const press = add(machine, {{"model", "Press"}});
    EXPECT_FALSE(read([&](db::Read& read) { return find(read, tool, press); }));
    EXPECT_THAT(wrong_in(change(tool, press, {{"model", "x"}})), ElementsAre("record_unknown"));
    EXPECT_THAT(models_in(search(tool, {})), IsEmpty());
    EXPECT_EQ(value(machine, press, "model"), "Press");
}

TEST_P(Kinds, are_undone_archived_and_brought_back) {
    auto const kind = made(machines());
    auto const press = add(kind, {{"model", "Press"}, {"power", "7"}});
    auto const change_set = write([&](db::Write& write) {
        update(write, kind, press, {{"power", "8"}, {"model", "Big press"}}).value();
        return write.change_set();
    });
    EXPECT_THAT(models_in(search(kind, {{"query", "big"}})), SizeIs(1));
    write([&](db::Write& write) { return undo(write, change_set).value(); });
    EXPECT_EQ(value(kind, press, "power"), "7");
    EXPECT_THAT(models_in(search(kind, {{"query", "big"}})), IsEmpty());
    EXPECT_THAT(models_in(search(kind, {{"sorts", json::array{"-power"}}})), ElementsAre("Press"));
    write([&](db::Write& write) { archive(write, kind, press).value(); });
    EXPECT_THAT(models_in(search(kind, {})), IsEmpty());
    write([&](db::Write& write) { restore(write, kind, press).value(); });
    EXPECT_THAT(models_in(search(kind, {{"query", "press"}})), ElementsAre("Press"));
}

TEST_P(Kinds, are_linked_with_those_they_name) {
    auto const kind = made(machines());
    auto const press = add(kind, {{"model", "Press"}});
    auto const ada = contact({{"firstname", "Ada"}});
    link(kind, press, contacts, ada);
    auto const linked = [&](ObjectType from, RecordId id, ObjectType to) {
        return read([&](db::Read& read) { return associated(read, from, id, to); });
    };
    EXPECT_THAT(linked(contacts, ada, kind), ElementsAre(press));
    EXPECT_THAT(linked(kind, press, contacts), ElementsAre(ada));
    write([&](db::Write& write) { archive(write, kind, press).value(); });
    EXPECT_THAT(linked(contacts, ada, kind), IsEmpty());

    auto lonely = machines();
    lonely.name = {"lonely"};
    lonely.associatedObjects.emplace();
    auto const alone = made(lonely);
    auto const one = add(alone, {{"model", "x"}});
    EXPECT_THAT(wrong_in(write([&](db::Write& write) { return associate(write, alone, one, contacts, ada); })),
                ElementsAre("association_unknown"));
    write([&](db::Write& write) { let_be_linked(write, contacts, alone).value(); });
    link(contacts, ada, alone, one);
    EXPECT_THAT(linked(alone, one, contacts), ElementsAre(ada));
}

TEST_P(Kinds, ask_for_what_each_record_has) {
    auto const kind = made(machines());
    auto const without = write([&](db::Write& write) { return create(write, kind, {{"power", "1"}}); });
    EXPECT_THAT(wrong_in(without), ElementsAre("/properties/model REQUIRED"));
    auto const press = add(kind, {{"model", "Press"}});
    EXPECT_THAT(wrong_in(change(kind, press, {{"model", ""}})), ElementsAre("/properties/model REQUIRED"));
    EXPECT_THAT(wrong_in(change(kind, press, {{"power", "much"}})), ElementsAre("/properties/power INVALID_NUMBER"));
    EXPECT_THAT(wrong_in(change(kind, press, {{"model", std::string(1'001, 'x')}})), ElementsAre("/properties/model TOO_LONG"));
    EXPECT_THAT(wrong_in(change(kind, press, {{"weight", "1"}})), ElementsAre("/properties/weight PROPERTY_DOESNT_EXIST"));
}

TEST_P(Kinds, have_definitions_that_say_what_is_wrong_with_them) {
    auto twice = machines();
    twice.properties.push_back(property("model"));
    EXPECT_THAT(refused(twice), ElementsAre("/properties/5/name duplicate"));
    auto own = machines();
    own.properties.push_back(property("hubspot_owner_id"));
    EXPECT_THAT(refused(own), ElementsAre("/properties/5/name property_exists"));
    for (auto const* name : {"contacts", "deal", "tickets", "line_items"}) {
        auto standard = machines();
        standard.name = {name};
        EXPECT_THAT(refused(standard), ElementsAre("kind_is_standard")) << name;
    }
    auto untitled = machines();
    untitled.primaryDisplayProperty = {"power"};
    EXPECT_THAT(refused(untitled), ElementsAre("/primaryDisplayProperty INVALID_PRIMARY"));
    auto unknown = machines();
    unknown.requiredProperties = std::vector<std::string>{"model", "colour"};
    EXPECT_THAT(refused(unknown), ElementsAre("/requiredProperties/1 PROPERTY_DOESNT_EXIST"));
    auto many = machines();
    for (int i = 5; i < 500; ++i) many.properties.push_back(property(fmt::format("p{}", i)));
    auto too_many = many;
    too_many.name = {"too_many"};
    too_many.properties.push_back(property("one_more"));
    EXPECT_THAT(refused(too_many), ElementsAre("/properties out_of_range"));
    EXPECT_EQ(name_of(made(many)), "2-1") << "what was refused took no number";
    EXPECT_THAT(refused(machines()), ElementsAre("kind_exists"));
}

TEST_P(Kinds, go_when_their_records_are_archived) {
    auto const kind = made(machines());
    auto const press = add(kind, {{"model", "Press"}});
    auto const removed = [&] { return wrong_in(write([&](db::Write& write) { return remove_kind(write, kind); })); };
    EXPECT_THAT(removed(), ElementsAre("kind_has_records"));
    auto const archiving = write([&](db::Write& write) {
        archive(write, kind, press).value();
        return write.change_set();
    });
    EXPECT_THAT(removed(), IsEmpty());
    EXPECT_THAT(wrong_in(ask(http::GET, "/crm/v3/objects/machines")), ElementsAre("object_unknown"));
    EXPECT_THAT(wrong_in(ask(http::GET, "/crm/v3/objects/2-1")), ElementsAre("object_unknown"));
    EXPECT_THAT(wrong_in(write([&](db::Write& write) { return undo(write, archiving); })), ElementsAre("kind_gone"));
    EXPECT_EQ(name_of(made(machines())), "2-2") << "its name is free, its number is not";
}

TEST_P(Kinds, are_titled_and_found_anew) {
    auto const kind = made(machines());
    add(kind, {{"model", "b"}, {"serial", "x1"}});
    add(kind, {{"model", "a"}, {"serial", "x2"}});
    SchemaPatch patch{};
    patch.primaryDisplayProperty = {"serial"};
    patch.searchableProperties = std::vector<std::string>{"serial"};
    write([&](db::Write& write) { change_kind(write, kind, patch).value(); });
    EXPECT_THAT(models_in(search(kind, {{"sorts", json::array{"serial"}}})), ElementsAre("b", "a"));
    EXPECT_THAT(models_in(search(kind, {{"sorts", json::array{"model"}}})), ElementsAre("a", "b"));
    EXPECT_THAT(models_in(search(kind, {{"query", "x2"}})), ElementsAre("a"));
    EXPECT_THAT(models_in(search(kind, {{"query", "b"}})), IsEmpty());
    patch.primaryDisplayProperty = {"power"};
    EXPECT_THAT(wrong_in(write([&](db::Write& write) { return change_kind(write, kind, patch); })),
                ElementsAre("/primaryDisplayProperty INVALID_PRIMARY"));
}

TEST_P(Kinds, may_have_a_pipeline_of_their_own) {
    auto const kind = made(machines());
    auto const early = add(kind, {{"model", "early"}});
    EXPECT_EQ(value(kind, early, "hs_pipeline"), "");
    EXPECT_THAT(wrong_in(change(kind, early, {{"hs_pipeline_stage", "in"}})), ElementsAre("/properties/hs_pipeline INVALID_OPTION"));
    auto const stage = [](char const* id, char const* state) {
        return json::object{{"label", id}, {"stageId", id}, {"metadata", {{"ticketState", state}}}};
    };
    ask(http::POST, "/crm/v3/pipelines/p_machines",
        {{"label", "Repairs"},
         {"pipelineId", "repairs"},
         {"displayOrder", 0},
         {"stages", json::array{stage("in", "OPEN"), stage("out", "CLOSED")}}})
        .value();
    auto const late = add(kind, {{"model", "late"}});
    EXPECT_EQ(value(kind, late, "hs_pipeline") + "/" + value(kind, late, "hs_pipeline_stage"), "repairs/in");
    set(kind, early, {{"hs_pipeline_stage", "out"}});
    EXPECT_EQ(value(kind, early, "hs_pipeline"), "repairs");
    EXPECT_THAT(wrong_in(change(kind, late, {{"hs_pipeline_stage", "away"}})), ElementsAre("/properties/hs_pipeline_stage INVALID_OPTION"));
    EXPECT_THAT(wrong_in(ask(http::DELETE, "/crm/v3/pipelines/2-1/repairs/stages/in")), ElementsAre("stage_in_use"));
    EXPECT_THAT(wrong_in(ask(http::GET, "/crm/v3/pipelines/contacts")), ElementsAre("object_unknown"));
}

TEST_P(Kinds, get_further_properties_until_there_are_too_many_to_sort_by) {
    auto const kind = made(machines());
    auto const put = [&](int i) {
        return ask(http::POST, "/crm/v3/properties/2-1",
                   {{"name", fmt::format("on{}", i)},
                    {"label", "On"},
                    {"type", "date"},
                    {"fieldType", "date"},
                    {"groupName", "recordinformation"}});
    };
    for (int i = 0; i < 5; ++i) put(i).value();
    add(kind, {{"model", "late"}, {"on0", "2026-02-01"}, {"on4", "2026-02-01"}});
    add(kind, {{"model", "early"}, {"on0", "2026-01-01"}, {"on4", "2026-01-01"}});
    for (auto const* name : {"on0", "on4"})
        EXPECT_THAT(models_in(search(kind, {{"sorts", json::array{name}}})), ElementsAre("early", "late")) << name;
    EXPECT_THAT(wrong_in(ask(http::DELETE, "/crm/v3/properties/2-1/model")), ElementsAre("property_in_use"));
}

}  // namespace
}  // namespace tandem::records
