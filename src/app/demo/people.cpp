#include "app/demo/people.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace tandem::demo {
namespace {

constexpr Source sources[] = {{"Google", "Organic Search", "google.com/", "", "", 0.34, 0.021, 0.42, 1.0},
                              {"", "Direct", "", "", "", 0.20, 0.016, 0.39, 1.0},
                              {"Newsletter", "Email", "", "newsletter", "email", 0.13, 0.034, 0.52, 1.15},
                              {"fachhandwerk.example", "Referral", "fachhandwerk.example/magazin", "", "", 0.10, 0.026, 0.50, 1.2},
                              {"Google Ads", "Paid Search", "google.com/", "google-ads", "cpc", 0.12, 0.022, 0.34, 0.75},
                              {"Instagram", "Organic Social", "instagram.com/", "", "", 0.11, 0.009, 0.22, 0.55}};

constexpr Campaign campaigns[] = {
    {"spring-ride", "Newsletter", 5, 40, 1.8},          {"leasing-guide", "Google Ads", 60, 130, 1.7},
    {"summer-loads", "Instagram", 85, 120, 2.2},        {"autumn-checks", "Newsletter", 140, 185, 1.9},
    {"bikes-in-the-snow", "Newsletter", 225, 262, 1.6}, {"trade-fair-nord", "fachhandwerk.example", 290, 320, 2.4},
    {"leasing-or-buying", "Google Ads", 340, 430, 1.6}, {"summer-leasing", "Newsletter", 400, 425, 1.6},
    {"one-van-less", "Instagram", 440, 480, 2.0},       {"autumn-letter", "Newsletter", 495, 530, 2.1},
    {"winter-checks", "Newsletter", 535, 547, 1.8}};

constexpr Trade trades[] = {{"Electricians", 0.17, 1.2, 2.2}, {"Plumbers", 0.14, 1.1, 2.0},   {"Painters", 0.12, 1.0, 1.6},
                            {"Bakers", 0.08, 0.9, 1.4},       {"Couriers", 0.10, 1.15, 4.5},  {"Gardeners", 0.10, 0.95, 1.7},
                            {"Caterers", 0.09, 0.9, 1.3},     {"Carpenters", 0.09, 0.9, 1.5}, {"Cleaning", 0.07, 0.8, 2.4},
                            {"Municipality", 0.04, 0.7, 6.5}};

struct City {
    char const* name;
    char const* country;
    char const* dial;
    double weight;
};
constexpr City cities[] = {{"Kiel", "Germany", "+49 431", 5},       {"Hamburg", "Germany", "+49 40", 9},
                           {"Berlin", "Germany", "+49 30", 9},      {"Leipzig", "Germany", "+49 341", 5},
                           {"Freiburg", "Germany", "+49 761", 5},   {"Münster", "Germany", "+49 251", 5},
                           {"Köln", "Germany", "+49 221", 6},       {"Ghent", "Belgium", "+32 9", 5},
                           {"Utrecht", "Netherlands", "+31 30", 6}, {"Groningen", "Netherlands", "+31 50", 4},
                           {"Copenhagen", "Denmark", "+45 33", 4},  {"Malmö", "Sweden", "+46 40", 3},
                           {"Graz", "Austria", "+43 316", 4},       {"Wien", "Austria", "+43 1", 4},
                           {"Nantes", "France", "+33 2", 4},        {"Lyon", "France", "+33 4", 4},
                           {"Zürich", "Switzerland", "+41 44", 3}};

constexpr char const* firstnames[] = {"Anke",   "Birgit", "Chiara",  "Dora",    "Élodie", "Fenna",   "Greta", "Hanneke",
                                      "Inès",   "Jarla",  "Katrin",  "Ludmila", "Marit",  "Noor",    "Petra", "Ragnhild",
                                      "Sanne",  "Tilde",  "Ulrike",  "Wiebke",  "Anders", "Bastian", "Cem",   "Dieter",
                                      "Emil",   "Fergus", "Gijs",    "Henrik",  "Iker",   "Jonas",   "Karel", "Lukas",
                                      "Matteo", "Nils",   "Olivier", "Pieter",  "Rasmus", "Stefan",  "Tomas", "Yann"};
constexpr char const* lastnames[] = {"Adler",   "Bakker",   "Castellane", "Dvornik",   "Eriksen",  "Frost",    "Grivelli", "Haddix",
                                     "Iversen", "Jansen",   "Kessler",    "Lindgaard", "Morvan",   "Nieuwerk", "Oosterlo", "Pfister",
                                     "Quast",   "Rohweder", "Solheim",    "Tamm",      "Ulrich",   "Varanne",  "Wendt",    "Ziegler",
                                     "Brixel",  "Chastan",  "Dufresnay",  "Holmgaard", "Kaminski", "Lorenz",   "Moll",     "Norrby",
                                     "Prokosz", "Reuter",   "Sandvall",   "Tolland",   "Vandorp",  "Winter",   "Aubert",   "Becker"};

char const* suffix_of(std::string_view trade, std::size_t variant) {
    if (trade == "Electricians") return variant % 2 == 0 ? "Elektro" : "Elektrotechnik";
    if (trade == "Plumbers") return variant % 2 == 0 ? "Sanitär" : "VVS";
    if (trade == "Painters") return variant % 2 == 0 ? "Malerei" : "Schilderwerken";
    if (trade == "Bakers") return variant % 2 == 0 ? "Bäckerei" : "Forno";
    if (trade == "Couriers") return variant % 2 == 0 ? "Koeriers" : "Kurier";
    if (trade == "Gardeners") return variant % 2 == 0 ? "Gartenbau" : "Groen";
    if (trade == "Caterers") return variant % 2 == 0 ? "Traiteur" : "Catering";
    if (trade == "Carpenters") return variant % 2 == 0 ? "Tischlerei" : "Joinery";
    if (trade == "Cleaning") return variant % 2 == 0 ? "Reinigung" : "Clean";
    return "Stadtwerke";
}

/// Letters and digits of a name as they stand in a host name.
std::string host_part(std::string_view text) {
    std::string host;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = text[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            host += c;
        else if (c >= 'A' && c <= 'Z')
            host += static_cast<char>(c - 'A' + 'a');
        else if (c == ' ')
            host += '-';
        else if (static_cast<unsigned char>(c) == 0xC3 && i + 1 < text.size()) {
            auto const next = static_cast<unsigned char>(text[++i]);
            host += next == 0xA4                                   ? "ae"
                    : next == 0xB6                                 ? "oe"
                    : next == 0xBC || next == 0x9C                 ? "ue"
                    : next == 0xA9 || next == 0xA8 || next == 0x89 ? "e"
                                                                   : "a";
        }
    }
    return host;
}

}  // namespace

Source const& any_source(Random& random) { return random.weighted(sources); }
Source const& newsletter() { return sources[2]; }
Source const& direct() { return sources[1]; }

Campaign const* campaign_on(Random& random, Source const& source, int day) {
    for (auto const& campaign : campaigns) {
        bool const runs = day >= campaign.first_day && day <= campaign.last_day && std::string_view(campaign.source) == source.source;
        if (runs && random.chance(0.75)) return &campaign;
    }
    return nullptr;
}

double busyness(int day, int weekday) {
    double const growth = 0.75 + 0.5 * day / 548.0;
    double const season = 1 + 0.18 * std::sin(6.2832 * (day - 20) / 365.0);
    double const week = weekday == 7 ? 0.45 : weekday == 6 ? 0.55 : 1.15;
    double lift = 1;
    for (auto const& campaign : campaigns)
        if (day >= campaign.first_day && day <= campaign.last_day) lift += (campaign.lift - 1) * 0.18;
    return growth * season * week * lift;
}

Person make_person(Random& random, int number) {
    Person person;
    person.firstname = random.pick(firstnames);
    person.lastname = random.pick(lastnames);
    person.trade = &random.weighted(trades);
    auto const& city = random.weighted(cities);
    auto const variant = static_cast<std::size_t>(random.between(0, 1));
    bool const is_public = std::string_view(person.trade->name) == "Municipality";
    person.company = is_public ? fmt::format("{} {}", suffix_of(person.trade->name, variant), city.name)
                               : fmt::format("{} {}", person.lastname, suffix_of(person.trade->name, variant));
    person.city = city.name;
    person.country = city.country;
    person.domain = fmt::format("{}-{}.example", host_part(person.company), number);
    person.email = fmt::format("{}.{}@{}", host_part(person.firstname), host_part(person.lastname), person.domain);
    person.phone = fmt::format("{} 555 {:04}", city.dial, random.between(0, 9'999));
    auto const bikes = std::max(1.0, random.spread(person.trade->typical_bikes, 0.5));
    person.budget = static_cast<std::int64_t>(std::round(random.spread(bikes * 5'400, 0.45) / 500)) * 500;
    person.team_size = std::max<std::int64_t>(1, std::llround(random.spread(bikes * 4, 0.6)));
    return person;
}

}  // namespace tandem::demo
