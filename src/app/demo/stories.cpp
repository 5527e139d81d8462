#include "app/demo/stories.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::demo {
namespace {

using records::ObjectType;
using records::PropertyValues;
using timeline::Department;
using timeline::Kind;

struct Page {
    char const* path;
    double weight;
};
constexpr Page pages[] = {{"/", 20}, {"/bikes/f2-box", 16}, {"/bikes/f3-flatbed", 14}, {"/bikes/f3-cooler", 7}, {"/prices", 15}, {"/leasing", 11}, {"/blog/leasing-or-buying", 7}, {"/blog/bikes-in-the-snow", 6}, {"/trades/electricians", 5}, {"/test-ride", 6}, {"/about", 3}};

struct Request {
    char const* title;
    char const* path;
    double weight;
    double intent;  ///< how close to buying who asks for it is
};
constexpr Request requests[] = {{"Signed up for the newsletter", "/newsletter", 30, 0.5}, {"Took the price list", "/prices", 34, 0.9}, {"Booked a test ride", "/test-ride", 20, 1.5}, {"Asked for a quote", "/quote", 16, 1.9}};

constexpr char const* wishes[] = {"Two vans, 640 € diesel a month, parking fines every week in the old town. Wants to keep one van.",
                                  "Asks whether the flatbed takes a ladder of three metres.",
                                  "Needs the bikes before the season starts; leasing preferred.",
                                  "Compares us with an electric van. Parking decides.",
                                  "The apprentices have no driving licence; a bike gets them to the site.",
                                  "Wants to try it for a week in the rain first."};
constexpr char const* lost_reasons[] = {"No budget this year", "Chose another maker", "Keeps the van", "Could not decide", "Delivery takes too long"};
constexpr char const* bikes[] = {"F2 Box", "F3 Flatbed", "F3 Cooler"};

Duration some_days(Random& random, double median) { return hours(std::max<std::int64_t>(1, static_cast<std::int64_t>(random.spread(median, 0.7) * 24))); }

/// A time people work: between eight and six, never on Sunday.
Instant in_office(Random& random, Instant at) {
    auto date = date_of(at);
    if (weekday_of(date) == 7) date = add_days(date, 1);
    return midnight_of(date) + minutes(random.between(7 * 60, 16 * 60 + 30));
}

/// One story while it is told; `at` is where it stands.
class Teller {
public:
    Teller(db::Write& write, Company const& company, Random& random, int number) : write_(write), company_(company), random_(random), person_(make_person(random, number)) {}

    std::vector<KnownVisit> tell(Instant first_touch) {
        at_ = first_touch;
        source_ = &any_source(random_);
        campaign_ = campaign_on(random_, *source_, static_cast<int>((at_ - company_.opened).ms / days(1).ms));
        request_ = &random_.weighted(requests);
        visit(random_.between(1, 4));
        if (random_.chance(0.35)) at_ = at_ + some_days(random_, 3), visit(random_.between(2, 5));
        if (!happens()) return std::move(visits_);
        become_lead();
        if (moves_on(source_->becomes_mql * request_->intent)) sell();
        return std::move(visits_);
    }

private:
    bool happens() const { return at_ < company_.today; }
    bool moves_on(double probability) { return random_.chance(std::min(0.95, probability)); }

    void act(UserId user, db::Role role, db::Means means) {
        write_.act_at(at_);
        write_.act_as(user, role, means);
        write_.begin_change_set();
    }
    void act_as_rep() { act(rep_, db::Role::rep, db::Means::session); }

    void visit(std::int64_t count) {
        KnownVisit visit{.contact = {}, .at = at_, .source = source_, .campaign = campaign_, .pages = {}};
        for (std::int64_t i = 0; i < count; ++i) visit.pages.emplace_back(random_.weighted(pages).path);
        visits_.push_back(std::move(visit));
    }

    void become_lead() {
        act({}, db::Role::visitor, db::Means::public_link);
        auto const first = visits_.front().at;
        auto const& entry = visits_.front().pages.front();
        PropertyValues values{{"email", person_.email}, {"firstname", person_.firstname}, {"lastname", person_.lastname}, {"company", person_.company}, {"city", person_.city}, {"country", person_.country},
                              {"trade", person_.trade->name}, {"createdate", format_rfc3339(at_)}, {"lifecyclestage", request_->intent < 0.6 ? "subscriber" : "lead"},
                              {"hs_analytics_first_url", entry}, {"hs_analytics_first_timestamp", format_rfc3339(first)}, {"hs_latest_source_timestamp", format_rfc3339(visits_.back().at)}, {"hs_analytics_last_url", visits_.back().pages.front()}};
        if (random_.chance(0.7)) values["phone"] = person_.phone;
        if (random_.chance(0.6)) values["team_size"] = std::to_string(person_.team_size);
        if (request_->intent > 1 || random_.chance(0.25)) values["budget"] = std::to_string(person_.budget);
        add_touch(values, "hs_analytics_source");
        add_touch(values, "hs_latest_source");
        contact_ = records::create(write_, ObjectType::contacts, values)->id;
        for (auto& visit : visits_) visit.contact = contact_;
        timeline::add(write_, {.object = ObjectType::contacts, .record = contact_, .kind = Kind::form, .department = Department::marketing, .title = request_->title, .detail = "on " + std::string(request_->path)});
        if (request_->intent < 0.6 && random_.chance(0.55)) {  // newsletter readers warm up later
            at_ = at_ + some_days(random_, 25);
            if (!happens()) return;
            visit(random_.between(2, 6));
            visits_.back().contact = contact_;
            act({}, db::Role::visitor, db::Means::public_link);
            change({{"lifecyclestage", "lead"}});
        }
    }

    void add_touch(PropertyValues& values, std::string const& prefix) const {
        if (*source_->source) values[prefix] = source_->source;
        if (*source_->medium) values[prefix + "_data_1"] = source_->medium;
        if (campaign_) values[prefix + "_data_2"] = campaign_->name;
    }

    void change(PropertyValues const& values) { static_cast<void>(records::update(write_, ObjectType::contacts, contact_, values)); }

    void sell() {
        at_ = at_ + some_days(random_, 5);
        if (!happens()) return;
        rep_ = random_.pick(std::span<UserId const>(company_.reps));
        act({}, db::Role::marketer, db::Means::job);
        change({{"lifecyclestage", "marketingqualifiedlead"}, {"hubspotscore", std::to_string(random_.between(70, 92))}, {"hubspot_owner_id", to_string(rep_)}});
        timeline::add(write_, {.object = ObjectType::contacts, .record = contact_, .kind = Kind::handoff, .department = Department::both, .title = "Became MQL", .detail = "offered to sales"});

        at_ = in_office(random_, at_ + minutes(random_.between(20, 600)));
        if (!happens()) return;
        act_as_rep();
        if (!moves_on(0.62 * request_->intent * source_->win_factor)) {
            change({{"lifecyclestage", "lead"}, {"hs_lead_status", random_.chance(0.5) ? "BAD_TIMING" : "UNQUALIFIED"}});
            timeline::add(write_, {.object = ObjectType::contacts, .record = contact_, .kind = Kind::handoff, .department = Department::sales, .title = "Rejected the lead", .detail = random_.pick(lost_reasons)});
            return;
        }
        change({{"lifecyclestage", "salesqualifiedlead"}, {"hs_lead_status", "CONNECTED"}});
        open_deal();
    }

    void open_deal() {
        PropertyValues firm{{"name", person_.company}, {"domain", person_.domain}, {"city", person_.city}, {"country", person_.country}, {"industry", person_.trade->name},
                            {"numberofemployees", std::to_string(person_.team_size)}, {"hubspot_owner_id", to_string(rep_)}, {"createdate", format_rfc3339(at_)}};
        auto const company = records::create(write_, ObjectType::companies, firm);
        static_cast<void>(records::associate(write_, ObjectType::contacts, contact_, ObjectType::companies, company->id));

        auto const count = std::max<std::int64_t>(1, person_.budget / 6'200);
        auto const bike = random_.pick(bikes);
        amount_ = count * random_.between(5'200, 8'100);
        PropertyValues values{{"dealname", fmt::format("{}, {} × {}", person_.company, count, bike)}, {"bikes", fmt::format("{} × {}", count, bike)}, {"amount", std::to_string(amount_)},
                              {"dealstage", "qualifiedtobuy"}, {"hubspot_owner_id", to_string(rep_)}, {"createdate", format_rfc3339(at_)}, {"closedate", format_rfc3339(at_ + days(45))}};
        add_touch(values, "hs_analytics_source");
        deal_ = records::create(write_, ObjectType::deals, values)->id;
        static_cast<void>(records::associate(write_, ObjectType::deals, deal_, ObjectType::contacts, contact_));
        static_cast<void>(records::associate(write_, ObjectType::deals, deal_, ObjectType::companies, company->id));
        note(timeline::ActivityKind::call, random_.pick(wishes));
        work_deal();
    }

    void note(timeline::ActivityKind kind, std::string const& words) {
        static_cast<void>(timeline::record_activity(write_, ObjectType::contacts, contact_, {.kind = kind, .body = {words}}));
    }

    /// Budget, trade, source and season decide; reps differ in how fast they are.
    void work_deal() {
        struct Stage {
            char const* id;
            double days;
            double goes_on;
        };
        constexpr Stage stages[] = {{"presentationscheduled", 7, 0.86}, {"contractsent", 9, 0.80}, {"decisionmakerboughtin", 8, 0.84}, {"closedwon", 10, 0.80}};
        bool const slow = rep_ == company_.reps.back();
        double const fits = std::clamp(static_cast<double>(person_.budget) / static_cast<double>(amount_), 0.55, 1.15);
        for (auto const& stage : stages) {
            at_ = in_office(random_, at_ + some_days(random_, stage.days * (slow ? 1.5 : 1.0)));
            if (!happens()) return plan_next();
            act_as_rep();
            if (!moves_on(stage.goes_on * std::pow(fits * person_.trade->win_factor * source_->win_factor, 0.35))) {
                static_cast<void>(records::update(write_, ObjectType::deals, deal_, {{"dealstage", "closedlost"}, {"closed_lost_reason", random_.pick(lost_reasons)}, {"closedate", format_rfc3339(at_)}}));
                return;
            }
            PropertyValues moved{{"dealstage", stage.id}};
            if (std::string_view(stage.id) == "closedwon") moved["closedate"] = format_rfc3339(at_);
            static_cast<void>(records::update(write_, ObjectType::deals, deal_, moved));
            if (random_.chance(0.4)) note(random_.chance(0.5) ? timeline::ActivityKind::call : timeline::ActivityKind::meeting, random_.pick(wishes));
        }
    }

    /// An open deal has a next step, most of the time.
    void plan_next() {
        at_ = company_.today - hours(random_.between(1, 60));
        if (random_.chance(0.2)) return;
        act_as_rep();
        auto const due = in_office(random_, company_.today + days(random_.between(-1, 5)));
        static_cast<void>(timeline::record_activity(write_, ObjectType::deals, deal_, {.kind = timeline::ActivityKind::task, .body = {random_.chance(0.5) ? "Call about the delivery date" : "Send the quote"}, .due_at = due}));
    }

    db::Write& write_;
    Company const& company_;
    Random& random_;
    Person person_;
    Instant at_{};
    Source const* source_ = nullptr;
    Campaign const* campaign_ = nullptr;
    Request const* request_ = nullptr;
    UserId rep_{};
    RecordId contact_{};
    RecordId deal_{};
    std::int64_t amount_ = 0;
    std::vector<KnownVisit> visits_;
};

}  // namespace

std::vector<KnownVisit> tell_story(db::Write& write, Company const& company, Random& random, int number, Instant first_touch) {
    return Teller(write, company, random, number).tell(first_touch);
}

std::vector<Instant> first_touches(Company const& company, Random& random, int count) {
    auto const length = static_cast<int>((company.today - company.opened).ms / days(1).ms);
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
