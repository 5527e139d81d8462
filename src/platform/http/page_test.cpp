#include "platform/http/page.hpp"

#include <gmock/gmock.h>

namespace tandem::http {
namespace {

using ::testing::ElementsAre;
using RowId = Id<struct RowTag>;

struct NamePlace {
    std::string name;
    RowId id;
};
BOOST_DESCRIBE_STRUCT(NamePlace, (), (name, id))

PageQuery asked(std::string after, std::int64_t limit) { return {std::move(after), Whole<1, 200>{limit}}; }

auto const itself = [](RowId id) { return id; };

TEST(Pages, name_the_next_one_only_where_more_rows_were_found) {
    auto const page = asked("", 2).page_of(std::vector{RowId(3), RowId(2), RowId(1)}, itself);
    EXPECT_THAT(page.results, ElementsAre(RowId(3), RowId(2)));
    ASSERT_TRUE(page.paging);
    EXPECT_EQ(page.paging->next.after, "2");
    EXPECT_FALSE(asked("", 3).page_of(std::vector{RowId(3), RowId(2), RowId(1)}, itself).paging);
    EXPECT_FALSE(asked("", 3).page_of(std::vector<RowId>{}, itself).paging);
}

TEST(Pages, are_of_fifty_rows_where_nothing_is_said) {
    EXPECT_EQ(PageQuery{}.size(), 50);
    EXPECT_EQ(PageQuery{}.rows(), 51);
    EXPECT_EQ(asked("", 7).rows(), 8);
}

TEST(Pages, go_on_where_the_page_before_ended) {
    NamePlace const last{"Größe & \"Maß\", 1-2", RowId(12)};
    auto const place = asked(cursor_of(last), 1).after_or(NamePlace{});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->name, last.name);
    EXPECT_EQ(place->id, last.id);
    EXPECT_EQ(asked(cursor_of(RowId(12)), 1).after_or(newest_id<RowId>).value(), RowId(12));
    Place const moment{{1'764'493'108'123}, 77};
    EXPECT_EQ(asked(cursor_of(moment), 1).after_or(newest).value(), moment);
}

TEST(Pages, begin_where_no_page_was_before) {
    EXPECT_EQ(PageQuery{}.after_or(newest).value(), newest);
    EXPECT_EQ(asked("", 1).after_or(newest_id<RowId>).value(), newest_id<RowId>);
}

TEST(Pages, a_cursor_of_another_list_is_refused) {
    for (auto const* const wrong : {"x", "1", "1-x", "5b5d", "5b317d", "7b7d", "-"})
        EXPECT_EQ(asked(wrong, 1).after_or(newest).error().code, "after_unknown") << wrong;
    EXPECT_FALSE(asked(cursor_of(Place{{1}, 2}), 1).after_or(newest_id<RowId>));
    EXPECT_FALSE(asked(cursor_of(NamePlace{"a", RowId(1)}), 1).after_or(newest));
}

TEST(Pages, a_cursor_needs_no_escaping_in_an_address) {
    auto const cursor = cursor_of(NamePlace{"a b&c=d/ü", RowId(1)});
    EXPECT_EQ(cursor.find_first_not_of("0123456789abcdef"), std::string::npos) << cursor;
}

TEST(Pages, count_every_state_and_total_those_asked_for) {
    Page<RowId> page;
    page.count({{"draft", 2}, {"sent", 3}, {"accepted", 5}}, {"draft", "sent"});
    EXPECT_EQ(page.total, 5);
    EXPECT_EQ(page.counts->at("accepted"), 5);
    page.count({{"draft", 2}, {"sent", 3}});
    EXPECT_EQ(page.total, 5);
}

TEST(Pages, are_written_without_what_they_do_not_tell) {
    EXPECT_EQ(json::serialize(encode(Page<RowId>{.results = {RowId(1)}})), R"({"results":["1"]})");
    Page<RowId> page{.results = {RowId(1)}, .paging = Paging{{"1"}}};
    page.count({{"draft", 4}});
    EXPECT_EQ(json::serialize(encode(page.showing(std::vector<std::string>{"one"}))),
              R"({"results":["one"],"paging":{"next":{"after":"1"}},"total":4,"counts":{"draft":4}})");
}

}  // namespace
}  // namespace tandem::http
