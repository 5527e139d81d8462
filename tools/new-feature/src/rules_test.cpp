#include "__path__/rules.hpp"

#include <gtest/gtest.h>

namespace tandem::__feature__ {
namespace {

constexpr Instant at{1'800'000'000'000};

New__Record__ some() {
    return {
        .__field__ = __field.cpp__,
    };
}

TEST(__Records__, begin_with_what_is_given) {
    auto const __record__ = begun(some(), at);
    EXPECT_EQ(__record__.__field__, __field.cpp_row__);
    EXPECT_EQ(__record__.created_at, at);
    EXPECT_FALSE(__record__.archived);
}

TEST(__Records__, a_change_leaves_what_it_does_not_name) {
    auto const before = begun(some(), at);
    auto const __record__ = changed(before, {.__title__ = {{"Renamed"}}, .archived = true}, at + hours(1));
    EXPECT_EQ(__record__.__title__, "Renamed");
    EXPECT_TRUE(__record__.archived);
    EXPECT_EQ(__record__.__field__, before.__field__);  //? !title
    EXPECT_EQ(__record__.created_at, at);
    EXPECT_EQ(__record__.updated_at, at + hours(1));
}

}  // namespace
}  // namespace tandem::__feature__
