#include "app/demo/story.hpp"

#include "app/demo/people.hpp"
#include "platform/demo/hours.hpp"

#include <algorithm>
#include <utility>

namespace tandem::demo {
namespace {

using enum Happening;

struct SitePage {
    char const* path;
    double weight;
};
constexpr SitePage site_pages[] = {
    {"/", 20},        {"/bikes/f2-box", 16},          {"/bikes/f3-flatbed", 14},      {"/bikes/f3-cooler", 7},     {"/prices", 15},
    {"/leasing", 11}, {"/blog/leasing-or-buying", 7}, {"/blog/bikes-in-the-snow", 6}, {"/trades/electricians", 5}, {"/test-ride", 6},
    {"/about", 3}};

/// What brings a deal forward, after how many days, and how likely.
struct Step {
    Happening what;
    double days;
    double goes_on;
};
constexpr Step steps[] = {{tried, 7, 0.86}, {quoted, 9, 0.80}, {negotiated, 8, 0.84}, {accepted, 10, 0.80}};

/// One story while it is told; `at` is where it stands.
class Teller {
public:
    Teller(db::Write& write, World& world, int number, std::uint64_t luck)
        : write_(write), world_(world), dice_(luck), person_(make_person(dice_, number)) {}

    void tell(Instant first_touch) {
        at_ = first_touch;
        person_.campaign = campaign_on(dice_, *person_.source, static_cast<int>((at_ - world_.opened).ms / days(1).ms));
        if (!become_known()) return;
        if (moves_on(person_.source->becomes_mql * person_.request->intent))
            sell();
        else
            be_judged();
        person_.in_talks = false;
        wait_until(world_.today);
    }

private:
    bool has_come() const { return at_ < world_.today; }
    bool moves_on(double probability) { return dice_.chance(std::min(0.95, probability)); }

    void happens(Happening what, Doer const& by) { happen(write_, world_, person_, {what, at_, by, dice_.next()}); }
    void rep_does(Happening what) { happens(what, {person_.rep, db::Role::rep, db::Means::session}); }

    Visit some_visit(std::int64_t pages) {
        Visit visit{.at = at_, .source = person_.source, .campaign = person_.campaign, .pages = {}};
        for (std::int64_t i = 0; i < pages; ++i) visit.pages.emplace_back(dice_.weighted(site_pages).path);
        return visit;
    }
    void come(Visit visit) {
        auto const at = visit.at;
        happen(write_, world_, person_, {came, at, visitor, dice_.next(), std::move(visit)});
    }

    /// Time passes, and with it the newsletters that go out meanwhile.
    void wait(Duration passed) { wait_until(by_day(dice_, at_ + passed)); }
    void wait_until(Instant until) {
        auto const& mailings = world_.mailings;
        for (; person_.contact && mailing_ < mailings.size() && mailings[mailing_].at < std::min(until, world_.today); ++mailing_)
            if (auto const& next = mailings[mailing_]; next.at >= at_)
                happen(write_, world_, person_,
                       {.what = mailed, .at = next.at, .by = program, .luck = dice_.next(), .newsletter = next.campaign});
        at_ = until;
    }

    /// False when that lies ahead.
    bool become_known() {
        bool const is_met = dice_.chance(0.13);
        std::vector<Visit> visits{some_visit(dice_.between(1, 4))};
        if (dice_.chance(0.35)) {
            at_ = by_day(dice_, at_ + some_days(dice_, 3));
            visits.push_back(some_visit(dice_.between(2, 5)));
        }
        if (is_met) return be_met();
        if (has_come()) {
            visits.back().pages.push_back(person_.request->page());
            visits.back().goal = person_.request->title;
        }
        for (auto& visit : visits) come(std::move(visit));
        if (!has_come()) return false;
        happens(asked, visitor);
        happens(recognised, visitor);
        return person_.request->intent > 0.6 || !dice_.chance(0.55) || warm_up_later();
    }

    /// A rep found them: no touch of marketing's.
    bool be_met() {
        if (!has_come()) return false;
        happens(met, {dice_.pick(std::span<UserId const>(world_.reps)), db::Role::rep, db::Means::session});
        return true;
    }

    /// Newsletter readers take their time.
    bool warm_up_later() {
        wait(some_days(dice_, 25));
        if (!has_come()) return true;
        come(some_visit(dice_.between(2, 6)));
        happens(warmed, visitor);
        return true;
    }

    /// Comes back to the prices; what the marketer learns about the firm makes the rest of the score.
    void sell() {
        person_.in_talks = true;
        wait(some_days(dice_, 4));
        for (int i = 0; i < 2 && has_come(); ++i) {
            auto visit = some_visit(dice_.between(1, 3));
            visit.pages.emplace_back("/prices");
            come(std::move(visit));
            wait(hours(dice_.between(3, 40)));
        }
        if (!has_come()) return;
        person_.fits = moves_on(0.62 * person_.request->intent * person_.source->win_factor);
        happens(looked_up, {dice_.pick(std::span<UserId const>(world_.marketers)), db::Role::marketer, db::Means::session});
        be_judged();
        if (person_.rep) talk();
    }

    void be_judged() {
        if (has_come()) happens(judged, program);
        if (person_.rep) wait_until(person_.answered_at);
    }

    /// The first talk shows whether there is something to sell; most become a deal some days later.
    void talk() {
        wait_until(in_office(dice_, at_ + hours(dice_.between(1, 30))));
        if (!has_come()) return;
        rep_does(talked);
        wait_until(in_office(dice_, at_ + some_days(dice_, 5)));
        if (!has_come()) return plan();
        if (dice_.chance(0.16)) return rep_does(put_off);
        rep_does(interested);
        work_deal();
    }

    /// Budget, trade, source and season decide; reps differ in how fast they are.
    void work_deal() {
        bool const slow = person_.rep == world_.reps.back();
        auto const worth = static_cast<double>(worth_of(order_of(*person_.bike, person_.bikes))) / 100;
        double const affords = std::clamp(static_cast<double>(person_.budget) / worth, 0.55, 1.15);
        double const favour = std::pow(affords * person_.trade->win_factor * person_.source->win_factor, 0.35);
        for (auto const& step : steps) {
            // Nobody waits so long that the quote expires.
            wait_until(in_office(dice_, at_ + std::min(some_days(dice_, step.days * (slow ? 1.5 : 1.0)), days(60))));
            if (!has_come()) return plan();
            if (!moves_on(step.goes_on * favour)) return lose(step.what);
            if (step.what == accepted) return win();
            rep_does(step.what);
            if (step.what == quoted && dice_.chance(0.85)) open_quote();
            if (dice_.chance(0.4)) rep_does(talked);
        }
    }

    void open_quote() {
        auto const opened = by_day(dice_, at_ + minutes(dice_.between(20, 2'600)));
        if (opened >= world_.today) return;
        wait_until(opened);
        read_quote();
    }

    /// Nobody answers what they have not read.
    void read_quote() {
        if (!std::exchange(has_read_, true)) happens(opened_quote, visitor);
    }

    void lose(Happening instead_of) {
        if (instead_of == negotiated || instead_of == accepted) {
            read_quote();
            happens(declined, visitor);
        }
        rep_does(lost);
    }

    /// The customer accepts on the public page, which wins the deal; then the rep confirms the order.
    void win() {
        read_quote();
        happens(accepted, visitor);
        wait_until(std::min(at_ + hours(2), world_.today));
        rep_does(won);
    }

    void plan() {
        at_ =
            midnight_of(add_days(date_of(world_.today), -static_cast<int>(dice_.between(1, 3)))) + minutes(dice_.between(7 * 60, 16 * 60));
        rep_does(planned);
    }

    db::Write& write_;
    World& world_;
    Random dice_;
    Person person_;
    Instant at_{};
    std::size_t mailing_ = 0;  ///< the next one to go out
    bool has_read_ = false;    ///< the quote
};

}  // namespace

void tell_story(db::Write& write, World& world, int number, std::uint64_t luck, Instant first_touch) {
    Teller(write, world, number, luck).tell(first_touch);
}

}  // namespace tandem::demo
