#include "marketing/analytics/demo_traffic.hpp"

#include <algorithm>

namespace tandem::analytics {
namespace {

struct Weighted {
    char const* name;
    double weight;
};
constexpr Weighted countries[] = {{"DE", 44}, {"NL", 15}, {"BE", 8}, {"FR", 9}, {"AT", 7},
                                  {"DK", 5},  {"SE", 4},  {"CH", 4}, {"GB", 2}, {"US", 2}};
constexpr Weighted devices[] = {{"Desktop", 55}, {"Mobile", 40}, {"Tablet", 5}};
constexpr Weighted desktop_browsers[] = {{"Chrome", 52}, {"Firefox", 17}, {"Microsoft Edge", 18}, {"Safari", 13}};
constexpr Weighted mobile_browsers[] = {{"Safari", 42}, {"Chrome", 46}, {"Samsung Browser", 12}};
constexpr Weighted desktop_systems[] = {{"Windows", 66}, {"Mac", 24}, {"GNU/Linux", 10}};
constexpr Weighted strangers_pages[] = {{"/", 32},
                                        {"/bikes/f2-box", 15},
                                        {"/bikes/f3-flatbed", 12},
                                        {"/bikes/f3-cooler", 6},
                                        {"/prices", 9},
                                        {"/leasing", 7},
                                        {"/blog/leasing-or-buying", 8},
                                        {"/blog/bikes-in-the-snow", 8},
                                        {"/trades/electricians", 4},
                                        {"/p/test-ride", 3},
                                        {"/p/prices", 5},
                                        {"/p/ask", 3},
                                        {"/p/newsletter", 2},
                                        {"/p/cargo-bikes", 4},
                                        {"/about", 4}};

events::Client some_client(demo::Random& random) {
    events::Client client;
    client.country = random.weighted(countries).name;
    client.device = random.weighted(devices).name;
    bool const desktop = client.device == "Desktop";
    client.browser = desktop ? random.weighted(desktop_browsers).name : random.weighted(mobile_browsers).name;
    client.os = desktop ? random.weighted(desktop_systems).name : client.browser == "Safari" ? "iOS" : "Android";
    client.screen = desktop ? "Desktop" : client.device == "Tablet" ? "Tablet" : "Mobile";
    return client;
}

/// Collects visits and stores them a portion at a time, in order of time within a portion.
class Traffic {
public:
    Traffic(Audience& audience, demo::Random& random) : audience_(audience), random_(random) {}

    /// A visit of these pages; each is read for a while, and how long is told by an engagement event. Ends when the last is left.
    Instant visit(Instant at, std::uint64_t visitor, events::Client const& client, events::Acquisition const& from,
                  std::vector<std::string> const& pages, std::string const& goal = {}) {
        for (auto const& page : pages) {
            auto const read_ms = static_cast<std::int64_t>(std::min(600'000.0, random_.spread(28'000, 0.9)));
            add(at, visitor, events::pageview, page, client, from);
            auto& engaged = add(at + milliseconds(read_ms), visitor, events::engagement, page, client, from);
            engaged.engagement_ms = read_ms;
            engaged.scroll_depth = static_cast<std::int32_t>(random_.between(20, 100));
            at = at + milliseconds(read_ms + 400);
        }
        if (!goal.empty()) add(at - milliseconds(300), visitor, goal.c_str(), pages.back(), client, from);
        return at;
    }

    Result<void> store_when_full() { return events_.size() < portion ? Result<void>{} : store(); }

    /// Without what is still to come.
    Result<void> store() {
        std::vector<std::pair<Instant, std::size_t>> order;  // an event is costly to move, so each is moved once
        for (std::size_t i = 0; i < events_.size(); ++i)
            if (events_[i].at < audience_.today) order.emplace_back(events_[i].at, i);
        std::ranges::sort(order);
        std::vector<events::Event> sorted;
        sorted.reserve(order.size());
        for (auto const& [at, i] : order) sorted.push_back(std::move(events_[i]));
        made_ += static_cast<std::int64_t>(events_.size());
        events_.clear();
        return audience_.store.append_history(sorted);
    }

    /// Also those that were left out because their time has not come.
    std::int64_t made() const { return made_ + static_cast<std::int64_t>(events_.size()); }

private:
    static constexpr std::size_t portion = 20'000;

    events::Event& add(Instant at, std::uint64_t visitor, char const* name, std::string const& page, events::Client const& client,
                       events::Acquisition const& from) {
        auto& event = events_.emplace_back();
        event.workspace_id = audience_.workspace;
        event.site_id = audience_.site;
        event.at = at;
        event.name = name;
        event.visitor_id = visitor;
        event.hostname = demo::site_domain;
        event.pathname = page;
        event.acquisition = from;
        event.client = client;
        return event;
    }

    Audience& audience_;
    demo::Random& random_;
    std::vector<events::Event> events_;
    std::int64_t made_ = 0;
};

constexpr double events_per_visit = 5.1;  // page views and the engagement after each, and who comes back

std::vector<std::string> some_pages(demo::Random& random) {
    std::vector<std::string> pages;
    do pages.emplace_back(random.weighted(strangers_pages).name);
    while (pages.size() < 9 && random.chance(0.56));
    return pages;
}

}  // namespace

events::Acquisition acquired(demo::Source const& source, demo::Campaign const* campaign) {
    events::Acquisition from;
    from.source = source.source;
    from.channel = source.channel;
    from.referrer = source.referrer;
    from.utm_source = source.utm_source;
    if (*source.utm_source) from.utm_medium = source.medium;
    if (campaign) from.utm_campaign = campaign->name;
    return from;
}

Result<void> make_strangers(Audience& audience, std::int64_t count) {
    auto& random = audience.dice;
    Traffic traffic(audience, random);
    auto const visits = std::max<std::int64_t>(0, static_cast<std::int64_t>(static_cast<double>(count) / events_per_visit));
    for (auto const at : demo::arrivals(audience.opened, audience.today, random, static_cast<int>(visits))) {
        auto const& source = demo::any_source(random);
        auto const day = static_cast<int>((at - audience.opened).ms / days(1).ms);
        auto const client = some_client(random);
        auto const visitor = random.next() | 1U;
        auto const left = traffic.visit(at + seconds(random.between(0, 59)), visitor, client,
                                        acquired(source, demo::campaign_on(random, source, day)), some_pages(random));
        // Some come back the same day, straight to the site; on another day nobody would know them again.
        if (auto const again = left + minutes(random.between(40, 300)); random.chance(0.14) && date_of(again) == date_of(at))
            traffic.visit(again, visitor, client, acquired(demo::direct(), nullptr), some_pages(random));
        if (auto done = traffic.store_when_full(); !done) return done;
    }
    return traffic.store();
}

Result<std::int64_t> make_known(Audience& audience) {
    auto& random = audience.dice;
    Traffic traffic(audience, random);
    for (auto const& visit : audience.known) {
        traffic.visit(visit.at, random.next() | 1U, some_client(random), acquired(*visit.source, visit.campaign), visit.pages, visit.goal);
        if (auto done = traffic.store_when_full(); !done) return fail(done);
    }
    if (auto done = traffic.store(); !done) return fail(done);
    return traffic.made();
}

}  // namespace tandem::analytics
