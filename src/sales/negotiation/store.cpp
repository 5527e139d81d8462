#include "sales/negotiation/store.hpp"

#include "platform/auth/secrets.hpp"
#include "platform/blobs/blobs.hpp"
#include "platform/db/table.hpp"
#include "sales/negotiation/quote_kind.hpp"
#include "sales/negotiation/rules.hpp"

#include <algorithm>

namespace tandem::negotiation {

TANDEM_TABLE(StoredQuote, quote, (id), (number, deal_id, owner_id, currency, created_at))
TANDEM_TABLE(StoredDocument, quote_document, (quote_id))

namespace {

struct NextNumber {
    using Row = std::int64_t;
    static constexpr auto seen_by_all = "numbers run on through the quotes of everybody";
    static constexpr std::string_view sql = "select coalesce(max(number), 1000) + 1 from quote where workspace_id = :workspace_id";
};
TANDEM_QUERY(NextNumber, ())

struct ListQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql = R"(
        select {{columns q}} from quote q
        left join contact c on c.workspace_id = q.workspace_id and c.id = q.contact_id and {{visible contact c}}
        left join deal d on d.workspace_id = q.workspace_id and d.id = q.deal_id and {{visible deal d}}
        where q.workspace_id = :workspace_id and {{visible quote q}} and q.id < :before and {{where}}
        order by q.id desc limit :limit)";
    QuoteId before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListQuotes, (before, where, limit))

struct OverdueQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql = R"(
        select {{columns q}} from quote q
        where q.workspace_id = :workspace_id and {{visible quote q}} and q.state in ('sent', 'opened') and q.expires_at <= :at
        order by q.expires_at limit :limit)";
    Instant at;
    int limit = 0;
};
TANDEM_QUERY(OverdueQuotes, (at, limit))

struct WorkspacesWithOverdueQuotes {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose quotes are to be marked; each workspace marks its own";
    static constexpr std::string_view sql =
        "select distinct workspace_id from quote where state in ('sent', 'opened') and expires_at <= :at";
    Instant at;
};
TANDEM_QUERY(WorkspacesWithOverdueQuotes, (at))

struct AcceptedQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql = R"(
        select {{columns q}} from quote q
        where q.workspace_id = :workspace_id and {{visible quote q}} and q.state = 'accepted' and q.id > :after
        order by q.id limit :limit)";
    QuoteId after;
    int limit = 0;
};
TANDEM_QUERY(AcceptedQuotes, (after, limit))

struct UndecidedQuotes {
    using Row = StoredQuote;
    static constexpr std::string_view sql = R"(
        select {{columns q}} from quote q
        where q.workspace_id = :workspace_id and {{visible quote q}} and q.deal_id = :deal_id and q.state in ('sent', 'opened')
        order by q.id limit 1000)";
    RecordId deal_id;
};
TANDEM_QUERY(UndecidedQuotes, (deal_id))

struct QuotesWithdrawnWith {
    using Row = StoredQuote;
    static constexpr std::string_view sql = R"(
        select {{columns q}} from quote q
        where q.workspace_id = :workspace_id and {{visible quote q}} and q.deal_id = :deal_id and q.withdrawn_from is not null
        order by q.id limit 1000)";
    RecordId deal_id;
};
TANDEM_QUERY(QuotesWithdrawnWith, (deal_id))

struct CountQuotes {
    using Row = db::Count;
    static constexpr std::string_view sql = R"(
        select q.state, count(*) from quote q
        left join contact c on c.workspace_id = q.workspace_id and c.id = q.contact_id and {{visible contact c}}
        left join deal d on d.workspace_id = q.workspace_id and d.id = q.deal_id and {{visible deal d}}
        where q.workspace_id = :workspace_id and {{visible quote q}} and {{where}} group by q.state)";
    db::Condition where;
};
TANDEM_QUERY(CountQuotes, (where))

struct StoredLine {
    QuoteId quote_id;
    std::int64_t position = 0;
    std::optional<RecordId> product_id;
    std::string title;
    std::string description;
    std::string unit;
    Quantity quantity;
    std::int64_t unit_price_minor = 0;
    BasisPoints discount;
    BasisPoints tax_rate;
};
BOOST_DESCRIBE_STRUCT(StoredLine, (),
                      (quote_id, position, product_id, title, description, unit, quantity, unit_price_minor, discount, tax_rate))
TANDEM_TABLE(StoredLine, quote_line, (quote_id, position))

struct ListLines {
    using Row = StoredLine;
    static constexpr std::string_view sql = R"(
        select {{columns}} from quote_line
        where workspace_id = :workspace_id and quote_id = :quote_id and {{visible quote_line}} order by position limit 1000)";
    QuoteId quote_id;
};
TANDEM_QUERY(ListLines, (quote_id))

struct DeleteLines {
    static constexpr std::string_view sql = "delete from quote_line where workspace_id = :workspace_id and quote_id = :quote_id";
    QuoteId quote_id;
};
TANDEM_QUERY(DeleteLines, (quote_id))

struct StoredLink {
    std::string token_hash;
    QuoteId quote_id;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredLink, (), (token_hash, quote_id, created_at))
TANDEM_TABLE(StoredLink, quote_link, (token_hash))

struct FindLink {
    using Row = Linked;
    static constexpr auto across_workspaces = "who opens a public link names no workspace; the token, which cannot be guessed, leads to it";
    static constexpr std::string_view sql = "select workspace_id, quote_id from quote_link where token_hash = :token_hash";
    std::string token_hash;
};
TANDEM_QUERY(FindLink, (token_hash))

struct StoredEvent {
    QuoteId quote_id;
    std::int64_t id = 0;
    Event event;
};
BOOST_DESCRIBE_STRUCT(StoredEvent, (), (quote_id, id, event))
TANDEM_TABLE(StoredEvent, quote_event, (quote_id, id))

struct ListEvents {
    using Row = Event;
    static constexpr std::string_view sql =
        "select {{columns}} from quote_event where workspace_id = :workspace_id and quote_id = :quote_id and {{visible quote_event}} order by id desc limit 200";
    QuoteId quote_id;
};
TANDEM_QUERY(ListEvents, (quote_id))

struct ListAcceptances {
    using Row = Event;
    static constexpr std::string_view sql =
        "select {{columns}} from quote_event where workspace_id = :workspace_id and quote_id = :quote_id and kind = 'accepted' and {{visible quote_event}} order by id limit 10";
    QuoteId quote_id;
};
TANDEM_QUERY(ListAcceptances, (quote_id))

/// "Q-1004", "1004" or its first digits.
db::Condition has_word(std::string_view word) {
    auto digits = word;
    if (digits.starts_with("Q-") || digits.starts_with("q-")) digits.remove_prefix(2);
    std::vector parts = {db::contains("q.title", word),    db::contains("d.dealname", word), db::contains("c.firstname", word),
                         db::contains("c.lastname", word), db::contains("c.email", word),    db::contains("c.company", word)};
    bool const is_number = !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) parts.push_back(db::condition("cast(q.number as text) like ?", {std::string(digits) + "%"}));
    return db::any_of(parts);
}

/// Each of the words in what a quote is called, or in what its deal or its customer is called.
db::Condition has_words(std::string_view words) {
    std::vector<db::Condition> parts;
    for (std::size_t at = 0; at < words.size();) {
        auto const end = std::min(words.find(' ', at), words.size());
        if (end > at) parts.push_back(has_word(words.substr(at, end - at)));
        at = end + 1;
    }
    return db::all_of(parts);
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
    write.run(db::Insert{quote});
    records::index(write, quote_object, RecordId(quote.id.value));
    write.touch("quotes", quote.id, db::ChangeKind::created);
}
void update_quote(db::Write& write, StoredQuote const& quote) {
    write.run(db::Update{quote});
    records::index(write, quote_object, RecordId(quote.id.value));
    write.touch("quotes", quote.id);
}
std::optional<StoredQuote> find_quote(db::Read& read, QuoteId id) { return read.one(db::Find<StoredQuote>{id}); }

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
        write.run(db::Insert{StoredLine{id, ++position, line.product_id, line.title, line.description, line.unit, line.quantity,
                                        line.unit_price.minor, line.discount, line.tax_rate}});
}

std::vector<StoredQuote> quotes_before(db::Read& read, Filter const& filter, QuoteId before, int limit) {
    return read.all(ListQuotes{.before = before, .where = where_of(filter, true), .limit = limit});
}

db::Counts count_quotes(db::Read& read, Filter const& filter) {
    return db::by_name(read.all(CountQuotes{.where = where_of(filter, false)}));
}

std::vector<StoredQuote> overdue_quotes(db::Read& read, Instant now, int limit) {
    return read.all(OverdueQuotes{.at = now, .limit = limit});
}
std::vector<WorkspaceId> workspaces_with_overdue_quotes(db::Read& read) { return read.all(WorkspacesWithOverdueQuotes{.at = read.now()}); }
std::vector<StoredQuote> accepted_quotes_after(db::Read& read, QuoteId after, int limit) {
    return read.all(AcceptedQuotes{.after = after, .limit = limit});
}

std::vector<StoredQuote> undecided_quotes_of(db::Read& read, RecordId deal) { return read.all(UndecidedQuotes{.deal_id = deal}); }
std::vector<StoredQuote> quotes_withdrawn_with(db::Read& read, RecordId deal) { return read.all(QuotesWithdrawnWith{.deal_id = deal}); }

void insert_document(db::Write& write, StoredDocument const& document, blobs::Kept const& pdf) {
    write.run(db::Insert{document});
    blobs::add(write, pdf);
    blobs::hold(write, pdf.hash, {"quote", document.quote_id.value}).value();
}
std::optional<StoredDocument> find_document(db::Read& read, QuoteId id) { return read.one(db::Find<StoredDocument>{id}); }

void insert_link(db::Write& write, QuoteId id, std::string const& token) {
    write.run(db::Insert{StoredLink{auth::hash_token(token), id, write.now()}});
}
std::optional<Linked> find_link(db::Read& read, std::string const& token) {
    return read.one(FindLink{.token_hash = auth::hash_token(token)});
}

void add_event(db::Write& write, QuoteId id, EventKind kind, std::string const& who, std::string const& words) {
    write.run(db::Insert{StoredEvent{id, make_id(), {write.now(), kind, who, words}}});
    write.touch("quotes", id);
}
std::vector<Event> events_of(db::Read& read, QuoteId id) { return read.all(ListEvents{.quote_id = id}); }
std::vector<Event> acceptances_of(db::Read& read, QuoteId id) { return read.all(ListAcceptances{.quote_id = id}); }

}  // namespace tandem::negotiation
