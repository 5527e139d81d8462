#include "crm/timeline/mentions.hpp"

#include <gmock/gmock.h>

namespace tandem::timeline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Mentions, are_found_each_once_in_their_order) {
    EXPECT_THAT(mentioned_in("<@7> and <@5>: ask <@7>"), ElementsAre(UserId(7), UserId(5)));
    EXPECT_THAT(mentioned_in("no @Ben, no <@>, no <@x>, no <@12"), IsEmpty());
    EXPECT_THAT(mentioned_in("a < b <@ c> <@9>"), ElementsAre(UserId(9)));
}

TEST(Mentions, show_the_name_as_it_is_now) {
    EXPECT_EQ(with_names("<@7>, ask <@5>!", {{UserId(7), "Ben Hollis"}, {UserId(5), "Ada"}}), "@Ben Hollis, ask @Ada!");
    EXPECT_EQ(with_names("<@8> left, <@ 7> is none", {{UserId(7), "Ben"}}), "<@8> left, <@ 7> is none");
    EXPECT_EQ(with_names("", {}), "");
}

}  // namespace
}  // namespace tandem::timeline
