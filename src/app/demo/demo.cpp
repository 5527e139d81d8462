#include "app/demo/demo.hpp"

#include "app/demo/company.hpp"
#include "app/demo/stories.hpp"
#include "app/demo/traffic.hpp"

#include <algorithm>
#include <future>

namespace tandem::demo {
namespace {

/// More than the visits of one contact have on average.
constexpr std::int64_t events_of_contact = 40;

std::vector<KnownVisit> tell_stories(db::Database& database, db::Actor const& actor, Company const& company, Random& random, int count) {
    std::vector<KnownVisit> known;
    auto const touches = first_touches(company, random, count);
    constexpr std::size_t at_once = 200;
    for (std::size_t first = 0; first < touches.size(); first += at_once) {
        database.write(actor, [&](db::Write& write) {
            for (auto i = first; i < std::min(first + at_once, touches.size()); ++i)
                for (auto& visit : tell_story(write, company, random, static_cast<int>(i), touches[i])) known.push_back(std::move(visit));
        });
    }
    database.write(actor, [&](db::Write& write) { close_mailings(write, company.mailings); });
    return known;
}

}  // namespace

Result<void> make(db::Database& database, events::Store& events, Size const& size) {
    Random random(size.seed);
    // Whole hours, so that the same seed gives the same company for a while.
    auto const today = Instant{now().ms - now().ms % hours(1).ms};
    db::Actor const actor{tandem::make<WorkspaceId>(), {}, db::Role::owner, db::Means::command};
    auto company = database.write(actor, [&](db::Write& write) { return found_company(write, today); });
    if (size.contacts > 0)
        database.write(actor, [&](db::Write& write) { company.mailings = write_mailings(write, company.opened, today); });

    // Most strangers come whatever the stories tell, so their visits are made beside them, with dice of their own.
    Random dice(size.seed ^ 0x5deece66dULL);
    auto const early = std::max<std::int64_t>(0, size.events - events_of_contact * size.contacts);
    auto strangers = std::async(std::launch::async, [&] { return make_strangers(events, company, dice, early); });
    auto const known = tell_stories(database, actor, company, random, size.contacts);
    if (auto done = strangers.get(); !done) return done;

    auto const told = make_known(events, company, random, known);
    if (!told) return fail(told);
    auto done = make_strangers(events, company, dice, size.events - early - *told);
    events.catch_up();
    return done;
}

}  // namespace tandem::demo
