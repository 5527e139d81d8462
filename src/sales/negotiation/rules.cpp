#include "sales/negotiation/rules.hpp"

#include "base/zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace tandem::negotiation {
namespace {

constexpr std::int64_t whole = 10'000;  // basis points

std::int64_t part_of(std::int64_t amount, std::int64_t basis_points) { return multiply_rounded(amount, basis_points, whole); }

Failure refused_in(State state) {
    switch (state) {
        case State::draft:
            return conflict("quote_draft", "This quote has not been sent yet. Nothing was changed.");
        case State::sent:
        case State::opened:
            return conflict("quote_sent", "This quote has been sent, so it no longer changes. Withdraw it and send a copy instead.");
        case State::accepted:
            return conflict("quote_accepted", "This quote was accepted and is locked. Nothing was changed.");
        case State::declined:
            return conflict("quote_declined", "This quote was declined. Nothing was changed; a copy can be sent.");
        case State::withdrawn:
            return conflict("quote_withdrawn", "This quote was withdrawn. Nothing was changed; a copy can be sent.");
        case State::expired:
            break;
    }
    return gone("quote_expired", "This quote has expired. Nothing was changed; a copy can be sent.");
}

}  // namespace

Money net_of(Line const& line) {
    auto const gross = multiply_rounded(line.unit_price.minor, line.quantity.thousandths, 1'000);
    return {gross - part_of(gross, line.discount), line.unit_price.currency};
}

Totals totals_of(std::span<Line const> lines, BasisPoints discount, std::string const& currency) {
    auto const money = [&](std::int64_t minor) { return Money{minor, currency}; };
    std::map<std::int64_t, std::int64_t> nets;
    for (auto const& line : lines) nets[line.tax_rate] += line.net.minor;
    Totals totals{money(0), money(0), money(0), {}, money(0), money(0)};
    for (auto const& [rate, net] : nets) {
        auto const less = part_of(net, discount);
        auto const tax = part_of(net - less, rate);
        totals.subtotal.minor += net;
        totals.discount.minor += less;
        totals.net.minor += net - less;
        totals.tax.minor += tax;
        if (rate > 0) totals.taxes.push_back({BasisPoints{rate}, money(net - less), money(tax)});
    }
    totals.total.minor = totals.net.minor + totals.tax.minor;
    return totals;
}

Result<void> check_lines(std::span<Line const> lines, std::string const& currency) {
    if (lines.size() > most_lines)
        return invalid_field("/lines", "too_many_lines", fmt::format("A quote has at most {} lines.", most_lines));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines[i];
        auto const at = fmt::format("/lines/{}/unit_price", i);
        if (line.unit_price.currency != currency)
            return invalid_field(at, "currency_mixed", fmt::format("This quote is in {}, so every price is.", currency));
        if (line.unit_price.minor < 0) return invalid_field(at, "price_negative", "A price is not negative. Use a discount instead.");
        if (line.unit_price.minor > most_of_an_amount / 1'000 || net_of(line).minor > most_of_an_amount ||
            (sum += net_of(line).minor) > most_of_an_amount)
            return invalid_field(at, "amount_too_large", "This amount is larger than a quote can hold.");
    }
    return {};
}

bool is_open(State state) { return state == State::sent || state == State::opened; }

Result<void> may(Step step, State state) {
    bool allowed = false;
    switch (step) {
        case Step::edit:
        case Step::send:
            allowed = state == State::draft;
            break;
        case Step::remind:
        case Step::accept:
        case Step::decline:
            allowed = is_open(state);
            break;
        case Step::open:
            allowed = state != State::draft && state != State::withdrawn;
            break;
        case Step::ask:
            allowed = is_open(state) || state == State::expired || state == State::accepted;
            break;
        case Step::withdraw:
            allowed = is_open(state) || state == State::draft || state == State::expired;
            break;
    }
    if (allowed) return {};
    return refused_in(state);
}

Result<void> may(Step step, DealState deal) {
    bool const is_customers = step == Step::accept;
    bool const needs_open_deal = is_customers || step == Step::send || step == Step::remind;
    if (!needs_open_deal || deal == DealState::open) return {};
    if (is_customers) {
        if (deal == DealState::won)
            return conflict("deal_won",
                            "This order was placed already, so no further quote for it can be accepted. Ask us if you want to order more.");
        return conflict("deal_archived", "We no longer pursue this quote, so it cannot be accepted. Ask us for a new one.");
    }
    if (deal == DealState::won)
        return conflict("deal_won", "This deal is won already. Nothing was sent; reopen the deal, or send the quote on a new one.");
    return conflict("deal_archived", "This deal was archived. Nothing was sent; bring the deal back first.");
}

State state_at(State stored, Instant expires_at, Instant now) { return is_open(stored) && now >= expires_at ? State::expired : stored; }

std::string number_text(std::int64_t number) { return fmt::format("Q-{}", number); }

std::string_view in_words(DeclineReason reason) {
    switch (reason) {
        case DeclineReason::price:
            return "It costs too much";
        case DeclineReason::timing:
            return "It is not the right time";
        case DeclineReason::competitor:
            return "We chose somebody else";
        case DeclineReason::not_what_we_need:
            return "It is not what we need";
        case DeclineReason::no_budget:
            return "We have no budget for it";
        case DeclineReason::other:
            break;
    }
    return "Another reason";
}

}  // namespace tandem::negotiation
