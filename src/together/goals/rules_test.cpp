#include "together/goals/rules.hpp"

#include <gtest/gtest.h>

namespace tandem::goals {
namespace {

TEST(Goals, a_quarter_knows_its_days) {
    auto const autumn = quarter_of({2026, 11, 23});
    EXPECT_EQ(autumn.label, "Q4 2026");
    EXPECT_EQ(format_date(autumn.from), "2026-10-01");
    EXPECT_EQ(format_date(autumn.to), "2026-12-31");
    EXPECT_EQ(autumn.day, 54);
    EXPECT_EQ(autumn.days, 92);
    EXPECT_EQ(quarter_of({2028, 1, 1}).days, 91);
    EXPECT_EQ(quarter_of({2028, 1, 1}).day, 1);
}

}  // namespace
}  // namespace tandem::goals
