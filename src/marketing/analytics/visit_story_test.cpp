#include "marketing/analytics/visit_story.hpp"

#include <gtest/gtest.h>

namespace tandem::analytics {
namespace {

events::Event event(std::int64_t at, std::string name, std::string path, std::int64_t engagement_ms = 0) {
    events::Event made;
    made.at = Instant{at};
    made.name = std::move(name);
    made.pathname = std::move(path);
    made.engagement_ms = engagement_ms;
    return made;
}

TEST(VisitStory, attention_goes_to_the_page_it_was_reported_for) {
    auto const pages = pages_seen({event(5, "engagement", "/a", 9'000), event(4, "pageview", "/b"), event(3, "Form: Submission", "/a"),
                                   event(2, "engagement", "/a", 4'000), event(1, "pageview", "/a")});
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[0].path, "/a");
    EXPECT_EQ(pages[0].seconds, 13);
    EXPECT_EQ(pages[1].path, "/b");
    EXPECT_EQ(pages[1].seconds, 0);
}

TEST(VisitStory, one_page_is_named_and_several_are_counted) {
    EXPECT_EQ(title_of({{"/pricing", {}, 0}}), "Viewed /pricing");
    EXPECT_EQ(title_of({{"/pricing", {}, 0}, {"/", {}, 0}}), "Visited 2 pages");
}

TEST(VisitStory, the_detail_says_whence) {
    events::Visit visit;
    EXPECT_EQ(detail_of(visit), "");
    visit.acquisition.source = "Newsletter";
    visit.acquisition.utm_campaign = "autumn";
    EXPECT_EQ(detail_of(visit), "from Newsletter / autumn");
}

}  // namespace
}  // namespace tandem::analytics
