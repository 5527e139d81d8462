#include "app/demo/demo.hpp"

#include "app/demo/company.hpp"
#include "app/demo/stories.hpp"
#include "app/demo/traffic.hpp"

#include <algorithm>

namespace tandem::demo {

Result<void> make(db::Database& database, events::Store& events, Size const& size) {
    Random random(size.seed);
    // Whole hours, so that the same seed gives the same company for a while.
    auto const today = Instant{now().ms - now().ms % hours(1).ms};
    db::Actor const actor{tandem::make<WorkspaceId>(), {}, db::Role::owner, db::Means::command};
    auto company = database.write(actor, [&](db::Write& write) { return found_company(write, today); });
    if (size.contacts > 0) database.write(actor, [&](db::Write& write) { company.mailings = write_mailings(write, company.opened, today); });

    std::vector<KnownVisit> known;
    auto const touches = first_touches(company, random, size.contacts);
    constexpr std::size_t at_once = 200;
    for (std::size_t first = 0; first < touches.size(); first += at_once) {
        database.write(actor, [&](db::Write& write) {
            for (auto i = first; i < std::min(first + at_once, touches.size()); ++i)
                for (auto& visit : tell_story(write, company, random, static_cast<int>(i), touches[i])) known.push_back(std::move(visit));
        });
    }
    database.write(actor, [&](db::Write& write) { close_mailings(write, company.mailings); });
    return make_traffic(events, company, random, size.events, known);
}

}  // namespace tandem::demo
