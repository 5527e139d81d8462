#include "app/demo/people.hpp"

#include <fmt/format.h>

#include <cmath>

namespace tandem::demo {
namespace {

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

Person make_person(Random& random, int number) {
    Person person;
    person.firstname = random.pick(firstnames);
    person.lastname = random.pick(lastnames);
    person.trade = &any_trade(random);
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
    person.bike = &any_bike(random);
    person.bikes = std::max<std::int64_t>(1, person.budget / 6'200);
    person.source = &any_source(random);
    person.request = &any_request(random);
    return person;
}

}  // namespace tandem::demo
