#include "sales/negotiation/routes.hpp"

#include "base/listing.hpp"
#include "crm/records/records.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "sales/negotiation/digest.hpp"
#include "sales/negotiation/quotes.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/sending.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

using http::Ask;
using http::Created;
using http::Query;
using records::ObjectType;

constexpr int usual_days = 30;

Result<QuoteList> list(db::Read& read, Query<QuoteQuery> const& query) {
    Filter const filter{query->state.value_or(std::vector<State>{}), query->owner_id.value_or(std::vector<UserId>{}), query->deal_id,
                        query->contact_id, query->query ? query->query->value : ""};
    std::optional<QuoteId> after;
    if (query->after && !query->after->empty()) {
        auto const id = parse_id(*query->after);
        if (!id) return invalid_field("/after", "after_unknown", "This is not a page of this list.");
        after = QuoteId(*id);
    }
    auto const limit = static_cast<std::size_t>(query->limit.value_or(Whole<1, 200>{50}).value);
    auto quotes = list_quotes(read, filter, after, static_cast<int>(limit) + 1);
    QuoteList page{{}, std::nullopt, 0, count_quotes(read, filter)};
    page.total = total_of(page.counts, names_of(filter.states));
    if (quotes.size() > limit) {
        quotes.resize(limit);
        page.paging = records::Paging{{to_string(quotes.back().id)}};
    }
    page.results = summaries_of(read, quotes);
    return page;
}

Result<Quote> read_quote(db::Read& read, QuoteId id) {
    auto const quote = find_quote(read, id);
    if (!quote) return quote_unknown();
    return view_of(read, *quote);
}

/// A live contact; linked with the deal, so that what becomes of the deal reaches it.
Result<void> choose_contact(db::Write& write, StoredQuote& quote, RecordId id) {
    auto const contact = records::find(write, ObjectType::contacts, id, {"email"});
    if (!contact || contact->archived) return invalid_field("/contact_id", "contact_unknown", "This contact does not exist.");
    quote.contact_id = id;
    return records::associate(write, ObjectType::deals, quote.deal_id, ObjectType::contacts, id);
}

Result<void> check_last_day(Date day, Date today) {
    if (day < today) return invalid_field("/valid_until", "date_past", "The last day of a quote is today or later.");
    return {};
}

/// A quote with what the deal, the workspace and the copied quote give it.
Result<StoredQuote> begin(db::Write& write, NewQuote const& given, std::optional<StoredQuote> const& copied) {
    auto const deal = records::find(write, ObjectType::deals, given.deal_id, {"dealname"});
    if (!deal || deal->archived) return invalid_field("/deal_id", "deal_unknown", "This deal does not exist.");
    auto const workspace = auth::workspace_of(write);
    auto const today = today_in(workspace.timezone, write.now());
    auto currency = given.currency ? given.currency->value : copied ? copied->currency : workspace.currency;
    if (!decimals_of(currency)) return invalid_field("/currency", "not_a_currency", "This must be an ISO 4217 code such as EUR.");
    auto const until = given.valid_until.value_or(add_days(today, usual_days));
    if (auto ok = check_last_day(until, today); !ok) return fail(ok);
    StoredQuote quote{.id = make<QuoteId>(),
                      .number = next_number(write),
                      .title = records::title_of(ObjectType::deals, *deal),
                      .deal_id = given.deal_id,
                      .contact_id = {},
                      .owner_id = write.actor().user_id,
                      .state = State::draft,
                      .currency = std::move(currency),
                      .discount = {},
                      .intro = {},
                      .terms = {},
                      .valid_until = until,
                      .expires_at = end_of(until, workspace.timezone),
                      .created_at = write.now(),
                      .updated_at = write.now()};
    if (copied) {
        quote.title = copied->title;
        quote.discount = copied->discount;
        quote.intro = copied->intro;
        quote.terms = copied->terms;
    }
    return quote;
}

std::optional<RecordId> contact_for(db::Read& read, NewQuote const& given, std::optional<StoredQuote> const& copied) {
    if (given.contact_id) return given.contact_id;
    if (copied && copied->contact_id && copied->deal_id == given.deal_id) return copied->contact_id;
    auto const linked = records::associated(read, ObjectType::deals, given.deal_id, ObjectType::contacts, 1);
    return linked.empty() ? std::nullopt : std::optional(linked.front());
}

Result<std::vector<Line>> first_lines(db::Read& read, NewQuote const& given, std::optional<StoredQuote> const& copied,
                                      StoredQuote const& quote) {
    if (given.lines) return lines_from(read, *given.lines, quote.currency);
    if (!copied) return std::vector<Line>{};
    auto lines = lines_of(read, *copied);
    if (auto ok = check_lines(lines, quote.currency); !ok) return fail(ok);
    return lines;
}

Result<Created<Quote>> create_quote(db::Write& write, NewQuote const& given) {
    auto const copied = given.copy_of ? find_quote(write, *given.copy_of) : std::nullopt;
    if (given.copy_of && !copied) return invalid_field("/copy_of", "quote_unknown", "This quote does not exist.");
    auto quote = begin(write, given, copied);
    if (!quote) return fail(quote);
    if (auto const contact = contact_for(write, given, copied))
        if (auto ok = choose_contact(write, *quote, *contact); !ok) return fail(ok);
    auto const lines = first_lines(write, given, copied, *quote);
    if (!lines) return fail(lines);
    if (given.title) quote->title = *given.title;
    if (given.discount) quote->discount = *given.discount;
    if (given.intro) quote->intro = *given.intro;
    if (given.terms) quote->terms = *given.terms;
    quote->total_minor = totals_of(*lines, quote->discount, quote->currency).total.minor;
    insert_quote(write, *quote);
    put_lines(write, quote->id, *lines);
    tell(write, *quote, EventKind::created, auth::user_name(write, write.actor().user_id), "");
    write.summarize(fmt::format("Drafted the quote {}", number_text(quote->number)));
    return Created<Quote>{view_of(write, *quote)};
}

Result<Quote> change_quote(db::Write& write, QuoteId id, QuotePatch const& patch) {
    auto quote = find_quote(write, id);
    if (!quote) return quote_unknown();
    if (auto ok = may(Step::edit, quote->state); !ok) return fail(ok);
    if (quote->version != patch.version) return version_stale();
    auto const zone = auth::workspace_of(write).timezone;
    if (patch.valid_until) {
        if (auto ok = check_last_day(*patch.valid_until, today_in(zone, write.now())); !ok) return fail(ok);
        quote->valid_until = *patch.valid_until;
        quote->expires_at = end_of(quote->valid_until, zone);
    }
    if (patch.contact_id && patch.contact_id != quote->contact_id)
        if (auto ok = choose_contact(write, *quote, *patch.contact_id); !ok) return fail(ok);
    if (patch.lines) {
        auto const lines = lines_from(write, *patch.lines, quote->currency);
        if (!lines) return fail(lines);
        put_lines(write, id, *lines);
    }
    if (patch.title) quote->title = *patch.title;
    if (patch.discount) quote->discount = *patch.discount;
    if (patch.intro) quote->intro = *patch.intro;
    if (patch.terms) quote->terms = *patch.terms;
    quote->total_minor = totals_of(lines_of(write, *quote), quote->discount, quote->currency).total.minor;
    quote->version += 1;
    quote->updated_at = write.now();
    update_quote(write, *quote);
    write.summarize(fmt::format("Changed the quote {}", number_text(quote->number)));
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

struct Drawing {
    std::string number;
    std::optional<std::string> stored;
    std::optional<Document> document;
    pages::Look look;
};

/// What was sent, as it was sent; a draft as it is now.
Result<http::Response> read_pdf(Ask& ask, QuoteId id) {
    auto const found = ask.read([&](db::Read& read) -> Result<Drawing> {
        auto const quote = find_quote(read, id);
        if (!quote) return quote_unknown();
        auto const stored = find_document(read, id);
        if (stored) return Drawing{number_text(quote->number), from_base64(stored->pdf), std::nullopt, {}};
        auto const look = pages::look_of(read);
        return Drawing{number_text(quote->number), std::nullopt, document_of(read, *quote, look, quote->updated_at), look};
    });
    if (!found) return fail(found);
    auto response =
        http::attachment(found->stored ? *found->stored : pdf_of(*found->document, found->look), "application/pdf", found->number + ".pdf");
    // People who draft look at it more often than they keep it.
    response.headers.set("Content-Disposition", "inline; filename=\"" + found->number + ".pdf\"");
    return response;
}

}  // namespace

http::Routes const quote_routes = {
    http::route<list>(http::GET, "/api/quotes", http::may::read_records, "List quotes, newest first"),
    http::route<create_quote>(http::POST, "/api/quotes", http::may::sell, "Draft a quote on a deal, or a copy of one"),
    http::route<read_quote>(http::GET, "/api/quotes/{quote_id}", http::may::read_records, "Read a quote with lines, totals and history"),
    http::route<change_quote>(http::PATCH, "/api/quotes/{quote_id}", http::may::sell, "Change a draft"),
    http::route<create_sending>(http::POST, "/api/quotes/{quote_id}/sending", http::may::sell,
                                "Send a quote to the customer, or its link once more"),
    http::route<create_link>(http::POST, "/api/quotes/{quote_id}/links", http::may::sell, "Make another link to a quote that was sent"),
    http::route<withdraw_quote>(http::POST, "/api/quotes/{quote_id}/withdrawal", http::may::sell, "Take a quote back"),
    http::route<read_pdf>(http::GET, "/api/quotes/{quote_id}/pdf", http::may::read_records, "The quote as PDF"),
};

}  // namespace tandem::negotiation
