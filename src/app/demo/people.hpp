#pragma once

#include "app/demo/random.hpp"

#include <string>

namespace tandem::demo {

/// Where somebody comes from, and what that means for how it ends.
struct Source {
    char const* source;  ///< as analytics names it; empty is direct
    char const* channel;
    char const* referrer;
    char const* utm_source;
    char const* medium;
    double weight;        ///< share of first visits
    double becomes_lead;  ///< of visitors
    double becomes_mql;   ///< of leads
    double win_factor;
};

/// A campaign moves visits while it runs.
struct Campaign {
    char const* name;
    char const* source;  ///< whose visitors it brings
    int first_day;       ///< since the company opened
    int last_day;
    double lift;
};

struct Trade {
    char const* name;
    double weight;
    double win_factor;
    double typical_bikes;
};

struct Person {
    std::string firstname;
    std::string lastname;
    std::string email;
    std::string phone;
    std::string company;
    std::string domain;
    std::string city;
    std::string country;
    Trade const* trade = nullptr;
    std::int64_t budget = 0;
    std::int64_t team_size = 0;
};

Source const& any_source(Random& random);
Source const& newsletter();
Source const& direct();
/// The campaign a visitor of this source met on that day, or nullptr.
Campaign const* campaign_on(Random& random, Source const& source, int day);
/// How busy a day is beside an average one: growth, seasons, weekends and running campaigns.
double busyness(int day, int weekday);
/// The nth person; addresses are unique.
Person make_person(Random& random, int number);

}  // namespace tandem::demo
