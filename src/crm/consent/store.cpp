#include "crm/consent/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::consent {

TANDEM_TABLE(Topic, topic, (key))

struct StoredEntry {
    RecordId contact_id;
    std::int64_t id = 0;
    std::string topic_key;
    State state{};
    Instant at;
    std::string source;
    std::string text_shown;
    std::optional<UserId> user_id;
};
BOOST_DESCRIBE_STRUCT(StoredEntry, (), (contact_id, id, topic_key, state, at, source, text_shown, user_id))
TANDEM_TABLE(StoredEntry, consent_entry, (contact_id, id))

struct StoredConsent {
    RecordId contact_id;
    std::string topic_key;
    State state{};
    Instant since;
    std::string source;
    std::string text_shown;
};
BOOST_DESCRIBE_STRUCT(StoredConsent, (), (contact_id, topic_key, state, since, source, text_shown))
TANDEM_TABLE(StoredConsent, consent, (contact_id, topic_key))

struct Suppression {
    std::string address;
    Reason reason{};
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Suppression, (), (address, reason, at))
TANDEM_TABLE(Suppression, suppression, (address))

namespace {

struct ListTopics {
    using Row = Topic;
    static constexpr std::string_view sql =
        "select {{columns}} from topic where workspace_id = :workspace_id order by display_order, key limit 200";
};
TANDEM_QUERY(ListTopics, ())

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
        "select {{columns}} from consent where workspace_id = :workspace_id and contact_id = :contact and topic_key = :topic_key and {{visible consent}}";
    RecordId contact;
    std::string topic_key;
};
TANDEM_QUERY(FindConsent, (contact, topic_key))

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

}  // namespace

void insert_topic(db::Write& write, Topic const& topic) {
    write.run(db::Insert{topic});
    write.touch("topics");
}
void update_topic(db::Write& write, Topic const& topic) {
    write.run(db::Update{topic});
    write.touch("topics");
}
std::vector<Topic> topics(db::Read& read) { return read.all(ListTopics{}); }
std::optional<Topic> find_topic(db::Read& read, std::string const& key) { return read.one(db::Find<Topic>{key}); }
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
    write.run(db::Insert{
        StoredEntry{contact, make_id(), topic_key, state, at, source.name, source.text_shown, user ? std::optional(user) : std::nullopt}});
    write.run(db::Put{StoredConsent{contact, topic_key, state, at, source.name, source.text_shown}});
}

Asked asked_since(db::Read& read, RecordId contact, std::string const& topic_key, Instant since) {
    return read.one(CountAsked{contact, topic_key, since}).value_or(Asked{});
}

std::vector<LedgerEntry> ledger_of(db::Read& read, RecordId contact, int limit) { return read.all(ListLedger{contact, limit}); }
std::optional<Reason> find_suppression(db::Read& read, std::string const& address) {
    auto const found = read.one(db::Find<Suppression>{address});
    return found ? std::optional(found->reason) : std::nullopt;
}
void put_suppression(db::Write& write, std::string const& address, Reason reason) {
    write.run(db::Put{Suppression{address, reason, write.now()}});
}
void delete_suppression(db::Write& write, std::string const& address) { write.run(db::Delete<Suppression>{address}); }

}  // namespace tandem::consent
