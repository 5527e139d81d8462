#pragma once

#include "sales/qualification/handoffs.hpp"

namespace tandem::qualification {

/// One handoff as a verdict counts it.
struct Judged {
    RecordId contact_id;
    std::string source;
    std::string campaign;
    HandoffState state{};
    std::optional<RejectReason> reason_code;
    Instant offered_at;
    Instant due_at;
    std::optional<Instant> missed_at;
    std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(Judged, (), (contact_id, source, campaign, state, reason_code, offered_at, due_at, missed_at, answered_at))

/// A deal won with a contact after it was handed over.
struct Won {
    RecordId contact_id;
    RecordId deal_id;
    std::string source;
    std::string campaign;
    std::int64_t amount_minor = 0;
};
BOOST_DESCRIBE_STRUCT(Won, (), (contact_id, deal_id, source, campaign, amount_minor))

/// The pure part: one verdict over these. Working time as the calendar has it; each deal and customer counts once.
Verdict judge(std::string name, std::vector<Judged> const& leads, std::vector<Won> const& won, WorkingTime const& working, Instant now);

Verdicts verdicts(db::Read& read, Instant from, Instant to, VerdictBy by);

}  // namespace tandem::qualification
