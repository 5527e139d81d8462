#include "crm/segments/text.hpp"

#include <gmock/gmock.h>

#include <random>

namespace tandem::segments {
namespace {

using records::FilterOperator;
using ::testing::HasSubstr;

/// Trees of every kind of condition, with strings that would end a string, a name or a list anywhere else.
class Trees {
public:
    explicit Trees(unsigned seed) : dice_(seed) {}

    Condition tree(std::size_t depth = 0) {
        std::vector<Condition> parts;
        auto const many = number(0, 4);
        for (int i = 0; i < many; ++i) parts.push_back(depth < 3 && chance() ? tree(depth + 1) : leaf());
        return group(static_cast<Holding>(number(0, 2)), std::move(parts));
    }

private:
    int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(dice_); }
    bool chance() { return number(0, 3) == 0; }

    std::string any_string() {
        static std::vector<std::string> const hostile{"",
                                                      "\"",
                                                      "\\",
                                                      "\\\"",
                                                      "a\nb",
                                                      "\t",
                                                      ")",
                                                      "), all of (",
                                                      "# no remark",
                                                      "'; drop table",
                                                      "ärger",
                                                      "\xF0\x9F\x9A\xB2",
                                                      "\x01",
                                                      "{{visible contact}}",
                                                      "?",
                                                      ":workspace_id",
                                                      "@",
                                                      " padded ",
                                                      "none",
                                                      "-5"};
        return hostile[static_cast<std::size_t>(number(0, static_cast<int>(hostile.size()) - 1))];
    }
    /// Of a Text: trimmed, and not empty.
    std::string some_string() {
        std::string text(trim(any_string()));
        return text.empty() ? "all" : text;
    }

    Condition filter() {
        records::Filter filter{.propertyName = {some_string()},
                               .operator_ = static_cast<FilterOperator>(number(0, 12)),
                               .value = any_string(),
                               .highValue = any_string(),
                               .values = std::vector<std::string>{any_string(), any_string()}};
        return {PropertyCondition{filter, OfProperty::property}};
    }

    Condition leaf() {
        switch (number(0, 7)) {
            case 0:
                return {DateCondition{OfDate::date, {some_string()}, static_cast<Within>(number(0, 2)), {number(0, 400)}}};
            case 1: {
                std::vector<Condition> inner;
                for (int i = number(0, 2); i > 0; --i) inner.push_back(filter());
                return {
                    AssociatedCondition{OfAssociation::associated, chance() ? ObjectType::companies : ObjectType::deals, std::move(inner)}};
            }
            case 2: {
                EventCondition event{OfEvent::event, {some_string()}, {}, static_cast<Times>(number(0, 2)), {number(0, 9)}, {}};
                if (chance()) event.subject = Text<1, 200>{some_string()};
                if (chance()) event.days = Whole<1, 3'650>{number(1, 99)};
                return {event};
            }
            case 3:
                return {ConsentCondition{OfConsent::consent, {some_string()}, static_cast<Stand>(number(0, 3))}};
            case 4:
                return {SegmentCondition{OfSegment::segment, SegmentId(number(1, 1'000'000))}};
            case 5:
                return {WordsCondition{OfWords::words, {some_string()}}};
            case 6:
                return {FeatureCondition{OfFeature::feature, {some_string()}, {{some_string(), any_string()}, {"x", any_string()}}}};
            default:
                return filter();
        }
    }

    std::mt19937 dice_;
};

std::string as_json(Condition const& condition) { return json::serialize(encode(condition)); }

TEST(SegmentText, reads_back_as_the_same_tree) {
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        auto const tree = normal(Trees(seed).tree());
        auto const text = text_of(tree);
        auto const read = condition_from(text);
        ASSERT_TRUE(read) << read.error().message << "\n" << text;
        ASSERT_EQ(as_json(read->condition), as_json(tree)) << text;
        ASSERT_EQ(text_of(read->condition), text);
    }
}

TEST(SegmentText, and_a_tree_reads_back_from_its_json) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        auto const tree = normal(Trees(seed).tree());
        auto const read = decode<Condition>(encode(tree));
        ASSERT_TRUE(read) << read.error().message;
        ASSERT_EQ(as_json(normal(*read)), as_json(tree));
    }
}

TEST(SegmentText, is_readable) {
    auto const read = condition_from(R"(all of (country in ("DE", "NL"), did page_view "/prices" at least 2 times in the last 30 days,
        none of (has deals where (amount > 12.50), consent "newsletter" is withdrawn), # a remark
        createdate more than 90 days ago, member of 12, email is known,))");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(text_of(read->condition), R"(all of (
  country in ("DE", "NL"),
  did page_view "/prices" at least 2 times in the last 30 days,
  none of (
    has deals where (
      amount > "12.50"
    ),
    consent "newsletter" is withdrawn
  ),
  createdate more than 90 days ago,
  member of 12,
  email is known
))");
    ASSERT_EQ(read->places.size(), 10U);
    EXPECT_EQ(read->places[1].pointer, "/conditions/0");
    EXPECT_EQ(read->places[1].from, 8);
    EXPECT_EQ(read->places[1].to, 31);
}

std::string wrong_in(std::string_view text) {
    auto const read = condition_from(text);
    return read ? "" : read.error().code + ": " + read.error().message;
}

TEST(SegmentText, says_where_it_is_wrong) {
    EXPECT_THAT(wrong_in("all of (\n  country = \"DE\",\n  city ~ 4)"), HasSubstr("Line 3, column 8"));
    EXPECT_THAT(wrong_in(""), HasSubstr("a condition is expected, but the text ends"));
    EXPECT_THAT(wrong_in("all of (country = \"DE"), HasSubstr("a value in quotes"));
    EXPECT_THAT(wrong_in("all of () any of ()"), HasSubstr("the end of the text is expected"));
    EXPECT_THAT(wrong_in("all of (did page_view at least two times)"), HasSubstr("a number is expected, but “two” stands there"));
    EXPECT_THAT(wrong_in("all of (has firms)"), HasSubstr("/object"));
    EXPECT_THAT(wrong_in("all of (did page_view at least 2000 times)"), HasSubstr("/times"));
}

TEST(SegmentText, has_bounds) {
    std::string deep;
    for (int i = 0; i < 50'000; ++i) deep += "all of (";
    EXPECT_THAT(wrong_in(deep), HasSubstr("too_deep"));
    std::string many = "all of (";
    for (int i = 0; i < 2'000; ++i) many += "country is known,";
    EXPECT_THAT(wrong_in(many + ")"), HasSubstr("too_many"));
    std::vector<Condition> parts(2'000, Condition{WordsCondition{OfWords::words, {"x"}}});
    auto const shape = check_shape(group(Holding::all, std::move(parts)), "/condition");
    ASSERT_FALSE(shape);
    EXPECT_EQ(shape.error().fields.front().pointer, "/condition/conditions/199");
}

TEST(SegmentText, hubspot_groups_are_any_of_alls) {
    using enum FilterOperator;
    records::Filter const from{.propertyName = {"country"}, .operator_ = EQ, .value = "DE", .highValue = {}, .values = {}};
    records::Filter const has{.propertyName = {"email"}, .operator_ = HAS_PROPERTY, .value = {}, .highValue = {}, .values = {}};
    EXPECT_EQ(text_of(from_search({{{from, has}}}, "")), "all of (\n  country = \"DE\",\n  email is known\n)");
    EXPECT_EQ(
        text_of(from_search({{{from}}, {{has}}}, "Ada ")),
        "all of (\n  any of (\n    all of (\n      country = \"DE\"\n    ),\n    all of (\n      email is known\n    )\n  ),\n  found by \"Ada\"\n)");
    EXPECT_EQ(text_of(from_search({}, "")), "all of ()");
}

}  // namespace
}  // namespace tandem::segments
