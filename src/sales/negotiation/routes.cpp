#include "sales/negotiation/routes.hpp"

#include "platform/db/database.hpp"
#include "platform/pages/logo.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/drafting.hpp"
#include "sales/negotiation/quotes.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/sending.hpp"
#include "sales/negotiation/sent_pdf.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

using http::Ask;
using http::Created;
using http::Query;

Result<http::Page<QuoteSummary>> list_quotes(db::Read& read, Query<QuoteQuery> const& query) {
    Filter const filter{query->state.value_or(std::vector<State>{}), query->owner_id.value_or(std::vector<UserId>{}), query->deal_id,
                        query->contact_id, query->query ? query->query->value : ""};
    auto const before = query->after_or(newest_id<QuoteId>);
    if (!before) return fail(before);
    auto const quotes = query->page_of(quotes_before(read, filter, *before, query->rows()), &StoredQuote::id);
    auto page = quotes.showing(summaries_of(read, quotes.results));
    page.count(count_quotes(read, filter), names_of(filter.states));
    return page;
}

Result<Quote> read_quote(db::Read& read, QuoteId id) {
    auto const quote = find_quote(read, id);
    if (!quote) return quote_unknown();
    return view_of(read, *quote);
}

Result<Created<Quote>> create_quote(db::Write& write, NewQuote const& given) {
    auto const quote = draft(write, given);
    if (!quote) return fail(quote);
    return Created<Quote>{view_of(write, *quote)};
}

Result<Quote> change_quote(db::Write& write, QuoteId id, QuotePatch const& patch) {
    auto const quote = change_draft(write, id, patch);
    if (!quote) return fail(quote);
    return view_of(write, *quote);
}

Result<Created<Sent>> create_sending(Ask& ask, QuoteId id, Sending const& sending) {
    auto sent = send_quote(ask, id, sending);
    if (!sent) return fail(sent);
    return Created<Sent>{*std::move(sent)};
}

Result<Created<Link>> create_link(Ask& ask, QuoteId id) {
    auto link = make_link(ask, id);
    if (!link) return fail(link);
    return Created<Link>{*std::move(link)};
}

Result<Created<Quote>> withdraw_quote(db::Write& write, QuoteId id) {
    auto quote = find_quote(write, id);
    if (!quote) return quote_unknown();
    if (auto ok = may(Step::withdraw, quote->state); !ok) return fail(ok);
    withdraw(write, *quote, "");
    write.summarize(fmt::format("Withdrew the quote {}", number_text(quote->number)));
    return Created<Quote>{view_of(write, *quote)};
}

Result<Quote> restore_quote(db::Write& write, QuoteId id) {
    auto const quote = take_withdrawal_back(write, id);
    if (!quote) return fail(quote);
    write.summarize(fmt::format("Let the quote {} stand again", number_text(quote->number)));
    return view_of(write, *quote);
}

struct Drawing {
    std::string number;
    std::optional<StoredDocument> stored;
    std::optional<Document> document;
    pages::Look look;
};

/// What was sent, as it was sent; a draft as it is now.
Result<http::Response> read_pdf(Ask& ask, QuoteId id) {
    auto const found = ask.read([&](db::Read& read) -> Result<Drawing> {
        auto const quote = find_quote(read, id);
        if (!quote) return quote_unknown();
        auto const stored = find_document(read, id);
        if (stored) return Drawing{number_text(quote->number), *stored, std::nullopt, {}};
        auto const look = pages::look_of(read);
        return Drawing{number_text(quote->number), std::nullopt, document_of(read, *quote, look, quote->updated_at), look};
    });
    if (!found) return fail(found);
    auto const& store = ask.part<blobs::Store>();
    auto response = found->stored ? sent_pdf(store, *found->stored, found->number)
                                  : http::attachment(pdf_of(*found->document, found->look, pages::logo_png(found->look, store)),
                                                     "application/pdf", found->number + ".pdf");
    // People who draft look at it more often than they keep it.
    response.headers.set("Content-Disposition", "inline; filename=\"" + found->number + ".pdf\"");
    return response;
}

}  // namespace

http::Routes const quote_routes = {
    http::route<list_quotes>(http::GET, "/api/quotes", http::may::read_records, "List quotes, newest first"),
    http::route<create_quote>(http::POST, "/api/quotes", http::may::sell, "Draft a quote on a deal, or a copy of one"),
    http::route<read_quote>(http::GET, "/api/quotes/{quote_id}", http::may::read_records, "Read a quote with lines, totals and history"),
    http::route<change_quote>(http::PATCH, "/api/quotes/{quote_id}", http::may::sell, "Change a draft"),
    http::route<create_sending>(http::POST, "/api/quotes/{quote_id}/sending", http::may::sell,
                                "Send a quote to the customer, or its link once more"),
    http::route<create_link>(http::POST, "/api/quotes/{quote_id}/links", http::may::sell, "Make another link to a quote that was sent"),
    http::route<withdraw_quote>(http::POST, "/api/quotes/{quote_id}/withdrawal", http::may::sell, "Take a quote back"),
    http::route<restore_quote>(http::DELETE, "/api/quotes/{quote_id}/withdrawal", http::may::sell,
                               "Let a quote stand that was taken back, as it stood before"),
    http::route<read_pdf>(http::GET, "/api/quotes/{quote_id}/pdf", http::may::read_records, "The quote as PDF"),
};

}  // namespace tandem::negotiation
