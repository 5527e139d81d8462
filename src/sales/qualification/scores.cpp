#include "sales/qualification/scores.hpp"

#include "crm/timeline/timeline.hpp"
#include "marketing/analytics/visit_story.hpp"
#include "marketing/content/api.hpp"
#include "marketing/email/api.hpp"
#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

#include <algorithm>

namespace tandem::qualification {

TANDEM_TABLE(StoredScore, score_explanation, (contact_id))

namespace {

using records::ObjectType;

struct ScoreOfDay {
    RecordId contact_id;
    Date day;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(ScoreOfDay, (), (contact_id, day, total))
TANDEM_TABLE(ScoreOfDay, score_day, (contact_id, day))

struct ScoresOf {
    using Row = StoredScore;
    static constexpr std::string_view sql = R"(
        select {{columns s}} from score_explanation s
        where s.workspace_id = :workspace_id and s.contact_id in {{each_id :contacts}} and {{visible score_explanation s}})";
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(ScoresOf, (contacts))

struct TotalBefore {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select total from score_day where workspace_id = :workspace_id and contact_id = :contact_id and day <= :day and {{visible score_day}} order by day desc limit 1)";
    RecordId contact_id;
    Date day;
};
TANDEM_QUERY(TotalBefore, (contact_id, day))

struct ForgetDays {
    static constexpr auto seen_by_all = "old days are forgotten of everybody";
    static constexpr std::string_view sql = R"(
        delete from score_day where workspace_id = :workspace_id and day < :day and exists (
          select 1 from score_day later where later.workspace_id = score_day.workspace_id and later.contact_id = score_day.contact_id
            and later.day > score_day.day and later.day <= :day))";
    Date day;
};
TANDEM_QUERY(ForgetDays, (day))

struct MarkChecked {
    static constexpr std::string_view sql =
        "update score_explanation set at = :at where workspace_id = :workspace_id and contact_id = :contact_id";
    RecordId contact_id;
    Instant at;
};
TANDEM_QUERY(MarkChecked, (contact_id, at))

struct ContactsAfter {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select c.id from contact c where c.workspace_id = :workspace_id and {{visible contact c}} and c.archived = 0 and c.id > :after order by c.id limit :limit)";
    RecordId after;
    int limit = 0;
};
TANDEM_QUERY(ContactsAfter, (after, limit))

struct ContactsToOffer {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select e.contact_id from score_explanation e join contact c on c.workspace_id = e.workspace_id and c.id = e.contact_id
        where e.workspace_id = :workspace_id and {{visible contact c}} and c.archived = 0 and e.total >= :score and e.contact_id > :after
          and c.lifecyclestage in ('subscriber', 'lead')
        order by e.contact_id limit :limit)";
    std::int64_t score = 0;
    RecordId after;
    int limit = 0;
};
TANDEM_QUERY(ContactsToOffer, (score, after, limit))

struct LatestContacts {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select c.id from contact c where c.workspace_id = :workspace_id and {{visible contact c}} and c.archived = 0
        order by c.lastmodifieddate desc, c.id desc limit :limit)";
    int limit = 0;
};
TANDEM_QUERY(LatestContacts, (limit))

struct ScoresOlderThan {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select contact_id from score_explanation where workspace_id = :workspace_id and fades = 1 and contact_id > :after and at < :at
          and {{visible score_explanation}} order by contact_id limit :limit)";
    Instant at;
    RecordId after;
    int limit = 0;
};
TANDEM_QUERY(ScoresOlderThan, (at, after, limit))

struct WorkspacesWithScoresOlderThan {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose scores fade; each workspace counts its own";
    static constexpr std::string_view sql = "select distinct workspace_id from score_explanation where fades = 1 and at < :at";
    Instant at;
};
TANDEM_QUERY(WorkspacesWithScoresOlderThan, (at))

/// Older ones have faded to nothing under any sensible half-life.
constexpr Duration memory = days(400);
constexpr int most_signals = 500;

std::string text_at(json::object const& facts, char const* key) {
    auto const* value = facts.if_contains(key);
    if (!value) return {};
    if (value->is_string()) return std::string(value->get_string());
    if (value->is_int64()) return std::to_string(value->get_int64());
    return {};
}

std::vector<std::string> paths_in(json::object const& facts) {
    std::vector<std::string> paths;
    auto const* pages = facts.if_contains("pages");
    if (!pages || !pages->is_array()) return paths;
    for (auto const& page : pages->get_array())
        if (page.is_object()) paths.push_back(text_at(page.get_object(), "path"));
    return paths;
}

bool is_by_machine(json::object const& facts) {
    auto const* machine = facts.if_contains("machine");
    return machine && machine->is_bool() && machine->get_bool();
}

std::optional<Signal> signal_from(timeline::Fact const& fact) {
    json::error_code wrong;
    auto const parsed = json::parse(fact.facts.text, wrong);
    json::object const none;
    auto const& facts = !wrong && parsed.is_object() ? parsed.get_object() : none;
    if (fact.kind == analytics::visit_kind.name) return Signal{SignalKind::visit, fact.at, paths_in(facts), ""};
    if (fact.kind == content::form_kind.name) return Signal{SignalKind::form, fact.at, {}, text_at(facts, "form_id")};
    if (fact.kind == email::mail_clicked_kind.name) return Signal{SignalKind::mail_clicked, fact.at};
    if (fact.kind == email::mail_opened_kind.name && !is_by_machine(facts)) return Signal{SignalKind::mail_opened, fact.at};
    return std::nullopt;
}

}  // namespace

std::optional<StoredScore> find_score(db::Read& read, RecordId contact) { return read.one(db::Find<StoredScore>{contact}); }

std::int64_t total_week_ago(db::Read& read, RecordId contact, std::int64_t now_total) {
    auto const week_ago = add_days(date_of(read.now()), -7);
    if (auto const then = read.one(TotalBefore{.contact_id = contact, .day = week_ago})) return *then;
    // Nothing known from then: either it was new, or it never changed.
    return read.one(TotalBefore{.contact_id = contact, .day = date_of(read.now())}) ? 0 : now_total;
}

std::vector<Signal> signals_of(db::Read& read, RecordId contact) {
    std::vector<Signal> signals;
    auto const take = [&](std::vector<std::string> const& kinds, Instant since, int limit) {
        for (auto const& fact : timeline::facts_of(read, ObjectType::contacts, contact, kinds, since, limit))
            if (auto signal = signal_from(fact)) signals.push_back(*std::move(signal));
    };
    take({"visit", "form", "mail_opened", "mail_clicked"}, read.now() - memory, most_signals);
    // Who stayed away stays away, however long ago the last visit was.
    if (std::ranges::none_of(signals, [](Signal const& signal) { return signal.kind == SignalKind::visit; }))
        take({"visit"}, Instant{0}, 1);
    return signals;
}

PropertyReader reader_of(records::Record const& contact) {
    return [&contact](std::string const& name) { return contact.text(name); };
}

Labels::Labels(db::Read& read) : properties_(records::load_properties(read, ObjectType::contacts)) {}

std::string Labels::of(std::string const& property) const {
    auto const* found = properties_.find(property);
    return found ? found->label : property;
}

std::vector<StoredScore> scores_of(db::Read& read, std::vector<RecordId> const& contacts) { return read.all(ScoresOf{contacts}); }

std::vector<ScorePart> parts_of(StoredScore const& stored) {
    return db::stored_or_nothing<std::vector<ScorePart>>(stored.parts, "the parts of a score").value_or(std::vector<ScorePart>{});
}

Score score_of(records::Record const& contact, std::vector<bool> const& fits, std::vector<Signal> const& signals, ScoreRules const& rules,
               Labels const& labels, Instant now) {
    auto out = score(signals, fits, rules, now);
    auto const label = [&](std::string const& property) { return labels.of(property); };
    for (auto& part : out.parts) {
        if (part.group != RuleGroup::fit) continue;
        for (auto const& rule : rules.fit)
            if (rule.id.value == part.rule_id) part.label = label_of(rule, label, reader_of(contact));
    }
    return out;
}

bool differs(std::optional<StoredScore> const& stored, Score const& score, std::int64_t version) {
    return !stored || stored->total != score.total || stored->fit != score.fit || stored->engagement != score.engagement ||
           stored->version != version;
}

void put_score(db::Write& write, RecordId contact, Score const& score, bool fades, std::int64_t version) {
    auto const before = find_score(write, contact);
    write.run(db::Put{
        StoredScore{contact, score.total, score.fit, score.engagement, {serialize(encode(score.parts))}, version, write.now(), fades}});
    if (before && before->total == score.total) return;
    write.run(db::Put{ScoreOfDay{contact, date_of(write.now()), score.total}});
    static_cast<void>(records::put_computed(write, ObjectType::contacts, contact, {{"hubspotscore", std::to_string(score.total)}}));
}

void mark_checked(db::Write& write, RecordId contact) { write.run(MarkChecked{.contact_id = contact, .at = write.now()}); }

std::vector<RecordId> contacts_after(db::Read& read, RecordId after, int limit) {
    return read.all(ContactsAfter{.after = after, .limit = limit});
}
std::vector<RecordId> contacts_to_offer(db::Read& read, std::int64_t score, RecordId after, int limit) {
    return read.all(ContactsToOffer{.score = score, .after = after, .limit = limit});
}
std::vector<RecordId> latest_contacts(db::Read& read, int limit) { return read.all(LatestContacts{.limit = limit}); }
std::vector<RecordId> scores_older_than(db::Read& read, Instant at, RecordId after, int limit) {
    return read.all(ScoresOlderThan{.at = at, .after = after, .limit = limit});
}
std::vector<WorkspaceId> workspaces_with_scores_older_than(db::Read& read, Instant at) {
    return read.all(WorkspacesWithScoresOlderThan{.at = at});
}
void forget_days(db::Write& write) { write.run(ForgetDays{.day = add_days(date_of(write.now()), -30)}); }

}  // namespace tandem::qualification
