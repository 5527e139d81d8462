#include "sales/negotiation/rules.hpp"
#include "base/zone.hpp"

#include <gtest/gtest.h>

namespace tandem::negotiation {
namespace {

Line line(std::int64_t quantity_thousandths, std::int64_t price_minor, std::int64_t discount = 0, std::int64_t tax = 0,
          std::string const& currency = "EUR") {
    Line made{.product_id = {},
              .title = "x",
              .description = "",
              .quantity = {quantity_thousandths},
              .unit = "",
              .unit_price = {price_minor, currency},
              .discount = {discount},
              .tax_rate = {tax},
              .net = {}};
    made.net = net_of(made);
    return made;
}

std::int64_t net(Line const& made) { return made.net.minor; }

TEST(QuoteTotals, a_line_rounds_half_away_from_zero_first_its_gross_then_its_discount) {
    EXPECT_EQ(net(line(333, 1'00)), 33);
    EXPECT_EQ(net(line(1'005, 1'00)), 101);           // 100.5 cents
    EXPECT_EQ(net(line(2'500, 1)), 3);                // 2.5 cents
    EXPECT_EQ(net(line(1'000, 99, 50'00)), 49);       // 49.5 off: 50, so 49 remain
    EXPECT_EQ(net(line(3'000, 33'33, 3'33)), 96'66);  // 99.99 - 3.329667
    EXPECT_EQ(net(line(1'000, 1'00, 100'00)), 0);
}

TEST(QuoteTotals, tax_is_rounded_once_for_each_rate) {
    // Three lines of 0.33 at 19 %: per line 3 * 0.06 = 0.18, once 0.99 * 19 % = 0.1881.
    std::vector const lines = {line(1'000, 33, 0, 19'00), line(1'000, 33, 0, 19'00), line(1'000, 33, 0, 19'00)};
    auto const totals = totals_of(lines, {}, "EUR");
    EXPECT_EQ(totals.tax.minor, 19);
    EXPECT_EQ(totals.total.minor, 99 + 19);
    ASSERT_EQ(totals.taxes.size(), 1U);
    EXPECT_EQ(totals.taxes[0].base.minor, 99);
}

TEST(QuoteTotals, every_number_shown_is_the_sum_of_numbers_shown) {
    std::vector const lines = {line(1'234, 7'77, 1'25, 19'00), line(7, 99'999'99, 0, 7'00), line(3'333, 3'33, 33'33, 5'50),
                               line(1'000, 1, 0, 0)};
    auto const totals = totals_of(lines, {12'34}, "EUR");
    std::int64_t nets = 0;
    std::int64_t taxes = 0;
    std::int64_t bases = 0;
    for (auto const& one : lines) nets += one.net.minor;
    for (auto const& tax : totals.taxes) taxes += tax.tax.minor, bases += tax.base.minor;
    EXPECT_EQ(totals.subtotal.minor, nets);
    EXPECT_EQ(totals.net.minor, totals.subtotal.minor - totals.discount.minor);
    EXPECT_EQ(totals.tax.minor, taxes);
    EXPECT_EQ(totals.net.minor, bases + 1);  // the cent without tax: its discount of 0.12 rounds to nothing
    EXPECT_EQ(totals.total.minor, totals.net.minor + totals.tax.minor);
}

TEST(QuoteTotals, are_those_worked_out_by_hand) {
    // 8,990.00 + 2 * 445.00 less 10 % + 1.5 h at 79.90 = 8990.00 + 801.00 + 119.85 = 9910.85, all at 20 %; less 2.5 %.
    std::vector const lines = {line(1'000, 8'990'00, 0, 20'00), line(2'000, 445'00, 10'00, 20'00), line(1'500, 79'90, 0, 20'00)};
    auto const totals = totals_of(lines, {2'50}, "EUR");
    EXPECT_EQ(totals.subtotal.minor, 9'910'85);
    EXPECT_EQ(totals.discount.minor, 247'77);  // 247.77125
    EXPECT_EQ(totals.net.minor, 9'663'08);
    EXPECT_EQ(totals.tax.minor, 1'932'62);  // 1932.616
    EXPECT_EQ(totals.total.minor, 11'595'70);
}

TEST(QuoteTotals, know_currencies_without_cents_and_with_three_places) {
    EXPECT_EQ(net(line(1'500, 333, 0, 0, "JPY")), 500);  // 499.5 yen
    std::vector const dinars = {line(333, 1'000, 0, 5'00, "KWD")};
    EXPECT_EQ(totals_of(dinars, {}, "KWD").total, (Money{350, "KWD"}));  // 0.333 + 0.01665
}

TEST(QuoteTotals, an_empty_quote_is_nothing) {
    auto const totals = totals_of({}, {50'00}, "EUR");
    EXPECT_EQ(totals.total, (Money{0, "EUR"}));
    EXPECT_TRUE(totals.taxes.empty());
}

TEST(QuoteLines, that_a_quote_cannot_hold_are_named) {
    std::vector const mixed = {line(1'000, 1), line(1'000, 1, 0, 0, "USD")};
    EXPECT_EQ(check_lines(mixed, "EUR").error().fields[0].pointer, "/lines/1/unit_price");
    std::vector const negative = {line(1'000, -1)};
    EXPECT_EQ(check_lines(negative, "EUR").error().code, "price_negative");
    std::vector const huge = {line(1'000'000, most_of_an_amount / 1'000)};
    EXPECT_TRUE(check_lines(huge, "EUR"));
    std::vector const too_much = {huge[0], line(1'000, 1)};
    EXPECT_EQ(check_lines(too_much, "EUR").error().code, "amount_too_large");
    EXPECT_EQ(check_lines(std::vector(201, line(1'000, 1)), "EUR").error().code, "too_many_lines");
    EXPECT_TRUE(check_lines(std::vector(200, line(1'000, 0)), "EUR")) << "also what costs nothing";
    EXPECT_EQ(check_lines(std::vector{line(1, most_of_an_amount / 1'000 + 1)}, "EUR").error().code, "amount_too_large");
}

TEST(QuoteStates, only_an_open_quote_is_accepted_or_declined) {
    for (auto const state : {State::draft, State::accepted, State::declined, State::expired, State::withdrawn}) {
        EXPECT_FALSE(may(Step::accept, state)) << name_of(state);
        EXPECT_FALSE(may(Step::decline, state)) << name_of(state);
    }
    EXPECT_TRUE(may(Step::accept, State::sent));
    EXPECT_TRUE(may(Step::accept, State::opened));
    EXPECT_EQ(may(Step::accept, State::expired).error().kind, ErrorKind::gone);
    EXPECT_EQ(may(Step::accept, State::accepted).error().code, "quote_accepted");
}

TEST(QuoteStates, say_who_may_look_ask_and_withdraw) {
    auto const where_it_may = [](Step step) {
        std::string names;
        for (auto const state :
             {State::draft, State::sent, State::opened, State::accepted, State::declined, State::expired, State::withdrawn})
            if (may(step, state)) names += std::string(name_of(state)) + " ";
        return names;
    };
    EXPECT_EQ(where_it_may(Step::send), "draft ");
    EXPECT_EQ(where_it_may(Step::remind), "sent opened ");
    EXPECT_EQ(where_it_may(Step::open), "sent opened accepted declined expired ");
    EXPECT_EQ(where_it_may(Step::ask), "sent opened accepted expired ");
    EXPECT_EQ(where_it_may(Step::withdraw), "draft sent opened expired ");
}

TEST(QuoteStates, only_a_draft_changes) {
    EXPECT_TRUE(may(Step::edit, State::draft));
    for (auto const state : {State::sent, State::opened, State::accepted, State::declined, State::expired, State::withdrawn})
        EXPECT_FALSE(may(Step::edit, state)) << name_of(state);
}

TEST(QuoteSteps, of_a_won_or_archived_deal_are_few) {
    for (auto const step : {Step::send, Step::remind, Step::accept}) {
        EXPECT_TRUE(may(step, DealState::open));
        EXPECT_EQ(may(step, DealState::won).error().code, "deal_won");
        EXPECT_EQ(may(step, DealState::archived).error().code, "deal_archived");
    }
    for (auto const step : {Step::edit, Step::open, Step::ask, Step::decline, Step::withdraw}) EXPECT_TRUE(may(step, DealState::won));
}

TEST(QuoteExpiry, comes_with_the_end_of_the_last_day_where_the_company_is) {
    auto const end = end_of_day({2026, 10, 31}, "Europe/Berlin");
    EXPECT_EQ(format_rfc3339(end), "2026-10-31T23:00:00.000Z");  // winter time since the 25th
    EXPECT_EQ(state_at(State::opened, end, end - milliseconds(1)), State::opened);
    EXPECT_EQ(state_at(State::opened, end, end), State::expired);
    EXPECT_EQ(state_at(State::accepted, end, end + days(9)), State::accepted);
    EXPECT_EQ(format_rfc3339(end_of_day({2026, 12, 31}, "Nowhere/Land")), "2027-01-01T00:00:00.000Z");
}

TEST(QuoteQuantity, has_three_places_and_no_more) {
    auto const read = [](json::value const& value) { return decode<Quantity>(value); };
    EXPECT_EQ(read("2.5")->thousandths, 2'500);
    EXPECT_EQ(read("0.125")->thousandths, 125);
    EXPECT_EQ(read(3)->thousandths, 3'000);
    EXPECT_EQ(read(0.1)->thousandths, 100);
    EXPECT_EQ(read("1000000")->thousandths, 1'000'000'000);
    for (auto const& wrong : {json::value("0.0001"), json::value("0"), json::value("-1"), json::value("1000001"), json::value("1e3"),
                              json::value("1,5"), json::value(1e300), json::value(0.00005), json::value(nullptr), json::value("")})
        EXPECT_FALSE(read(wrong)) << json::serialize(wrong);
    EXPECT_EQ(format_quantity({2'500}), "2.5");
    EXPECT_EQ(format_quantity({1'000}), "1");
    EXPECT_EQ(format_percent(5'50), "5.5");
}

}  // namespace
}  // namespace tandem::negotiation
