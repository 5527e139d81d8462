#include "app/demo/stories.hpp"

#include "app/demo/quotes.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/timeline.hpp"
#include "marketing/analytics/visit_story.hpp"
#include "marketing/content/submission.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/qualify.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::demo {
namespace {

using records::ObjectType;
using records::PropertyValues;

struct SitePage {
    char const* path;
    double weight;
};
constexpr SitePage site_pages[] = {
    {"/", 20},        {"/bikes/f2-box", 16},          {"/bikes/f3-flatbed", 14},      {"/bikes/f3-cooler", 7},     {"/prices", 15},
    {"/leasing", 11}, {"/blog/leasing-or-buying", 7}, {"/blog/bikes-in-the-snow", 6}, {"/trades/electricians", 5}, {"/test-ride", 6},
    {"/about", 3}};

/// What people ask for, in the order of the company's forms.
struct Request {
    std::size_t form;
    double weight;
    double intent;  ///< how close to buying who asks for it is
};
constexpr Request requests[] = {{0, 30, 0.5}, {1, 34, 0.9}, {2, 20, 1.5}, {3, 16, 1.9}};

constexpr char const* wishes[] = {"Two vans, 640 € diesel a month, parking fines every week in the old town. Wants to keep one van.",
                                  "Asks whether the flatbed takes a ladder of three metres.",
                                  "Needs the bikes before the season starts; leasing preferred.",
                                  "Compares us with an electric van. Parking decides.",
                                  "The apprentices have no driving licence; a bike gets them to the site.",
                                  "Wants to try it for a week in the rain first."};
constexpr char const* lost_reasons[] = {"No budget this year", "Chose another maker", "Keeps the van", "Could not decide",
                                        "Delivery takes too long"};
struct Rejection {
    qualification::RejectReason code;
    char const* sentence;
    double weight;
};
constexpr Rejection rejections[] = {{qualification::RejectReason::too_early, "Lease of the van runs another year", 40},
                                    {qualification::RejectReason::no_budget, "Nothing left this year", 25},
                                    {qualification::RejectReason::no_request, "Wanted the price list for a school project", 15},
                                    {qualification::RejectReason::cannot_decide, "The head office decides", 12},
                                    {qualification::RejectReason::outside_area, "Too far for our service", 8}};
constexpr char const* bikes[] = {"F2 Box", "F3 Flatbed", "F3 Cooler"};

Duration some_days(Random& random, double median) {
    return hours(std::max<std::int64_t>(1, static_cast<std::int64_t>(random.spread(median, 0.7) * 24)));
}

/// A time people work: between eight and six, never on Sunday.
Instant in_office(Random& random, Instant at) {
    auto date = date_of(at);
    auto const planned = minutes(random.between(7 * 60, 16 * 60 + 30));
    if (weekday_of(date) == 7 || midnight_of(date) + planned < at) date = add_days(date, weekday_of(date) == 6 ? 2 : 1);
    return midnight_of(date) + planned;
}

/// People are awake: what falls into the night happens the next morning.
Instant by_day(Random& random, Instant at) {
    auto const since_midnight = at - midnight_of(date_of(at));
    if (since_midnight >= hours(6) && since_midnight < hours(22)) return at;
    auto const morning = midnight_of(since_midnight < hours(6) ? date_of(at) : add_days(date_of(at), 1));
    return morning + minutes(random.between(6 * 60, 9 * 60));
}

/// One story while it is told; `at` is where it stands.
class Teller {
public:
    Teller(db::Write& write, Company const& company, Random& random, int number)
        : write_(write), company_(company), random_(random), person_(make_person(random, number)) {}

    std::vector<KnownVisit> tell(Instant first_touch) {
        at_ = first_touch;
        source_ = &any_source(random_);
        campaign_ = campaign_on(random_, *source_, static_cast<int>((at_ - company_.opened).ms / days(1).ms));
        request_ = &random_.weighted(requests);
        was_met_ = random_.chance(0.13);
        visit(random_.between(1, 4));
        if (random_.chance(0.35)) {
            at_ = by_day(random_, at_ + some_days(random_, 3));
            visit(random_.between(2, 5));
        }
        if (!happens()) return std::move(visits_);
        become_lead();
        if (moves_on(source_->becomes_mql * request_->intent))
            sell();
        else
            answer_offer(false);
        sells_ = false;
        wait_until(company_.today);
        return std::move(visits_);
    }

private:
    bool happens() const { return at_ < company_.today; }
    bool moves_on(double probability) { return random_.chance(std::min(0.95, probability)); }

    /// Time passes, and with it the newsletters that go out meanwhile.
    void wait(Duration passed) { wait_until(by_day(random_, at_ + passed)); }
    void wait_until(Instant until) {
        for (; contact_ && mailing_ < company_.mailings.size() && company_.mailings[mailing_].at < std::min(until, company_.today);
             ++mailing_)
            if (company_.mailings[mailing_].at >= at_) read(company_.mailings[mailing_]);
        at_ = until;
    }

    void read(Mailing const& mailing) {
        act({}, db::Role::owner, db::Means::job);
        write_.act_at(mailing.at);
        if (deliver(write_, mailing, contact_, person_.firstname, random_) != Reading::clicked || write_.now() >= company_.today) return;
        visits_.push_back(
            {.at = write_.now(), .source = &newsletter(), .campaign = nullptr, .mailing = &mailing, .pages = {mailing.landing, "/prices"}});
        tell_visit(visits_.back());
        if (!sells_) answer_reader();
    }

    /// A reader whose click made the score high enough is answered as well, mostly with a no.
    void answer_reader() {
        auto const handoff = qualification::waiting_handoff(write_, contact_);
        if (!handoff || !handoff->owner_id) return;
        auto const at = in_office(random_, handoff->offered_at + minutes(random_.between(20, 400)));
        if (at >= company_.today || (company_.today - at < days(2) && random_.chance(0.7))) return;
        act(*handoff->owner_id, db::Role::rep, db::Means::session);
        write_.act_at(at);
        if (random_.chance(0.3)) return static_cast<void>(qualification::accept(write_, handoff->id, {.create_deal = false}));
        auto const& why = random_.weighted(rejections);
        static_cast<void>(qualification::reject(write_, handoff->id, {why.code, {why.sentence}}));
    }

    void act(UserId user, db::Role role, db::Means means) {
        write_.act_at(at_);
        write_.act_as(user, role, means);
        write_.begin_change_set();
    }
    void act_as_rep() { act(rep_, db::Role::rep, db::Means::session); }

    void visit(std::int64_t count) {
        KnownVisit visit{.at = at_, .source = source_, .campaign = campaign_, .pages = {}};
        for (std::int64_t i = 0; i < count; ++i) visit.pages.emplace_back(random_.weighted(site_pages).path);
        visits_.push_back(std::move(visit));
    }

    void become_lead() {
        if (was_met_) return meet();
        auto const& asked = company_.forms[request_->form];
        visits_.back().pages.push_back(asked.page);
        visits_.back().goal = asked.form.name.value;
        act({}, db::Role::visitor, db::Means::public_link);
        send(asked);
        for (auto const& visit : visits_) tell_visit(visit);
        if (request_->intent < 0.6 && random_.chance(0.55)) {  // newsletter readers warm up later
            wait(some_days(random_, 25));
            if (!happens()) return;
            visit(random_.between(2, 6));
            tell_visit(visits_.back());
            act({}, db::Role::visitor, db::Means::public_link);
            change({{"lifecyclestage", "lead"}});
        }
    }

    /// Sends the form as its page would. Whoever agreed has also followed the link in the mail that asks.
    void send(SiteForm const& asked) {
        content::Given given{{"email", {person_.email}},     {"firstname", {person_.firstname}}, {"lastname", {person_.lastname}},
                             {"company", {person_.company}}, {"trade", {person_.trade->name}},   {"city", {person_.city}},
                             {"country", {person_.country}}};
        if (random_.chance(0.6)) given["team_size"] = {std::to_string(person_.team_size)};
        if (request_->intent > 1 || random_.chance(0.25)) given["budget"] = {std::to_string(person_.budget)};
        content::Filled filled{.form = asked.form,
                               .answers = content::read_answers(asked.fields, given),
                               .agreed = {},
                               .token = fmt::format("demo-{}", person_.email),
                               .page_path = asked.page,
                               .touches = {},
                               .visitor_ids = {},
                               .origin = {}};
        filled.form.double_opt_in = false;
        if (request_->intent < 0.6 || random_.chance(0.45)) filled.agreed = asked.form.consents;
        for (auto const& visit : visits_) filled.touches.push_back(touch_of(visit));
        static_cast<void>(content::take(write_, filled));
        contact_ = records::find_contact_by_email(write_, person_.email).value().id;
    }

    content::Touch touch_of(KnownVisit const& visit) const {
        return {.source = *source_->source ? source_->source : "Direct",
                .medium = *source_->medium   ? source_->medium
                          : *source_->source ? source_->channel
                                             : "",
                .campaign = campaign_ ? campaign_->name : "",
                .landing_page = visit.pages.front(),
                .at = visit.at};
    }

    /// A rep found them: no touch of marketing's.
    void meet() {
        visits_.clear();
        act(random_.pick(std::span<UserId const>(company_.reps)), db::Role::rep, db::Means::session);
        contact_ = records::create(write_, ObjectType::contacts,
                                   {{"email", person_.email},
                                    {"firstname", person_.firstname},
                                    {"lastname", person_.lastname},
                                    {"company", person_.company},
                                    {"city", person_.city},
                                    {"country", person_.country},
                                    {"trade", person_.trade->name},
                                    {"budget", std::to_string(person_.budget)},
                                    {"createdate", format_rfc3339(at_)},
                                    {"lifecyclestage", "lead"}})
                       .value();
        timeline::add(write_, {.object = ObjectType::contacts,
                               .record = contact_,
                               .kind = timeline::meeting_kind,
                               .title = "Met at a trade fair",
                               .body = random_.pick(wishes)});
    }

    void change(PropertyValues const& values) { static_cast<void>(records::update(write_, ObjectType::contacts, contact_, values)); }

    /// The visit as the story of the contact shows it.
    void tell_visit(KnownVisit const& visit) {
        json::array pages_seen;
        std::int64_t seconds_there = 0;
        for (auto const& page : visit.pages) {
            auto const read_for = random_.between(8, 140);
            seconds_there += read_for;
            pages_seen.push_back(json::object{{"path", page}, {"seconds", read_for}});
        }
        auto const title = visit.pages.size() == 1 ? "Viewed " + visit.pages.front()
                                                   : fmt::format("{} pages in {} min", visit.pages.size(), seconds_there / 60 + 1);
        timeline::add(write_, {.object = ObjectType::contacts,
                               .record = contact_,
                               .kind = analytics::visit_kind,
                               .title = title,
                               .detail = *visit.source->source ? "from " + std::string(visit.source->source) : "direct",
                               .facts = json::object{{"pages", std::move(pages_seen)},
                                                     {"source", visit.source->source},
                                                     {"entry", visit.pages.front()},
                                                     {"duration_s", seconds_there}},
                               .at = visit.at});
    }

    /// Comes back to the prices; what the marketer learned about the firm makes the rest of the score.
    void warm_up() {
        wait(some_days(random_, 4));
        for (int i = 0; i < 2 && happens(); ++i) {
            visit(random_.between(1, 3));
            visits_.back().pages.emplace_back("/prices");
            act({}, db::Role::visitor, db::Means::public_link);
            tell_visit(visits_.back());
            wait(hours(random_.between(3, 40)));
        }
    }

    void sell() {
        sells_ = true;
        warm_up();
        if (!happens()) return;
        act(random_.pick(std::span<UserId const>(company_.marketers)), db::Role::marketer, db::Means::session);
        bool const fits = moves_on(0.62 * request_->intent * source_->win_factor);
        change({{"industry", person_.trade->name}, {"phone", person_.phone}});
        if (fits) change({{"jobtitle", random_.chance(0.7) ? "Owner" : "Head of operations"}});
        act({}, db::Role::owner, db::Means::job);
        qualification::rescore(write_, contact_);
        if (answer_offer(fits)) talk();
    }

    /// The first talk shows whether there is something to sell; most become a deal some days later.
    void talk() {
        wait_until(in_office(random_, at_ + hours(random_.between(1, 30))));
        if (!happens()) return;
        act_as_rep();
        note(timeline::ActivityKind::call, random_.pick(wishes));
        wait_until(in_office(random_, at_ + some_days(random_, 5)));
        if (!happens()) return plan(ObjectType::contacts, contact_, "Call about the test ride");
        act_as_rep();
        if (random_.chance(0.16))
            change({{"hs_lead_status", "BAD_TIMING"}});
        else
            open_deal();
    }

    /// Where the score made a lead ready for sales, its rep answers within hours. True when the lead was accepted.
    bool answer_offer(bool accepts) {
        auto const handoff = qualification::waiting_handoff(write_, contact_);
        if (!handoff || !handoff->owner_id) return false;
        rep_ = *handoff->owner_id;
        wait_until(in_office(random_, std::max(at_, handoff->offered_at) + minutes(random_.between(20, 400))));
        bool const still_waits = company_.today - handoff->offered_at < days(2) && random_.chance(0.7);
        if (!happens() || still_waits) return false;
        act_as_rep();
        if (!accepts) {
            auto const& why = random_.weighted(rejections);
            static_cast<void>(qualification::reject(write_, handoff->id, {why.code, {why.sentence}}));
            return false;
        }
        static_cast<void>(qualification::accept(write_, handoff->id, {.create_deal = false}));
        change({{"hs_lead_status", "CONNECTED"}});
        return true;
    }

    void open_deal() {
        PropertyValues firm{{"name", person_.company},
                            {"domain", person_.domain},
                            {"city", person_.city},
                            {"country", person_.country},
                            {"industry", person_.trade->name},
                            {"numberofemployees", std::to_string(person_.team_size)},
                            {"hubspot_owner_id", to_string(rep_)},
                            {"createdate", format_rfc3339(at_)}};
        auto const company = records::create(write_, ObjectType::companies, firm).value();
        static_cast<void>(records::associate(write_, ObjectType::contacts, contact_, ObjectType::companies, company));

        auto const bikes_wanted = std::max<std::int64_t>(1, person_.budget / 6'200);
        std::string const bike = random_.pick(bikes);
        amount_ = offered_amount(write_, bike, bikes_wanted);
        PropertyValues values{{"dealname", fmt::format("{}, {} × {}", person_.company, bikes_wanted, bike)},
                              {"bikes", fmt::format("{} × {}", bikes_wanted, bike)},
                              {"amount", amount_},
                              {"dealstage", "qualifiedtobuy"},
                              {"hubspot_owner_id", to_string(rep_)},
                              {"createdate", format_rfc3339(at_)},
                              {"closedate", format_rfc3339(at_ + days(45))}};
        if (auto const first = records::find(write_, ObjectType::contacts, contact_, {"hs_analytics_source"})->text("hs_analytics_source");
            !first.empty())
            values["hs_analytics_source"] = first;
        deal_ = records::create(write_, ObjectType::deals, values).value();
        static_cast<void>(records::associate(write_, ObjectType::deals, deal_, ObjectType::contacts, contact_));
        static_cast<void>(records::associate(write_, ObjectType::deals, deal_, ObjectType::companies, company));
        work_deal(bike, bikes_wanted);
    }

    void note(timeline::ActivityKind kind, std::string const& words) {
        static_cast<void>(timeline::record_activity(write_, ObjectType::contacts, contact_, {.kind = kind, .body = {words}}));
    }

    /// Budget, trade, source and season decide; reps differ in how fast they are.
    void work_deal(std::string const& bike, std::int64_t count) {
        struct Stage {
            char const* id;
            double days;
            double goes_on;
        };
        constexpr Stage stages[] = {
            {"presentationscheduled", 7, 0.86}, {"contractsent", 9, 0.80}, {"decisionmakerboughtin", 8, 0.84}, {"closedwon", 10, 0.80}};
        bool const slow = rep_ == company_.reps.back();
        double const fits = std::clamp(static_cast<double>(person_.budget) / std::stod(amount_), 0.55, 1.15);
        for (auto const& stage : stages) {
            wait_until(in_office(random_, at_ + some_days(random_, stage.days * (slow ? 1.5 : 1.0))));
            if (!happens()) return plan_next();
            act_as_rep();
            if (!moves_on(stage.goes_on * std::pow(fits * person_.trade->win_factor * source_->win_factor, 0.35))) {
                if (quote_) static_cast<void>(negotiation::decline_quote(write_, *quote_, negotiation::DeclineReason::price, ""));
                static_cast<void>(records::update(
                    write_, ObjectType::deals, deal_,
                    {{"dealstage", "closedlost"}, {"closed_lost_reason", random_.pick(lost_reasons)}, {"closedate", format_rfc3339(at_)}}));
                timeline::finish_tasks(write_, ObjectType::deals, deal_);
                return;
            }
            if (std::string_view(stage.id) == "closedwon") return win();
            static_cast<void>(records::update(write_, ObjectType::deals, deal_, {{"dealstage", stage.id}}));
            if (std::string_view(stage.id) == "contractsent") quote_ = send_quote(write_, deal_, contact_, bike, count);
            if (std::string_view(stage.id) == "contractsent" && random_.chance(0.85)) open_quote();
            if (random_.chance(0.4))
                note(random_.chance(0.5) ? timeline::ActivityKind::call : timeline::ActivityKind::meeting, random_.pick(wishes));
        }
    }

    void open_quote() {
        auto const opened = by_day(random_, at_ + minutes(random_.between(20, 2'600)));
        if (opened >= company_.today) return;
        wait_until(opened);
        act({}, db::Role::visitor, db::Means::public_link);
        negotiation::note_opening(write_, *quote_);
        act_as_rep();
    }

    /// The customer accepts on the public page; that wins the deal. The rep has long confirmed the order.
    void win() {
        act({}, db::Role::visitor, db::Means::public_link);
        static_cast<void>(negotiation::accept_quote(write_, *quote_, {person_.firstname + " " + person_.lastname},
                                                    "I accept this quote and order what it lists."));
        wait(hours(2));
        act_as_rep();
        timeline::finish_tasks(write_, ObjectType::deals, deal_);
    }

    /// Whatever is open has a next step, most of the time.
    void plan_next() {
        plan(ObjectType::deals, deal_, random_.chance(0.5) ? "Call about the delivery date" : "Ask what holds the decision");
    }
    void plan(ObjectType object, RecordId record, char const* step) {
        if (random_.chance(0.2)) return;
        at_ = midnight_of(add_days(date_of(company_.today), -static_cast<int>(random_.between(1, 3)))) +
              minutes(random_.between(7 * 60, 16 * 60));
        act_as_rep();
        auto const due = in_office(random_, company_.today + days(random_.between(-1, 5)));
        static_cast<void>(
            timeline::record_activity(write_, object, record, {.kind = timeline::ActivityKind::task, .body = {step}, .due_at = due}));
    }

    db::Write& write_;
    Company const& company_;
    Random& random_;
    Person person_;
    Instant at_{};
    Source const* source_ = nullptr;
    Campaign const* campaign_ = nullptr;
    Request const* request_ = nullptr;
    bool was_met_ = false;
    UserId rep_{};
    RecordId contact_{};
    RecordId deal_{};
    std::string amount_;
    std::optional<negotiation::QuoteId> quote_{};
    std::vector<KnownVisit> visits_;
    bool sells_ = false;       ///< the story itself answers the offers
    std::size_t mailing_ = 0;  ///< the next one to go out
};

}  // namespace

std::vector<KnownVisit> tell_story(db::Write& write, Company const& company, Random& random, int number, Instant first_touch) {
    return Teller(write, company, random, number).tell(first_touch);
}

std::vector<Instant> first_touches(Company const& company, Random& random, int count) {
    auto const length = static_cast<int>((company.today - company.opened).ms / days(1).ms) + 1;  // today included
    std::vector<double> weights;
    double total = 0;
    for (int day = 0; day < length; ++day) total += weights.emplace_back(busyness(day, weekday_of(date_of(company.opened + days(day)))));
    std::vector<Instant> touches;
    for (int i = 0; i < count; ++i) {
        double place = random.share() * total;
        int day = 0;
        while (day < length - 1 && (place -= weights[static_cast<std::size_t>(day)]) >= 0) ++day;
        touches.push_back(midnight_of(date_of(company.opened + days(day))) + minutes(random.between(6 * 60, 21 * 60)));
    }
    std::ranges::sort(touches);
    return touches;
}

}  // namespace tandem::demo
