#include "crm/records/properties.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "crm/records/custom.hpp"
#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Properties : public testing::CompanyWithRecords {
protected:
    static constexpr auto all = "/crm/v3/properties/contacts";

    static json::object seats() {
        return {{"name", "seats"}, {"label", "Seats"}, {"type", "number"}, {"fieldType", "number"}, {"groupName", "contactinformation"}};
    }
    static json::object with(char const* key, json::value value) {
        auto property = seats();
        property[key] = std::move(value);
        return property;
    }
    std::vector<std::string> refused(json::value const& property) { return wrong_in(ask(http::POST, all, property)); }
    std::vector<std::string> group_names() {
        std::vector<std::string> names;
        auto const groups = ask(http::GET, all + std::string("/groups")).value();
        for (auto const& one : groups.at("results").as_array()) names.emplace_back(one.at("name").as_string());
        return names;
    }
};
TANDEM_ON_BOTH_ENGINES(Properties);

TEST(PropertyNames, are_words_in_small_letters_that_no_standard_property_has) {
    auto const refused = [](std::string const& name) { return wrong_in(check_property_name(definition_of(ObjectType::contacts), name)); };
    for (auto const& right : {std::string("seats"), std::string("a"), std::string("a_1"), std::string(100, 'a')})
        EXPECT_THAT(refused(right), IsEmpty()) << right;
    for (auto const& wrong : {std::string(), std::string("1a"), std::string("_a"), std::string("Seats"), std::string("a-b"),
                              std::string("a b"), std::string("größe"), std::string("a')--"), std::string(101, 'a')})
        EXPECT_THAT(refused(wrong), ElementsAre("/name INVALID_NAME")) << wrong;
    for (auto const* taken : {"email", "hs_object_id", "id", "all"}) EXPECT_THAT(refused(taken), ElementsAre("property_exists")) << taken;
    EXPECT_THAT(wrong_in(check_property_name(definition_of(ObjectType::deals), "email")), IsEmpty()) << "a deal has no address";
}

TEST_P(Properties, are_found_as_soon_as_they_are_made) {
    write([](db::Write& write) {
        EXPECT_EQ(load_properties(write, ObjectType::contacts).find("seats"), nullptr);
        CustomProperty const property{"seats", "Seats", "number", "number"};
        define_property(write, ObjectType::contacts, property).value();
        define_property(write, ObjectType::contacts, property).value();
        auto const set = load_properties(write, ObjectType::contacts);
        ASSERT_NE(set.find("seats"), nullptr);
        EXPECT_EQ(set.find("seats")->kind, ValueKind::number);
        EXPECT_EQ(set.custom().size(), 1u);
        EXPECT_EQ(load_properties(write, ObjectType::deals).find("seats"), nullptr);
        EXPECT_EQ(set.find("hs_object_id")->kind, ValueKind::id);
    });
}

TEST_P(Properties, that_are_wrong_are_not_made) {
    EXPECT_THAT(refused(with("type", "decimal")), ElementsAre("/type unknown_value"));
    EXPECT_THAT(refused(with("fieldType", "text")), ElementsAre("/fieldType unknown_value"));
    EXPECT_THAT(refused(with("groupName", "nowhere")), ElementsAre("/groupName PROPERTY_GROUP_DOESNT_EXIST"));
    auto unique = with("hasUniqueValue", true);
    unique["type"] = "date", unique["fieldType"] = "date";
    EXPECT_THAT(refused(unique), ElementsAre("/hasUniqueValue not_supported"));
    EXPECT_THAT(refused(with("name", "Seats")), ElementsAre("/name INVALID_NAME"));
    EXPECT_EQ(wrong_in(ask(http::GET, all + std::string("/seats"))), std::vector<std::string>{"property_unknown"});

    auto choice = with("type", "enumeration");
    choice["fieldType"] = "checkbox";
    EXPECT_THAT(refused(choice), ElementsAre("/options missing"));
    auto const option = [](char const* value) { return json::object{{"label", "L"}, {"value", value}}; };
    choice["options"] = json::array{option("a"), option("b;c")};
    EXPECT_THAT(refused(choice), ElementsAre("/options/1/value has_semicolon"));
    choice["options"] = json::array{option("a"), option("b"), option("a")};
    EXPECT_THAT(refused(choice), ElementsAre("/options/2/value duplicate"));
    choice["options"] = json::array{option("a"), option("b")};
    EXPECT_THAT(refused(choice), IsEmpty());
    EXPECT_THAT(refused(choice), ElementsAre("property_exists"));
}

TEST_P(Properties, that_are_removed_keep_their_values_and_come_back_with_their_type) {
    ask(http::POST, all, seats()).value();
    auto const ada = contact({{"firstname", "Ada"}, {"seats", "3"}});
    ask(http::DELETE, all + std::string("/seats")).value();
    EXPECT_FALSE(record(ObjectType::contacts, ada).properties.contains("seats"));
    EXPECT_THAT(wrong_in(change(ObjectType::contacts, ada, {{"seats", "4"}})), ElementsAre("/properties/seats PROPERTY_DOESNT_EXIST"));
    auto text = with("type", "string");
    text["fieldType"] = "text";
    EXPECT_THAT(refused(text), ElementsAre("property_had_another_type"));
    ask(http::POST, all, seats()).value();
    EXPECT_EQ(value(ObjectType::contacts, ada, "seats"), "3");
}

TEST_P(Properties, keep_their_type_and_standard_ones_everything) {
    ask(http::POST, all, seats()).value();
    auto const changed = [&](char const* name, json::value const& patch) {
        return wrong_in(ask(http::PATCH, fmt::format("{}/{}", all, name), patch));
    };
    EXPECT_THAT(changed("seats", {{"type", "string"}}), ElementsAre("/type type_fixed"));
    EXPECT_THAT(changed("seats", {{"fieldType", "date"}}), ElementsAre("/fieldType unknown_value"));
    EXPECT_THAT(changed("seats", {{"label", "Places"}}), IsEmpty());
    EXPECT_EQ(ask(http::GET, all + std::string("/seats")).value().at("label"), "Places");
    EXPECT_THAT(changed("email", {{"label", "Post"}}), ElementsAre("property_is_standard"));
    EXPECT_THAT(wrong_in(ask(http::DELETE, all + std::string("/email"))), ElementsAre("property_is_standard"));
}

TEST_P(Properties, and_groups_refuse_who_names_an_older_version_and_take_who_names_none) {
    ask(http::POST, all, seats()).value();
    ask(http::POST, all + std::string("/groups"), {{"name", "fleet"}, {"label", "Fleet"}}).value();
    for (std::string const path : {"/seats", "/groups/fleet"}) {
        auto const renamed = [&](json::object patch, char const* label) {
            patch["label"] = label;
            return wrong_in(ask(http::PATCH, all + path, patch));
        };
        EXPECT_THAT(renamed({{"version", 1}}, "First"), IsEmpty());
        EXPECT_THAT(renamed({{"version", 1}}, "Second"), ElementsAre("version_stale"));
        EXPECT_EQ(ask(http::GET, all + path).value().at("label"), "First");
        EXPECT_THAT(renamed({}, "Third"), IsEmpty()) << "as HubSpot's clients do";
        EXPECT_EQ(ask(http::GET, all + path).value().at("version"), 3);
    }
}

TEST_P(Properties, are_at_most_five_hundred) {
    write([](db::Write& write) {
        for (int i = 0; i < 500; ++i) define_property(write, ObjectType::contacts, {fmt::format("p{}", i), "P", "string", "text"}).value();
    });
    EXPECT_THAT(refused(seats()), ElementsAre("too_many_properties"));
    ask(http::DELETE, all + std::string("/p0")).value();
    EXPECT_THAT(refused(seats()), IsEmpty());
}

TEST_P(Properties, lie_in_groups_of_which_standard_ones_stay) {
    auto const groups = all + std::string("/groups");
    EXPECT_THAT(group_names(), ElementsAre("contactinformation", "lifecycleinformation", "analyticsinformation"));
    ask(http::POST, groups, {{"name", "fleet"}, {"label", "Fleet"}}).value();
    ask(http::POST, groups, {{"name", "first"}, {"label", "First"}, {"displayOrder", -1}}).value();
    EXPECT_THAT(group_names(), ElementsAre("contactinformation", "lifecycleinformation", "analyticsinformation", "first", "fleet"));
    EXPECT_THAT(wrong_in(ask(http::POST, groups, {{"name", "fleet"}, {"label", "Again"}})), ElementsAre("group_exists"));
    EXPECT_THAT(wrong_in(ask(http::POST, groups, {{"name", "contactinformation"}, {"label", "x"}})), ElementsAre("group_exists"));
    EXPECT_THAT(wrong_in(ask(http::PATCH, groups + "/contactinformation", {{"label", "x"}})), ElementsAre("group_is_standard"));
    EXPECT_THAT(wrong_in(ask(http::DELETE, groups + "/contactinformation")), ElementsAre("group_is_standard"));
    EXPECT_THAT(wrong_in(ask(http::DELETE, groups + "/nowhere")), ElementsAre("group_unknown"));

    ask(http::POST, all, with("groupName", "fleet")).value();
    EXPECT_THAT(wrong_in(ask(http::DELETE, groups + "/fleet")), ElementsAre("group_in_use"));
    ask(http::PATCH, all + std::string("/seats"), {{"groupName", "first"}}).value();
    EXPECT_THAT(wrong_in(ask(http::DELETE, groups + "/fleet")), IsEmpty());
    EXPECT_THAT(group_names(), ElementsAre("contactinformation", "lifecycleinformation", "analyticsinformation", "first"));
}

TEST_P(Properties, in_groups_are_at_most_two_hundred_groups) {
    auto const add = [&](int number) {
        return wrong_in(ask(http::POST, all + std::string("/groups"), {{"name", fmt::format("g{}", number)}, {"label", "G"}}));
    };
    for (int i = 3; i < 200; ++i) ASSERT_THAT(add(i), IsEmpty());
    EXPECT_THAT(add(200), ElementsAre("too_many_groups"));
}

}  // namespace
}  // namespace tandem::records
