#pragma once

#include "platform/demo/random.hpp"

#include <span>
#include <string>
#include <vector>

namespace tandem::demo {

constexpr std::string_view site_domain = "karrow.example";
constexpr auto zone = "Europe/Berlin";

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
Source const& any_source(Random& random);
Source const& newsletter();
Source const& direct();

/// A campaign moves visits while it runs; one of the newsletter's begins with a mailing.
struct Campaign {
    char const* name;
    char const* source;  ///< whose visitors it brings
    int first_day;       ///< since the company opened
    int last_day;
    double lift;

    bool is_of(Source const& other) const { return std::string_view(source) == other.source; }
};
std::span<Campaign const> campaigns();
/// The campaign a visitor of this source met on that day, or nullptr.
Campaign const* campaign_on(Random& random, Source const& source, int day);

struct Trade {
    char const* name;
    double weight;
    double win_factor;
    double typical_bikes;
};
std::span<Trade const> trades();
Trade const& any_trade(Random& random);

/// What people ask for on the site, from the loosest wish to the firmest. Each has a page with a form.
struct Request {
    char const* slug;
    char const* title;
    double weight;
    double intent;  ///< how close to buying who asks for it is

    std::string page() const { return std::string("/p/") + slug; }
};
std::span<Request const> requests();
Request const& any_request(Random& random);

/// What Karrow sells, in euros.
struct Good {
    char const* name;
    char const* sku;
    char const* description;
    char const* unit;
    std::int64_t price_minor;
};
std::span<Good const> goods();
Good const& any_bike(Random& random);

/// So many of a good. Three bikes and more are cheaper; each comes with its service.
struct Ordered {
    Good const* good;
    std::int64_t count;
    std::int64_t discount;  ///< hundredths of a percent
};
std::vector<Ordered> order_of(Good const& bike, std::int64_t count);
/// Without tax.
std::int64_t worth_of(std::vector<Ordered> const& order);

/// When each of `count` people comes first: more often in busy weeks. Some are still to come today.
std::vector<Instant> arrivals(Instant opened, Instant today, Random& random, int count);

}  // namespace tandem::demo
