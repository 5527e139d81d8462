#include "sales/qualification/handoffs.hpp"

#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

namespace tandem::qualification {

TANDEM_TABLE(StoredHandoff, handoff, (id), (contact_id, definition_version, score, reasons, words, offered_at))

namespace {

struct WaitingHandoff {
    using Row = StoredHandoff;
    static constexpr std::string_view sql = R"(
        select {{columns}} from handoff where workspace_id = :workspace_id and contact_id = :contact_id and state = 'waiting' and {{visible handoff}})";
    RecordId contact_id;
};
TANDEM_QUERY(WaitingHandoff, (contact_id))

struct LastRejection {
    using Row = std::optional<Instant>;
    static constexpr std::string_view sql = R"(
        select max(answered_at) from handoff
        where workspace_id = :workspace_id and contact_id = :contact_id and state = 'rejected' and {{visible handoff}})";
    RecordId contact_id;
};
TANDEM_QUERY(LastRejection, (contact_id))

struct OverdueHandoffs {
    using Row = HandoffId;
    static constexpr std::string_view sql = R"(
        select h.id from handoff h join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        where h.workspace_id = :workspace_id and h.state = 'waiting' and h.missed_at is null and h.due_at <= :now
          and {{visible contact c}} order by h.due_at limit :limit)";
    Instant now;
    int limit = 0;
};
TANDEM_QUERY(OverdueHandoffs, (now, limit))

struct WorkspacesWithOverdueHandoffs {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose leads wait too long; each workspace passes on its own";
    static constexpr std::string_view sql = R"(
        select distinct h.workspace_id from handoff h join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        where h.state = 'waiting' and h.missed_at is null and h.due_at <= :at)";
    Instant at;
};
TANDEM_QUERY(WorkspacesWithOverdueHandoffs, (at))

struct ListCandidates {
    using Row = Candidate;
    static constexpr std::string_view sql = R"(
        select u.id, u.role, u.active, coalesce(t.turn, 0) from user_account u
        left join assignment_turn t on t.workspace_id = u.workspace_id and t.user_id = u.id
        where u.workspace_id = :workspace_id and u.active = 1 and u.role in ('rep', 'manager', 'admin', 'owner') order by u.id limit 1000)";
};
TANDEM_QUERY(ListCandidates, ())

struct StoredTurn {
    UserId user_id;
    std::int64_t turn = 0;
};
BOOST_DESCRIBE_STRUCT(StoredTurn, (), (user_id, turn))
TANDEM_TABLE(StoredTurn, assignment_turn, (user_id))

struct HandoffRow {
    HandoffId id;
    RecordId contact_id;
    std::optional<std::string> firstname;
    std::optional<std::string> lastname;
    std::optional<std::string> email;
    std::optional<std::string> company;
    std::optional<std::string> city;
    std::optional<std::string> source;
    std::optional<std::string> campaign;
    std::optional<UserId> owner_id;
    std::optional<std::string> owner;
    std::int64_t definition_version = 0;
    std::int64_t score = 0;
    db::Json reasons;
    std::optional<std::string> words;
    HandoffState state{};
    Instant offered_at;
    Instant due_at;
    std::optional<Instant> missed_at;
    std::optional<Instant> answered_at;
    std::optional<std::string> answered_by;
    std::optional<RejectReason> reason_code;
    std::optional<std::string> sentence;
    std::optional<RecordId> deal_id;
};
BOOST_DESCRIBE_STRUCT(HandoffRow, (),
                      (id, contact_id, firstname, lastname, email, company, city, source, campaign, owner_id, owner, definition_version,
                       score, reasons, words, state, offered_at, due_at, missed_at, answered_at, answered_by, reason_code, sentence,
                       deal_id))

struct ListHandoffs {
    using Row = HandoffRow;
    static constexpr std::string_view sql = R"(
        select h.id, h.contact_id, c.firstname, c.lastname, c.email, c.company, c.city, c.hs_analytics_source, c.hs_analytics_source_data_2,
          h.owner_id, o.name, h.definition_version, h.score, h.reasons, h.words, h.state, h.offered_at, h.due_at, h.missed_at,
          h.answered_at, a.name, h.reason_code, h.sentence, h.deal_id
        from handoff h
        join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        left join user_account o on o.workspace_id = h.workspace_id and o.id = h.owner_id
        left join user_account a on a.workspace_id = h.workspace_id and a.id = h.answered_by
        where h.workspace_id = :workspace_id and {{visible contact c}} and {{where}} order by {{order}} limit :limit)";
    static ListHandoffs sample() {
        return {
            .where = db::is_not_null("h.id"), .order = db::Ordering().by("h.id", db::Direction::ascending, db::Nulls::never), .limit = 1};
    }
    db::Condition where;
    db::Ordering order;
    int limit = 0;
};
TANDEM_QUERY(ListHandoffs, (where, order, limit))

struct StateCount {
    HandoffState state{};
    std::int64_t own = 0;
    std::int64_t all = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, own, all))

struct CountHandoffs {
    using Row = StateCount;
    static constexpr std::string_view sql = R"(
        select h.state, sum(case when h.owner_id = :actor_id then 1 else 0 end), count(*) from handoff h
        join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        where h.workspace_id = :workspace_id and {{visible contact c}} group by h.state)";
};
TANDEM_QUERY(CountHandoffs, ())

std::string name_from(HandoffRow const& row) {
    auto const first = row.firstname.value_or("");
    auto const last = row.lastname.value_or("");
    if (!first.empty() && !last.empty()) return first + " " + last;
    return !first.empty() || !last.empty() ? first + last : row.email.value_or("");
}

Handoff shown(db::Read const& read, Calendar const& calendar, HandoffRow&& row) {
    auto name = name_from(row);
    auto const left =
        row.state == HandoffState::waiting ? business_time_between(read.now(), row.due_at, calendar.hours, calendar.zone).ms : 0;
    return {.id = row.id,
            .contact_id = row.contact_id,
            .name = std::move(name),
            .company = row.company.value_or(""),
            .city = row.city.value_or(""),
            .source = row.source.value_or(""),
            .campaign = row.campaign.value_or(""),
            .owner_id = row.owner_id,
            .owner = std::move(row.owner),
            .definition_version = row.definition_version,
            .score = row.score,
            .reasons = db::stored_or_nothing<std::vector<Reason>>(row.reasons, "the reasons of a handoff").value_or(std::vector<Reason>{}),
            .words = std::move(row.words),
            .state = row.state,
            .offered_at = row.offered_at,
            .due_at = row.due_at,
            .working_ms_left = left,
            .missed_at = row.missed_at,
            .answered_at = row.answered_at,
            .answered_by = std::move(row.answered_by),
            .reason_code = row.reason_code,
            .sentence = std::move(row.sentence),
            .deal_id = row.deal_id,
            .may_answer = may_answer(row.state, row.owner_id, read.actor()).has_value(),
            .may_reopen = may_reopen(row.state, row.owner_id, row.answered_at, read.actor(), read.now()).has_value()};
}

db::Condition in_state(HandoffFilter state) {
    switch (state) {
        case HandoffFilter::waiting:
            return db::compare("h.state", db::Op::equal, std::string("waiting"));
        case HandoffFilter::accepted:
            return db::compare("h.state", db::Op::equal, std::string("accepted"));
        case HandoffFilter::rejected:
            return db::compare("h.state", db::Op::equal, std::string("rejected"));
        case HandoffFilter::answered:
            break;
    }
    return db::is_any_of("h.state", std::vector<std::string>{"accepted", "rejected"});
}

/// Who waits is shown by how little time is left, who was answered the latest first.
db::Ordering order_for(HandoffFilter state) {
    using enum db::Direction;
    bool const waits = state == HandoffFilter::waiting;
    db::Ordering order;
    if (waits)
        order.by("h.due_at", ascending, db::Nulls::never);
    else
        order.by("h.answered_at", descending, db::Nulls::never);
    order.by("h.id", waits ? ascending : descending, db::Nulls::never);
    return order;
}

/// Where a page of them goes on: by what they are sorted in order_for().
Place place_of(HandoffRow const& row) {
    return {row.state == HandoffState::waiting ? row.due_at : row.answered_at.value_or(Instant{}), row.id.value};
}

HandoffCounts count_handoffs(db::Read& read) {
    HandoffCounts counts;
    for (auto const& [state, own, all] : read.all(CountHandoffs{})) {
        if (state == HandoffState::waiting) {
            counts.mine = own;
            counts.team = all;
        } else {
            counts.answered += all;
            if (state == HandoffState::rejected) counts.rejected = all;
        }
    }
    return counts;
}

}  // namespace

void insert_handoff(db::Write& write, StoredHandoff const& handoff) {
    write.run(db::Insert{handoff});
    write.touch("handoffs", handoff.contact_id, db::ChangeKind::created);
}
void update_handoff(db::Write& write, StoredHandoff const& handoff) {
    write.run(db::Update{handoff});
    write.touch("handoffs", handoff.contact_id);
}
void delete_handoff(db::Write& write, HandoffId id) {
    write.run(db::Delete<StoredHandoff>{id});
    write.touch("handoffs");
}
std::optional<StoredHandoff> find_handoff(db::Read& read, HandoffId id) { return read.one(db::Find<StoredHandoff>{id}); }
std::optional<StoredHandoff> waiting_handoff(db::Read& read, RecordId contact) { return read.one(WaitingHandoff{.contact_id = contact}); }
std::optional<Instant> last_rejection(db::Read& read, RecordId contact) {
    return read.one(LastRejection{.contact_id = contact}).value_or(std::nullopt);
}
std::vector<HandoffId> overdue_handoffs(db::Read& read, int limit) { return read.all(OverdueHandoffs{.now = read.now(), .limit = limit}); }

std::vector<WorkspaceId> workspaces_with_overdue_handoffs(db::Read& read) {
    return read.all(WorkspacesWithOverdueHandoffs{.at = read.now()});
}

Calendar calendar_of(db::Read& read) { return {auth::setting<BusinessHours>(read, hours_setting), auth::workspace_of(read).timezone}; }

std::vector<Candidate> candidates(db::Read& read) { return read.all(ListCandidates{}); }
void mark_turn(db::Write& write, UserId user) { write.run(db::Put{StoredTurn{user, make_id()}}); }

std::optional<Handoff> view_handoff(db::Read& read, HandoffId id) {
    auto row = read.one(
        ListHandoffs{.where = db::compare("h.id", db::Op::equal, id.value), .order = order_for(HandoffFilter::waiting), .limit = 1});
    if (!row) return std::nullopt;
    return shown(read, calendar_of(read), *std::move(row));
}

Result<Handoffs> handoffs_for(db::Read& read, HandoffQuery const& query) {
    auto const state = query.state.value_or(HandoffFilter::waiting);
    auto const owner = query.owner.value_or(OwnerFilter::all);
    auto const order = order_for(state);
    auto const after = query.after_or(state == HandoffFilter::waiting ? oldest : newest);
    if (!after) return fail(after);
    std::vector<db::Condition> parts = {in_state(state), db::after(order, {after->at.ms, after->id})};
    if (owner == OwnerFilter::me) parts.push_back(db::compare("h.owner_id", db::Op::equal, read.actor().user_id.value));
    if (owner == OwnerFilter::others)
        parts.push_back(db::condition("(h.owner_id is null or h.owner_id <> ?)", {read.actor().user_id.value}));
    if (query.since) parts.push_back(db::compare("h.answered_at", db::Op::greater_or_equal, query.since->ms));
    auto page = query.page_of(read.all(ListHandoffs{.where = db::all_of(parts), .order = order, .limit = query.rows()}), place_of);
    auto const calendar = calendar_of(read);
    Handoffs out{{}, count_handoffs(read), calendar.hours.answer_minutes, std::move(page.paging)};
    for (auto& row : page.results) out.results.push_back(shown(read, calendar, std::move(row)));
    return out;
}

}  // namespace tandem::qualification
