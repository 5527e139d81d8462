#include "platform/demo/world.hpp"

#include "marketing/email/audience.hpp"
#include "marketing/email/batch.hpp"
#include "marketing/email/campaigns.hpp"
#include "marketing/email/reactions.hpp"
#include "marketing/email/store.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::email {
namespace {

struct Newsletter {
    char const* name;
    char const* subject;
    char const* first_line;
    char const* words;
    char const* landing;
    char const* button;
};
constexpr Newsletter newsletters[] = {
    {"Spring ride", "Ride with us in spring", "Twelve towns, one bike at your door",
     "The roads are dry. We come with a bike and load what you carry.", "/p/test-ride", "Choose a day"},
    {"Autumn checks", "{{ contact.firstname | default: \"Hello\" }}, is your bike ready for autumn?", "Five things to look at",
     "Wet leaves, short days, full boxes: five things that keep a cargo bike at work.", "/blog/bikes-in-the-snow", "Read the five"},
    {"Bikes in the snow", "Yes, they ride in snow", "What 40 trades told us about winter",
     "Studded tyres, warm batteries, slow corners. 40 trades told us how they get through winter.", "/blog/bikes-in-the-snow",
     "Read their stories"},
    {"Leasing or buying", "Leasing or buying? We did the sums", "With three real examples",
     "A bakery, a plumber and a courier, and what each would pay over three years.", "/blog/leasing-or-buying", "See the sums"},
    {"Autumn letter", "One van less, {{ contact.firstname | default: \"and now\" }}?", "How Solheim got rid of a van",
     "Parking, fuel, fines: what a van costs in town, and what replaced it.", "/prices", "See prices"},
    {"Winter checks", "Before the first snow", "A free check at your place",
     "We look at brakes, lights and battery at your place. It takes twenty minutes.", "/p/test-ride", "Book a check"}};
constexpr Newsletter unfinished{"Spring news",
                                "The new F4, {{ contact.firstname | default: \"and you\" }}",
                                "Be the first to load it",
                                "In March we show a bike for 300 kg. Readers ride it first.",
                                "/p/test-ride",
                                "Keep me a place"};

/// The newsletters that were sent, as long as the company's lives are told.
struct Mailbag {
    struct One {
        demo::Mailing mailing;
        char const* landing;
        Campaign campaign;
        liquid::Template subject;
    };
    std::vector<One> all;
};

std::string site_origin() { return fmt::format("https://{}", demo::site_domain); }

Result<Campaign> write_down(db::Write& write, Newsletter const& newsletter, Instant at) {
    write.act_at(at);
    return add_campaign(
        write, {.name = {newsletter.name},
                .topic_key = Text<1, 60>{"newsletter"},
                .subject = Text<0, 500>{newsletter.subject},
                .first_line = Text<0, 500>{newsletter.first_line},
                .body = Text<0, 100'000>{fmt::format(
                    "Hello {{{{ contact.firstname | default: \"there\" }}}},\n\n{}\n\n[{}]({}{} \"button\")\n\nYour Karrow workshop",
                    newsletter.words, newsletter.button, site_origin(), newsletter.landing)}});
}

void write_newsletters(db::Write& write, demo::World& world) {
    auto& bag = world.remembered.make<Mailbag>();
    for (auto const& mailing : world.mailings) {
        auto const* found = std::ranges::find(newsletters, std::string_view(mailing.campaign->name), &Newsletter::name);
        if (found == std::end(newsletters)) continue;
        auto campaign = write_down(write, *found, mailing.at - days(2)).value();
        write.act_at(mailing.at);
        demo::done(set_off(write, campaign, site_origin()));
        bag.all.push_back({mailing, found->landing, std::move(campaign), liquid::parse(found->subject).value()});
    }
    if (!world.mailings.empty()) demo::done(write_down(write, unfinished, world.today - days(1)));
}

/// False where the contact must not be written to.
bool deliver(db::Write& write, Mailbag::One const& sent, demo::Person const& person) {
    auto const people = consent::standings(write, sent.campaign.topic_key, {person.contact});
    add_people(write, sent.campaign.id, people);
    if (!consent::may_send(people.front())) return false;
    lease(write, sent.campaign.id, make_id(), 1);
    auto subject = liquid::render(sent.subject, {{"contact", {{"firstname", person.firstname}}}}).value();
    settle_all(
        write, sent.campaign,
        {{.contact = person.contact, .state = RecipientState::sent, .attempts = 1, .sent_at = write.now(), .subject = std::move(subject)}});
    return true;
}

Recipient recipient(db::Read& read, Mailbag::One const& sent, demo::Person const& person) {
    return find_recipient(read, sent.campaign.id, person.contact).value();
}

/// Some open it, a few go where its link leads.
void get_mail(db::Write& write, demo::World& world, Mailbag::One const& sent, demo::Person& person, demo::Random dice) {
    if (!deliver(write, sent, person)) return;
    if (dice.chance(0.22)) note_open(write, sent.campaign, recipient(write, sent, person), true);
    if (!dice.chance(0.46)) return;
    auto const read_at = write.now() + minutes(dice.between(4, 900));
    if (read_at >= world.today) return;
    write.act_at(read_at);
    if (dice.chance(0.008)) static_cast<void>(note_unsubscription(write, sent.campaign, person.contact));
    if (!dice.chance(0.24)) return note_open(write, sent.campaign, recipient(write, sent, person), false);
    note_click(write, sent.campaign, recipient(write, sent, person), 0, site_origin() + sent.landing);
    demo::Visit visit{.at = read_at, .source = &demo::newsletter(), .campaign = sent.mailing.campaign, .pages = {sent.landing, "/prices"}};
    demo::happen(write, world, person,
                 {.what = demo::Happening::clicked, .at = read_at, .by = demo::visitor, .luck = dice.next(), .visit = std::move(visit)});
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    if (moment.what != demo::Happening::mailed) return;
    for (auto const& sent : world.remembered.get<Mailbag>().all)
        if (sent.mailing.campaign == moment.newsletter) get_mail(write, world, sent, person, {moment.luck, "email"});
}

/// Everybody has got them. One that went out before anybody was known was never written.
Result<void> close_campaigns(db::Database& database, demo::World& world) {
    database.write(world.actor(), [&](db::Write& write) {
        for (auto const& sent : world.remembered.get<Mailbag>().all) {
            if (find_campaign(write, sent.campaign.id)->totals.recipients == 0) {
                hide_campaign(write, sent.campaign.id);
                continue;
            }
            write.act_at(sent.mailing.at + minutes(2));
            set_audience(write, sent.campaign.id, {}, true);
            set_state(write, sent.campaign.id, CampaignState::sent);
        }
    });
    return {};
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = write_newsletters, .happen = happen, .close = close_campaigns};

}  // namespace tandem::email
