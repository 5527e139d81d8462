#include "platform/demo/causes.hpp"

#include "base/money.hpp"

#include <algorithm>

namespace tandem::demo {
namespace {

constexpr Source sources[] = {{"Google", "Organic Search", "google.com/", "", "", 0.34, 0.021, 0.42, 1.0},
                              {"", "Direct", "", "", "", 0.20, 0.016, 0.39, 1.0},
                              {"Newsletter", "Email", "", "newsletter", "email", 0.13, 0.034, 0.52, 1.15},
                              {"fachhandwerk.example", "Referral", "fachhandwerk.example/magazin", "", "", 0.10, 0.026, 0.50, 1.2},
                              {"Google Ads", "Paid Search", "google.com/", "google-ads", "cpc", 0.12, 0.022, 0.34, 0.75},
                              {"Instagram", "Organic Social", "instagram.com/", "", "", 0.11, 0.009, 0.22, 0.55}};

constexpr Campaign all_campaigns[] = {
    {"Spring ride", "Newsletter", 5, 40, 1.8},          {"leasing-guide", "Google Ads", 60, 130, 1.7},
    {"summer-loads", "Instagram", 85, 120, 2.2},        {"Autumn checks", "Newsletter", 140, 185, 1.9},
    {"Bikes in the snow", "Newsletter", 225, 262, 1.6}, {"trade-fair-nord", "fachhandwerk.example", 290, 320, 2.4},
    {"leasing-or-buying", "Google Ads", 340, 430, 1.6}, {"Leasing or buying", "Newsletter", 400, 425, 1.6},
    {"one-van-less", "Instagram", 440, 480, 2.0},       {"Autumn letter", "Newsletter", 495, 530, 2.1},
    {"Winter checks", "Newsletter", 535, 547, 1.8}};

constexpr Trade all_trades[] = {{"Electricians", 0.17, 1.2, 2.2}, {"Plumbers", 0.14, 1.1, 2.0},   {"Painters", 0.12, 1.0, 1.6},
                                {"Bakers", 0.08, 0.9, 1.4},       {"Couriers", 0.10, 1.15, 4.5},  {"Gardeners", 0.10, 0.95, 1.7},
                                {"Caterers", 0.09, 0.9, 1.3},     {"Carpenters", 0.09, 0.9, 1.5}, {"Cleaning", 0.07, 0.8, 2.4},
                                {"Municipality", 0.04, 0.7, 6.5}};

constexpr Request all_requests[] = {{"newsletter", "Newsletter", 30, 0.5},
                                    {"prices", "Price list", 34, 0.9},
                                    {"test-ride", "Test ride", 20, 1.5},
                                    {"ask", "Ask for a quote", 16, 1.9}};

constexpr Good all_goods[] = {{"F2 Box", "F2-BOX", "Two wheels in front, closed box of 400 litres, 150 kg", "bike", 548'000},
                              {"F3 Flatbed", "F3-FLAT", "Flatbed of 1.4 m with lashing rails, 200 kg", "bike", 726'000},
                              {"F3 Cooler", "F3-COOL", "Insulated box with cooling, 180 kg", "bike", 890'000},
                              {"Ladder rack", "ACC-LAD", "For ladders up to 3.2 m", "piece", 34'000},
                              {"Service plan", "SRV-YEAR", "Two inspections a year at your place", "year", 39'000}};
constexpr std::size_t bikes = 3;  // the first of them
constexpr auto const& service = all_goods[4];

/// How busy a day is beside an average one: growth, seasons, weekends and running campaigns.
double busyness(int day, int weekday) {
    double const growth = 0.75 + 0.5 * day / 548.0;
    double const season = 1 + 0.18 * std::sin(6.2832 * (day - 20) / 365.0);
    double const week = weekday == 7 ? 0.45 : weekday == 6 ? 0.55 : 1.15;
    double lift = 1;
    for (auto const& campaign : all_campaigns)
        if (day >= campaign.first_day && day <= campaign.last_day) lift += (campaign.lift - 1) * 0.18;
    return growth * season * week * lift;
}

}  // namespace

Source const& any_source(Random& random) { return random.weighted(sources); }
Source const& newsletter() { return sources[2]; }
Source const& direct() { return sources[1]; }

std::span<Campaign const> campaigns() { return all_campaigns; }
Campaign const* campaign_on(Random& random, Source const& source, int day) {
    for (auto const& campaign : all_campaigns) {
        bool const runs = day >= campaign.first_day && day <= campaign.last_day && campaign.is_of(source);
        if (runs && random.chance(0.75)) return &campaign;
    }
    return nullptr;
}

std::span<Trade const> trades() { return all_trades; }
Trade const& any_trade(Random& random) { return random.weighted(all_trades); }

std::span<Request const> requests() { return all_requests; }
Request const& any_request(Random& random) { return random.weighted(all_requests); }

std::span<Good const> goods() { return all_goods; }
Good const& any_bike(Random& random) { return random.pick(goods().first(bikes)); }

std::vector<Ordered> order_of(Good const& bike, std::int64_t count) { return {{&bike, count, count >= 3 ? 500 : 0}, {&service, count, 0}}; }

std::int64_t worth_of(std::vector<Ordered> const& order) {
    std::int64_t worth = 0;
    for (auto const& line : order) {
        auto const gross = line.count * line.good->price_minor;
        worth += gross - multiply_rounded(gross, line.discount, 10'000);
    }
    return worth;
}

std::vector<Instant> arrivals(Instant opened, Instant today, Random& random, int count) {
    auto const length = static_cast<int>((today - opened).ms / days(1).ms) + 1;  // today included
    std::vector<double> weights;
    double total = 0;
    for (int day = 0; day < length; ++day) total += weights.emplace_back(busyness(day, weekday_of(date_of(opened + days(day)))));
    std::vector<Instant> times;
    for (int i = 0; i < count; ++i) {
        double place = random.share() * total;
        int day = 0;
        while (day < length - 1 && (place -= weights[static_cast<std::size_t>(day)]) >= 0) ++day;
        times.push_back(midnight_of(date_of(opened + days(day))) + minutes(random.between(6 * 60, 21 * 60)));
    }
    std::ranges::sort(times);
    return times;
}

}  // namespace tandem::demo
