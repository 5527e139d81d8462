#include "sales/negotiation/routes.hpp"

#include "sales/negotiation/product_store.hpp"
#include "sales/negotiation/products.hpp"

namespace tandem::negotiation {
namespace {

using http::Created;
using http::Query;

Result<http::Page<Product>> list_products(db::Read& read, Query<ProductQuery> const& query) {
    ProductFilter const filter{query->query ? query->query->value : "", query->archived.value_or(false)};
    auto const after = query->after_or(ProductPlace{});
    if (!after) return fail(after);
    auto page = query->page_of(products_after(read, filter, *after, query->rows()), place_of);
    page.total = count_products(read, filter);
    return page;
}

Result<Product> read_product(db::Read& read, ProductId id) {
    auto product = find_product(read, id);
    if (!product) return product_unknown();
    return *std::move(product);
}

Result<Created<Product>> create_product(db::Write& write, NewProduct const& given) {
    auto product = add_product(write, given);
    if (!product) return fail(product);
    return Created<Product>{*std::move(product)};
}

}  // namespace

http::Routes const product_routes = {
    http::route<list_products>(http::GET, "/api/products", http::may::read_records, "List products in the order of their names"),
    http::route<create_product>(http::POST, "/api/products", http::may::sell, "Add a product"),
    http::route<read_product>(http::GET, "/api/products/{product_id}", http::may::read_records, "Read a product"),
    http::route<change_product>(http::PATCH, "/api/products/{product_id}", http::may::sell,
                                "Change a product, or take it out of lists; quotes keep what they say"),
};

}  // namespace tandem::negotiation
