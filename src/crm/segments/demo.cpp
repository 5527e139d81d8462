#include "platform/demo/world.hpp"

#include "crm/segments/membership.hpp"
#include "crm/segments/segments.hpp"
#include "platform/db/database.hpp"

namespace tandem::segments {
namespace {

struct Draft {
    char const* name;
    char const* text;
};

constexpr Draft drafts[] = {{"Ready to try a bike", R"(all of (
  trade in ("Electricians", "Plumbers", "Painters"),
  any of (
    did page_view "/prices" at least 2 times in the last 30 days,
    did form_sent at least 1 times in the last 30 days
  ),
  none of (
    has deals where (hs_is_closed = "false"),
    lifecyclestage = "customer"
  )
))"},
                            {"Asleep", R"(all of (
  consent "newsletter" is given,
  did mail_sent at least 1 times in the last 365 days,
  did mail_opened at most 0 times in the last 90 days
))"},
                            {"Customers with room for more", R"(all of (
  lifecyclestage = "customer",
  has companies where (numberofemployees >= 10),
  has deals where (hs_is_closed_won = "true", amount < 20000)
))"}};

/// Once all is told, so that nobody has to be looked at twice.
Result<void> make_segments(db::Database& database, demo::World& world) {
    database.write(world.actor(), [&](db::Write& write) {
        if (!world.marketers.empty()) write.act_as(world.marketers.front(), db::Role::marketer, db::Means::session);
        for (auto const& draft : drafts) {
            auto const segment = add_segment(write, {.name = {draft.name}, .kind = {}, .condition = {}, .text = draft.text});
            demo::done(segment);
            count_now(write, segment->id);
        }
    });
    return {};
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.close = make_segments};

}  // namespace tandem::segments
