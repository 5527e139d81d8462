#include "sales/negotiation/store.hpp"

#include "platform/auth/secrets.hpp"
#include "sales/negotiation/rules.hpp"

#include <algorithm>
#include <limits>

namespace tandem::negotiation {
namespace {

struct NextNumber {
    using Row = std::int64_t;
    static constexpr auto seen_by_all = "numbers run on through the quotes of everybody";
    static constexpr std::string_view sql = "select coalesce(max(number), 1000) + 1 from quote where workspace_id = :workspace_id";
};
TANDEM_QUERY(NextNumber, ())

struct InsertQuote {
    static constexpr std::string_view sql = R"(
        insert into quote (workspace_id, id, number, title, deal_id, contact_id, owner_id, state, currency, discount, intro, terms, valid_until, expires_at, total_minor, version,
            created_at, updated_at, sent_at, opened_at, last_opened_at, open_count, decided_at, decided_by, consent, decline_reason, decline_note, withdrawn_from)
        values (:workspace_id, :id, :number, :title, :deal_id, :contact_id, :owner_id, :state, :currency, :discount, :intro, :terms, :valid_until, :expires_at, :total_minor, :version,
            :created_at, :updated_at, :sent_at, :opened_at, :last_opened_at, :open_count, :decided_at, :decided_by, :consent, :decline_reason, :decline_note, :withdrawn_from))";
    StoredQuote quote;
};
TANDEM_QUERY(InsertQuote, (quote))

struct UpdateQuote {
    static constexpr std::string_view sql = R"(
        update quote set title = :title, contact_id = :contact_id, state = :state, discount = :discount, intro = :intro, terms = :terms, valid_until = :valid_until,
            expires_at = :expires_at, total_minor = :total_minor, version = :version, updated_at = :updated_at, sent_at = :sent_at, opened_at = :opened_at,
            last_opened_at = :last_opened_at, open_count = :open_count, decided_at = :decided_at, decided_by = :decided_by, consent = :consent,
            decline_reason = :decline_reason, decline_note = :decline_note, withdrawn_from = :withdrawn_from
        where workspace_id = :workspace_id and id = :id)";
    StoredQuote quote;
};
TANDEM_QUERY(UpdateQuote, (quote))

#define QUOTE_COLUMNS                                                                                                                            \
    "select q.id, q.number, q.title, q.deal_id, q.contact_id, q.owner_id, q.state, q.currency, q.discount, q.intro, q.terms, q.valid_until, "    \
    "q.expires_at, q.total_minor, q.version, q.created_at, q.updated_at, q.sent_at, q.opened_at, q.last_opened_at, q.open_count, q.decided_at, " \
    "q.decided_by, q.consent, q.decline_reason, q.decline_note, q.withdrawn_from from quote q where q.workspace_id = :workspace_id and {{visible quote q}} "

struct FindQuote {
    using Row = StoredQuote;
    static constexpr std::string_view sql = QUOTE_COLUMNS "and q.id = :id";
    QuoteId id;
};
TANDEM_QUERY(FindQuote, (id))

struct ListQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql = QUOTE_COLUMNS "and q.id < :before and {{where}} order by q.id desc limit :limit";
    std::int64_t before = 0;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListQuotes, (before, where, limit))

struct OverdueQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql =
        QUOTE_COLUMNS "and q.state in ('sent', 'opened') and q.expires_at <= :at order by q.expires_at limit :limit";
    Instant at;
    int limit = 0;
};
TANDEM_QUERY(OverdueQuotes, (at, limit))

struct AcceptedQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql = QUOTE_COLUMNS "and q.state = 'accepted' and q.id > :after order by q.id limit :limit";
    QuoteId after;
    int limit = 0;
};
TANDEM_QUERY(AcceptedQuotes, (after, limit))

struct UndecidedQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql =
        QUOTE_COLUMNS "and q.deal_id = :deal_id and q.state in ('sent', 'opened') order by q.id limit 1000";
    RecordId deal_id;
};
TANDEM_QUERY(UndecidedQuotes, (deal_id))

struct QuotesWithdrawnWith {
    using Row = StoredQuote;
    static constexpr std::string_view sql =
        QUOTE_COLUMNS "and q.deal_id = :deal_id and q.withdrawn_from is not null order by q.id limit 1000";
    RecordId deal_id;
};
TANDEM_QUERY(QuotesWithdrawnWith, (deal_id))

struct StateCount {
    std::string state;
    std::int64_t quotes = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, quotes))

struct CountQuotes {
    using Row = StateCount;
    static constexpr std::string_view sql =
        "select q.state, count(*) from quote q where q.workspace_id = :workspace_id and {{visible quote q}} and {{where}} group by q.state";
    db::Condition where;
};
TANDEM_QUERY(CountQuotes, (where))

struct StoredLine {
    std::optional<ProductId> product_id;
    std::string title;
    std::string description;
    std::string unit;
    Quantity quantity;
    std::int64_t unit_price_minor = 0;
    BasisPoints discount;
    BasisPoints tax_rate;
};
BOOST_DESCRIBE_STRUCT(StoredLine, (), (product_id, title, description, unit, quantity, unit_price_minor, discount, tax_rate))

struct ListLines {
    using Row = StoredLine;
    static constexpr std::string_view sql = R"(
        select product_id, title, description, unit, quantity, unit_price_minor, discount, tax_rate from quote_line
        where workspace_id = :workspace_id and quote_id = :quote_id and {{visible quote_line}} order by position limit 1000)";
    QuoteId quote_id;
};
TANDEM_QUERY(ListLines, (quote_id))

struct DeleteLines {
    static constexpr std::string_view sql = "delete from quote_line where workspace_id = :workspace_id and quote_id = :quote_id";
    QuoteId quote_id;
};
TANDEM_QUERY(DeleteLines, (quote_id))

struct InsertLine {
    static constexpr std::string_view sql = R"(
        insert into quote_line (workspace_id, quote_id, position, product_id, title, description, unit, quantity, unit_price_minor, discount, tax_rate)
        values (:workspace_id, :quote_id, :position, :product_id, :title, :description, :unit, :quantity, :unit_price_minor, :discount, :tax_rate))";
    QuoteId quote_id;
    std::int64_t position = 0;
    StoredLine line;
};
TANDEM_QUERY(InsertLine, (quote_id, position, line))

struct InsertDocument {
    static constexpr std::string_view sql =
        "insert into quote_document (workspace_id, quote_id, content, pdf) values (:workspace_id, :quote_id, :content, :pdf)";
    QuoteId quote_id;
    StoredDocument document;
};
TANDEM_QUERY(InsertDocument, (quote_id, document))

struct FindDocument {
    using Row = StoredDocument;
    static constexpr std::string_view sql =
        "select content, pdf from quote_document where workspace_id = :workspace_id and quote_id = :quote_id and {{visible quote_document}}";
    QuoteId quote_id;
};
TANDEM_QUERY(FindDocument, (quote_id))

struct InsertLink {
    static constexpr std::string_view sql =
        "insert into quote_link (workspace_id, token_hash, quote_id, created_at) values (:workspace_id, :token_hash, :quote_id, :created_at)";
    std::string token_hash;
    QuoteId quote_id;
    Instant created_at;
};
TANDEM_QUERY(InsertLink, (token_hash, quote_id, created_at))

struct FindLink {
    using Row = Linked;
    static constexpr auto across_workspaces = "who opens a public link names no workspace; the token, which cannot be guessed, leads to it";
    static constexpr std::string_view sql = "select workspace_id, quote_id from quote_link where token_hash = :token_hash";
    std::string token_hash;
};
TANDEM_QUERY(FindLink, (token_hash))

struct InsertEvent {
    static constexpr std::string_view sql =
        "insert into quote_event (workspace_id, quote_id, id, at, kind, who, words) values (:workspace_id, :quote_id, :id, :at, :kind, :who, :words)";
    QuoteId quote_id;
    std::int64_t id = 0;
    Event event;
};
TANDEM_QUERY(InsertEvent, (quote_id, id, event))

struct ListEvents {
    using Row = Event;
    static constexpr std::string_view sql =
        "select at, kind, who, words from quote_event where workspace_id = :workspace_id and quote_id = :quote_id and {{visible quote_event}} order by id desc limit 200";
    QuoteId quote_id;
};
TANDEM_QUERY(ListEvents, (quote_id))

struct ListAcceptances {
    using Row = Event;
    static constexpr std::string_view sql =
        "select at, kind, who, words from quote_event where workspace_id = :workspace_id and quote_id = :quote_id and kind = 'accepted' and {{visible quote_event}} order by id limit 10";
    QuoteId quote_id;
};
TANDEM_QUERY(ListAcceptances, (quote_id))

/// "Q-1004", "1004" or its first digits.
db::Condition has_words(std::string_view words) {
    auto digits = words;
    if (digits.starts_with("Q-") || digits.starts_with("q-")) digits.remove_prefix(2);
    std::vector parts = {db::contains("q.title", words)};
    bool const is_number = !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) parts.push_back(db::condition("cast(q.number as text) like ?", {std::string(digits) + "%"}));
    return db::any_of(parts);
}

db::Condition where_of(Filter const& filter, bool with_state) {
    std::vector<db::Condition> parts;
    if (with_state && !filter.states.empty()) parts.push_back(db::is_any_of("q.state", names_of(filter.states)));
    if (!filter.owners.empty()) parts.push_back(db::is_any_of("q.owner_id", values_of(filter.owners)));
    if (filter.deal_id) parts.push_back(db::compare("q.deal_id", db::Op::equal, filter.deal_id->value));
    if (filter.contact_id) parts.push_back(db::compare("q.contact_id", db::Op::equal, filter.contact_id->value));
    if (!filter.words.empty()) parts.push_back(has_words(filter.words));
    return db::all_of(parts);
}

}  // namespace

std::int64_t next_number(db::Read& read) { return read.one(NextNumber{}).value(); }
void insert_quote(db::Write& write, StoredQuote const& quote) {
    write.run(InsertQuote{.quote = quote});
    write.touch("quotes", quote.id, db::ChangeKind::created);
}
void update_quote(db::Write& write, StoredQuote const& quote) {
    write.run(UpdateQuote{.quote = quote});
    write.touch("quotes", quote.id);
}
std::optional<StoredQuote> find_quote(db::Read& read, QuoteId id) { return read.one(FindQuote{.id = id}); }

std::vector<Line> lines_of(db::Read& read, StoredQuote const& quote) {
    std::vector<Line> lines;
    read.each(ListLines{.quote_id = quote.id}, [&](StoredLine&& row) {
        Line line{row.product_id, std::move(row.title), std::move(row.description),
                  row.quantity,   std::move(row.unit),  {row.unit_price_minor, quote.currency},
                  row.discount,   row.tax_rate,         {}};
        line.net = net_of(line);
        lines.push_back(std::move(line));
    });
    return lines;
}

void put_lines(db::Write& write, QuoteId id, std::vector<Line> const& lines) {
    write.run(DeleteLines{.quote_id = id});
    std::int64_t position = 0;
    for (auto const& line : lines)
        write.run(InsertLine{.quote_id = id,
                             .position = ++position,
                             .line = {line.product_id, line.title, line.description, line.unit, line.quantity, line.unit_price.minor,
                                      line.discount, line.tax_rate}});
}

std::vector<StoredQuote> list_quotes(db::Read& read, Filter const& filter, std::optional<QuoteId> after, int limit) {
    return read.all(ListQuotes{
        .before = after ? after->value : std::numeric_limits<std::int64_t>::max(), .where = where_of(filter, true), .limit = limit});
}

std::map<std::string, std::int64_t> count_quotes(db::Read& read, Filter const& filter) {
    std::map<std::string, std::int64_t> counts;
    for (auto& row : read.all(CountQuotes{.where = where_of(filter, false)})) counts[std::move(row.state)] = row.quotes;
    return counts;
}

std::vector<StoredQuote> overdue_quotes(db::Read& read, Instant now, int limit) {
    return read.all(OverdueQuotes{.at = now, .limit = limit});
}
std::vector<StoredQuote> accepted_quotes_after(db::Read& read, QuoteId after, int limit) {
    return read.all(AcceptedQuotes{.after = after, .limit = limit});
}

std::vector<StoredQuote> undecided_quotes_of(db::Read& read, RecordId deal) { return read.all(UndecidedQuotes{.deal_id = deal}); }
std::vector<StoredQuote> quotes_withdrawn_with(db::Read& read, RecordId deal) { return read.all(QuotesWithdrawnWith{.deal_id = deal}); }

void insert_document(db::Write& write, QuoteId id, StoredDocument const& document) {
    write.run(InsertDocument{.quote_id = id, .document = document});
}
std::optional<StoredDocument> find_document(db::Read& read, QuoteId id) { return read.one(FindDocument{.quote_id = id}); }

void insert_link(db::Write& write, QuoteId id, std::string const& token) {
    write.run(InsertLink{.token_hash = auth::hash_token(token), .quote_id = id, .created_at = write.now()});
}
std::optional<Linked> find_link(db::Read& read, std::string const& token) {
    return read.one(FindLink{.token_hash = auth::hash_token(token)});
}

void add_event(db::Write& write, QuoteId id, EventKind kind, std::string const& who, std::string const& words) {
    write.run(InsertEvent{.quote_id = id, .id = make_id(), .event = {write.now(), kind, who, words}});
    write.touch("quotes", id);
}
std::vector<Event> events_of(db::Read& read, QuoteId id) { return read.all(ListEvents{.quote_id = id}); }
std::vector<Event> acceptances_of(db::Read& read, QuoteId id) { return read.all(ListAcceptances{.quote_id = id}); }

}  // namespace tandem::negotiation
