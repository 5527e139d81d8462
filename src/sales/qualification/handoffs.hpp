#pragma once

#include "base/listing.hpp"
#include "platform/db/db.hpp"
#include "sales/qualification/api.hpp"
#include "sales/qualification/business_hours.hpp"
#include "sales/qualification/handoff_rules.hpp"

namespace tandem::qualification {

/// A handoff as it lies in its table.
struct StoredHandoff {
    HandoffId id;
    RecordId contact_id;
    std::optional<UserId> owner_id;
    std::int64_t definition_version = 0;
    std::int64_t score = 0;
    db::Json reasons;
    std::optional<std::string> words;
    HandoffState state{};
    Instant offered_at;
    Instant due_at;
    std::optional<Instant> missed_at;
    std::optional<UserId> missed_by;
    std::optional<Instant> answered_at;
    std::optional<UserId> answered_by;
    std::optional<RejectReason> reason_code;
    std::optional<std::string> sentence;
    std::optional<RecordId> deal_id;
    std::optional<ChangeSetId> answer_change_set_id;
};
BOOST_DESCRIBE_STRUCT(StoredHandoff, (),
                      (id, contact_id, owner_id, definition_version, score, reasons, words, state, offered_at, due_at, missed_at, missed_by,
                       answered_at, answered_by, reason_code, sentence, deal_id, answer_change_set_id))

void insert_handoff(db::Write& write, StoredHandoff const& handoff);
void update_handoff(db::Write& write, StoredHandoff const& handoff);
void delete_handoff(db::Write& write, HandoffId id);
std::optional<StoredHandoff> find_handoff(db::Read& read, HandoffId id);
std::optional<StoredHandoff> waiting_handoff(db::Read& read, RecordId contact);
/// When this contact was last rejected.
std::optional<Instant> last_rejection(db::Read& read, RecordId contact);
/// Waiting ones that are due and were not passed on yet.
std::vector<HandoffId> overdue_handoffs(db::Read& read, int limit);
std::vector<WorkspaceId> workspaces_with_overdue_handoffs(db::Read& read);

/// The zone and the hours a workspace works in.
struct Calendar {
    BusinessHours hours;
    std::string zone;
};
Calendar calendar_of(db::Read& read);
inline constexpr auto hours_setting = "business_hours";

std::vector<Candidate> candidates(db::Read& read);
/// Whoever was given a lead now goes to the end of the line.
void mark_turn(db::Write& write, UserId user);

/// As the screens show them.
std::optional<Handoff> view_handoff(db::Read& read, HandoffId id);
Result<Handoffs> handoffs_for(db::Read& read, HandoffQuery const& query);

}  // namespace tandem::qualification
