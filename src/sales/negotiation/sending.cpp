#include "sales/negotiation/sending.hpp"

#include "base/version.hpp"
#include "base/zone.hpp"
#include "crm/consent/consent.hpp"
#include "crm/consent/links.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/mail/mail.hpp"
#include "platform/pages/logo.hpp"
#include "sales/negotiation/quote_mail.hpp"
#include "sales/negotiation/quotes.hpp"
#include "sales/negotiation/rules.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

Result<std::string> recipient_of(db::Read& read, StoredQuote const& quote, Sending const& sending, Document const& document) {
    if (sending.to && sending.to->value != document.buyer.email) return sending.to->value;
    if (quote.contact_id)
        if (auto ok = consent::may_send_transactional(read, *quote.contact_id); !ok && ok.error().code != "no_address") return fail(ok);
    if (document.buyer.email.empty())
        return invalid_field("/to", "address_missing", "The contact has no e-mail address. Write one here, or choose another contact.");
    return document.buyer.email;
}

/// Makes a draft what the customer reads: its document and PDF never change from here on.
void freeze(db::Write& write, StoredQuote& quote, Document const& document, blobs::Kept const& pdf) {
    insert_document(write, {quote.id, canonical_json(document), pdf.hash}, pdf);
    quote.state = State::sent;
    quote.sent_at = document.at;
    quote.expires_at = end_of_day(quote.valid_until, auth::workspace_of(write).timezone);
    update_quote(write, quote);
}

Result<Sent> perform(db::Write& write, Outgoing const& outgoing, Sending const& sending, std::string const& url, std::string const& token) {
    auto const quote = hand_out(write, outgoing);
    if (!quote) return fail(quote);
    insert_link(write, quote->id, token);
    auto const contact = quote->contact_id ? std::optional(ContactId(quote->contact_id->value)) : std::nullopt;
    auto const mail =
        quote_mail(outgoing.document, outgoing.look,
                   {outgoing.to, sending.subject ? sending.subject->value : "", sending.message ? sending.message->value : "", url});
    if (auto queued = mail::queue(write, mail, {.kind = "quote", .contact_id = contact, .about = db::about("quotes", quote->id)}); !queued)
        return fail(queued);
    return Sent{view_of(write, *quote), url, write.part<mail::Mailer>().is_configured()};
}

std::string address_of(http::Ask& ask, std::string const& token) { return fmt::format("{}/q/{}", consent::origin_for_links(ask), token); }

}  // namespace

Result<Outgoing> prepare_sending(db::Read& read, QuoteId id, Sending const& sending) {
    auto const quote = find_quote(read, id);
    if (!quote) return quote_unknown();
    if (quote->version != sending.version) return version_stale();
    auto const state = state_at(quote->state, quote->expires_at, read.now());
    bool const is_first = state == State::draft;
    auto const step = is_first ? Step::send : Step::remind;
    if (auto ok = may(step, state); !ok) return fail(ok);
    if (auto ok = may(step, deal_state(read, quote->deal_id)); !ok) return fail(ok);
    auto const look = pages::look_of(read);
    auto document = is_first ? document_of(read, *quote, look, read.now())
                             : decode_stored<Document>(json::parse(find_document(read, id).value().content)).value();
    if (document.lines.empty()) return invalid_field("/lines", "quote_empty", "This quote has no lines yet. Add one, then send it.");
    if (is_first && end_of_day(quote->valid_until, auth::workspace_of(read).timezone) <= read.now())
        return invalid_field("/valid_until", "date_past", "The last day of this quote is over. Choose a later one, then send it.");
    auto to = recipient_of(read, *quote, sending, document);
    if (!to) return fail(to);
    return Outgoing{*quote, std::move(document), look, *std::move(to), is_first};
}

Result<void> print(Outgoing& outgoing, blobs::Store& store) {
    if (!outgoing.is_first) return {};
    if (auto ok = check_printable(outgoing.document); !ok) return fail(ok);
    auto kept = store.keep(pdf_of(outgoing.document, outgoing.look, pages::logo_png(outgoing.look, store)));
    if (!kept) return fail(kept);
    outgoing.pdf = *std::move(kept);
    return {};
}

Result<StoredQuote> hand_out(db::Write& write, Outgoing const& outgoing) {
    auto quote = find_quote(write, outgoing.quote.id);
    if (!quote || quote->state != outgoing.quote.state) return version_stale();
    auto version = quote->version;
    if (auto ok = advance(version, outgoing.quote.version); !ok) return fail(ok);
    if (outgoing.is_first) quote->version = version;  // a reminder leaves the quote as it is
    auto const step = outgoing.is_first ? Step::send : Step::remind;
    if (auto ok = may(step, deal_state(write, quote->deal_id)); !ok) return fail(ok);
    quote->updated_at = write.now();
    if (outgoing.is_first)
        freeze(write, *quote, outgoing.document, outgoing.pdf.value());
    else
        update_quote(write, *quote);
    tell(write, *quote, outgoing.is_first ? EventKind::sent : EventKind::reminded, auth::user_name(write, write.actor().user_id),
         outgoing.to);
    write.summarize(fmt::format("Sent the quote {}", number_text(quote->number)));
    return *std::move(quote);
}

Result<Sent> send_quote(http::Ask& ask, QuoteId id, Sending const& sending) {
    auto outgoing = ask.read([&](db::Read& read) { return prepare_sending(read, id, sending); });
    if (!outgoing) return fail(outgoing);
    if (auto ok = print(*outgoing, ask.part<blobs::Store>()); !ok) return fail(ok);
    auto const token = auth::random_token();
    auto const url = address_of(ask, token);
    return ask.write([&](db::Write& write) { return perform(write, *outgoing, sending, url, token); });
}

Result<Link> make_link(http::Ask& ask, QuoteId id) {
    auto const token = auth::random_token();
    auto const url = address_of(ask, token);
    return ask.write([&](db::Write& write) -> Result<Link> {
        auto const quote = find_quote(write, id);
        if (!quote) return quote_unknown();
        if (auto ok = may(Step::open, quote->state); !ok) return fail(ok);
        insert_link(write, id, token);
        tell(write, *quote, EventKind::linked, auth::user_name(write, write.actor().user_id), "");
        return Link{url};
    });
}

}  // namespace tandem::negotiation
