#include "crm/records/records.hpp"
#include "crm/tickets/tickets.hpp"
#include "platform/demo/hours.hpp"
#include "platform/demo/world.hpp"

namespace tandem::tickets {
namespace {

using records::ObjectType;

struct Trouble {
    char const* subject;
    char const* content;
    char const* category;
};

constexpr Trouble troubles[] = {
    {"The motor cuts out on the hill", "Since Monday it stops after ten minutes uphill. Battery shows three bars.", "PRODUCT_ISSUE"},
    {"Second key for the box", "We need one more key for the cargo box, number 4471.", "GENERAL_INQUIRY"},
    {"Invoice names the old company", "Please write the invoice to the new name of our company.", "BILLING_ISSUE"},
    {"Brake squeals when loaded", "Front brake, from about 80 kg on.", "PRODUCT_ISSUE"},
    {"Can the flatbed take a rack?", "We would like to carry three crates side by side.", "FEATURE_REQUEST"},
    {"Charger lost on site", "What does a second charger cost, and how fast can it be here?", "GENERAL_INQUIRY"}};

constexpr char const* resolutions[] = {"Part replaced on site.", "Answered by phone.", "Sent by parcel, arrived.",
                                       "Set right, customer confirmed."};

/// Moves it on when somebody got to it, unless that is still to come.
bool move_on(db::Write& write, demo::World const& world, RecordId ticket, Instant at, records::PropertyValues const& values) {
    if (at >= world.today) return false;
    write.begin_change_set();
    write.act_at(at);
    demo::done(records::update(write, object, ticket, values));
    return true;
}

void work_on(db::Write& write, demo::World const& world, RecordId ticket, Instant asked, demo::Random& dice) {
    auto const looked = demo::in_office(dice, asked + hours(dice.between(1, 30)));
    auto const solved = demo::in_office(dice, looked + days(dice.between(1, 8)));
    if (!move_on(write, world, ticket, looked, {{"hs_pipeline_stage", dice.chance(0.6) ? "3" : "2"}})) return;
    if (dice.chance(0.25)) return;  // somebody is still waiting for an answer
    move_on(write, world, ticket, solved, {{"hs_pipeline_stage", "4"}, {"hs_resolution", dice.pick(resolutions)}});
}

/// Some who bought need help with it afterwards: it is asked for, looked at, and what is older was solved some days later.
void ask_for_help(db::Write& write, demo::World const& world, demo::Person const& person, demo::Random& dice) {
    constexpr char const* ways[] = {"EMAIL", "PHONE", "FORM"};
    constexpr char const* weights[] = {"LOW", "MEDIUM", "HIGH"};
    auto const at = demo::in_office(dice, write.now() + days(dice.between(9, 60)));
    if (at >= world.today) return;
    write.act_at(at);
    auto const& trouble = dice.pick(troubles);
    auto const ticket = records::create(write, object,
                                        {{"subject", trouble.subject},
                                         {"content", trouble.content},
                                         {"hs_ticket_category", trouble.category},
                                         {"hs_ticket_priority", dice.pick(weights)},
                                         {"source_type", dice.pick(ways)},
                                         {"hubspot_owner_id", to_string(person.rep)},
                                         {"createdate", format_rfc3339(at)}})
                            .value();
    demo::done(records::associate(write, object, ticket, ObjectType::contacts, person.contact));
    if (person.firm) demo::done(records::associate(write, object, ticket, ObjectType::companies, person.firm));
    work_on(write, world, ticket, at, dice);
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    if (moment.what != demo::Happening::won) return;
    demo::Random dice(moment.luck, "tickets");
    if (dice.chance(0.35)) ask_for_help(write, world, person, dice);
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.happen = happen};

}  // namespace tandem::tickets
