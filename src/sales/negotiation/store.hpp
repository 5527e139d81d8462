#pragma once

#include "platform/blobs/store.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/db.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

/// A quote as it is stored, without its lines.
struct StoredQuote {
    QuoteId id;
    std::int64_t number = 0;
    std::string title;
    RecordId deal_id;
    std::optional<RecordId> contact_id;
    UserId owner_id;
    State state{};
    std::string currency;
    BasisPoints discount;
    std::string intro;
    std::string terms;
    Date valid_until;
    Instant expires_at;
    std::int64_t total_minor = 0;
    std::int64_t version = 1;
    Instant created_at;
    Instant updated_at;
    std::optional<UserId> updated_by{};
    std::optional<Instant> sent_at{};
    std::optional<Instant> opened_at{};
    std::optional<Instant> last_opened_at{};
    std::int64_t open_count = 0;
    std::optional<Instant> decided_at{};
    std::optional<std::string> decided_by{};
    std::optional<std::string> consent{};
    std::optional<DeclineReason> decline_reason{};
    std::optional<std::string> decline_note{};
    std::optional<State> withdrawn_from{};  ///< taken back because its deal was archived, and what it was before
};
BOOST_DESCRIBE_STRUCT(StoredQuote, (),
                      (id, number, title, deal_id, contact_id, owner_id, state, currency, discount, intro, terms, valid_until, expires_at,
                       total_minor, version, created_at, updated_at, updated_by, sent_at, opened_at, last_opened_at, open_count, decided_at,
                       decided_by, consent, decline_reason, decline_note, withdrawn_from))

std::int64_t next_number(db::Read& read);
void insert_quote(db::Write& write, StoredQuote const& quote);
void update_quote(db::Write& write, StoredQuote const& quote);
std::optional<StoredQuote> find_quote(db::Read& read, QuoteId id);

std::vector<Line> lines_of(db::Read& read, StoredQuote const& quote);
void put_lines(db::Write& write, QuoteId id, std::vector<Line> const& lines);

/// The quotes of a deal that were sent and are not decided, the oldest first.
std::vector<StoredQuote> undecided_quotes_of(db::Read& read, RecordId deal);
/// Those that were taken back with their deal.
std::vector<StoredQuote> quotes_withdrawn_with(db::Read& read, RecordId deal);

struct Filter {
    std::vector<State> states;  ///< any of them; none: all
    std::vector<UserId> owners;
    std::optional<RecordId> deal_id;
    std::optional<RecordId> contact_id;
    std::string words;
};
/// Newest first.
std::vector<StoredQuote> quotes_before(db::Read& read, Filter const& filter, QuoteId before, int limit);
/// How many there are of each state, without the filter's states.
db::Counts count_quotes(db::Read& read, Filter const& filter);
std::vector<StoredQuote> overdue_quotes(db::Read& read, Instant now, int limit);
std::vector<WorkspaceId> workspaces_with_overdue_quotes(db::Read& read);
std::vector<StoredQuote> accepted_quotes_after(db::Read& read, QuoteId after, int limit);

struct StoredDocument {
    QuoteId quote_id;
    std::string content;   ///< canonical JSON
    std::string pdf_hash;  ///< SHA-256: the name of its file
};
BOOST_DESCRIBE_STRUCT(StoredDocument, (), (quote_id, content, pdf_hash))
/// Its PDF stays as long as it does.
void insert_document(db::Write& write, StoredDocument const& document, blobs::Kept const& pdf);
std::optional<StoredDocument> find_document(db::Read& read, QuoteId id);

void insert_link(db::Write& write, QuoteId id, std::string const& token);
struct Linked {
    WorkspaceId workspace_id;
    QuoteId quote_id;
};
BOOST_DESCRIBE_STRUCT(Linked, (), (workspace_id, quote_id))
/// Whose quote a token opens; any workspace may ask, the token is the secret.
std::optional<Linked> find_link(db::Read& read, std::string const& token);

void add_event(db::Write& write, QuoteId id, EventKind kind, std::string const& who, std::string const& words);
std::vector<Event> events_of(db::Read& read, QuoteId id);
/// What the history tells of the acceptance.
std::vector<Event> acceptances_of(db::Read& read, QuoteId id);

}  // namespace tandem::negotiation
