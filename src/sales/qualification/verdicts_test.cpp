#include "sales/qualification/verdicts.hpp"

#include <gtest/gtest.h>

namespace tandem::qualification {
namespace {

Instant moment(char const* text) { return parse_rfc3339(text).value(); }

Judged lead(char const* offered, char const* answered, HandoffState state, std::optional<RejectReason> reason = {}) {
    return {RecordId(1), "newsletter", "autumn", state, reason, moment(offered), moment("2026-11-23T14:00:00Z"), {}, moment(answered)};
}

WorkingTime that_day() { return {moment("2026-11-23T00:00:00Z"), moment("2026-11-24T00:00:00Z"), BusinessHours{}, "UTC"}; }

TEST(Verdict, counts_answers_times_and_reasons) {
    using enum HandoffState;
    using enum RejectReason;
    std::vector<Judged> leads = {lead("2026-11-23T10:00:00Z", "2026-11-23T10:10:00Z", accepted),
                                 lead("2026-11-23T10:00:00Z", "2026-11-23T10:30:00Z", rejected, too_early),
                                 lead("2026-11-23T10:00:00Z", "2026-11-23T15:00:00Z", rejected, too_early),
                                 lead("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", rejected, no_budget)};
    leads.push_back(leads.front());
    leads.back().state = waiting;
    leads.back().answered_at.reset();
    std::vector<Won> const won = {{RecordId(1), RecordId(9), "", "", 500'00},
                                  {RecordId(1), RecordId(9), "", "", 500'00},
                                  {RecordId(1), RecordId(10), "", "", 100'00}};
    auto const out = judge("newsletter", leads, won, that_day(), moment("2026-11-23T12:00:00Z"));
    EXPECT_EQ(out.handed_over, 5);
    EXPECT_EQ(out.accepted, 1);
    EXPECT_EQ(out.rejected, 3);
    EXPECT_EQ(out.waiting, 1);
    ASSERT_EQ(out.reasons.size(), 2U);
    EXPECT_EQ(out.reasons[0].reason_code, too_early);
    EXPECT_EQ(out.reasons[0].leads, 2);
    EXPECT_EQ(out.median_answer_ms, minutes(45).ms);  // of 10, 30, 60 and 300 minutes
    EXPECT_DOUBLE_EQ(out.in_time.value(), 0.75);      // the one answered at 15:00 was due at 14:00; who waits is not judged yet
    EXPECT_EQ(out.customers, 1);
    EXPECT_EQ(out.won_minor, 600'00);
}

TEST(Verdict, who_was_passed_on_was_not_in_time) {
    auto missed = lead("2026-11-23T10:00:00Z", "2026-11-23T10:10:00Z", HandoffState::accepted);
    missed.missed_at = moment("2026-11-23T10:05:00Z");
    EXPECT_DOUBLE_EQ(judge("", {missed}, {}, that_day(), moment("2026-11-23T12:00:00Z")).in_time.value(), 0);
}

}  // namespace
}  // namespace tandem::qualification
