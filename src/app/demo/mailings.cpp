#include "app/demo/mailings.hpp"

#include "app/demo/company.hpp"
#include "crm/consent/consent.hpp"
#include "marketing/email/batch.hpp"
#include "marketing/email/reactions.hpp"
#include "marketing/email/store.hpp"

#include <fmt/format.h>

namespace tandem::demo {
namespace {

using namespace email;

struct Written {
    char const* name;
    char const* utm;
    char const* subject;
    char const* first_line;
    char const* words;
    char const* landing;
    char const* button;
    int day;  ///< since the company opened
};
constexpr Written written[] = {
    {"Spring ride", "spring-ride", "Ride with us in spring", "Twelve towns, one bike at your door",
     "The roads are dry. We come with a bike and load what you carry.", "/p/test-ride", "Choose a day", 6},
    {"Autumn checks", "autumn-checks", "{{ contact.firstname | default: \"Hello\" }}, is your bike ready for autumn?",
     "Five things to look at", "Wet leaves, short days, full boxes: five things that keep a cargo bike at work.", "/blog/bikes-in-the-snow",
     "Read the five", 141},
    {"Bikes in the snow", "bikes-in-the-snow", "Yes, they ride in snow", "What 40 trades told us about winter",
     "Studded tyres, warm batteries, slow corners. 40 trades told us how they get through winter.", "/blog/bikes-in-the-snow",
     "Read their stories", 226},
    {"Leasing or buying", "summer-leasing", "Leasing or buying? We did the sums", "With three real examples",
     "A bakery, a plumber and a courier, and what each would pay over three years.", "/blog/leasing-or-buying", "See the sums", 400},
    {"Autumn letter", "autumn-letter", "One van less, {{ contact.firstname | default: \"and now\" }}?", "How Solheim got rid of a van",
     "Parking, fuel, fines: what a van costs in town, and what replaced it.", "/prices", "See prices", 496},
    {"Winter checks", "winter-checks", "Before the first snow", "A free check at your place",
     "We look at brakes, lights and battery at your place. It takes twenty minutes.", "/p/test-ride", "Book a check", 535}};

email::Campaign campaign_of(Written const& one, Instant at) {
    email::Campaign campaign;
    campaign.id = tandem::make<CampaignId>();
    campaign.name = one.name;
    campaign.topic_key = "newsletter";
    campaign.subject = one.subject;
    campaign.first_line = one.first_line;
    campaign.body = fmt::format(
        "Hello {{{{ contact.firstname | default: \"there\" }}}},\n\n{}\n\n[{}](https://{}{} \"button\")\n\nYour Karrow workshop", one.words,
        one.button, site_domain, one.landing);
    campaign.state = CampaignState::draft;
    campaign.created_at = campaign.updated_at = at;
    return campaign;
}

std::string url_of(Mailing const& mailing) { return fmt::format("https://{}{}", site_domain, mailing.landing); }

}  // namespace

std::vector<Mailing> write_mailings(db::Write& write, Instant opened, Instant today) {
    std::vector<Mailing> mailings;
    auto const present = write.now();
    for (auto const& one : written) {
        Mailing mailing{.campaign = {},
                        .subject = liquid::parse(one.subject).value(),
                        .utm = one.utm,
                        .landing = one.landing,
                        .at = midnight_of(date_of(opened + days(one.day))) + minutes(8 * 60 + 30)};
        write.act_at(mailing.at);
        mailing.campaign = campaign_of(one, mailing.at - days(2));
        insert_campaign(write, mailing.campaign);
        put_link(write, mailing.campaign.id, 0, {url_of(mailing), one.button});
        start_campaign(write, mailing.campaign.id, fmt::format("https://{}", site_domain), mailing.utm);
        mailings.push_back(std::move(mailing));
    }
    write.act_at(today);
    insert_campaign(write,
                    campaign_of({"Spring news", "", "The new F4, {{ contact.firstname | default: \"and you\" }}", "Be the first to load it",
                                 "In March we show a bike for 300 kg. Readers ride it first.", "/p/test-ride", "Keep me a place", 0},
                                today - days(1)));
    write.act_at(present);
    return mailings;
}

Reading deliver(db::Write& write, Mailing const& mailing, RecordId contact, std::string const& firstname, Random& random) {
    auto const id = mailing.campaign.id;
    auto const standings = consent::standings(write, mailing.campaign.topic_key, {contact});
    auto const allowed = consent::may_send(standings.front());
    add_totals(write, id, {.recipients = 1, .skipped = !allowed});
    NewRecipient row{.contact = contact, .address = standings.front().email.value_or("")};
    if (!allowed) row.state = RecipientState::skipped, row.reason = allowed.error().code;
    add_recipient(write, id, row);
    if (!allowed) return Reading::left_out;

    auto const batch = make_id();
    lease(write, id, batch, 1);
    settle_all(write, mailing.campaign,
               {{.contact = contact,
                 .state = RecipientState::sent,
                 .attempts = 1,
                 .sent_at = write.now(),
                 .subject = liquid::render(mailing.subject, {{"contact", {{"firstname", firstname}}}}).value()}});
    auto const recipient = find_recipient(write, id, contact).value();
    if (random.chance(0.22)) note_open(write, mailing.campaign, recipient, true);
    if (!random.chance(0.46)) return Reading::unread;
    write.act_at(write.now() + minutes(random.between(4, 900)));
    if (random.chance(0.008)) static_cast<void>(note_unsubscription(write, mailing.campaign, contact));
    bool const clicks = random.chance(0.24);
    auto const seen = find_recipient(write, id, contact).value();
    if (clicks)
        note_click(write, mailing.campaign, seen, 0, url_of(mailing));
    else
        note_open(write, mailing.campaign, seen, false);
    return clicks ? Reading::clicked : Reading::opened;
}

void close_mailings(db::Write& write, std::vector<Mailing> const& mailings) {
    for (auto const& mailing : mailings) {
        write.act_at(mailing.at + minutes(2));
        set_audience(write, mailing.campaign.id, {}, true);
        set_state(write, mailing.campaign.id, CampaignState::sent);
    }
}

}  // namespace tandem::demo
