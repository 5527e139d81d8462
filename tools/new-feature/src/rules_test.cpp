#include "__path__/rules.hpp"

#include <gtest/gtest.h>

namespace tandem::__name__ {
namespace {

TEST(__Name__, a_taken_title_is_a_conflict) {
    EXPECT_TRUE(may_be_added(false));
    EXPECT_EQ(may_be_added(true).error().code, "__name___title_taken");
}

TEST(__Name__, a_page_is_never_longer_than_a_hundred_rows) {
    EXPECT_EQ(page_size({}), 50);
    EXPECT_EQ(page_size(0), 1);
    EXPECT_EQ(page_size(1000), 100);
}

}  // namespace
}  // namespace tandem::__name__
