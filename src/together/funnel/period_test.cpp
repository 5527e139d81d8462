#include "together/funnel/period.hpp"

#include <gtest/gtest.h>

namespace tandem::funnel {
namespace {

std::string from_to(Date from, Date to, std::string const& zone) {
    auto const period = period_of(from, to, zone);
    if (!period) return period.error().fields.at(0).pointer + " " + period.error().code;
    return format_rfc3339(period->from) + " " + format_rfc3339(period->to);
}

TEST(FunnelPeriod, is_of_whole_days_in_the_zone_of_the_company) {
    EXPECT_EQ(from_to({2026, 11, 23}, {2026, 11, 23}, "UTC"), "2026-11-23T00:00:00.000Z 2026-11-24T00:00:00.000Z");
    EXPECT_EQ(from_to({2026, 11, 23}, {2026, 11, 30}, "Europe/Berlin"), "2026-11-22T23:00:00.000Z 2026-11-30T23:00:00.000Z");
    EXPECT_EQ(from_to({2026, 11, 23}, {2026, 11, 23}, "America/New_York"), "2026-11-23T05:00:00.000Z 2026-11-24T05:00:00.000Z");
    EXPECT_EQ(from_to({2026, 12, 31}, {2026, 12, 31}, "Pacific/Auckland"), "2026-12-30T11:00:00.000Z 2026-12-31T11:00:00.000Z");
}

TEST(FunnelPeriod, has_days_of_23_and_25_hours) {
    EXPECT_EQ(from_to({2026, 3, 29}, {2026, 3, 29}, "Europe/Berlin"), "2026-03-28T23:00:00.000Z 2026-03-29T22:00:00.000Z");
    EXPECT_EQ(from_to({2026, 10, 25}, {2026, 10, 25}, "Europe/Berlin"), "2026-10-24T22:00:00.000Z 2026-10-25T23:00:00.000Z");
    EXPECT_EQ(from_to({2026, 3, 1}, {2026, 3, 31}, "Europe/Berlin"), "2026-02-28T23:00:00.000Z 2026-03-31T22:00:00.000Z");
}

TEST(FunnelPeriod, begins_when_the_clock_lands_where_it_jumps_over_midnight) {
    EXPECT_EQ(from_to({2018, 11, 4}, {2018, 11, 4}, "America/Sao_Paulo"), "2018-11-04T03:00:00.000Z 2018-11-05T02:00:00.000Z");
}

TEST(FunnelPeriod, does_not_end_before_it_begins) {
    EXPECT_EQ(from_to({2026, 11, 24}, {2026, 11, 23}, "Europe/Berlin"), "/to out_of_range");
    EXPECT_EQ(from_to({2026, 11, 25}, {2026, 11, 23}, "Europe/Berlin"), "/to out_of_range");
}

TEST(FunnelPeriod, has_an_end) {
    EXPECT_EQ(from_to({2016, 11, 25}, {2026, 11, 24}, "UTC"), "2016-11-25T00:00:00.000Z 2026-11-25T00:00:00.000Z");
    EXPECT_EQ(from_to({2006, 11, 25}, {2026, 11, 24}, "UTC"), "/from period_too_long");
}

}  // namespace
}  // namespace tandem::funnel
