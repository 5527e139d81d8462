#include "sales/negotiation/price_rules.hpp"

#include "base/money.hpp"
#include "base/text.hpp"
#include "platform/http/permission.hpp"
#include "sales/negotiation/rules.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {

Result<void> may_sell(db::Actor const& actor) {
    if (http::may::sell.allows(actor.role)) return {};
    return forbidden("not_permitted", "Products and line items are changed by whoever may sell. Nothing was changed.");
}

std::optional<BasisPoints> percent_of(std::string_view text) {
    auto const rate = parse_decimal(text, 2);
    if (!rate || *rate < 0 || *rate > 10'000) return std::nullopt;
    return BasisPoints{*rate};
}

std::string PriceRules::currency(std::string_view name) {
    auto code = draft_.text(name);
    if (code.empty()) draft_.put(name, code = draft_.currency());
    if (decimals_of(code)) return code;
    refuse(name, "not_a_currency", "This must be an ISO 4217 code such as EUR.");
    return draft_.currency();
}

std::optional<std::int64_t> PriceRules::amount(std::string_view name, std::string_view currency) {
    auto const text = draft_.text(name);
    if (text.empty()) return std::nullopt;
    auto const decimals = decimals_of(currency).value_or(2);
    auto const minor = parse_decimal(text, decimals);
    if (!minor)
        refuse(name, "INVALID_AMOUNT", fmt::format("This is not an amount with at most {} decimals.", decimals));
    else if (*minor < 0)
        refuse(name, "price_negative", "A price is not negative.");
    else if (*minor > most_of_an_amount / 1'000)
        refuse(name, "amount_too_large", "This amount is larger than a quote can hold.");
    else
        return minor;
    return std::nullopt;
}

BasisPoints PriceRules::percent(std::string_view name) {
    auto const text = draft_.text(name);
    if (text.empty()) return {};
    auto const rate = percent_of(text);
    if (!rate) refuse(name, "not_a_rate", "This is a number between 0 and 100 with at most two decimals.");
    return rate.value_or(BasisPoints{});
}

Quantity PriceRules::quantity(std::string_view name) {
    auto const text = draft_.text(name);
    if (text.empty()) draft_.put(name, "1");
    auto const thousandths = text.empty() ? std::optional<std::int64_t>(1'000) : parse_decimal(text, 3);
    if (thousandths && *thousandths > 0 && *thousandths <= most_of_one_line.thousandths) return {*thousandths};
    refuse(name, "quantity_out_of_range", "A quantity is more than 0 and at most 1,000,000, with at most three decimals.");
    return {};
}

void PriceRules::length(std::string_view name, std::size_t most) {
    if (count_code_points(draft_.text(name)) > most) refuse(name, "too_long", fmt::format("This has at most {} characters.", most));
}

void PriceRules::refuse(std::string_view name, std::string code, std::string message) {
    errors_.push_back({fmt::format("/properties/{}", name), std::move(code), std::move(message)});
}

Result<void> PriceRules::result() const {
    if (errors_.empty()) return {};
    return invalid_fields("property_invalid", errors_);
}

}  // namespace tandem::negotiation
