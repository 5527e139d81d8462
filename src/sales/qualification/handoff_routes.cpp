#include "base/period.hpp"
#include "platform/auth/setting.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/qualify.hpp"
#include "sales/qualification/verdicts.hpp"

namespace tandem::qualification {
namespace {

using http::Query;

Result<Handoffs> list_handoffs(db::Read& read, Query<HandoffQuery> const& query) { return handoffs_for(read, *query); }

Result<Handoff> read_handoff(db::Read& read, HandoffId id) {
    auto found = view_handoff(read, id);
    if (!found) return not_found("handoff_unknown", "There is no such handoff that you can see.");
    return *std::move(found);
}

/// Without bounds the last 90 days.
Result<Verdicts> read_verdicts(db::Read& read, Query<VerdictQuery> const& query) {
    auto const to = query->to.value_or(read.now());
    auto const from = query->from.value_or(to - days(90));
    if (auto ok = check_period(from, to, "/from"); !ok) return fail(ok);
    return verdicts(read, from, to, query->by.value_or(VerdictBy::source));
}

Result<BusinessHours> read_hours(db::Read& read) { return calendar_of(read).hours; }

Result<BusinessHours> save_hours(db::Write& write, BusinessHours const& hours) {
    if (auto ok = check_hours(hours); !ok) return fail(ok);
    auto kept = auth::change_setting(write, hours_setting, hours);
    if (kept) write.touch("hours");
    return kept;
}

}  // namespace

http::Routes const handoff_routes = {
    http::route<list_handoffs>(http::GET, "/api/handoffs", http::may::read_records,
                               "List handed over leads, the most urgent or the latest answered first"),
    http::route<read_handoff>(http::GET, "/api/handoffs/{handoff_id}", http::may::read_records, "Read one handoff"),
    http::route<accept>(http::POST, "/api/handoffs/{handoff_id}/acceptance", http::may::sell, "Accept a lead, with a deal or without"),
    http::route<reject>(http::POST, "/api/handoffs/{handoff_id}/rejection", http::may::sell, "Reject a lead with a reason"),
    http::route<reopen>(http::POST, "/api/handoffs/{handoff_id}/reopening", http::may::sell, "Take an answer back within ten minutes"),
    http::route<read_verdicts>(http::GET, "/api/verdicts", http::may::read_records,
                               "Read what sales said of the leads by source or campaign"),
    http::route<read_hours>(http::GET, "/api/business-hours", http::may::read_records, "Read working hours and the agreed answer time"),
    http::route<save_hours>(http::PUT, "/api/business-hours", http::may::manage_settings, "Set working hours and the agreed answer time"),
};

}  // namespace tandem::qualification
