#include "sales/negotiation/products.hpp"

#include "crm/records/records.hpp"
#include "sales/negotiation/price_rules.hpp"

#include <array>

namespace tandem::negotiation {
namespace {

namespace product_kind {

namespace kind = records::kind;
using records::Choice;
using enum records::ValueKind;

constexpr std::string_view about = "productinformation";

// HubSpot's names; it has none for the unit, the currency and the rate of tax in percent.
constexpr std::array properties = {
    kind::title("name", "Name", about),
    kind::in("n1", "price", "Unit price", about, number),
    kind::text("currency", "Currency", about),
    kind::in("custom", "tax_rate", "Tax in %", about, number),
    kind::text("unit", "Unit", about),
    kind::key("hs_sku", "SKU", about),
    kind::text("description", "Description", about),
    kind::in("n2", "hs_cost_of_goods_sold", "Unit cost", about, number),
    kind::text("hs_recurring_billing_period", "Term", about),
    kind::text("hs_url", "URL", about),
    kind::common("createdate", "Created", about, datetime, true),
    kind::common("hs_lastmodifieddate", "Last modified", about, datetime, true),
};

constexpr std::array<std::string_view, 5> shown = {"createdate", "description", "hs_lastmodifieddate", "name", "price"};
constexpr std::array<std::string_view, 5> columns = {"name", "hs_sku", "price", "tax_rate", "unit"};
constexpr std::array<std::string_view, 1> required = {"name"};
constexpr std::array<Choice, 1> groups = {{{about, "Product information"}}};

/// A quote takes these as they are, so they are as a line of one may be.
Result<void> settle(records::Draft& draft) {
    PriceRules rules(draft);
    auto const currency = rules.currency("currency");
    rules.amount("price", currency);
    rules.amount("hs_cost_of_goods_sold", currency);
    rules.percent("tax_rate");
    rules.length("name", 300);
    rules.length("unit", 30);
    rules.length("hs_sku", 100);
    rules.length("description", 2'000);
    return rules.result();
}

constexpr records::ObjectDefinition definition{.type = product_object,
                                               .table = records::one_table,
                                               .singular = "product",
                                               .modified_column = "hs_lastmodifieddate",
                                               .properties = properties,
                                               .shown_by_default = shown,
                                               .plural = "products",
                                               .primary = "name",
                                               .icon = "package",
                                               .department = feature::Department::sales,
                                               .columns = columns,
                                               .required = required,
                                               .groups = groups,
                                               .settle = settle,
                                               .may_write = may_sell};
records::Standard const known(definition);

}  // namespace product_kind

}  // namespace

std::optional<Product> find_product(db::Read& read, RecordId id) {
    auto const record = records::find(read, product_object, id, {"name", "description", "unit", "price", "currency", "tax_rate"});
    if (!record) return std::nullopt;
    auto const currency = record->text("currency");
    auto const minor = parse_decimal(record->text("price"), decimals_of(currency).value_or(2));
    return Product{.id = id,
                   .name = record->text("name"),
                   .description = record->text("description"),
                   .unit = record->text("unit"),
                   .price = minor ? std::optional(Money{*minor, currency}) : std::nullopt,
                   .tax_rate = percent_of(record->text("tax_rate")).value_or(BasisPoints{})};
}

}  // namespace tandem::negotiation
