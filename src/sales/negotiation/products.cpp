#include "sales/negotiation/products.hpp"

#include "base/take.hpp"
#include "base/version.hpp"
#include "sales/negotiation/product_store.hpp"
#include "sales/negotiation/rules.hpp"

namespace tandem::negotiation {
namespace {

Failure sku_taken() {
    return conflict("sku_taken", "Another product has this SKU. Nothing was changed.",
                    {{"/sku", "sku_taken", "Another product has this SKU."}});
}

Result<void> check_price(Money const& price) {
    if (price.minor < 0) return invalid_field("/unit_price", "price_negative", "A price is not negative.");
    if (price.minor > most_of_an_amount / 1'000)
        return invalid_field("/unit_price", "amount_too_large", "This amount is larger than a quote can hold.");
    return {};
}

}  // namespace

Failure product_unknown() { return not_found("product_unknown", "This product does not exist."); }

Result<Product> add_product(db::Write& write, NewProduct const& given) {
    if (auto ok = check_price(given.unit_price); !ok) return fail(ok);
    Product product{.id = make<ProductId>(),
                    .name = given.name,
                    .sku = {},
                    .description = {},
                    .unit = {},
                    .unit_price = given.unit_price,
                    .tax_rate = given.tax_rate,
                    .created_at = write.now(),
                    .updated_at = write.now()};
    take<&NewProduct::name, &NewProduct::unit_price, &NewProduct::tax_rate>(given, product);
    if (!insert_product(write, product)) return sku_taken();
    write.summarize("Added the product " + product.name);
    return product;
}

Result<Product> change_product(db::Write& write, ProductId id, ProductPatch const& patch) {
    auto product = find_product(write, id);
    if (!product) return product_unknown();
    if (auto ok = advance(product->version, patch.version); !ok) return fail(ok);
    if (patch.unit_price)
        if (auto ok = check_price(*patch.unit_price); !ok) return fail(ok);
    take(patch, *product);
    product->updated_at = write.now();
    if (!update_product(write, *product)) return sku_taken();
    write.summarize("Changed the product " + product->name);
    return *product;
}

}  // namespace tandem::negotiation
