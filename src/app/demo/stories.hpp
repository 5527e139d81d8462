#pragma once

#include "app/demo/company.hpp"
#include "app/demo/people.hpp"

#include <vector>

namespace tandem::demo {

/// A visit that somebody known made; their story tells it, and it becomes events.
struct KnownVisit {
    Instant at;
    Source const* source = nullptr;
    Campaign const* campaign = nullptr;
    Mailing const* mailing = nullptr;  ///< whose link led here
    std::vector<std::string> pages;
    std::string goal{};  ///< what they asked for on the last of them
};

/// How one stranger became a lead, and what came of it until today: contact, company, story, deal.
/// Says which visits led there, in order of time.
std::vector<KnownVisit> tell_story(db::Write& write, Company const& company, Random& random, int number, Instant first_touch);

/// When the nth of `count` leads first came: more often in busy weeks. Some are still to come today.
std::vector<Instant> first_touches(Company const& company, Random& random, int count);

}  // namespace tandem::demo
