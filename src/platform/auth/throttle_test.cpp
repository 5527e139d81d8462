#include "platform/auth/throttle.hpp"

#include <gtest/gtest.h>

namespace tandem::auth {
namespace {

TEST(Throttle, the_sixth_guess_waits_and_the_wait_doubles) {
    Throttle throttle;
    Instant at{1'000'000};
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(throttle.wait("ada", at).ms, 0);
        throttle.failed("ada", at);
    }
    EXPECT_EQ(throttle.wait("ada", at), seconds(5));
    EXPECT_EQ(throttle.wait("bob", at).ms, 0);
    throttle.failed("ada", at);
    EXPECT_EQ(throttle.wait("ada", at), seconds(10));
    EXPECT_EQ(throttle.wait("ada", at + seconds(10)).ms, 0);
}

TEST(Throttle, success_and_time_forgive) {
    Throttle throttle;
    Instant const at{1'000'000};
    for (int i = 0; i < 6; ++i) throttle.failed("ada", at);
    throttle.succeeded("ada");
    EXPECT_EQ(throttle.wait("ada", at).ms, 0);
    for (int i = 0; i < 6; ++i) throttle.failed("ada", at);
    throttle.failed("ada", at + minutes(16));
    EXPECT_EQ(throttle.wait("ada", at + minutes(16)).ms, 0);
}

}  // namespace
}  // namespace tandem::auth
