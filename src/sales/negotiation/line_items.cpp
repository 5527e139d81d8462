#include "sales/negotiation/line_items.hpp"

#include "crm/records/records.hpp"
#include "sales/negotiation/price_rules.hpp"
#include "sales/negotiation/products.hpp"
#include "sales/negotiation/rules.hpp"

#include <algorithm>
#include <array>

namespace tandem::negotiation {
namespace {

namespace line_item_kind {

namespace kind = records::kind;
using records::Choice;
using records::ObjectType;
using enum records::ValueKind;

constexpr std::string_view about = "lineiteminformation";
constexpr std::string_view currency_name = "hs_line_item_currency_code";

constexpr std::array properties = {
    kind::title("name", "Name", about),
    kind::text("hs_product_id", "Product ID", about),
    kind::in("n2", "quantity", "Quantity", about, number),
    kind::in("n1", "price", "Unit price", about, number),
    kind::text(currency_name.data(), "Currency", about),
    kind::in("custom", "hs_discount_percentage", "Discount in %", about, number),
    kind::in("custom", "discount", "Unit discount", about, number),
    kind::in("custom", "tax_rate", "Tax in %", about, number),
    kind::computed("n3", "amount", "Net price", about, number),
    kind::text("unit", "Unit", about),
    kind::text("hs_sku", "SKU", about),
    kind::text("description", "Description", about),
    kind::in("custom", "hs_cost_of_goods_sold", "Unit cost", about, number),
    kind::text("hs_recurring_billing_period", "Term", about),
    kind::in("custom", "hs_position_on_quote", "Position", about, number),
    kind::common("createdate", "Created", about, datetime, true),
    kind::common("hs_lastmodifieddate", "Last modified", about, datetime, true),
};

constexpr std::array<std::string_view, 8> shown = {"amount", "createdate", "hs_lastmodifieddate", "hs_product_id", "name",
                                                   "price",  "quantity",   currency_name};
constexpr std::array<std::string_view, 4> columns = {"name", "quantity", "price", "amount"};
constexpr std::array<std::string_view, 1> required = {"name"};
constexpr std::array<Choice, 1> groups = {{{about, "Line item information"}}};

// HubSpot's numbers. It links none with products: `hs_product_id` names the one it was made from.
constexpr std::array<records::LinkWay, 1> links = {{{ObjectType::deals, 20, 19}}};

/// What a new line item has from its product, where it does not say otherwise.
struct Taken {
    std::string_view of_product;
    std::string_view of_item;
};
constexpr std::array<Taken, 9> taken = {{{"name", "name"},
                                         {"price", "price"},
                                         {"currency", currency_name},
                                         {"tax_rate", "tax_rate"},
                                         {"unit", "unit"},
                                         {"hs_sku", "hs_sku"},
                                         {"description", "description"},
                                         {"hs_cost_of_goods_sold", "hs_cost_of_goods_sold"},
                                         {"hs_recurring_billing_period", "hs_recurring_billing_period"}}};

void take_from_product(records::Draft& draft, PriceRules& rules) {
    auto const given = draft.text("hs_product_id");
    if (given.empty() || !draft.changes("hs_product_id")) return;
    std::vector<std::string> names;
    for (auto const& one : taken) names.emplace_back(one.of_product);
    auto const product = records::find(draft.read(), product_object, RecordId(parse_id(given).value_or(0)), names);
    if (!product || product->archived) return rules.refuse("hs_product_id", "product_unknown", "This product does not exist.");
    if (!draft.is_new()) return;
    auto const currency = draft.text(currency_name);
    if (draft.text("price").empty() && !currency.empty() && currency != product->text("currency"))
        return rules.refuse(currency_name, "currency_mixed", "The price of this product is in another currency.");
    for (auto const& one : taken)
        if (draft.text(one.of_item).empty()) draft.put(one.of_item, product->text(std::string(one.of_product)));
}

/// The amount follows from quantity, price and either discount, rounded as the line of a quote is.
Result<void> settle(records::Draft& draft) {
    PriceRules rules(draft);
    take_from_product(draft, rules);
    auto const currency = rules.currency(currency_name);
    auto const price = rules.amount("price", currency);
    auto const less = rules.amount("discount", currency);
    Line line{.product_id = {},
              .title = {},
              .description = {},
              .quantity = rules.quantity("quantity"),
              .unit = {},
              .unit_price = {price.value_or(0) - less.value_or(0), currency},
              .discount = rules.percent("hs_discount_percentage"),
              .tax_rate = rules.percent("tax_rate"),
              .net = {}};
    rules.amount("hs_cost_of_goods_sold", currency);
    rules.length("name", 300);
    rules.length("unit", 30);
    rules.length("description", 2'000);
    if (less.value_or(0) > 0 && line.discount.value > 0)
        rules.refuse("discount", "discount_twice", "A discount is an amount or a percentage, not both.");
    if (line.unit_price.minor < 0) rules.refuse("discount", "discount_too_large", "The discount is more than the price.");
    draft.put("amount", price ? format_decimal(net_of(line).minor, decimals_of(currency).value_or(2)) : "");
    return rules.result();
}

constexpr records::ObjectDefinition definition{.type = line_item_object,
                                               .table = records::one_table,
                                               .singular = "line_item",
                                               .modified_column = "hs_lastmodifieddate",
                                               .properties = properties,
                                               .shown_by_default = shown,
                                               .plural = "line_items",
                                               .primary = "name",
                                               .icon = "list",
                                               .department = feature::Department::sales,
                                               .columns = columns,
                                               .required = required,
                                               .links = links,
                                               .groups = groups,
                                               .has_place = false,
                                               .settle = settle,
                                               .may_write = may_sell};
records::Standard const known(definition);

Line line_of(records::Record const& item) {
    auto const currency = item.text(std::string(currency_name));
    auto const minor = [&](char const* name) { return parse_decimal(item.text(name), decimals_of(currency).value_or(2)).value_or(0); };
    auto const product = parse_id(item.text("hs_product_id"));
    Line line{.product_id = product ? std::optional(RecordId(*product)) : std::nullopt,
              .title = item.text("name"),
              .description = item.text("description"),
              .quantity = {parse_decimal(item.text("quantity"), 3).value_or(1'000)},
              .unit = item.text("unit"),
              .unit_price = {minor("price") - minor("discount"), currency},
              .discount = percent_of(item.text("hs_discount_percentage")).value_or(BasisPoints{}),
              .tax_rate = percent_of(item.text("tax_rate")).value_or(BasisPoints{}),
              .net = {}};
    line.net = net_of(line);
    return line;
}

}  // namespace line_item_kind

}  // namespace

std::vector<Line> lines_of_deal(db::Read& read, RecordId deal) {
    auto const ids = records::associated(read, records::ObjectType::deals, deal, line_item_object, static_cast<int>(most_lines) + 1);
    if (ids.empty()) return {};
    auto items = records::find_all(read, line_item_object, ids, {"all"});
    auto const place_of = [](records::Record const& item) {
        auto const place = item.text("hs_position_on_quote");
        return std::pair(place.empty() ? 1e9 : std::strtod(place.c_str(), nullptr), item.id);
    };
    std::ranges::sort(items, {}, place_of);
    std::vector<Line> lines;
    for (auto const& item : items) lines.push_back(line_item_kind::line_of(item));
    return lines;
}

}  // namespace tandem::negotiation
