#pragma once

// What travels. Declared once; JSON, OpenAPI and TypeScript follow from it.

#include "crm/records/api.hpp"
#include "crm/segments/api.hpp"
#include "platform/feature/notice_kind.hpp"
#include "platform/feature/timeline_kind.hpp"
#include "sales/qualification/score_rules.hpp"

namespace tandem::qualification {

// What the story of a record tells of this feature.
inline constexpr feature::NoticeKind lead_kind{
    .name = "lead_handed_over", .label = "A lead is handed to you", .mail = feature::NoticeMail::at_once};

inline constexpr feature::TimelineKind score_kind{
    .name = "score", .label = "Score", .department = feature::Department::both, .tab = feature::Tab::sales, .is_activity = false};
inline constexpr feature::TimelineKind handoff_kind{
    .name = "handoff", .label = "Handoff", .department = feature::Department::both, .tab = feature::Tab::sales};

using RuleSetId = Id<struct RuleSetTag>;
using DefinitionId = Id<struct DefinitionTag>;
using HandoffId = Id<struct HandoffTag>;

// --- scores

enum class RuleSetState { draft, active, retired };
BOOST_DESCRIBE_ENUM(RuleSetState, draft, active, retired)

struct RuleSet {
    RuleSetId id;
    std::int64_t version = 0;
    RuleSetState state{};
    ScoreRules rules;
    std::optional<std::string> created_by;  ///< absent: made with the workspace
    Instant created_at;
    std::optional<std::string> activated_by;
    std::optional<Instant> activated_at;
    std::vector<segments::Problem> problems{};  ///< what its conditions ask for and is not there any more; such a rule gives nothing
};
BOOST_DESCRIBE_STRUCT(RuleSet, (), (id, version, state, rules, created_by, created_at, activated_by, activated_at, problems))

struct RuleSets {
    RuleSet active;
    std::optional<RuleSet> draft;
    std::vector<RuleSet> former;      ///< the newest first
    std::int64_t threshold = 0;       ///< points of the definition in force
    std::optional<double> rescoring;  ///< how much of the contacts has the new version, while that goes on
};
BOOST_DESCRIBE_STRUCT(RuleSets, (), (active, draft, former, threshold, rescoring))

/// What tells open screens that a contact waits; enough for the button and its clock.
struct OpenOffer {
    HandoffId id;
    std::optional<UserId> owner_id;
    std::optional<std::string> owner;
    Instant due_at;
    std::int64_t working_ms_left = 0;
    bool may_answer = false;
};
BOOST_DESCRIBE_STRUCT(OpenOffer, (), (id, owner_id, owner, due_at, working_ms_left, may_answer))

struct ContactScore {
    RecordId contact_id;
    std::int64_t total = 0;
    std::int64_t fit = 0;
    std::int64_t engagement = 0;
    std::int64_t fit_cap = 0;
    std::int64_t engagement_cap = 0;
    std::vector<ScorePart> parts;
    std::int64_t version = 0;
    std::optional<Instant> at;
    std::int64_t total_week_ago = 0;
    std::optional<OpenOffer> offer;
};
BOOST_DESCRIBE_STRUCT(ContactScore, (),
                      (contact_id, total, fit, engagement, fit_cap, engagement_cap, parts, version, at, total_week_ago, offer))

struct Mover {
    RecordId contact_id;
    std::string name;
    std::string company;
    std::string stage;
    std::int64_t from = 0;
    std::int64_t to = 0;
};
BOOST_DESCRIBE_STRUCT(Mover, (), (contact_id, name, company, stage, from, to))

struct Bucket {
    std::int64_t from = 0;  ///< five points wide
    std::int64_t now = 0;
    std::int64_t then = 0;
};
BOOST_DESCRIBE_STRUCT(Bucket, (), (from, now, then))

struct RuleReach {
    std::string rule_id;
    std::int64_t contacts = 0;
};
BOOST_DESCRIBE_STRUCT(RuleReach, (), (rule_id, contacts))

/// What a rule set would make of the contacts, beside the one in use.
struct Preview {
    std::int64_t contacts = 0;  ///< how many were tried, the latest changed
    std::int64_t all_contacts = 0;
    std::int64_t took_ms = 0;
    std::int64_t threshold = 0;
    std::int64_t ready_now = 0;
    std::int64_t ready_then = 0;
    std::int64_t rise = 0;
    std::int64_t fall = 0;
    std::vector<Bucket> buckets;
    std::vector<Mover> movers;
    std::vector<RuleReach> reach;
};
BOOST_DESCRIBE_STRUCT(Preview, (), (contacts, all_contacts, took_ms, threshold, ready_now, ready_then, rise, fall, buckets, movers, reach))

struct TrialQuery {
    RecordId contact_id;
};
BOOST_DESCRIBE_STRUCT(TrialQuery, (), (contact_id))

struct Trial {
    Score now;
    Score then;
};
BOOST_DESCRIBE_STRUCT(Trial, (), (now, then))

// --- what is ready for sales

struct Conditions {
    Whole<0, 100> score;                 ///< reached with this many points …
    std::optional<Text<1, 40>> form_id;  ///< … or by sending this form
    segments::Condition condition;       ///< and is among these
};
BOOST_DESCRIBE_STRUCT(Conditions, (), (score, form_id, condition))

enum class Side { marketing, sales };
BOOST_DESCRIBE_ENUM(Side, marketing, sales)

struct Signature {
    Side side{};
    UserId user_id;
    std::string name;
    Instant signed_at;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (side, user_id, name, signed_at))

struct Definition {
    DefinitionId id;
    std::int64_t version = 0;
    Conditions conditions;
    std::vector<Signature> signatures;
    std::optional<std::string> created_by;
    Instant created_at;
    std::optional<Instant> active_since;  ///< absent: a signature is missing
    std::vector<segments::Problem> problems{};
};
BOOST_DESCRIBE_STRUCT(Definition, (), (id, version, conditions, signatures, created_by, created_at, active_since, problems))

struct Definitions {
    Definition active;
    std::optional<Definition> proposed;  ///< the latest one that waits for signatures
    std::vector<Definition> former;
};
BOOST_DESCRIBE_STRUCT(Definitions, (), (active, proposed, former))

struct NewSignature {
    Side side{};
};
BOOST_DESCRIBE_STRUCT(NewSignature, (), (side))

// --- handoffs

enum class HandoffState { waiting, accepted, rejected };
BOOST_DESCRIBE_ENUM(HandoffState, waiting, accepted, rejected)

enum class RejectReason { no_budget, cannot_decide, outside_area, too_early, no_request };
BOOST_DESCRIBE_ENUM(RejectReason, no_budget, cannot_decide, outside_area, too_early, no_request)

struct Reason {
    std::string label;
    std::int64_t points = 0;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (label, points))

struct Handoff {
    HandoffId id;
    RecordId contact_id;
    std::string name;
    std::string company;
    std::string city;
    std::string source;
    std::string campaign;
    std::optional<UserId> owner_id;
    std::optional<std::string> owner;
    std::int64_t definition_version = 0;
    std::int64_t score = 0;
    std::vector<Reason> reasons;
    std::optional<std::string> words;  ///< what the contact wrote in a form
    HandoffState state{};
    Instant offered_at;
    Instant due_at;
    std::int64_t working_ms_left = 0;  ///< below zero is not shown: overdue is 0
    std::optional<Instant> missed_at;
    std::optional<Instant> answered_at;
    std::optional<std::string> answered_by;
    std::optional<RejectReason> reason_code;
    std::optional<std::string> sentence;
    std::optional<RecordId> deal_id;
    bool may_answer = false;
    bool may_reopen = false;
};
BOOST_DESCRIBE_STRUCT(Handoff, (),
                      (id, contact_id, name, company, city, source, campaign, owner_id, owner, definition_version, score, reasons, words,
                       state, offered_at, due_at, working_ms_left, missed_at, answered_at, answered_by, reason_code, sentence, deal_id,
                       may_answer, may_reopen))

struct HandoffCounts {
    std::int64_t mine = 0;
    std::int64_t team = 0;  ///< all that wait, the own ones among them
    std::int64_t answered = 0;
    std::int64_t rejected = 0;
};
BOOST_DESCRIBE_STRUCT(HandoffCounts, (), (mine, team, answered, rejected))

struct Handoffs {
    std::vector<Handoff> results;
    HandoffCounts counts;
    std::int64_t answer_minutes = 0;
    std::optional<http::Paging> paging;
};
BOOST_DESCRIBE_STRUCT(Handoffs, (), (results, counts, answer_minutes, paging))

enum class HandoffFilter { waiting, accepted, rejected, answered };
BOOST_DESCRIBE_ENUM(HandoffFilter, waiting, accepted, rejected, answered)
enum class OwnerFilter { me, others, all };
BOOST_DESCRIBE_ENUM(OwnerFilter, me, others, all)

struct HandoffQuery : http::PageQuery {
    std::optional<HandoffFilter> state;  ///< waiting when absent
    std::optional<OwnerFilter> owner;    ///< all when absent
    std::optional<Instant> since;        ///< answered at or after
};
BOOST_DESCRIBE_STRUCT(HandoffQuery, (http::PageQuery), (state, owner, since))

struct Acceptance {
    std::optional<bool> create_deal;
    std::optional<Text<1, 200>> dealname;
    std::optional<Text<1, 30>> amount;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (create_deal, dealname, amount))

struct Rejection {
    RejectReason reason_code{};
    Text<1, 1000> sentence;  ///< what marketing learns from it
};
BOOST_DESCRIBE_STRUCT(Rejection, (), (reason_code, sentence))

// --- verdicts

enum class VerdictBy { source, campaign };
BOOST_DESCRIBE_ENUM(VerdictBy, source, campaign)

struct VerdictQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<VerdictBy> by;
};
BOOST_DESCRIBE_STRUCT(VerdictQuery, (), (from, to, by))

struct ReasonCount {
    RejectReason reason_code{};
    std::int64_t leads = 0;
};
BOOST_DESCRIBE_STRUCT(ReasonCount, (), (reason_code, leads))

struct Verdict {
    std::string name;  ///< of the source or campaign; empty for all, or unknown
    std::int64_t handed_over = 0;
    std::int64_t accepted = 0;
    std::int64_t rejected = 0;
    std::int64_t waiting = 0;
    std::vector<ReasonCount> reasons;              ///< the most frequent first
    std::optional<std::int64_t> median_answer_ms;  ///< working time
    std::optional<double> in_time;                 ///< share of the answered and overdue ones
    std::int64_t customers = 0;
    std::int64_t won_minor = 0;
};
BOOST_DESCRIBE_STRUCT(Verdict, (),
                      (name, handed_over, accepted, rejected, waiting, reasons, median_answer_ms, in_time, customers, won_minor))

struct Verdicts {
    Verdict all;
    std::optional<Verdict> before;  ///< the period of the same length before
    std::vector<Verdict> results;
    std::string currency;
    Instant from;
    Instant to;
};
BOOST_DESCRIBE_STRUCT(Verdicts, (), (all, before, results, currency, from, to))

// --- facts others may react to

struct LeadHandedOver {
    HandoffId handoff;
    RecordId contact;
    std::optional<UserId> owner;
};

struct LeadAccepted {
    HandoffId handoff;
    RecordId contact;
    std::optional<RecordId> deal;
};

struct LeadRejected {
    HandoffId handoff;
    RecordId contact;
    RejectReason reason_code{};
};

/// The queue changed in another way: a lead went to somebody else, an answer was taken back.
struct HandoffMoved {
    HandoffId handoff;
    RecordId contact;
};

}  // namespace tandem::qualification
