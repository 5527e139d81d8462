#include "crm/consent/store.hpp"

namespace tandem::consent {
namespace {

struct InsertTopic {
    static constexpr std::string_view sql = R"(
        insert into topic (workspace_id, key, name, description, display_order) values (:workspace_id, :key, :name, :description, :display_order))";
    Topic topic;
};
TANDEM_QUERY(InsertTopic, (topic))

struct UpdateTopic {
    static constexpr std::string_view sql = R"(
        update topic set name = :name, description = :description, display_order = :display_order, version = :version
        where workspace_id = :workspace_id and key = :key)";
    Topic topic;
};
TANDEM_QUERY(UpdateTopic, (topic))

struct ListTopics {
    using Row = Topic;
    static constexpr std::string_view sql =
        "select key, name, description, display_order, version from topic where workspace_id = :workspace_id order by display_order, key limit 200";
};
TANDEM_QUERY(ListTopics, ())

struct FindTopic {
    using Row = Topic;
    static constexpr std::string_view sql =
        "select key, name, description, display_order, version from topic where workspace_id = :workspace_id and key = :key";
    std::string key;
};
TANDEM_QUERY(FindTopic, (key))

struct CountTopics {
    using Row = TopicCount;
    static constexpr auto seen_by_all = "how many agreed is a number of the whole company";
    static constexpr std::string_view sql = R"(
        select t.key, t.name, t.description, t.display_order, t.version,
               (select count(*) from consent s where s.workspace_id = :workspace_id and s.topic_key = t.key and s.state = 'given'),
               (select count(*) from consent s where s.workspace_id = :workspace_id and s.topic_key = t.key and s.state = 'requested'),
               (select count(*) from consent s where s.workspace_id = :workspace_id and s.topic_key = t.key and s.state = 'withdrawn')
        from topic t where t.workspace_id = :workspace_id order by t.display_order, t.key limit 200)";
};
TANDEM_QUERY(CountTopics, ())

struct FindStandings {
    using Row = Standing;
    static constexpr std::string_view sql = R"(
        select c.id, c.email, c.archived, p.reason, s.state
        from contact c
        left join consent s on s.workspace_id = c.workspace_id and s.contact_id = c.id and s.topic_key = :topic_key
        left join suppression p on p.workspace_id = c.workspace_id and p.address = c.email
        where c.workspace_id = :workspace_id and c.id in {{each_id :contacts}} and {{visible contact c}})";
    std::string topic_key;
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(FindStandings, (topic_key, contacts))

struct ListConsents {
    using Row = TopicConsent;
    static constexpr std::string_view sql = R"(
        select t.key, t.name, t.description, s.state, s.since, s.source, s.text_shown
        from topic t left join consent s on s.workspace_id = t.workspace_id and s.contact_id = :contact and s.topic_key = t.key and {{visible consent s}}
        where t.workspace_id = :workspace_id order by t.display_order, t.key limit 200)";
    RecordId contact;
};
TANDEM_QUERY(ListConsents, (contact))

struct FindConsent {
    using Row = ConsentRow;
    static constexpr std::string_view sql =
        "select state, since from consent where workspace_id = :workspace_id and contact_id = :contact and topic_key = :topic_key and {{visible consent}}";
    RecordId contact;
    std::string topic_key;
};
TANDEM_QUERY(FindConsent, (contact, topic_key))

struct AppendToLedger {
    static constexpr std::string_view sql = R"(
        insert into consent_entry (workspace_id, contact_id, id, topic_key, state, at, source, text_shown, user_id)
        values (:workspace_id, :contact, :id, :topic_key, :state, :at, :source, :text_shown, :user_id))";
    RecordId contact;
    std::int64_t id = 0;
    std::string topic_key;
    State state{};
    Instant at;
    std::string source;
    std::string text_shown;
    std::optional<UserId> user_id;
};
TANDEM_QUERY(AppendToLedger, (contact, id, topic_key, state, at, source, text_shown, user_id))

struct CountAsked {
    using Row = Asked;
    static constexpr std::string_view sql = R"(
        select count(*), max(at) from consent_entry
        where workspace_id = :workspace_id and contact_id = :contact and topic_key = :topic_key and state = 'requested' and at > :since
          and {{visible consent_entry}})";
    RecordId contact;
    std::string topic_key;
    Instant since;
};
TANDEM_QUERY(CountAsked, (contact, topic_key, since))

struct PutConsent {
    static constexpr std::string_view sql = R"(
        insert into consent (workspace_id, contact_id, topic_key, state, since, source, text_shown)
        values (:workspace_id, :contact, :topic_key, :state, :since, :source, :text_shown)
        on conflict (workspace_id, contact_id, topic_key) do update
        set state = excluded.state, since = excluded.since, source = excluded.source, text_shown = excluded.text_shown)";
    RecordId contact;
    std::string topic_key;
    State state{};
    Instant since;
    std::string source;
    std::string text_shown;
};
TANDEM_QUERY(PutConsent, (contact, topic_key, state, since, source, text_shown))

struct ListLedger {
    using Row = LedgerEntry;
    static constexpr std::string_view sql = R"(
        select e.topic_key, e.state, e.at, e.source, e.text_shown, u.name
        from consent_entry e left join user_account u on u.workspace_id = e.workspace_id and u.id = e.user_id
        where e.workspace_id = :workspace_id and e.contact_id = :contact and {{visible consent_entry e}} order by e.id desc limit :limit)";
    RecordId contact;
    int limit = 0;
};
TANDEM_QUERY(ListLedger, (contact, limit))

struct FindSuppression {
    using Row = Reason;
    static constexpr std::string_view sql = "select reason from suppression where workspace_id = :workspace_id and address = :address";
    std::string address;
};
TANDEM_QUERY(FindSuppression, (address))

struct PutSuppression {
    static constexpr std::string_view sql = R"(
        insert into suppression (workspace_id, address, reason, at) values (:workspace_id, :address, :reason, :at)
        on conflict (workspace_id, address) do update set reason = excluded.reason, at = excluded.at)";
    std::string address;
    Reason reason{};
    Instant at;
};
TANDEM_QUERY(PutSuppression, (address, reason, at))

struct DeleteSuppression {
    static constexpr std::string_view sql = "delete from suppression where workspace_id = :workspace_id and address = :address";
    std::string address;
};
TANDEM_QUERY(DeleteSuppression, (address))

}  // namespace

void insert_topic(db::Write& write, Topic const& topic) {
    write.run(InsertTopic{topic});
    write.touch("topics");
}
void update_topic(db::Write& write, Topic const& topic) {
    write.run(UpdateTopic{topic});
    write.touch("topics");
}
std::vector<Topic> topics(db::Read& read) { return read.all(ListTopics{}); }
std::optional<Topic> find_topic(db::Read& read, std::string const& key) { return read.one(FindTopic{key}); }
Topics count_topics(db::Read& read) { return {read.all(CountTopics{})}; }

std::vector<Standing> standings(db::Read& read, std::string const& topic_key, std::vector<RecordId> const& contacts) {
    return contacts.empty() ? std::vector<Standing>{} : read.all(FindStandings{topic_key, contacts});
}

std::optional<Standing> find_standing(db::Read& read, RecordId contact, std::string const& topic_key) {
    return read.one(FindStandings{topic_key, {contact}});
}
std::vector<TopicConsent> consents_of(db::Read& read, RecordId contact) { return read.all(ListConsents{contact}); }
std::optional<ConsentRow> find_consent(db::Read& read, RecordId contact, std::string const& topic_key) {
    return read.one(FindConsent{contact, topic_key});
}

void record(db::Write& write, RecordId contact, std::string const& topic_key, State state, Source const& source) {
    auto const at = source.at.value_or(write.now());
    auto const user = write.actor().user_id;
    write.run(AppendToLedger{contact, make_id(), topic_key, state, at, source.name, source.text_shown,
                             user ? std::optional(user) : std::nullopt});
    write.run(PutConsent{contact, topic_key, state, at, source.name, source.text_shown});
}

Asked asked_since(db::Read& read, RecordId contact, std::string const& topic_key, Instant since) {
    return read.one(CountAsked{contact, topic_key, since}).value_or(Asked{});
}

std::vector<LedgerEntry> ledger_of(db::Read& read, RecordId contact, int limit) { return read.all(ListLedger{contact, limit}); }
std::optional<Reason> find_suppression(db::Read& read, std::string const& address) { return read.one(FindSuppression{address}); }
void put_suppression(db::Write& write, std::string const& address, Reason reason) {
    write.run(PutSuppression{address, reason, write.now()});
}
void delete_suppression(db::Write& write, std::string const& address) { write.run(DeleteSuppression{address}); }

}  // namespace tandem::consent
