#include "platform/events/visitor_ids.hpp"

#include <gtest/gtest.h>

#include "platform/events/internal/testing.hpp"

namespace tandem::events {
namespace {

VisitorTraits ada() { return {.user_agent = "Firefox", .ip = "192.0.2.1", .site_domain = "example.com", .root_domain = "example.com"}; }

TEST(VisitorIds, a_visitor_has_one_id_a_day_also_after_a_restart) {
    ScratchFolder scratch;
    std::uint64_t first = VisitorIds(scratch.path() / "keys").identify(ada(), monday_ten).visitor_id;
    VisitorIds ids(scratch.path() / "keys");
    EXPECT_EQ(ids.identify(ada(), monday_ten + hours(13)).visitor_id, first);
    auto other = ada();
    other.ip = "192.0.2.2";
    EXPECT_NE(ids.identify(other, monday_ten).visitor_id, first);
}

TEST(VisitorIds, tomorrow_knows_yesterday_s_id_and_the_day_after_does_not) {
    ScratchFolder scratch;
    VisitorIds ids(scratch.path() / "keys");
    auto monday = ids.identify(ada(), monday_ten);
    auto tuesday = ids.identify(ada(), monday_ten + hours(14));
    EXPECT_NE(tuesday.visitor_id, monday.visitor_id);
    EXPECT_EQ(tuesday.former_visitor_ids[0], monday.visitor_id);
    auto wednesday = ids.identify(ada(), monday_ten + hours(38));
    EXPECT_EQ(wednesday.former_visitor_ids[0], tuesday.visitor_id);
    auto sunday = ids.identify(ada(), monday_ten + days(6));
    EXPECT_EQ(sunday.former_visitor_ids[0], 0u);
}

TEST(VisitorIds, a_consented_id_lasts_and_takes_over_the_anonymous_visit) {
    ScratchFolder scratch;
    VisitorIds ids(scratch.path() / "keys");
    auto anonymous = ids.identify(ada(), monday_ten);
    auto consented = ada();
    consented.consented_id = "c0ffee";
    auto known = ids.identify(consented, monday_ten);
    EXPECT_EQ(known.former_visitor_ids[0], anonymous.visitor_id);
    EXPECT_EQ(ids.identify(consented, monday_ten + days(30)).visitor_id, known.visitor_id);
}

TEST(VisitorIds, parts_cannot_be_shifted_into_each_other) {
    ScratchFolder scratch;
    VisitorIds ids(scratch.path() / "keys");
    auto shifted = ada();
    shifted.user_agent = "Firefox1";
    shifted.ip = "92.0.2.1";
    EXPECT_NE(ids.identify(ada(), monday_ten).visitor_id, ids.identify(shifted, monday_ten).visitor_id);
}

}  // namespace
}  // namespace tandem::events
