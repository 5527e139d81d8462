#include "crm/records/search.hpp"

#include <gmock/gmock.h>

#include "crm/records/custom.hpp"
#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

class RecordSearch : public testing::CompanyWithRecords {
protected:
    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        write([](db::Write& write) { define_property(write, ObjectType::contacts, {"seats", "Seats", "number", "number"}).value(); });
    }
    Result<json::value> search(json::object request) { return ask(http::POST, "/crm/v3/objects/contacts/search", request); }

    /// First names, page by page of `limit`, in the order that is asked for.
    std::vector<std::string> paged(json::value const& sort, int limit) {
        std::vector<std::string> names;
        json::object request{{"sorts", json::array{sort}}, {"limit", limit}, {"properties", json::array{"firstname"}}};
        for (;;) {
            auto const page = search(request).value();
            EXPECT_EQ(page.at("total"), total);
            EXPECT_LE(page.at("results").as_array().size(), static_cast<std::size_t>(limit));
            for (auto const& one : page.at("results").as_array()) names.emplace_back(one.at_pointer("/properties/firstname").as_string());
            auto const* paging = page.as_object().if_contains("paging");
            if (!paging || names.size() > 100) return names;
            request["after"] = paging->at_pointer("/next/after");
        }
    }

    int total = 0;
};
TANDEM_ON_BOTH_ENGINES(RecordSearch);

TEST_P(RecordSearch, comes_in_pages_that_miss_and_repeat_nothing) {
    // Equal values keep the order in which they were made; who has none comes first.
    std::pair<char const*, char const*> const made[] = {{"a", "2"}, {"b", ""},   {"c", "1.5"}, {"d", "2"},
                                                        {"e", ""},  {"f", "10"}, {"g", "2"}};
    for (auto const& [name, seats] : made) contact({{"firstname", name}, {"seats", seats}});
    total = 7;
    std::vector<std::string> const up{"b", "e", "c", "a", "d", "g", "f"};
    std::vector<std::string> const down(up.rbegin(), up.rend());
    for (int limit : {1, 2, 3, 7, 8}) {
        EXPECT_THAT(paged("seats", limit), ElementsAreArray(up)) << limit;
        EXPECT_THAT(paged("-seats", limit), ElementsAreArray(down)) << limit;
        EXPECT_THAT(paged({{"propertyName", "seats"}, {"direction", "DESCENDING"}}, limit), ElementsAreArray(down)) << limit;
        EXPECT_THAT(paged("-hs_object_id", limit), ElementsAre("g", "f", "e", "d", "c", "b", "a")) << limit;
    }
}

TEST_P(RecordSearch, goes_on_after_its_last_row_whatever_came_in_before_it) {
    for (auto const* name : {"b", "d", "f"}) contact({{"firstname", name}});
    json::object request{{"sorts", json::array{"firstname"}}, {"limit", 2}, {"properties", json::array{"firstname"}}};
    auto const first = search(request).value();
    for (auto const* name : {"a", "c", "e"}) contact({{"firstname", name}});
    request["after"] = first.at_pointer("/paging/next/after");
    auto const second = search(request).value();
    EXPECT_EQ(second.at("total"), 6);
    EXPECT_EQ(second.at_pointer("/results/0/properties/firstname"), "e");
    EXPECT_EQ(second.at_pointer("/results/1/properties/firstname"), "f");
    EXPECT_FALSE(second.as_object().contains("paging"));
}

TEST_P(RecordSearch, finds_the_beginnings_of_all_its_words) {
    auto const names = [&](char const* query) {
        auto const found = search({{"query", query}, {"properties", json::array{"firstname"}}}).value();
        std::vector<std::string> all;
        for (auto const& one : found.at("results").as_array()) all.emplace_back(one.at_pointer("/properties/firstname").as_string());
        EXPECT_EQ(found.at("total"), all.size());
        return all;
    };
    auto const elodie = contact({{"firstname", "Élodie"}, {"lastname", "Krause-Zwillich"}, {"email", "e@firm.example"}});
    contact({{"firstname", "Elsa"}, {"company", "Zwillich & Co"}});
    EXPECT_THAT(names("el zwil"), ElementsAre("Élodie", "Elsa"));
    EXPECT_THAT(names("ELODIE firm.ex"), ElementsAre("Élodie"));
    EXPECT_THAT(names("lodie"), IsEmpty());
    EXPECT_THAT(names("elodie bob"), IsEmpty());
    contact({{"firstname", "Bob"}, {"city", "Kiel"}});
    EXPECT_THAT(names("kiel"), IsEmpty()) << "where somebody lives is for filters";
    set(ObjectType::contacts, elodie, {{"firstname", "Zoé"}});
    EXPECT_THAT(names("elodie"), IsEmpty());
    EXPECT_THAT(names("zoe"), ElementsAre("Zoé"));
    write([&](db::Write& write) { archive(write, ObjectType::contacts, elodie).value(); });
    EXPECT_THAT(names("zoe"), IsEmpty());
    write([&](db::Write& write) { restore(write, ObjectType::contacts, elodie).value(); });
    EXPECT_THAT(names("zoe"), ElementsAre("Zoé"));
}

TEST_P(RecordSearch, of_no_rows_counts) {
    contact({{"firstname", "a"}});
    auto const counted = search({{"limit", 0}}).value();
    EXPECT_EQ(counted.at("total"), 1);
    EXPECT_THAT(counted.at("results").as_array(), IsEmpty());
    EXPECT_FALSE(counted.as_object().contains("paging"));
}

TEST_P(RecordSearch, refuses_what_it_does_not_understand) {
    auto const refused = [&](json::object const& request) { return auth::testing::wrong_in(search(request)); };
    EXPECT_THAT(refused({{"limit", 201}}), ElementsAre("/limit out_of_range"));
    EXPECT_THAT(refused({{"sorts", json::array{"shoe_size"}}}), ElementsAre("/sorts/0/propertyName PROPERTY_DOESNT_EXIST"));
    EXPECT_THAT(refused({{"sorts", "firstname"}}), ElementsAre("/sorts not_a_list"));
    EXPECT_THAT(refused({{"sorts", json::array{"firstname", "lastname"}}}), ElementsAre("/sorts too_many"));
    EXPECT_THAT(refused({{"sorts", json::array{json::object{{"direction", "ASCENDING"}}}}}), ElementsAre("/sorts/0 missing"));
    EXPECT_THAT(refused({{"sorts", json::array{json::object{{"propertyName", "firstname"}, {"direction", "UP"}}}}}),
                ElementsAre("/sorts/0/direction unknown_value"));
    for (json::value const& made_up : {json::value("7"), json::value("[1,2,3]"), json::value("{}"), json::value("[\"a\"]"), json::value(5)})
        EXPECT_THAT(refused({{"after", made_up}}), ElementsAre("/after INVALID_AFTER")) << made_up;
    EXPECT_THAT(refused({{"sorts", json::array{"seats"}}, {"after", "[\"a\",1]"}}), ElementsAre("/after INVALID_AFTER"))
        << "of another order";
}

}  // namespace
}  // namespace tandem::records
