#include "crm/records/custom.hpp"
#include "crm/records/records.hpp"
#include "platform/demo/world.hpp"

#include <fmt/format.h>

namespace tandem::records {
namespace {

constexpr char const* lost_reasons[] = {"No budget this year", "Chose another maker", "Keeps the van", "Could not decide",
                                        "Delivery takes too long"};

void define_properties(db::Write& write, demo::World&) {
    std::vector<std::string> trade_names;
    for (auto const& trade : demo::trades()) trade_names.emplace_back(trade.name);
    demo::done(define_property(write, ObjectType::contacts, {"budget", "Budget", "number", "number", {}}));
    demo::done(define_property(write, ObjectType::contacts, {"team_size", "Team", "number", "number", {}}));
    demo::done(define_property(write, ObjectType::contacts, {"wanted_by", "Wanted by", "date", "date", {}}));
    demo::done(define_property(write, ObjectType::contacts, {"trade", "Trade", "enumeration", "select", trade_names}));
    demo::done(define_property(write, ObjectType::deals, {"bikes", "Bikes", "string", "text", {}}));
}

RecordId create_contact(db::Write& write, demo::Person const& person) {
    return create(write, ObjectType::contacts,
                  {{"email", person.email},
                   {"firstname", person.firstname},
                   {"lastname", person.lastname},
                   {"company", person.company},
                   {"city", person.city},
                   {"country", person.country},
                   {"trade", person.trade->name},
                   {"budget", std::to_string(person.budget)},
                   {"createdate", format_rfc3339(write.now())},
                   {"lifecyclestage", "lead"}})
        .value();
}

void look_up(db::Write& write, demo::Person const& person, demo::Random dice) {
    PropertyValues learned{{"industry", person.trade->name}, {"phone", person.phone}};
    if (person.fits) learned["jobtitle"] = dice.chance(0.7) ? "Owner" : "Head of operations";
    demo::done(update(write, ObjectType::contacts, person.contact, learned));
}

RecordId create_firm(db::Write& write, demo::Person const& person) {
    return create(write, ObjectType::companies,
                  {{"name", person.company},
                   {"domain", person.domain},
                   {"city", person.city},
                   {"country", person.country},
                   {"industry", person.trade->name},
                   {"numberofemployees", std::to_string(person.team_size)},
                   {"hubspot_owner_id", to_string(person.rep)},
                   {"createdate", format_rfc3339(write.now())}})
        .value();
}

RecordId create_deal(db::Write& write, demo::Person const& person) {
    auto const wanted = fmt::format("{} × {}", person.bikes, person.bike->name);
    PropertyValues values{{"dealname", fmt::format("{}, {}", person.company, wanted)},
                          {"bikes", wanted},
                          {"amount", format_decimal(demo::worth_of(demo::order_of(*person.bike, person.bikes)), 2)},
                          {"dealstage", "qualifiedtobuy"},
                          {"hubspot_owner_id", to_string(person.rep)},
                          {"createdate", format_rfc3339(write.now())},
                          {"closedate", format_rfc3339(write.now() + days(45))}};
    if (auto const first = find(write, ObjectType::contacts, person.contact, {"hs_analytics_source"})->text("hs_analytics_source");
        !first.empty())
        values["hs_analytics_source"] = first;
    return create(write, ObjectType::deals, values).value();
}

void open_deal(db::Write& write, demo::Person& person) {
    person.firm = create_firm(write, person);
    demo::done(associate(write, ObjectType::contacts, person.contact, ObjectType::companies, person.firm));
    person.deal = create_deal(write, person);
    demo::done(associate(write, ObjectType::deals, person.deal, ObjectType::contacts, person.contact));
    demo::done(associate(write, ObjectType::deals, person.deal, ObjectType::companies, person.firm));
}

void move_deal(db::Write& write, demo::Person const& person, char const* stage) {
    demo::done(update(write, ObjectType::deals, person.deal, {{"dealstage", stage}}));
}

void lose(db::Write& write, demo::Person const& person, demo::Random dice) {
    demo::done(
        update(write, ObjectType::deals, person.deal,
               {{"dealstage", "closedlost"}, {"closed_lost_reason", dice.pick(lost_reasons)}, {"closedate", format_rfc3339(write.now())}}));
}

void happen(db::Write& write, demo::World&, demo::Person& person, demo::Moment const& moment) {
    using enum demo::Happening;
    switch (moment.what) {
        case met:
            return static_cast<void>(person.contact = create_contact(write, person));
        case looked_up:
            return look_up(write, person, {moment.luck, "records"});
        case put_off:
            return demo::done(update(write, ObjectType::contacts, person.contact, {{"hs_lead_status", "BAD_TIMING"}}));
        case interested:
            return open_deal(write, person);
        case tried:
            return move_deal(write, person, "presentationscheduled");
        case quoted:
            return move_deal(write, person, "contractsent");
        case negotiated:
            return move_deal(write, person, "decisionmakerboughtin");
        case lost:
            return lose(write, person, {moment.luck, "records"});
        default:
            return;
    }
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = define_properties, .happen = happen};

}  // namespace tandem::records
