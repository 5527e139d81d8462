#include "sales/qualification/verdicts.hpp"

#include "platform/auth/workspace.hpp"

#include <algorithm>
#include <set>

namespace tandem::qualification {
namespace {

struct ListJudged {
    using Row = Judged;
    static constexpr std::string_view sql = R"(
        select h.contact_id, coalesce(c.hs_analytics_source, ''), coalesce(c.hs_analytics_source_data_2, ''), h.state, h.reason_code,
          h.offered_at, h.due_at, h.missed_at, h.answered_at
        from handoff h join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id
        where {{visible contact c}} and h.workspace_id = :workspace_id and h.offered_at >= :from_at and h.offered_at < :to_at
        order by h.offered_at limit 200000)";
    Instant from_at;
    Instant to_at;
};
TANDEM_QUERY(ListJudged, (from_at, to_at))

struct ListWon {
    using Row = Won;
    static constexpr std::string_view sql = R"(
        select distinct h.contact_id, d.id, coalesce(c.hs_analytics_source, ''), coalesce(c.hs_analytics_source_data_2, ''), coalesce(d.amount, 0)
        from handoff h
        join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id
        join association a on a.workspace_id = h.workspace_id and a.from_type = 'contacts' and a.from_id = h.contact_id and a.to_type = 'deals'
        join deal d on d.workspace_id = a.workspace_id and d.id = a.to_id
        where {{visible contact c}} and {{visible association a}} and {{visible deal d}}
          and h.workspace_id = :workspace_id and h.offered_at >= :from_at and h.offered_at < :to_at
          and d.archived = 0 and d.hs_is_closed_won = 1 and d.closedate >= h.offered_at
          and coalesce(d.deal_currency_code, :currency) = :currency)";
    Instant from_at;
    Instant to_at;
    std::string currency;
};
TANDEM_QUERY(ListWon, (from_at, to_at, currency))

std::optional<std::int64_t> median(std::vector<std::int64_t> values) {
    if (values.empty()) return std::nullopt;
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::ranges::max_element(values.begin(), middle)) / 2;
}

/// Of the days on which anybody waited for an answer.
WorkingTime working_time_of(std::initializer_list<std::vector<Judged> const*> all, Calendar const& calendar) {
    std::optional<Instant> first;
    Instant last{};
    for (auto const* leads : all)
        for (auto const& lead : *leads) {
            if (!lead.answered_at) continue;
            first = std::min(first.value_or(lead.offered_at), lead.offered_at);
            last = std::max(last, *lead.answered_at);
        }
    return {first.value_or(last), last, calendar.hours, calendar.zone};
}

struct Group {
    std::vector<Judged> leads;
    std::vector<Won> won;
};

template <class Row>
std::string const& key_of(Row const& row, VerdictBy by) {
    return by == VerdictBy::source ? row.source : row.campaign;
}

}  // namespace

Verdict judge(std::string name, std::vector<Judged> const& leads, std::vector<Won> const& won, WorkingTime const& working, Instant now) {
    Verdict out{.name = std::move(name),
                .handed_over = static_cast<std::int64_t>(leads.size()),
                .reasons = {},
                .median_answer_ms = {},
                .in_time = {}};
    std::map<RejectReason, std::int64_t> reasons;
    std::vector<std::int64_t> answer_times;
    std::int64_t in_time = 0;
    std::int64_t judged = 0;
    for (auto const& lead : leads) {
        out.accepted += lead.state == HandoffState::accepted;
        out.rejected += lead.state == HandoffState::rejected;
        out.waiting += lead.state == HandoffState::waiting;
        if (lead.state == HandoffState::rejected && lead.reason_code) ++reasons[*lead.reason_code];
        if (lead.answered_at) answer_times.push_back(working.between(lead.offered_at, *lead.answered_at).ms);
        bool const late = lead.missed_at || lead.answered_at.value_or(now) > lead.due_at;
        if (!lead.answered_at && !late) continue;
        ++judged;
        in_time += !late;
    }
    for (auto const& [reason, count] : reasons) out.reasons.push_back({reason, count});
    std::ranges::stable_sort(out.reasons, std::ranges::greater{}, &ReasonCount::leads);
    out.median_answer_ms = median(std::move(answer_times));
    if (judged > 0) out.in_time = static_cast<double>(in_time) / static_cast<double>(judged);
    std::set<RecordId> customers;
    std::set<RecordId> deals;
    for (auto const& deal : won) {
        customers.insert(deal.contact_id);
        if (deals.insert(deal.deal_id).second) out.won_minor += deal.amount_minor;
    }
    out.customers = static_cast<std::int64_t>(customers.size());
    return out;
}

Verdicts verdicts(db::Read& read, Instant from, Instant to, VerdictBy by) {
    auto const currency = auth::workspace_of(read).currency;
    auto const leads = read.all(ListJudged{.from_at = from, .to_at = to});
    auto const won = read.all(ListWon{.from_at = from, .to_at = to, .currency = currency});
    auto const before = read.all(ListJudged{.from_at = from - (to - from), .to_at = from});
    auto const working = working_time_of({&before, &leads}, calendar_of(read));
    Verdicts out{judge("", leads, won, working, read.now()), std::nullopt, {}, currency, from, to};
    if (!before.empty()) out.before = judge("", before, {}, working, from);
    std::map<std::string, Group> groups;
    for (auto const& lead : leads) groups[key_of(lead, by)].leads.push_back(lead);
    for (auto const& deal : won) groups[key_of(deal, by)].won.push_back(deal);
    for (auto const& [name, group] : groups) out.results.push_back(judge(name, group.leads, group.won, working, read.now()));
    std::ranges::stable_sort(out.results, std::ranges::greater{}, &Verdict::handed_over);
    return out;
}

}  // namespace tandem::qualification
