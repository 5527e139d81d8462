#pragma once

// What products and line items have in common: a price in a currency, a tax rate, texts that a quote takes over.

#include "crm/records/draft.hpp"
#include "sales/negotiation/quantity.hpp"

namespace tandem::negotiation {

/// Products and line items are changed by whoever may sell.
Result<void> may_sell(db::Actor const& actor);

/// `19`, `5.5` as hundredths of a percent; nullopt for what is no rate between 0 and 100.
std::optional<BasisPoints> percent_of(std::string_view text);

/// Looks at one record that is about to be saved; every wrong property is named.
class PriceRules {
public:
    explicit PriceRules(records::Draft& draft) : draft_(draft) {}

    /// The ISO code that this property holds, the workspace's where it holds none; that is put then.
    std::string currency(std::string_view name);
    /// In minor units of the currency; nothing where the record has none, or it is wrong.
    std::optional<std::int64_t> amount(std::string_view name, std::string_view currency);
    BasisPoints percent(std::string_view name);
    Quantity quantity(std::string_view name);
    void length(std::string_view name, std::size_t most);
    void refuse(std::string_view name, std::string code, std::string message);
    Result<void> result() const;

private:
    records::Draft& draft_;
    std::vector<FieldError> errors_;
};

}  // namespace tandem::negotiation
