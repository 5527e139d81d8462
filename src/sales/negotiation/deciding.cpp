#include "sales/negotiation/deciding.hpp"

#include "crm/pipelines/pipelines.hpp"
#include "crm/records/records.hpp"
#include "platform/auth/workspace.hpp"
#include "sales/negotiation/quotes.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/seal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::negotiation {
namespace {

using records::ObjectType;

constexpr int most_questions = 20;

/// The quote as of now, if it may take the step.
Result<StoredQuote> quote_for(db::Write& write, QuoteId id, Step step) {
    auto quote = find_quote(write, id);
    if (!quote) return quote_unknown();
    if (auto ok = may(step, state_at(quote->state, quote->expires_at, write.now())); !ok) return fail(ok);
    return *std::move(quote);
}

Failure accepted_by_another(StoredQuote const& quote) {
    return conflict("quote_accepted", fmt::format("This quote was already accepted by {}.", quote.decided_by.value_or("somebody else")));
}

/// One deal is won once: what else was offered for it can no longer be taken.
void withdraw_others(db::Write& write, StoredQuote const& accepted) {
    for (auto& other : undecided_quotes_of(write, accepted.deal_id))
        if (other.id != accepted.id) withdraw(write, other, fmt::format("because quote {} was accepted", number_text(accepted.number)));
}

void bring_back(db::Write& write, StoredQuote& quote, State state, std::string const& why) {
    quote.state = state;
    quote.withdrawn_from.reset();
    quote.decided_at.reset();
    quote.updated_at = write.now();
    update_quote(write, quote);
    tell(write, quote, EventKind::restored, auth::user_name(write, write.actor().user_id), why);
}

}  // namespace

void note_opening(db::Write& write, QuoteId id) {
    auto quote = find_quote(write, id);
    if (!quote || !is_open(state_at(quote->state, quote->expires_at, write.now()))) return;
    bool const is_first = quote->open_count == 0;
    quote->state = State::opened;
    quote->open_count += 1;
    quote->last_opened_at = write.now();
    if (is_first) quote->opened_at = write.now();
    update_quote(write, *quote);
    if (is_first) tell(write, *quote, EventKind::opened, customer_name(write, *quote), "");
}

Result<void> accept_quote(db::Write& write, QuoteId id, Text<1, 200> const& name, std::string const& consent) {
    auto const known = find_quote(write, id);
    if (known && known->state == State::accepted) {
        if (known->decided_by == name.value) return {};
        return accepted_by_another(*known);
    }
    auto quote = quote_for(write, id, Step::accept);
    if (!quote) return fail(quote);
    if (auto ok = may(Step::accept, deal_state(write, quote->deal_id)); !ok) return ok;
    auto const stored = find_document(write, id);
    if (!stored) return quote_unknown();
    quote->state = State::accepted;
    quote->decided_at = write.now();
    quote->decided_by = name.value;
    quote->consent = consent;
    quote->updated_at = write.now();
    update_quote(write, *quote);
    append_seal(write, accepted_kind, id, document_hash_of(stored->content, stored->pdf_hash, name, consent, write.now()));
    tell(write, *quote, EventKind::accepted, name, consent);
    ask_owner(write, *quote, fmt::format("{} accepted quote {}. Confirm the order.", name.value, number_text(quote->number)));
    write.summarize(fmt::format("{} accepted the quote {}", name.value, number_text(quote->number)));
    withdraw_others(write, *quote);
    write.publish(
        QuoteAccepted{id, quote->deal_id, quote->contact_id, totals_of(lines_of(write, *quote), quote->discount, quote->currency).net});
    return {};
}

Result<void> decline_quote(db::Write& write, QuoteId id, DeclineReason reason, std::string const& note) {
    auto const known = find_quote(write, id);
    if (known && known->state == State::declined) return {};
    auto quote = quote_for(write, id, Step::decline);
    if (!quote) return fail(quote);
    quote->state = State::declined;
    quote->decided_at = write.now();
    quote->decline_reason = reason;
    if (!note.empty()) quote->decline_note = note;
    quote->updated_at = write.now();
    update_quote(write, *quote);
    tell(write, *quote, EventKind::declined, std::string(in_words(reason)), note);
    ask_owner(write, *quote,
              fmt::format("Quote {} was declined: “{}”. Ask what would help.", number_text(quote->number), in_words(reason)));
    write.summarize(fmt::format("The quote {} was declined", number_text(quote->number)));
    return {};
}

Result<void> ask_question(db::Write& write, QuoteId id, Text<1, 2'000> const& question) {
    auto const quote = quote_for(write, id, Step::ask);
    if (!quote) return fail(quote);
    int asked = 0;
    for (auto const& event : events_of(write, id)) {
        if (event.kind != EventKind::question) continue;
        if (event.words == question.value) return {};
        ++asked;
    }
    if (asked >= most_questions)
        return too_many("too_many_questions", "Many questions have been asked here already. Please write or call instead.");
    tell(write, *quote, EventKind::question, customer_name(write, *quote), question);
    ask_owner(write, *quote, fmt::format("Answer the question about quote {}: “{}”", number_text(quote->number), question.value));
    return {};
}

void expire_overdue(db::Write& write) {
    auto const overdue = overdue_quotes(write, write.now(), 500);
    for (auto quote : overdue) {
        quote.state = State::expired;
        quote.updated_at = write.now();
        update_quote(write, quote);
        tell(write, quote, EventKind::expired, "", "");
    }
}

void win_deal(db::Write& write, QuoteAccepted const& event) {
    auto const deal = records::find(write, ObjectType::deals, event.deal, {"pipeline", "hs_is_closed_won"});
    if (!deal || deal->archived) return;
    records::PropertyValues stage;
    if (deal->text("hs_is_closed_won") != "true") {
        auto const stages = pipelines::stages_of(write, "deals", deal->text("pipeline"));
        auto const won = std::ranges::find_if(stages, &pipelines::Stage::is_won);
        if (won != stages.end()) stage["dealstage"] = won->id;
    }
    auto values = stage;
    values["amount"] = format_decimal(event.net.minor, decimals_of(event.net.currency).value_or(2));
    values["deal_currency_code"] = event.net.currency;
    // An amount the records cannot hold (a currency with more places than the workspace's) must not undo the acceptance.
    if (!records::update(write, ObjectType::deals, event.deal, values) && !stage.empty())
        static_cast<void>(records::update(write, ObjectType::deals, event.deal, stage));
}

void on_deal_archived(db::Write& write, records::RecordArchived const& event) {
    if (event.object != ObjectType::deals) return;
    for (auto& quote : undecided_quotes_of(write, event.id)) {
        if (!is_open(state_at(quote.state, quote.expires_at, write.now()))) continue;
        quote.withdrawn_from = quote.state;
        withdraw(write, quote, "because its deal was archived");
    }
}

void on_deal_restored(db::Write& write, records::RecordRestored const& event) {
    if (event.object != ObjectType::deals) return;
    for (auto& quote : quotes_withdrawn_with(write, event.id)) {
        auto const former = *quote.withdrawn_from;
        bring_back(write, quote, former, "because its deal was brought back");
    }
}

Result<StoredQuote> take_withdrawal_back(db::Write& write, QuoteId id) {
    auto quote = find_quote(write, id);
    if (!quote) return quote_unknown();
    if (quote->state != State::withdrawn) return *std::move(quote);
    if (auto ok = may(Step::send, deal_state(write, quote->deal_id)); !ok) return fail(ok);
    bring_back(write, *quote, quote->opened_at ? State::opened : quote->sent_at ? State::sent : State::draft, "");
    return *std::move(quote);
}

}  // namespace tandem::negotiation
