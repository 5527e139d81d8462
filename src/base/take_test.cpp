#include "base/take.hpp"

#include <gtest/gtest.h>

namespace tandem {
namespace {

struct Row {
    std::string name = "n";
    std::int64_t display_order = 1;
    std::optional<Instant> due_at;
    bool archived = false;
    std::int64_t version = 7;
};
BOOST_DESCRIBE_STRUCT(Row, (), (name, display_order, due_at, archived, version))

struct Change {
    std::int64_t version = 0;
    std::optional<Text<1, 9>> name{};
    std::optional<Whole<0, 9>> displayOrder{};
    std::optional<Instant> due_at{};
    std::optional<bool> archived{};
};
BOOST_DESCRIBE_STRUCT(Change, (), (version, name, displayOrder, due_at, archived))

struct Further : Change {
    std::optional<std::vector<std::string>> lines{};
};
BOOST_DESCRIBE_STRUCT(Further, (Change), (lines))

struct OfAnotherType {
    std::optional<std::vector<std::string>> name;
};
BOOST_DESCRIBE_STRUCT(OfAnotherType, (), (name))

struct AlwaysGiven {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AlwaysGiven, (), (name))

TEST(Take, puts_what_is_given_into_the_member_of_the_same_name_and_nothing_else) {
    Row row;
    take(Change{.version = 3, .displayOrder = Whole<0, 9>{5}, .archived = true}, row);
    EXPECT_EQ(row.name, "n");
    EXPECT_EQ(row.display_order, 5) << "HubSpot's spelling";
    EXPECT_FALSE(row.due_at);
    EXPECT_TRUE(row.archived);
    EXPECT_EQ(row.version, 7) << "that is for advance";
    take(Change{.name = Text<1, 9>{"m"}, .due_at = Instant{1}, .archived = false}, row);
    EXPECT_EQ(row.name, "m");
    EXPECT_EQ(row.due_at, Instant{1});
    EXPECT_FALSE(row.archived);
}

TEST(Take, leaves_what_is_taken_by_hand) {
    Row row;
    take<&Change::name, &Further::lines>(Further{{.name = Text<1, 9>{"m"}, .archived = true}, {{"a"}}}, row);
    EXPECT_EQ(row.name, "n");
    EXPECT_TRUE(row.archived);
}

TEST(Take, does_not_compile_where_a_member_has_no_place) {
    EXPECT_TRUE((TakenInto<Change, Row>));
    EXPECT_TRUE((TakenInto<Further, Row, &Further::lines>));
    EXPECT_FALSE((TakenInto<Further, Row>));
    EXPECT_FALSE((TakenInto<Further, Row, &Change::name>));
    EXPECT_FALSE((TakenInto<OfAnotherType, Row>));
    EXPECT_FALSE((TakenInto<AlwaysGiven, Row>)) << "what is always given is no change";
}

}  // namespace
}  // namespace tandem
