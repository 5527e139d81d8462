#include "sales/negotiation/drafting.hpp"

#include "base/take.hpp"
#include "base/version.hpp"
#include "base/zone.hpp"
#include "crm/records/records.hpp"
#include "platform/auth/workspace.hpp"
#include "sales/negotiation/line_items.hpp"
#include "sales/negotiation/quote_kind.hpp"
#include "sales/negotiation/quotes.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

using records::ObjectType;

constexpr int usual_days = 30;

/// A live contact; linked with the deal, so that what becomes of the deal reaches it.
Result<void> choose_contact(db::Write& write, StoredQuote& quote, RecordId id) {
    auto const contact = records::find(write, ObjectType::contacts, id, {"email"});
    if (!contact || contact->archived) return invalid_field("/contact_id", "contact_unknown", "There is no such contact that you can see.");
    quote.contact_id = id;
    return records::associate(write, ObjectType::deals, quote.deal_id, ObjectType::contacts, id);
}

RecordId as_record(StoredQuote const& quote) { return RecordId(quote.id.value); }

/// As records are linked: deal, contact, and the deal's company.
Result<void> link_with_parties(db::Write& write, StoredQuote const& quote) {
    auto const id = as_record(quote);
    if (auto ok = records::associate(write, quote_object, id, ObjectType::deals, quote.deal_id); !ok) return ok;
    if (quote.contact_id)
        if (auto ok = records::associate(write, quote_object, id, ObjectType::contacts, *quote.contact_id); !ok) return ok;
    auto const companies = records::associated(write, ObjectType::deals, quote.deal_id, ObjectType::companies, 1);
    return companies.empty() ? Result<void>{} : records::associate(write, quote_object, id, ObjectType::companies, companies.front());
}

Result<void> change_contact(db::Write& write, StoredQuote& quote, RecordId contact) {
    auto const former = quote.contact_id;
    if (auto ok = choose_contact(write, quote, contact); !ok) return ok;
    if (former)
        if (auto ok = records::dissociate(write, quote_object, as_record(quote), ObjectType::contacts, *former); !ok) return ok;
    return records::associate(write, quote_object, as_record(quote), ObjectType::contacts, contact);
}

Result<void> check_last_day(Date day, Date today) {
    if (day < today) return invalid_field("/valid_until", "date_past", "The last day of a quote is today or later.");
    return {};
}

/// What another quote gives to one that is drafted, or the line items of its deal do.
struct Model {
    std::optional<StoredQuote> copied;
    std::vector<Line> lines;
};

Result<Model> model_of(db::Read& read, NewQuote const& given) {
    Model model;
    if (given.copy_of) {
        model.copied = find_quote(read, *given.copy_of);
        if (!model.copied) return invalid_field("/copy_of", "quote_unknown", "There is no such quote that you can see.");
        model.lines = lines_of(read, *model.copied);
    } else if (!given.lines) {
        model.lines = lines_of_deal(read, given.deal_id);
    }
    return model;
}

/// A quote with what the deal, the workspace and its model give it.
Result<StoredQuote> begin(db::Write& write, NewQuote const& given, Model const& model) {
    auto const& copied = model.copied;
    auto const deal = records::find(write, ObjectType::deals, given.deal_id, {"dealname"});
    if (!deal || deal->archived) return invalid_field("/deal_id", "deal_unknown", "There is no such deal that you can see.");
    auto const workspace = auth::workspace_of(write);
    auto const today = date_in(write.now(), workspace.timezone);
    auto currency = given.currency         ? given.currency->value
                    : copied               ? copied->currency
                    : !model.lines.empty() ? model.lines.front().unit_price.currency
                                           : workspace.currency;
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
                      .expires_at = end_of_day(until, workspace.timezone),
                      .created_at = write.now(),
                      .updated_at = write.now(),
                      .updated_by = write.actor().user_id};
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

Result<std::vector<Line>> first_lines(db::Read& read, NewQuote const& given, Model const& model, StoredQuote const& quote) {
    if (given.lines) return lines_from(read, *given.lines, quote.currency);
    if (auto ok = check_lines(model.lines, quote.currency); !ok) return fail(ok);
    return model.lines;
}

}  // namespace

Result<StoredQuote> draft(db::Write& write, NewQuote const& given) {
    auto const model = model_of(write, given);
    if (!model) return fail(model);
    auto quote = begin(write, given, *model);
    if (!quote) return fail(quote);
    if (auto const contact = contact_for(write, given, model->copied))
        if (auto ok = choose_contact(write, *quote, *contact); !ok) return fail(ok);
    auto const lines = first_lines(write, given, *model, *quote);
    if (!lines) return fail(lines);
    take<&NewQuote::deal_id, &NewQuote::contact_id, &NewQuote::currency, &NewQuote::lines, &NewQuote::valid_until, &NewQuote::copy_of>(
        given, *quote);
    quote->total_minor = totals_of(*lines, quote->discount, quote->currency).total.minor;
    insert_quote(write, *quote);
    put_lines(write, quote->id, *lines);
    if (auto ok = link_with_parties(write, *quote); !ok) return fail(ok);
    tell(write, *quote, EventKind::created, auth::user_name(write, write.actor().user_id), "");
    write.summarize(fmt::format("Drafted the quote {}", number_text(quote->number)));
    return quote;
}

Result<StoredQuote> change_draft(db::Write& write, QuoteId id, QuotePatch const& patch) {
    auto quote = find_quote(write, id);
    if (!quote) return quote_unknown();
    if (auto ok = may(Step::edit, quote->state); !ok) return fail(ok);
    if (auto ok = advance(quote->version, patch.version); !ok) return fail(ok);
    take<&QuotePatch::contact_id, &QuotePatch::lines>(patch, *quote);
    if (patch.valid_until) {
        auto const zone = auth::workspace_of(write).timezone;
        if (auto ok = check_last_day(quote->valid_until, date_in(write.now(), zone)); !ok) return fail(ok);
        quote->expires_at = end_of_day(quote->valid_until, zone);
    }
    if (patch.contact_id && patch.contact_id != quote->contact_id)
        if (auto ok = change_contact(write, *quote, *patch.contact_id); !ok) return fail(ok);
    if (patch.lines) {
        auto const lines = lines_from(write, *patch.lines, quote->currency);
        if (!lines) return fail(lines);
        put_lines(write, id, *lines);
    }
    quote->total_minor = totals_of(lines_of(write, *quote), quote->discount, quote->currency).total.minor;
    quote->updated_at = write.now();
    quote->updated_by = write.actor().user_id;
    update_quote(write, *quote);
    write.summarize(fmt::format("Changed the quote {}", number_text(quote->number)));
    return *std::move(quote);
}

}  // namespace tandem::negotiation
