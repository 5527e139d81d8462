#pragma once

// Decisions of quotes; no database, no HTTP, no clock of its own.
//
// Amounts are whole minor units of the quote's currency, every rounding is half away from zero, and every number shown is
// the sum of numbers shown:
//   gross of a line    = quantity * unit price, rounded
//   discount of a line = gross * discount, rounded;  net of a line = gross - discount;  subtotal = sum of the nets
//   The lines of one tax rate are a group. Its discount = sum of its nets * the quote's discount, rounded;
//   its base = its nets - its discount; its tax = base * rate, rounded: tax is rounded once per rate, not per line.
//   discount, net and tax of the quote = sums over the groups;  total = net + tax

#include "sales/negotiation/api.hpp"

#include <span>

namespace tandem::negotiation {

Money net_of(Line const& line);
/// Lines hold one currency. Their `net` must be what `net_of` says.
Totals totals_of(std::span<Line const> lines, BasisPoints discount, std::string const& currency);

constexpr std::size_t most_lines = 200;
/// Ten thousand billion of a currency with cents: no sum of lines overflows.
constexpr std::int64_t most_of_an_amount = 1'000'000'000'000'000;
/// invalid `too_many_lines`, `amount_too_large` (names the line), `currency_mixed`
Result<void> check_lines(std::span<Line const> lines, std::string const& currency);

enum class Step { edit, send, remind, open, ask, accept, decline, withdraw };

/// Whether a quote in this state may take the step. conflict `quote_draft`, `quote_sent`, `quote_accepted`, `quote_declined`,
/// `quote_withdrawn`; gone `quote_expired`.
Result<void> may(Step step, State state);

/// How the deal stands that a quote belongs to.
enum class DealState { open, won, archived };
/// Whether a quote of such a deal may take the step. conflict `deal_archived`, `deal_won`.
Result<void> may(Step step, DealState deal);

/// The state as of now: an open quote whose last day is over has expired, whether or not the job has marked it.
State state_at(State stored, Instant expires_at, Instant now);
bool is_open(State state);

std::string number_text(std::int64_t number);
/// As the customer chose it.
std::string_view in_words(DeclineReason reason);

}  // namespace tandem::negotiation
