#include "sales/negotiation/quotes.hpp"

#include "base/zone.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/notices/notices.hpp"
#include "sales/negotiation/products.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/seal.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

using records::ObjectType;

std::vector<std::string> const name_properties = {"firstname", "lastname", "email", "phone", "company"};

std::map<RecordId, std::string> record_names(db::Read& read, ObjectType object, std::vector<RecordId> const& ids) {
    std::map<RecordId, std::string> names;
    if (ids.empty()) return names;
    auto const wanted = object == ObjectType::deals ? std::vector<std::string>{"dealname"} : name_properties;
    for (auto const& record : records::find_all(read, object, ids, wanted)) names[record.id] = records::title_of(object, record);
    return names;
}

/// The company a deal is about: the linked one, else what the contact names.
std::string buyer_company(db::Read& read, StoredQuote const& quote, std::string const& of_contact) {
    auto const linked = records::associated(read, ObjectType::deals, quote.deal_id, ObjectType::companies, 1);
    if (linked.empty()) return of_contact;
    auto const company = records::find(read, ObjectType::companies, linked.front(), {"name", "domain"});
    return company ? records::title_of(ObjectType::companies, *company) : of_contact;
}

Party buyer_of(db::Read& read, StoredQuote const& quote) {
    Party buyer;
    auto const contact = quote.contact_id ? records::find(read, ObjectType::contacts, *quote.contact_id, name_properties) : std::nullopt;
    if (contact) {
        buyer.name = records::title_of(ObjectType::contacts, *contact);
        buyer.email = contact->text("email");
    }
    buyer.company = buyer_company(read, quote, contact ? contact->text("company") : "");
    return buyer;
}

Result<Line> line_from(db::Read& read, LineInput const& input, std::string const& pointer, std::string const& currency) {
    std::optional<Product> product;
    if (input.product_id) {
        product = find_product(read, *input.product_id);
        if (!product) return invalid_field(pointer + "/product_id", "product_unknown", "This product does not exist.");
    }
    if (!product && !input.title) return invalid_field(pointer + "/title", "missing", "A line without a product needs a title.");
    auto const price = input.unit_price ? input.unit_price : product ? product->price : std::nullopt;
    if (!price) return invalid_field(pointer + "/unit_price", "missing", "A line without a product that has a price needs one.");
    auto const words = [](auto const& given, std::string fallback) { return given ? given->value : fallback; };
    Line line{.product_id = input.product_id,
              .title = words(input.title, product ? product->name : ""),
              .description = words(input.description, product ? product->description : ""),
              .quantity = input.quantity,
              .unit = words(input.unit, product ? product->unit : ""),
              .unit_price = *price,
              .discount = input.discount.value_or(BasisPoints{}),
              .tax_rate = input.tax_rate ? *input.tax_rate
                          : product      ? product->tax_rate
                                         : BasisPoints{},
              .net = {0, currency}};
    return line;
}

struct Words {
    std::string title;
    std::string detail;
};

Words words_for(StoredQuote const& quote, EventKind kind, std::string const& who, std::string const& words) {
    auto const number = number_text(quote.number);
    auto const total = show_money({quote.total_minor, quote.currency});
    switch (kind) {
        case EventKind::created:
            return {fmt::format("Drafted quote {}", number), quote.title};
        case EventKind::sent:
            return {fmt::format("Sent quote {}", number), fmt::format("{}, to {}", total, words)};
        case EventKind::reminded:
            return {fmt::format("Sent quote {} again", number), fmt::format("to {}", words)};
        case EventKind::linked:
            return {fmt::format("Made a link to quote {}", number), ""};
        case EventKind::opened:
            return {fmt::format("Opened quote {}", number), total};
        case EventKind::question:
            return {fmt::format("Asked about quote {}", number), who};
        case EventKind::accepted:
            return {fmt::format("Accepted quote {}", number), fmt::format("{}, by {}", total, who)};
        case EventKind::declined:
            return {fmt::format("Declined quote {}", number), who};
        case EventKind::withdrawn:
            return {fmt::format("Withdrew quote {}", number), words};
        case EventKind::restored:
            return {fmt::format("Quote {} is open again", number), words};
        case EventKind::expired:
            break;
    }
    return {fmt::format("Quote {} expired", number), total};
}

/// What a customer did with a quote, for its owner; nothing where no customer did it.
std::string_view done_by_customer(EventKind kind) {
    switch (kind) {
        case EventKind::opened:
            return "was opened";
        case EventKind::question:
            return "has a question";
        case EventKind::accepted:
            return "was accepted";
        case EventKind::declined:
            return "was declined";
        default:
            return "";
    }
}

}  // namespace

Failure quote_unknown() { return not_found("quote_unknown", "There is no such quote that you can see."); }

std::string customer_name(db::Read& read, StoredQuote const& quote) {
    auto const names = quote.contact_id ? record_names(read, ObjectType::contacts, {*quote.contact_id}) : std::map<RecordId, std::string>{};
    return names.empty() || names.begin()->second.empty() ? "The customer" : names.begin()->second;
}

std::vector<QuoteSummary> summaries_of(db::Read& read, std::vector<StoredQuote> const& quotes) {
    std::vector<RecordId> deals;
    std::vector<RecordId> contacts;
    std::vector<UserId> owners;
    for (auto const& quote : quotes) {
        deals.push_back(quote.deal_id);
        owners.push_back(quote.owner_id);
        if (quote.contact_id) contacts.push_back(*quote.contact_id);
    }
    auto owner_names = auth::user_names(read, owners);
    auto deal_names = record_names(read, ObjectType::deals, deals);
    auto contact_names = record_names(read, ObjectType::contacts, contacts);
    std::vector<QuoteSummary> summaries;
    for (auto const& quote : quotes)
        summaries.push_back({.id = quote.id,
                             .number = number_text(quote.number),
                             .title = quote.title,
                             .state = state_at(quote.state, quote.expires_at, read.now()),
                             .deal_id = quote.deal_id,
                             .deal_name = deal_names[quote.deal_id],
                             .contact_id = quote.contact_id,
                             .contact_name = quote.contact_id ? contact_names[*quote.contact_id] : "",
                             .owner_id = quote.owner_id,
                             .owner_name = owner_names[quote.owner_id],
                             .total = {quote.total_minor, quote.currency},
                             .valid_until = quote.valid_until,
                             .created_at = quote.created_at,
                             .updated_at = quote.updated_at,
                             .sent_at = quote.sent_at,
                             .last_opened_at = quote.last_opened_at,
                             .open_count = quote.open_count});
    return summaries;
}

Quote view_of(db::Read& read, StoredQuote const& quote) {
    auto lines = lines_of(read, quote);
    auto totals = totals_of(lines, quote.discount, quote.currency);
    bool const accepted = quote.state == State::accepted;
    auto const seal = accepted ? find_seal(read, accepted_kind, quote.id) : std::nullopt;
    return {.summary = summaries_of(read, {quote}).front(),
            .version = quote.version,
            .updated_by = quote.updated_by,
            .contact_email = buyer_of(read, quote).email,
            .lines = std::move(lines),
            .discount = quote.discount,
            .intro = quote.intro,
            .terms = quote.terms,
            .totals = std::move(totals),
            .decided_at = quote.decided_at,
            .accepted_by = accepted ? quote.decided_by : std::nullopt,
            .decline_reason = quote.decline_reason,
            .decline_note = quote.decline_note,
            .seal = seal ? std::optional(SealView{seal->sequence, seal->hash, seal->document_hash, seal->at}) : std::nullopt,
            .history = events_of(read, quote.id)};
}

Result<std::vector<Line>> lines_from(db::Read& read, std::vector<LineInput> const& inputs, std::string const& currency) {
    std::vector<Line> lines;
    if (inputs.size() > most_lines)
        return invalid_field("/lines", "too_many_lines", fmt::format("A quote has at most {} lines.", most_lines));
    for (auto const& input : inputs) {
        auto line = line_from(read, input, fmt::format("/lines/{}", lines.size()), currency);
        if (!line) return fail(line);
        lines.push_back(*std::move(line));
    }
    if (auto ok = check_lines(lines, currency); !ok) return fail(ok);
    for (auto& line : lines) line.net = net_of(line);
    return lines;
}

Document document_of(db::Read& read, StoredQuote const& quote, pages::Look const& look, Instant at) {
    auto lines = lines_of(read, quote);
    auto totals = totals_of(lines, quote.discount, quote.currency);
    auto const owner = auth::find_user(read, quote.owner_id);
    std::vector<std::string> address;
    for (auto const& line : look.address_lines) address.push_back(line.value);
    return {
        .quote_id = quote.id,
        .deal_id = quote.deal_id,
        .contact_id = quote.contact_id,
        .number = number_text(quote.number),
        .version = quote.version,
        .title = quote.title,
        .seller = {.name = "", .company = look.company_name, .email = look.email, .phone = look.phone, .address_lines = std::move(address)},
        .contact_person =
            {.name = owner ? owner->name : "", .company = "", .email = owner ? owner->email : "", .phone = look.phone, .address_lines = {}},
        .buyer = read.seeing_all([&] { return buyer_of(read, quote); }),  // a quote names its buyer to whoever sees it
        .currency = quote.currency,
        .lines = std::move(lines),
        .discount = quote.discount,
        .totals = std::move(totals),
        .intro = quote.intro,
        .terms = quote.terms,
        .footer = look.footer,
        .issued_on = date_in(at, auth::workspace_of(read).timezone),
        .valid_until = quote.valid_until,
        .at = at};
}

namespace {

void tell_owner(db::Write& write, StoredQuote const& quote, EventKind kind, std::optional<std::string> words) {
    auto const done = done_by_customer(kind);
    if (done.empty()) return;
    notices::tell(write, {.kind = kind == EventKind::opened ? quote_opened_kind : quote_answered_kind,
                          .user = quote.owner_id,
                          .cause = fmt::format("{}/{}/{}", to_string(quote.id), name_of(kind), write.now().ms),
                          .subject = fmt::format("Quote {}", number_text(quote.number)),
                          .title = std::string(done),
                          .detail = fmt::format("{}, {}", quote.title, show_money({quote.total_minor, quote.currency})),
                          .words = std::move(words),
                          .object = "quotes",
                          .record = RecordId(quote.id.value)});
}

}  // namespace

void tell(db::Write& write, StoredQuote const& quote, EventKind kind, std::string const& who, std::string const& words) {
    add_event(write, quote.id, kind, who, words);
    if (kind == EventKind::linked) return;
    auto const told = words_for(quote, kind, who, words);
    bool const are_their_words = kind == EventKind::question || kind == EventKind::declined;
    bool const is_customers = are_their_words || kind == EventKind::opened || kind == EventKind::accepted;
    timeline::NewEntry entry{
        .object = ObjectType::deals,
        .record = quote.deal_id,
        .kind = quote_kind,
        .title = told.title,
        .detail = told.detail,
        .body = are_their_words && !words.empty() ? std::optional(words) : std::nullopt,
        .facts = json::object{{"quote_id", to_string(quote.id)}, {"event", name_of(kind)}, {"number", number_text(quote.number)}},
        .link = fmt::format("/quotes/{}", to_string(quote.id)),
        .by = is_customers ? std::optional(kind == EventKind::accepted ? who : customer_name(write, quote)) : std::nullopt,
        .about = db::about("quotes", quote.id)};
    timeline::add(write, entry);
    tell_owner(write, quote, kind, entry.body);
    if (!quote.contact_id) return;
    entry.object = ObjectType::contacts;
    entry.record = *quote.contact_id;
    timeline::add(write, entry);
}

void withdraw(db::Write& write, StoredQuote& quote, std::string const& why) {
    quote.state = State::withdrawn;
    quote.decided_at = write.now();
    quote.updated_at = write.now();
    update_quote(write, quote);
    tell(write, quote, EventKind::withdrawn, auth::user_name(write, write.actor().user_id), why);
}

DealState deal_state(db::Read& read, RecordId id) {
    auto const deal = read.seeing_all([&] { return records::find(read, ObjectType::deals, id, {"hs_is_closed_won"}); });
    if (!deal || deal->archived) return DealState::archived;
    return deal->text("hs_is_closed_won") == "true" ? DealState::won : DealState::open;
}

void ask_owner(db::Write& write, StoredQuote const& quote, std::string const& what) {
    timeline::ask_for(write, ObjectType::deals, quote.deal_id, quote.owner_id, what, db::about("quotes", quote.id));
}

}  // namespace tandem::negotiation
