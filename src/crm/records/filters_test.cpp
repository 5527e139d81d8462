#include "crm/records/filters.hpp"

#include <gmock/gmock.h>

#include "crm/records/custom.hpp"
#include "crm/records/store.hpp"
#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using ::testing::ElementsAre;
using enum FilterOperator;

Filter has(std::string property, FilterOperator is, std::optional<std::string> value = {}, std::optional<std::string> high = {}) {
    return {.propertyName = {std::move(property)}, .operator_ = is, .value = std::move(value), .highValue = std::move(high), .values = {}};
}
Filter among(std::string property, FilterOperator is, std::vector<std::string> values) {
    return {.propertyName = {std::move(property)}, .operator_ = is, .value = {}, .highValue = {}, .values = std::move(values)};
}

/// Three contacts, of whom the last one has no custom properties, and four deals in as many currencies.
class RecordFilters : public testing::CompanyWithRecords {
protected:
    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        write([](db::Write& write) {
            for (CustomProperty const& one : {CustomProperty{"seats", "Seats", "number", "number"},
                                              {"colours", "Colours", "enumeration", "checkbox", {"red", "green", "blue"}},
                                              {"founded", "Founded", "date", "date"},
                                              {"seen", "Seen", "datetime", "date"},
                                              {"vip", "VIP", "bool", "booleancheckbox"}})
                define_property(write, ObjectType::contacts, one).value();
        });
        ann = contact({{"firstname", "Ann"},
                       {"lastname", "Ärger"},
                       {"email", "ann@firm.example"},
                       {"seats", "3"},
                       {"colours", "red;blue"},
                       {"founded", "2020-02-29"},
                       {"seen", "2026-11-23T16:00:00Z"},
                       {"vip", "true"}});
        bob = contact({{"firstname", "Bob"},
                       {"lifecyclestage", "customer"},
                       {"seats", "12.5"},
                       {"colours", "green"},
                       {"founded", "2021-01-01"},
                       {"seen", "2026-11-24T00:00:00Z"},
                       {"vip", "false"}});
        contact({{"firstname", "Cyd"}, {"company", "Ann & Partners"}});
        deal({{"dealname", "euro"}, {"amount", "12.50"}});
        deal({{"dealname", "yen"}, {"amount", "12"}, {"deal_currency_code", "JPY"}});
        deal({{"dealname", "dinar"}, {"amount", "12.345"}, {"deal_currency_code", "KWD"}});
        deal({{"dealname", "none"}});
    }

    /// First names, or names of deals, in the order they were made.
    std::vector<std::string> found(ObjectType type, std::vector<FilterGroup> const& groups) {
        return read([&](db::Read& read) {
            auto const set = load_properties(read, type);
            auto const where = read_filters(set, groups);
            if (!where) return std::vector<std::string>{auth::testing::wrong_in(where)};
            auto const order = db::Ordering().by("id", db::Direction::ascending, db::Nulls::never);
            auto const& name = *set.find(type == ObjectType::deals ? "dealname" : "firstname");
            std::vector<std::string> names;
            for (auto const& one : search_stored(read, type, {name.name}, *where, order, 200).records)
                names.push_back(one.value_of(name).value());
            EXPECT_EQ(count_stored(read, type, *where), static_cast<std::int64_t>(names.size()));
            return names;
        });
    }
    std::vector<std::string> contacts(Filter const& filter) { return found(ObjectType::contacts, {{{filter}}}); }
    std::vector<std::string> deals(Filter const& filter) { return found(ObjectType::deals, {{{filter}}}); }

    RecordId ann, bob;
};
TANDEM_ON_BOTH_ENGINES(RecordFilters);

TEST_P(RecordFilters, compare_numbers_by_their_size) {
    EXPECT_THAT(contacts(has("seats", EQ, "3.0")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("seats", NEQ, "3")), ElementsAre("Bob", "Cyd")) << "who has no value has another one";
    EXPECT_THAT(contacts(has("seats", LT, "12.5")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("seats", LTE, "12.50")), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(contacts(has("seats", GT, "3")), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("seats", GTE, "3")), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(contacts(has("seats", BETWEEN, "3", "12.5")), ElementsAre("Ann", "Bob")) << "both ends belong to it";
    EXPECT_THAT(contacts(has("seats", BETWEEN, "3.1", "12.4")), ElementsAre());
    EXPECT_THAT(contacts(has("seats", BETWEEN, "12.5", "3")), ElementsAre());
    EXPECT_THAT(contacts(among("seats", IN, {"12.50", "7"})), ElementsAre("Bob"));
    EXPECT_THAT(contacts(among("seats", NOT_IN, {"3"})), ElementsAre("Bob", "Cyd"));
}

TEST_P(RecordFilters, ask_whether_there_is_a_value) {
    for (auto const* property : {"seats", "colours", "founded", "vip"}) {
        EXPECT_THAT(contacts(has(property, HAS_PROPERTY)), ElementsAre("Ann", "Bob")) << property;
        EXPECT_THAT(contacts(has(property, NOT_HAS_PROPERTY)), ElementsAre("Cyd")) << property;
    }
    EXPECT_THAT(contacts(has("email", HAS_PROPERTY)), ElementsAre("Ann"));
    EXPECT_THAT(deals(has("amount", NOT_HAS_PROPERTY)), ElementsAre("none"));
    EXPECT_TRUE(change(ObjectType::contacts, ann, {{"seats", ""}}).value());
    EXPECT_THAT(contacts(has("seats", NOT_HAS_PROPERTY)), ElementsAre("Ann", "Cyd")) << "a cleared value is none";
}

TEST_P(RecordFilters, compare_text_without_regard_to_case) {
    EXPECT_THAT(contacts(has("lastname", EQ, "ärger")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("lastname", EQ, "Ärge")), ElementsAre());
    EXPECT_THAT(contacts(has("lastname", NEQ, "ÄRGER")), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(contacts(among("firstname", IN, {"ANN", "cyd"})), ElementsAre("Ann", "Cyd"));
    EXPECT_THAT(contacts(has("firstname", BETWEEN, "anna", "bz")), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("email", EQ, "ANN@firm.example")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("email", EQ, "no address")), ElementsAre()) << "nobody can have it";
}

TEST_P(RecordFilters, find_whole_words_and_parts_with_a_star) {
    EXPECT_THAT(contacts(has("company", CONTAINS_TOKEN, "partners")), ElementsAre("Cyd"));
    EXPECT_THAT(contacts(has("company", CONTAINS_TOKEN, "part")), ElementsAre());
    EXPECT_THAT(contacts(has("company", CONTAINS_TOKEN, "part*")), ElementsAre("Cyd"));
    EXPECT_THAT(contacts(has("company", CONTAINS_TOKEN, "*rtner*")), ElementsAre("Cyd"));
    EXPECT_THAT(contacts(has("company", NOT_CONTAINS_TOKEN, "ann")), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(contacts(has("company", CONTAINS_TOKEN, "100%")), ElementsAre()) << "only the star stands for others";
}

TEST_P(RecordFilters, find_words_without_regard_to_accents) {
    ASSERT_TRUE(change(ObjectType::contacts, ann, {{"company", "STRASSE arger"}}));
    ASSERT_TRUE(change(ObjectType::contacts, bob, {{"company", "Straße Ärger"}}));
    for (auto const* word : {"strasse", "Straße", "ärger", "ARGER", "arge*", "a\u0308rger"})
        EXPECT_THAT(contacts(has("company", CONTAINS_TOKEN, word)), ElementsAre("Ann", "Bob")) << word;
    EXPECT_THAT(contacts(has("company", NOT_CONTAINS_TOKEN, "strasse")), ElementsAre("Cyd"));
}

TEST_P(RecordFilters, compare_choices_one_by_one) {
    EXPECT_THAT(contacts(has("lifecyclestage", EQ, "customer")), ElementsAre("Bob"));
    EXPECT_THAT(contacts(among("lifecyclestage", IN, {"lead", "mql"})), ElementsAre("Ann", "Cyd"));
    EXPECT_THAT(contacts(has("lifecyclestage", EQ, "an option that was taken away")), ElementsAre());
    EXPECT_THAT(contacts(has("colours", EQ, "blue;red")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(among("colours", IN, {"blue"})), ElementsAre("Ann"));
    EXPECT_THAT(contacts(among("colours", IN, {"blue", "green"})), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(contacts(among("colours", NOT_IN, {"blue"})), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(contacts(has("colours", CONTAINS_TOKEN, "red")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("colours", NOT_CONTAINS_TOKEN, "red")), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(contacts(has("colours", CONTAINS_TOKEN, "re")), ElementsAre()) << "a part of a choice is none";
}

TEST_P(RecordFilters, compare_days_times_and_truth) {
    EXPECT_THAT(contacts(has("founded", EQ, "2020-02-29")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("founded", EQ, "1582934400000")), ElementsAre("Ann")) << "18,321 days in milliseconds";
    EXPECT_THAT(contacts(has("founded", GT, "2020-12-31")), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("seen", BETWEEN, "2026-11-23", "1795449600000")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("seen", GTE, "2026-11-23T17:00:00.001+01:00")), ElementsAre("Bob"));
    EXPECT_THAT(contacts(among("seen", IN, {"2026-11-24"})), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("createdate", LT, "2020-01-01")), ElementsAre());
    EXPECT_THAT(contacts(has("createdate", GT, "2020-01-01")), ElementsAre("Ann", "Bob", "Cyd"));
    EXPECT_THAT(contacts(has("vip", EQ, "TRUE")), ElementsAre("Ann"));
    EXPECT_THAT(contacts(has("vip", NEQ, "true")), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(deals(has("hs_is_closed", EQ, "false")), ElementsAre("euro", "yen", "dinar", "none"));
}

TEST_P(RecordFilters, compare_amounts_by_their_value_and_to_any_decimals) {
    EXPECT_THAT(deals(has("amount", EQ, "12.5")), ElementsAre("euro"));
    EXPECT_THAT(deals(has("amount", EQ, "12.3450")), ElementsAre("dinar"));
    EXPECT_THAT(deals(has("amount", EQ, "12.3455")), ElementsAre()) << "no amount has four decimals";
    EXPECT_THAT(deals(has("amount", NEQ, "12.3455")), ElementsAre("euro", "yen", "dinar", "none"));
    EXPECT_THAT(deals(has("amount", LT, "12.345")), ElementsAre("yen"));
    EXPECT_THAT(deals(has("amount", LT, "12.3451")), ElementsAre("yen", "dinar"));
    EXPECT_THAT(deals(has("amount", GTE, "12.3451")), ElementsAre("euro"));
    EXPECT_THAT(deals(has("amount", GT, "-0.0001")), ElementsAre("euro", "yen", "dinar"));
    EXPECT_THAT(deals(has("amount", BETWEEN, "12", "12.345")), ElementsAre("yen", "dinar"));
    EXPECT_THAT(deals(among("amount", IN, {"12.50", "12.0001"})), ElementsAre("euro"));
    EXPECT_THAT(deals(among("amount", NOT_IN, {"12.0001"})), ElementsAre("euro", "yen", "dinar", "none"));
    deal({{"dealname", "free"}, {"amount", "0"}});
    EXPECT_THAT(deals(has("amount", GT, "-0.0001")), ElementsAre("euro", "yen", "dinar", "free"));
    EXPECT_THAT(deals(has("amount", LT, "-0.0001")), ElementsAre()) << "nothing is more than less than nothing";
}

TEST_P(RecordFilters, find_records_by_their_id) {
    EXPECT_THAT(contacts(has("hs_object_id", EQ, to_string(ann))), ElementsAre("Ann"));
    EXPECT_THAT(contacts(among("hs_object_id", IN, {to_string(bob), "7", "abc"})), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("hs_object_id", GT, to_string(ann))), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(contacts(has("hs_object_id", EQ, "abc")), ElementsAre());
    EXPECT_THAT(contacts(has("hubspot_owner_id", NEQ, "abc")), ElementsAre("Ann", "Bob", "Cyd"));
}

TEST_P(RecordFilters, find_records_by_what_they_are_linked_with) {
    auto const firm = company({{"name", "Firm"}});
    link(ObjectType::contacts, bob, ObjectType::companies, firm);
    EXPECT_THAT(contacts(has("associations.company", EQ, to_string(firm))), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("associations.company", NEQ, to_string(firm))), ElementsAre("Ann", "Cyd"));
    EXPECT_THAT(contacts(among("associations.companies", IN, {"7", to_string(firm)})), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("associations.company", HAS_PROPERTY)), ElementsAre("Bob"));
    EXPECT_THAT(contacts(has("associations.deal", NOT_HAS_PROPERTY)), ElementsAre("Ann", "Bob", "Cyd"));
    EXPECT_THAT(contacts(has("associations.company", GT, "1")), ElementsAre("/filterGroups/0/filters/0/operator INVALID_OPERATOR"));
    EXPECT_THAT(contacts(has("associations.company", EQ, "x")), ElementsAre("/filterGroups/0/filters/0/value INVALID_ID"));
}

TEST_P(RecordFilters, of_one_group_all_hold_and_of_the_groups_one) {
    auto const three = has("seats", EQ, "3"), cyd = has("firstname", EQ, "Cyd"), vip = has("vip", EQ, "true");
    EXPECT_THAT(found(ObjectType::contacts, {{{three, vip}}}), ElementsAre("Ann"));
    EXPECT_THAT(found(ObjectType::contacts, {{{three, cyd}}}), ElementsAre());
    EXPECT_THAT(found(ObjectType::contacts, {{{three}}, {{cyd}}}), ElementsAre("Ann", "Cyd"));
    EXPECT_THAT(found(ObjectType::contacts, {}), ElementsAre("Ann", "Bob", "Cyd"));
}

TEST_P(RecordFilters, that_are_wrong_are_all_named) {
    EXPECT_THAT(found(ObjectType::contacts, {{{has("shoe_size", EQ, "42"), has("firstname", EQ, "Ann"), has("firstname", EQ, " ")}},
                                             {{has("seats", BETWEEN, "1"), among("seats", IN, {}), has("seats", GT, "many")}},
                                             {{has("seats", CONTAINS_TOKEN, "3"), has("founded", EQ, "soon"), has("vip", EQ, "yes")}},
                                             {{has("company", CONTAINS_TOKEN, "**"), among("seats", NOT_IN, {"1", "x"})}}}),
                ElementsAre("/filterGroups/0/filters/0/propertyName PROPERTY_DOESNT_EXIST", "/filterGroups/0/filters/2/value missing",
                            "/filterGroups/1/filters/0/highValue missing", "/filterGroups/1/filters/1/values missing",
                            "/filterGroups/1/filters/2/value INVALID_NUMBER", "/filterGroups/2/filters/0/operator INVALID_OPERATOR",
                            "/filterGroups/2/filters/1/value INVALID_DATE", "/filterGroups/2/filters/2/value INVALID_BOOLEAN",
                            "/filterGroups/3/filters/0/value missing", "/filterGroups/3/filters/1/values INVALID_NUMBER"));
    EXPECT_THAT(deals(has("amount", LT, "1,000")), ElementsAre("/filterGroups/0/filters/0/value INVALID_AMOUNT"));
    EXPECT_THAT(deals(has("amount", LT, "12.34x")), ElementsAre("/filterGroups/0/filters/0/value INVALID_AMOUNT"));
}

TEST_P(RecordFilters, are_as_many_as_hubspot_takes) {
    auto const times = [](std::size_t groups, std::size_t filters) {
        return std::vector<FilterGroup>(groups, FilterGroup{std::vector<Filter>(filters, has("seats", HAS_PROPERTY))});
    };
    EXPECT_THAT(found(ObjectType::contacts, times(3, 6)), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(found(ObjectType::contacts, times(5, 3)), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(found(ObjectType::contacts, times(6, 1)), ElementsAre("/filterGroups too_many"));
    EXPECT_THAT(found(ObjectType::contacts, times(1, 19)), ElementsAre("/filterGroups too_many"));
}

}  // namespace
}  // namespace tandem::records
