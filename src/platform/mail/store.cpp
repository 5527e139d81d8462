#include "platform/mail/store.hpp"

#include "platform/db/table.hpp"
#include "platform/mail/mail.hpp"

namespace tandem::mail {

TANDEM_TABLE(MailMessage, mail_message, (id))

/// What is known of a message when it is made.
struct StoredMailMessage {
    MailMessageId id;
    std::string kind;
    std::string from_address;
    std::string to_address;
    std::string subject;
    std::string raw;
    State state{};
    std::optional<ContactId> contact_id;
    Instant created_at;
    db::About about;
};
BOOST_DESCRIBE_STRUCT(StoredMailMessage, (), (id, kind, from_address, to_address, subject, raw, state, contact_id, created_at, about))
TANDEM_TABLE(StoredMailMessage, mail_message, (id))

void add_message(db::Write& write, MailMessage const& message, Envelope const& envelope, db::About const& about) {
    write.run(db::Insert{StoredMailMessage{message.id, message.kind, envelope.from, envelope.to, message.subject, envelope.raw,
                                           message.state, message.contact_id, message.created_at, about}});
}

std::optional<MailMessage> find_message(db::Read& read, MailMessageId id) { return read.one(db::Find<MailMessage>{id}); }

struct EnvelopeRow {
    std::string from_address, to_address, raw;
};
BOOST_DESCRIBE_STRUCT(EnvelopeRow, (), (from_address, to_address, raw))

struct FindMailEnvelope {
    using Row = EnvelopeRow;
    static constexpr std::string_view sql = R"(
        select {{columns}} from mail_message where workspace_id = :workspace_id and id = :id and {{visible mail_message}})";
    MailMessageId id;
};
TANDEM_QUERY(FindMailEnvelope, (id))

std::optional<Envelope> find_envelope(db::Read& read, MailMessageId id) {
    auto row = read.one(FindMailEnvelope{.id = id});
    if (!row) return std::nullopt;
    return Envelope{std::move(row->from_address), std::move(row->to_address), std::move(row->raw)};
}

struct ListMailMessages {
    using Row = MailMessage;
    static constexpr std::string_view sql = R"(
        select {{columns}} from mail_message where workspace_id = :workspace_id and {{visible mail_message}} and id < :before and {{where}}
        order by id desc limit :limit)";
    MailMessageId before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListMailMessages, (before, where, limit))

struct CountMailMessages {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from mail_message where workspace_id = :workspace_id and {{visible mail_message}} and {{where}}";
    db::Condition where;
};
TANDEM_QUERY(CountMailMessages, (where))

namespace {

/// What the asker may read of what is asked for.
std::vector<db::Condition> conditions_of(db::Read& read, MailPageQuery const& page) {
    std::vector<db::Condition> parts;
    if (!may_read_private_mail(read.actor()))
        parts.push_back(db::condition("kind <> ? and kind <> ?", {std::string(account_kind), std::string(notice_kind)}));
    if (page.state) parts.push_back(db::compare("state", db::Op::equal, db::to_value(*page.state)));
    if (page.kind) parts.push_back(db::compare("kind", db::Op::equal, *page.kind));
    if (page.other_than) parts.push_back(db::compare("kind", db::Op::not_equal, *page.other_than));
    if (page.contact_id) parts.push_back(db::compare("contact_id", db::Op::equal, page.contact_id->value));
    return parts;
}

}  // namespace

bool is_private(std::string_view kind) { return kind == account_kind || kind == notice_kind; }
bool may_read_private_mail(db::Actor const& actor) { return actor.role == db::Role::owner || actor.role == db::Role::admin; }

std::vector<MailMessage> messages_before(db::Read& read, MailPageQuery const& page, MailMessageId before, int limit) {
    return read.all(ListMailMessages{.before = before, .where = db::all_of(conditions_of(read, page)), .limit = limit});
}

std::int64_t count_messages(db::Read& read, MailPageQuery const& page) {
    return read.one(CountMailMessages{.where = db::all_of(conditions_of(read, page))}).value();
}

struct SettleMailMessage {
    static constexpr std::string_view sql = R"(
        update mail_message set state = :state, attempts = attempts + 1, last_error = :last_error, sent_at = :sent_at
        where workspace_id = :workspace_id and id = :id)";
    MailMessageId id;
    State state{};
    std::optional<std::string> last_error;
    std::optional<Instant> sent_at;
};
TANDEM_QUERY(SettleMailMessage, (id, state, last_error, sent_at))

void settle(db::Write& write, MailMessageId id, State state, std::optional<std::string> const& last_error) {
    write.run(SettleMailMessage{id, state, last_error, state == State::sent ? std::optional(write.now()) : std::nullopt});
}

struct RequeueMailMessage {
    static constexpr std::string_view sql = R"(
        update mail_message set state = 'queued', attempts = 0, last_error = null
        where workspace_id = :workspace_id and id = :id)";
    MailMessageId id;
};
TANDEM_QUERY(RequeueMailMessage, (id))

void requeue(db::Write& write, MailMessageId id) { write.run(RequeueMailMessage{.id = id}); }

}  // namespace tandem::mail
