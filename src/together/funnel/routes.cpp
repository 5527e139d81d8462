#include "together/funnel/routes.hpp"

#include "crm/records/records.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/events/store.hpp"
#include "together/funnel/period.hpp"
#include "together/funnel/store.hpp"
#include "together/funnel/thread.hpp"

#include <algorithm>
#include <array>

namespace tandem::funnel {
namespace {

using http::Ask;
using http::Query;

constexpr std::array contact_steps = {Step::lead, Step::mql, Step::sql, Step::opportunity, Step::customer};
constexpr std::size_t most_rows = 50;

records::Filter touch_filter(std::string const& property, std::string const& key) {
    if (key.empty()) return {.propertyName = {property}, .operator_ = records::FilterOperator::NOT_HAS_PROPERTY};
    return {.propertyName = {property}, .operator_ = records::FilterOperator::EQ, .value = key};
}

/// The search that finds exactly the contacts a step counts.
std::vector<records::FilterGroup> search_for(Step step, Period period, FunnelQuery const& query) {
    records::FilterGroup group;
    group.filters.push_back({.propertyName = {std::string(date_property_of(step))},
                             .operator_ = records::FilterOperator::BETWEEN,
                             .value = std::to_string(period.from.ms),
                             .highValue = std::to_string(period.to.ms - 1)});
    if (query.source) group.filters.push_back(touch_filter("hs_analytics_source", *query.source));
    if (query.campaign) group.filters.push_back(touch_filter("hs_analytics_source_data_2", *query.campaign));
    return {group};
}

using VisitorCounts = std::map<std::string, std::int64_t>;

/// Events leave the source of a direct visit empty; contacts name it, because there an empty one means that none is known.
constexpr std::string_view direct = "Direct";

struct Visitors {
    std::int64_t total = 0;
    VisitorCounts by_source;
    VisitorCounts by_campaign;
};

Result<VisitorCounts> visitors_by(events::Store& store, events::Query query, std::optional<events::Field> field) {
    if (field) query.dimensions = {{*field}};
    auto const answer = store.ask(query);
    if (!answer) return fail(answer);
    VisitorCounts counts;
    for (auto const& row : answer->rows) {
        auto key = field ? row.dimensions.front() : std::string();
        if (field == events::Field::source && key.empty()) key = direct;
        counts[key] += static_cast<std::int64_t>(row.metrics.front());
    }
    return counts;
}

Result<Visitors> count_visitors(events::Store& store, WorkspaceId workspace, std::string const& zone, Period period,
                                FunnelQuery const& given) {
    if (given.source == "") return Visitors{};  // an event always has a source: none is Direct
    events::Query query{
        .workspace_id = workspace, .from = period.from, .to = period.to, .zone = zone, .metrics = {events::Metric::visitors}, .limit = 500};
    std::vector<events::Filter> filters;
    if (given.source)
        filters.push_back(events::compare({events::Field::source}, events::Match::is, {*given.source == direct ? "" : *given.source}));
    if (given.campaign) filters.push_back(events::compare({events::Field::utm_campaign}, events::Match::is, {*given.campaign}));
    if (!filters.empty()) query.filter = events::all_of(filters);
    auto const total = visitors_by(store, query, std::nullopt);
    if (!total) return fail(total);
    auto const by_source = visitors_by(store, query, events::Field::source);
    if (!by_source) return fail(by_source);
    auto const by_campaign = visitors_by(store, query, events::Field::utm_campaign);
    if (!by_campaign) return fail(by_campaign);
    return Visitors{total->empty() ? 0 : total->begin()->second, *by_source, *by_campaign};
}

std::vector<SourceRow> rows_of(std::vector<Reached> const& reached, VisitorCounts const& visitors, std::vector<WonSum> const& won,
                               std::string const& currency) {
    std::map<std::string, SourceRow> rows;
    auto const row = [&](std::string const& key) -> SourceRow& {
        return rows.try_emplace(key, SourceRow{key, std::vector<std::int64_t>(contact_steps.size() + 1), {0, currency}}).first->second;
    };
    for (auto const& one : reached) row(one.key).counts[static_cast<std::size_t>(one.step)] = one.count;
    for (auto const& [key, count] : visitors) row(key).counts[0] = count;
    for (auto const& sum : won) row(sum.key).won.minor = sum.won_minor;
    std::vector<SourceRow> sorted;
    for (auto& [key, one] : rows)
        if (one.won.minor != 0 || std::ranges::any_of(one.counts, [](auto count) { return count > 0; })) sorted.push_back(std::move(one));
    std::ranges::stable_sort(sorted, std::greater{},
                             [](SourceRow const& one) { return std::tuple(one.counts[1], one.counts[0], one.won.minor); });
    if (sorted.size() > most_rows) sorted.resize(most_rows);
    return sorted;
}

Result<FunnelView> read_funnel(Ask& ask, Query<FunnelQuery> const& query) {
    auto const workspace = ask.read([](db::Read& read) -> Result<auth::Workspace> { return auth::workspace_of(read); });
    if (!workspace) return fail(workspace);
    auto const period = period_of(query->from, query->to, workspace->timezone);
    if (!period) return fail(period);
    auto const visitors = count_visitors(ask.part<events::Store>(), workspace->workspace_id, workspace->timezone, *period, *query);
    if (!visitors) return fail(visitors);

    return ask.read([&](db::Read& read) -> Result<FunnelView> {
        Touched const only{query->source, query->campaign};
        auto const sources = count_reached(read, *period, Dimension::source, only);
        auto const campaigns = count_reached(read, *period, Dimension::campaign, only);
        auto const won_by_source = sum_won(read, *period, Touch::first, Dimension::source, workspace->currency, only);
        auto const won_by_campaign = sum_won(read, *period, Touch::first, Dimension::campaign, workspace->currency, only);
        FunnelView view{{},
                        rows_of(sources, visitors->by_source, won_by_source, workspace->currency),
                        rows_of(campaigns, visitors->by_campaign, won_by_campaign, workspace->currency),
                        {0, workspace->currency},
                        0};
        for (auto const& sum : won_by_source) {
            view.won.minor += sum.won_minor;
            view.customers_won += sum.customers;
        }
        view.steps.push_back({.step = Step::visitors, .count = visitors->total});
        for (auto const step : contact_steps) {
            StepView one{.step = step, .filterGroups = search_for(step, *period, *query)};
            for (auto const& reached : sources)
                if (reached.step == step) one.count += reached.count;
            // More than the whole is no share of it: some came from steps before this period.
            if (auto const before = view.steps.back().count; before > 0 && one.count <= before)
                one.rate = static_cast<double>(one.count) / static_cast<double>(before);
            if (step != Step::lead) one.median_ms = median_between(read, *period, step, only);
            view.steps.push_back(std::move(one));
        }
        return view;
    });
}

Result<RevenueView> read_revenue(db::Read& read, Query<RevenueQuery> const& query) {
    auto const workspace = auth::workspace_of(read);
    auto const period = period_of(query->from, query->to, workspace.timezone);
    if (!period) return fail(period);
    RevenueView view{{}, {0, workspace.currency}, 0};
    for (auto const& sum :
         sum_won(read, *period, query->touch.value_or(Touch::first), query->by.value_or(Dimension::source), workspace.currency)) {
        view.results.push_back({sum.key, sum.deals, {sum.won_minor, workspace.currency}});
        view.total.minor += sum.won_minor;
        view.other_currency += sum.other_currency;
    }
    return view;
}

Result<http::Page<WonDeal>> list_won_deals(db::Read& read, Query<WonDealsQuery> const& query) {
    auto const workspace = auth::workspace_of(read);
    auto const period = period_of(query->from, query->to, workspace.timezone);
    if (!period) return fail(period);
    auto const after = query->after_or(RecordId{});
    if (!after) return fail(after);
    auto const rows = query->page_of(list_won(read, *period, query->touch.value_or(Touch::first), query->by.value_or(Dimension::source),
                                              query->key, *after, query->rows()),
                                     &WonRow::id);
    std::vector<WonDeal> deals;
    for (auto const& row : rows.results) {
        auto const name = std::string(trim(row.firstname.value_or("") + " " + row.lastname.value_or("")));
        std::optional<std::string> amount;
        if (row.amount) amount = format_decimal(*row.amount, decimals_of(row.currency).value_or(2));
        deals.push_back({row.id, row.dealname.value_or(""), amount, row.currency.empty() ? workspace.currency : row.currency,
                         row.contact_id, name, row.closedate});
    }
    return rows.showing(std::move(deals));
}

Result<Thread> read_thread(db::Read& read, RecordId contact) { return thread_of(read, contact); }

}  // namespace

http::Routes const funnel_routes = {
    http::route<read_funnel>(http::GET, "/api/funnel", http::may::read_records,
                             "Count who reached each step in a period, by source and campaign"),
    http::route<read_revenue>(http::GET, "/api/revenue", http::may::read_records, "Sum what was won in a period by first or last touch"),
    http::route<list_won_deals>(http::GET, "/api/revenue/deals", http::may::read_records, "List the deals a sum of revenue counts"),
    http::route<read_thread>(http::GET, "/api/contacts/{contact_id}/thread", http::may::read_records,
                             "Read one customer's way from first touch to won"),
};

}  // namespace tandem::funnel
