#pragma once

#include "base/described.hpp"
#include "crm/records/api.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::funnel {

/// The steps from a stranger to a customer. All but `visitors` are lifecycle stages of contacts.
enum class Step { visitors, lead, mql, sql, opportunity, customer };
BOOST_DESCRIBE_ENUM(Step, visitors, lead, mql, sql, opportunity, customer)

/// By which of a customer's touches money is told apart.
enum class Touch { first, last };
BOOST_DESCRIBE_ENUM(Touch, first, last)

enum class Dimension { source, campaign };
BOOST_DESCRIBE_ENUM(Dimension, source, campaign)

struct FunnelQuery {
    Date from;
    Date to;                            ///< the last day that counts, in the workspace's zone
    std::optional<std::string> source;  ///< first touch; "" is "no source"
    std::optional<std::string> campaign;
};
BOOST_DESCRIBE_STRUCT(FunnelQuery, (), (from, to, source, campaign))

struct StepView {
    Step step{};
    std::int64_t count = 0;
    std::optional<double> rate{};             ///< share of the step before, 0 to 1; absent without one
    std::optional<std::int64_t> median_ms{};  ///< from the step before, of those who went on in this period
    /// The search whose `total` is `count`: POST it to /crm/v3/objects/contacts/search. Absent for visitors.
    std::optional<std::vector<records::FilterGroup>> filterGroups{};
};
BOOST_DESCRIBE_STRUCT(StepView, (), (step, count, rate, median_ms, filterGroups))

struct SourceRow {
    std::string key;                   ///< source or campaign; empty: none known
    std::vector<std::int64_t> counts;  ///< in the order of the steps
    Money won;
};
BOOST_DESCRIBE_STRUCT(SourceRow, (), (key, counts, won))

struct FunnelView {
    std::vector<StepView> steps;
    std::vector<SourceRow> sources;  ///< by first touch, the largest first, at most 50
    std::vector<SourceRow> campaigns;
    Money won;
    std::int64_t customers_won = 0;  ///< contacts with deals won in the period; one with three counts once
};
BOOST_DESCRIBE_STRUCT(FunnelView, (), (steps, sources, campaigns, won, customers_won))

enum class Interval { hour, day, week, month };
BOOST_DESCRIBE_ENUM(Interval, hour, day, week, month)

struct SeriesQuery {
    Date from;
    Date to;
    std::optional<Interval> interval;   ///< by day when absent
    std::optional<std::string> source;  ///< first touch, as in FunnelQuery
    std::optional<std::string> campaign;
};
BOOST_DESCRIBE_STRUCT(SeriesQuery, (), (from, to, interval, source, campaign))

struct SeriesRow {
    std::string time;  ///< "2026-11-23", by hour "2026-11-23 16:00:00", in the workspace's zone
    std::int64_t leads = 0;
    Money won;
};
BOOST_DESCRIBE_STRUCT(SeriesRow, (), (time, leads, won))

struct SeriesView {
    std::vector<SeriesRow> results;  ///< one for each interval, also for those that brought nothing
    std::int64_t leads = 0;
    Money won;  ///< deals in another currency than the workspace's are not added up
};
BOOST_DESCRIBE_STRUCT(SeriesView, (), (results, leads, won))

struct RevenueQuery {
    Date from;
    Date to;
    std::optional<Touch> touch;
    std::optional<Dimension> by;
};
BOOST_DESCRIBE_STRUCT(RevenueQuery, (), (from, to, touch, by))

struct RevenueRow {
    std::string key;
    std::int64_t deals = 0;
    Money won;
};
BOOST_DESCRIBE_STRUCT(RevenueRow, (), (key, deals, won))

struct RevenueView {
    std::vector<RevenueRow> results;
    Money total;
    std::int64_t other_currency = 0;  ///< deals in another currency than the workspace's; they are not added up
};
BOOST_DESCRIBE_STRUCT(RevenueView, (), (results, total, other_currency))

struct WonDealsQuery : http::PageQuery {
    Date from;
    Date to;
    std::optional<Touch> touch;
    std::optional<Dimension> by;
    std::optional<std::string> key;
};
BOOST_DESCRIBE_STRUCT(WonDealsQuery, (http::PageQuery), (from, to, touch, by, key))

struct WonDeal {
    RecordId id;
    std::string dealname;
    std::optional<std::string> amount;
    std::string currency;
    std::optional<RecordId> contact_id;
    std::string contact;
    Instant closedate;
};
BOOST_DESCRIBE_STRUCT(WonDeal, (), (id, dealname, amount, currency, contact_id, contact, closedate))

/// One stop of a customer's way.
struct Station {
    std::string kind;  ///< visit, form, consent, mail, score, handoff, deal, quote, won, stage
    feature::Department department{};
    Instant at;
    std::string title;
    std::string detail;
    std::optional<std::string> link;
    std::optional<std::string> handoff_id{};  ///< of one handoff from the offer to the answer
};
BOOST_DESCRIBE_STRUCT(Station, (), (kind, department, at, title, detail, link, handoff_id))

struct Thread {
    RecordId contact_id;
    std::string name;
    std::string company;
    std::string lifecyclestage;
    std::string source;
    std::string campaign;
    std::string last_source;  ///< the touch that led to the latest win; without one the latest there was
    std::string last_campaign;
    std::optional<Money> won;
    std::vector<Station> stations;
};
BOOST_DESCRIBE_STRUCT(Thread, (), (contact_id, name, company, lifecyclestage, source, campaign, last_source, last_campaign, won, stations))

}  // namespace tandem::funnel
