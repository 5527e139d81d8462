#include "crm/timeline/activities.hpp"
#include "crm/timeline/activity_store.hpp"
#include "crm/timeline/telling.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/db/database.hpp"
#include "platform/demo/hours.hpp"
#include "platform/demo/world.hpp"

#include <fmt/format.h>

namespace tandem::timeline {
namespace {

constexpr char const* wishes[] = {"Two vans, 640 € diesel a month, parking fines every week in the old town. Wants to keep one van.",
                                  "Asks whether the flatbed takes a ladder of three metres.",
                                  "Needs the bikes before the season starts; leasing preferred.",
                                  "Compares us with an electric van. Parking decides.",
                                  "The apprentices have no driving licence; a bike gets them to the site.",
                                  "Wants to try it for a week in the rain first."};

void tell_meeting(db::Write& write, demo::Person const& person, demo::Random& dice) {
    add(write, {.object = ObjectType::contacts,
                .record = person.contact,
                .kind = meeting_kind,
                .title = "Met at a trade fair",
                .body = dice.pick(wishes)});
}

/// What is asked of a colleague in passing, who is told so.
std::string word_to_a_colleague(demo::World const& world, demo::Random& dice) {
    if (dice.chance(0.5)) return fmt::format(" <@{}>, may I offer them two months to pay?", to_string(world.owner));
    return fmt::format(" <@{}>, can you send our page about leasing?", to_string(dice.pick(std::span<UserId const>(world.marketers))));
}

/// The first talk is a call.
void note_talk(db::Write& write, demo::World const& world, demo::Person const& person, demo::Random& dice) {
    auto const kind = person.deal && dice.chance(0.5) ? ActivityKind::meeting : ActivityKind::call;
    std::string words = dice.pick(wishes);
    if (dice.chance(0.35)) words += word_to_a_colleague(world, dice);
    demo::done(record_activity(write, ObjectType::contacts, person.contact, {.kind = kind, .body = {std::move(words)}}));
}

/// Whatever is open has a next step, most of the time.
void plan_next(db::Write& write, demo::World const& world, demo::Person const& person, demo::Random& dice) {
    if (dice.chance(0.2)) return;
    auto const due = demo::in_office(dice, world.today + days(dice.between(-1, 5)));
    if (!person.deal)
        return demo::done(record_activity(write, ObjectType::contacts, person.contact,
                                          {.kind = ActivityKind::task, .body = {"Call about the test ride"}, .due_at = due}));
    auto const* step = dice.chance(0.5) ? "Call about the delivery date" : "Ask what holds the decision";
    demo::done(record_activity(write, ObjectType::deals, person.deal, {.kind = ActivityKind::task, .body = {step}, .due_at = due}));
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    using enum demo::Happening;
    demo::Random dice(moment.luck, "timeline");
    if (moment.what == met) return tell_meeting(write, person, dice);
    if (moment.what == talked) return note_talk(write, world, person, dice);
    if (moment.what == planned) return plan_next(write, world, person, dice);
    if (moment.what == won || moment.what == lost) finish_tasks(write, ObjectType::deals, person.deal);
}

/// What fell due was told when it did.
Result<void> tell_what_was_due(db::Database& database, demo::World& world) {
    database.write(world.actor(), [&](db::Write& write) {
        constexpr int all = 1'000'000;
        for (auto const& task : tasks_due_untold(write, world.today, all)) {
            write.act_at(*task.hs_timestamp);
            tell_due(write, task);
            mark_told(write, task.id);
        }
    });
    return {};
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.happen = happen, .close = tell_what_was_due};

}  // namespace tandem::timeline
