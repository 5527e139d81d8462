#include "together/funnel/store.hpp"

#include "crm/records/objects.hpp"

#include <algorithm>

namespace tandem::funnel {
namespace {

// One step after the other: each has an index of the days contacts reached it, and a period is a small part of all days.
#define REACHED(step, column)                                                                                                     \
    "select coalesce(case when :by_campaign = 1 then hs_analytics_source_data_2 else hs_analytics_source end, '') as key, '" step \
    "', count(*) "                                                                                                                \
    "from contact where {{visible contact}} and archived = 0 and " column " >= :from and " column                                 \
    " < :to "                                                                                                                     \
    "  and {{where}} group by 1 "

struct CountReached {
    using Row = Reached;
    static constexpr std::string_view sql =
        REACHED("lead", "hs_lifecyclestage_lead_date") "union all " REACHED("mql", "hs_lifecyclestage_marketingqualifiedlead_date") "union all " REACHED(
            "sql",
            "hs_lifecyclestage_salesqualifiedlead_date") "union all " REACHED("opportunity",
                                                                              "hs_lifecyclestage_opportunity_date") "union all " REACHED("customer",
                                                                                                                                         "hs_lifecyclestage_customer_date") "limit 50000";
    bool by_campaign = false;
    Instant from;
    Instant to;
    db::Condition where;
};
TANDEM_QUERY(CountReached, (by_campaign, from, to, where))

struct StepTimes {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select t.passed from (
            select case :step when 'mql' then hs_lifecyclestage_marketingqualifiedlead_date - hs_lifecyclestage_lead_date
                              when 'sql' then hs_lifecyclestage_salesqualifiedlead_date - hs_lifecyclestage_marketingqualifiedlead_date
                              when 'opportunity' then hs_lifecyclestage_opportunity_date - hs_lifecyclestage_salesqualifiedlead_date
                              else hs_lifecyclestage_customer_date - hs_lifecyclestage_opportunity_date end as passed
            from contact where {{visible contact}} and archived = 0 and {{where}}) t
        where t.passed >= 0 order by t.passed limit 100000)";
    Step step{};
    db::Condition where;
};
TANDEM_QUERY(StepTimes, (step, where))

// Deals won in a period with their first contact that the asker sees. `c.` is null where there is none.
#define WON_DEALS                                                                                                     \
    "from deal d left join contact c on {{visible contact c}} and c.id = ("                                           \
    "    select min(a.to_id) from association a"                                                                      \
    "    where {{visible association a}} and a.from_type = 'deals' and a.from_id = d.id and a.to_type = 'contacts') " \
    "where {{visible deal d}} and d.archived = 0 and d.hs_is_closed_won = 1 and d.closedate >= :from and d.closedate < :to and {{where}} "

struct SumWon {
    using Row = WonSum;
    static constexpr std::string_view sql =
        "select t.key, count(*), count(distinct t.contact_id), coalesce(sum(case when t.currency = :currency then t.amount else 0 end), 0),"
        "       sum(case when t.currency <> :currency then 1 else 0 end) "
        "from ("
        "    select coalesce(case :property when 'hs_analytics_source' then c.hs_analytics_source"
        "                                   when 'hs_analytics_source_data_2' then c.hs_analytics_source_data_2"
        "                                   when 'hs_analytics_latest_source' then d.hs_analytics_latest_source"
        "                                   else d.hs_analytics_latest_source_data_2 end, '') as key,"
        "           c.id as contact_id, d.amount as amount, coalesce(d.deal_currency_code, :currency) as currency " WON_DEALS
        ") t "
        "group by t.key order by 4 desc, 2 desc, 1 limit 500";
    std::string property;
    std::string currency;
    Instant from;
    Instant to;
    db::Condition where;
};
TANDEM_QUERY(SumWon, (property, currency, from, to, where))

struct LeadsByQuarter {
    using Row = Quarter;
    static constexpr std::string_view sql = R"(
        select hs_lifecyclestage_lead_date / 900000, count(*) from contact
        where {{visible contact}} and archived = 0 and hs_lifecyclestage_lead_date >= :from and hs_lifecyclestage_lead_date < :to
          and {{where}} group by 1 order by 1 limit 1000000)";
    Instant from;
    Instant to;
    db::Condition where;
};
TANDEM_QUERY(LeadsByQuarter, (from, to, where))

struct WonByQuarter {
    using Row = Quarter;
    static constexpr std::string_view sql =
        "select d.closedate / 900000, cast(coalesce(sum(case when coalesce(d.deal_currency_code, :currency) = :currency then d.amount else 0 end), 0) as bigint) " WON_DEALS
        "group by 1 order by 1 limit 1000000";
    std::string currency;
    Instant from;
    Instant to;
    db::Condition where;
};
TANDEM_QUERY(WonByQuarter, (currency, from, to, where))

struct ListWon {
    using Row = WonRow;
    static constexpr std::string_view sql =
        "select d.id, d.dealname, d.amount, coalesce(d.deal_currency_code, ''), c.id, c.firstname, c.lastname, d.closedate " WON_DEALS
        "and d.id > :after order by d.id limit :limit";
    Instant from;
    Instant to;
    db::Condition where;
    RecordId after;
    int limit = 0;
};
TANDEM_QUERY(ListWon, (from, to, where, after, limit))

db::Condition touched(db::Column const& column, std::string const& key) {
    return key.empty() ? db::is_null(column) : db::compare(column, db::Op::equal, key);
}

std::vector<db::Condition> first_touch(Touched const& touch) {
    std::vector<db::Condition> parts;
    if (touch.source) parts.push_back(touched("hs_analytics_source", *touch.source));
    if (touch.campaign) parts.push_back(touched("hs_analytics_source_data_2", *touch.campaign));
    return parts;
}

/// The same of a deal's first contact, where the deal has columns of these names too.
std::vector<db::Condition> first_touch_of_contact(Touched const& touch) {
    std::vector<db::Condition> parts;
    if (touch.source) parts.push_back(touched("c.hs_analytics_source", *touch.source));
    if (touch.campaign) parts.push_back(touched("c.hs_analytics_source_data_2", *touch.campaign));
    return parts;
}

db::Column column_of(Touch touch, Dimension by) {
    if (touch == Touch::first)
        return by == Dimension::source ? db::Column("c.hs_analytics_source") : db::Column("c.hs_analytics_source_data_2");
    return by == Dimension::source ? db::Column("d.hs_analytics_latest_source") : db::Column("d.hs_analytics_latest_source_data_2");
}

db::Condition all_or_nothing(std::vector<db::Condition> const& parts) { return parts.empty() ? db::Condition{} : db::all_of(parts); }

}  // namespace

std::string_view property_of(Touch touch, Dimension by) {
    if (touch == Touch::first) return by == Dimension::source ? "hs_analytics_source" : "hs_analytics_source_data_2";
    return by == Dimension::source ? "hs_analytics_latest_source" : "hs_analytics_latest_source_data_2";
}

std::string_view date_property_of(Step step) {
    switch (step) {
        case Step::lead:
            return "hs_lifecyclestage_lead_date";
        case Step::mql:
            return "hs_lifecyclestage_marketingqualifiedlead_date";
        case Step::sql:
            return "hs_lifecyclestage_salesqualifiedlead_date";
        case Step::opportunity:
            return "hs_lifecyclestage_opportunity_date";
        case Step::customer:
            return "hs_lifecyclestage_customer_date";
        case Step::visitors:
            break;
    }
    return "";
}

std::vector<Reached> count_reached(db::Read& read, Period period, Dimension by, Touched const& touch) {
    return read.all(CountReached{
        .by_campaign = by == Dimension::campaign, .from = period.from, .to = period.to, .where = all_or_nothing(first_touch(touch))});
}

std::optional<std::int64_t> median_between(db::Read& read, Period period, Step later, Touched const& touch) {
    auto parts = first_touch(touch);
    auto const& column = records::find_standard(records::definition_of(records::ObjectType::contacts), date_property_of(later))->column;
    parts.push_back(db::between(column, period.from.ms, period.to.ms - 1));
    auto const passed = read.all(StepTimes{.step = later, .where = db::all_of(parts)});
    if (passed.empty()) return std::nullopt;
    return passed[(passed.size() - 1) / 2];
}

std::vector<WonSum> sum_won(db::Read& read, Period period, Touch touch, Dimension by, std::string const& currency, Touched const& only) {
    return read.all(SumWon{.property = std::string(property_of(touch, by)),
                           .currency = currency,
                           .from = period.from,
                           .to = period.to,
                           .where = all_or_nothing(first_touch_of_contact(only))});
}

std::vector<Quarter> leads_by_quarter(db::Read& read, Period period, Touched const& touch) {
    return read.all(LeadsByQuarter{.from = period.from, .to = period.to, .where = all_or_nothing(first_touch(touch))});
}

std::vector<Quarter> won_by_quarter(db::Read& read, Period period, std::string const& currency, Touched const& touch) {
    return read.all(
        WonByQuarter{.currency = currency, .from = period.from, .to = period.to, .where = all_or_nothing(first_touch_of_contact(touch))});
}

std::vector<WonRow> list_won(db::Read& read, Period period, Touch touch, Dimension by, std::optional<std::string> const& key,
                             RecordId after, int limit) {
    auto const where = key ? touched(column_of(touch, by), *key) : db::Condition{};
    return read.all(ListWon{.from = period.from, .to = period.to, .where = where, .after = after, .limit = limit});
}

}  // namespace tandem::funnel
