#include "base/zone.hpp"

#include <gtest/gtest.h>

namespace tandem {
namespace {

Instant at(char const* text) { return *parse_rfc3339(text); }

TEST(Zones, are_those_of_the_database) {
    EXPECT_TRUE(is_zone("Europe/Berlin"));
    EXPECT_TRUE(is_zone("UTC"));
    EXPECT_FALSE(is_zone("Mars/Olympus"));
    EXPECT_FALSE(is_zone(""));
}

TEST(Zones, an_unknown_one_is_utc) {
    EXPECT_EQ(local_of(at("2026-07-01T12:00:00Z"), "Mars/Olympus"), at("2026-07-01T12:00:00Z"));
    EXPECT_EQ(offset_at(at("2026-07-01T12:00:00Z"), "").abbreviation, "UTC");
}

TEST(Zones, know_how_far_ahead_their_clocks_are_and_until_when) {
    auto const winter = offset_at(at("2026-01-15T12:00:00Z"), "Europe/Berlin");
    EXPECT_EQ(winter.ahead, hours(1));
    EXPECT_EQ(winter.until, at("2026-03-29T01:00:00Z"));
    EXPECT_EQ(winter.abbreviation, "CET");
    EXPECT_EQ(offset_at(at("2026-07-01T12:00:00Z"), "America/New_York").ahead, hours(-4));
}

TEST(Zones, have_days_of_23_and_25_hours) {
    auto const length = [](Date day) { return start_of_day(add_days(day, 1), "Europe/Berlin") - start_of_day(day, "Europe/Berlin"); };
    EXPECT_EQ(length({2026, 3, 29}), hours(23));
    EXPECT_EQ(length({2026, 10, 25}), hours(25));
    EXPECT_EQ(length({2026, 11, 1}), hours(24));
}

TEST(Zones, a_time_that_is_jumped_over_is_the_moment_of_the_change_and_one_that_comes_twice_the_first) {
    EXPECT_EQ(moment_of(at("2026-03-29T02:30:00Z"), "Europe/Berlin"), at("2026-03-29T01:00:00Z"));
    EXPECT_EQ(moment_of(at("2026-10-25T02:30:00Z"), "Europe/Berlin"), at("2026-10-25T00:30:00Z"));
    EXPECT_EQ(start_of_day({2026, 9, 6}, "America/Santiago"), at("2026-09-06T04:00:00Z")) << "midnight is jumped over";
}

TEST(Zones, have_their_own_day) {
    EXPECT_EQ(date_in(at("2026-10-31T12:00:00Z"), "Pacific/Auckland"), (Date{2026, 11, 1}));
    EXPECT_EQ(date_in(at("2026-01-01T02:00:00Z"), "America/New_York"), (Date{2025, 12, 31}));
}

}  // namespace
}  // namespace tandem
