#include "base/zone.hpp"
#include "sales/negotiation/routes.hpp"

#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/pages/page.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/public_page.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/sent_pdf.hpp"
#include "sales/negotiation/signature.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

using http::Ask;
using http::Response;

constexpr std::size_t longest_token = 100;

/// Who holds a token that opens something: acts in the quote's workspace, whoever the browser is signed in as.
struct Visit {
    db::Actor actor;
    QuoteId quote;
    std::string address;
    bool signed_in = false;
};

struct Found {
    StoredQuote quote;
    StoredDocument stored;
    pages::Look look;
    std::string timezone;
};

/// In no company's look: nobody knows whose it was meant to be.
Response no_such_quote() {
    return pages::notice({}, "This link does not lead to a quote.",
                         pages::paragraph("It may have been cut when it was copied. Open it from the mail again, or ask us for a new one."),
                         404);
}

Response withdrawn(Found const& found) {
    return pages::notice(found.look, fmt::format("Quote {} was withdrawn.", number_text(found.quote.number)),
                         pages::paragraph("It can no longer be read or accepted. Ask us if you expected something else."), 410);
}

std::optional<Visit> visit_of(Ask& ask, std::string const& token) {
    if (token.size() > longest_token) return std::nullopt;
    auto const linked = ask.part<db::Database>().read(ask.actor(), [&](db::Read& read) { return find_link(read, token); });
    if (!linked) return std::nullopt;
    bool const signed_in = ask.actor().user_id && ask.actor().workspace_id == linked->workspace_id;
    return Visit{{linked->workspace_id, UserId(), db::Role::visitor, db::Means::public_link}, linked->quote_id, "/q/" + token, signed_in};
}

std::optional<Found> find(Ask& ask, Visit const& visit) {
    return ask.part<db::Database>().read(visit.actor, [&](db::Read& read) -> std::optional<Found> {
        auto quote = find_quote(read, visit.quote);
        auto stored = find_document(read, visit.quote);
        if (!quote || !stored) return std::nullopt;
        return Found{*std::move(quote), *std::move(stored), pages::look_of(read), auth::workspace_of(read).timezone};
    });
}

PageView view_of(Found const& found, Visit const& visit) {
    auto document = decode_stored<Document>(json::parse(found.stored.content));
    // No other document may stand in for the one that was sent.
    if (!document) throw std::runtime_error(fmt::format("the document of quote {} cannot be read", found.quote.number));
    auto const state = state_at(found.quote.state, found.quote.expires_at, now());
    auto const decided = found.quote.decided_at ? show_date(date_in(*found.quote.decided_at, found.timezone)) : "";
    return {.document = document.value(),
            .look = found.look,
            .state = state,
            .decided_by = found.quote.decided_by.value_or(""),
            .decided_on = decided,
            .address = visit.address,
            .signed_in = visit.signed_in};
}

int status_of(State state) { return state == State::expired ? 410 : 200; }

bool is_fetched_ahead(http::Request const& request) {
    return request.headers.get("Sec-Purpose").find("prefetch") != std::string_view::npos || request.headers.get("Purpose") == "prefetch";
}

Result<Response> show(Ask& ask, std::string const& token) {
    auto const visit = visit_of(ask, token);
    auto const found = visit ? find(ask, *visit) : std::nullopt;
    if (!found) return no_such_quote();
    if (found->quote.state == State::withdrawn) return withdrawn(*found);
    auto view = view_of(*found, *visit);
    view.asked = ask.request().query_value("asked").has_value();
    view.asking = ask.request().query_value("asking").has_value();
    bool const is_on_the_way = view.asked || view.asking;  // a step of a visit that was counted
    if (is_open(view.state) && !visit->signed_in && !is_on_the_way && !is_fetched_ahead(ask.request()))
        ask.part<db::Database>().write(visit->actor, [&](db::Write& write) { note_opening(write, visit->quote); });
    return quote_page(view, status_of(view.state));
}

std::string field(http::Pairs const& form, std::string_view name) {
    for (auto const& [key, value] : form)
        if (key == name) return std::string(trim(value));
    return {};
}

bool fits(std::string const& text, std::size_t most) { return is_clean_utf8(text) && count_code_points(text) <= most; }

Response back_to(Visit const& visit, std::string_view more = "") { return http::redirect(visit.address + std::string(more)); }

/// A form of the page: its fields, the quote it is about, and what to answer when something is wrong with either.
template <class F>
Result<Response> with_form(Ask& ask, std::string const& token, F&& answer) {
    auto const visit = visit_of(ask, token);
    auto const found = visit ? find(ask, *visit) : std::nullopt;
    if (!found) return no_such_quote();
    if (found->quote.state == State::withdrawn) return withdrawn(*found);
    auto const form = ask.request().form();
    if (!form) {
        auto view = view_of(*found, *visit);
        view.conflict = "This form could not be read. Please try again.";
        return quote_page(view, 400);
    }
    return answer(*visit, *found, *form);
}

/// The page as it is now, with why the form changed nothing.
Response refused(Ask& ask, Visit const& visit, Error const& error) {
    auto const found = find(ask, visit);
    if (!found) return no_such_quote();
    if (found->quote.state == State::withdrawn) return withdrawn(*found);
    auto view = view_of(*found, visit);
    bool const says_it_itself = error.code == "quote_expired";
    if (!says_it_itself) view.conflict = error.message;
    int const status = error.kind == ErrorKind::gone ? 410 : error.kind == ErrorKind::too_many ? 429 : 409;
    return quote_page(view, status);
}

template <class F>
Response decide(Ask& ask, Visit const& visit, F&& change, std::string_view more = "") {
    auto const done = ask.part<db::Database>().write(visit.actor, [&](db::Write& write) { return change(write); });
    if (!done) return refused(ask, visit, done.error());
    return back_to(visit, more);
}

Result<Response> accept(Ask& ask, std::string const& token) {
    return with_form(ask, token, [&](Visit const& visit, Found const& found, http::Pairs const& form) {
        auto const view = view_of(found, visit);
        Typed typed;
        typed.name = field(form, "name");
        if (fits(typed.name, 200))
            typed.name = legible_name(typed.name);
        else
            typed.name.clear();
        if (typed.name.empty()) typed.name_error = "Type your full name in letters, at most 200; it stands for your signature.";
        if (field(form, "consent") != "yes") typed.consent_error = "Tick the box to accept.";
        bool const is_wrong = !typed.name_error.empty() || !typed.consent_error.empty();
        if (is_wrong && is_open(view.state)) return quote_page(view, 422, typed);
        if (is_wrong) return back_to(visit);
        auto const consent = consent_words(view.document);
        return decide(ask, visit, [&](db::Write& write) { return accept_quote(write, visit.quote, {typed.name}, consent); });
    });
}

Result<Response> decline(Ask& ask, std::string const& token) {
    return with_form(ask, token, [&](Visit const& visit, Found const& found, http::Pairs const& form) {
        auto const view = view_of(found, visit);
        Typed typed;
        typed.reason = field(form, "reason");
        typed.note = field(form, "note");
        auto const reason = enumerator_named<DeclineReason>(typed.reason);
        if (!reason) typed.reason_error = "Choose a reason.";
        if (!fits(typed.note, 2'000)) typed.reason_error = "The sentence has at most 2,000 characters.";
        if (!typed.reason_error.empty()) return is_open(view.state) ? quote_page(view, 422, typed) : back_to(visit);
        return decide(ask, visit, [&](db::Write& write) { return decline_quote(write, visit.quote, *reason, typed.note); });
    });
}

Result<Response> ask_about(Ask& ask, std::string const& token) {
    return with_form(ask, token, [&](Visit const& visit, Found const& found, http::Pairs const& form) {
        auto const view = view_of(found, visit);
        Typed typed;
        typed.question = field(form, "question");
        if (typed.question.empty() || !fits(typed.question, 2'000)) typed.question_error = "Write your question, at most 2,000 characters.";
        if (!typed.question_error.empty()) return quote_page(view, 422, typed);
        return decide(
            ask, visit, [&](db::Write& write) { return ask_question(write, visit.quote, {typed.question}); }, "?asked=1");
    });
}

Result<Response> show_pdf(Ask& ask, std::string const& token) {
    auto const visit = visit_of(ask, token);
    auto const found = visit ? find(ask, *visit) : std::nullopt;
    if (!found) return no_such_quote();
    if (found->quote.state == State::withdrawn) return withdrawn(*found);
    return sent_pdf(ask.part<blobs::Store>(), found->stored, number_text(found->quote.number));
}

constexpr std::size_t form_limit = 64 * 1024;

struct AcceptanceForm {
    Text<1, 200> name;
    std::string consent;  ///< "yes"
};
BOOST_DESCRIBE_STRUCT(AcceptanceForm, (), (name, consent))

struct DeclineForm {
    DeclineReason reason{};
    std::optional<Text<0, 2'000>> note;
};
BOOST_DESCRIBE_STRUCT(DeclineForm, (), (reason, note))

struct QuestionForm {
    Text<1, 2'000> question;
};
BOOST_DESCRIBE_STRUCT(QuestionForm, (), (question))

}  // namespace

http::Routes const public_quote_routes = {
    http::route<show>(http::GET, "/q/{token}", http::may::anyone, "A quote as the customer sees it",
                      {.note = http::page_shape<void, 200, 404, 410>}),
    http::route<show_pdf>(http::GET, "/q/{token}/pdf", http::may::anyone, "The quote as PDF, for the customer"),
    http::route<accept>(http::POST, "/q/{token}/acceptance", http::may::anyone, "Accept the quote with a typed name",
                        {.body_limit = form_limit, .note = http::page_shape<AcceptanceForm, 303, 400, 404, 409, 410, 422>}),
    http::route<decline>(http::POST, "/q/{token}/decline", http::may::anyone, "Decline the quote with a reason",
                         {.body_limit = form_limit, .note = http::page_shape<DeclineForm, 303, 400, 404, 409, 410, 422>}),
    http::route<ask_about>(http::POST, "/q/{token}/question", http::may::anyone, "Ask a question about the quote",
                           {.body_limit = form_limit, .note = http::page_shape<QuestionForm, 303, 400, 404, 409, 410, 422, 429>}),
};

}  // namespace tandem::negotiation
