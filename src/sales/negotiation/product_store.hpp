#pragma once

#include "platform/db/db.hpp"
#include "sales/negotiation/product_api.hpp"

namespace tandem::negotiation {

std::optional<Product> find_product(db::Read& read, ProductId id);
/// False when another product that is sold has this SKU.
bool insert_product(db::Write& write, Product const& product);
bool update_product(db::Write& write, Product const& product);

struct ProductFilter {
    std::string words;
    bool archived = false;
};
/// In the order of names, where the id keeps those of one name apart.
struct ProductPlace {
    std::string name;
    ProductId id;
};
BOOST_DESCRIBE_STRUCT(ProductPlace, (), (name, id))
inline ProductPlace place_of(Product const& product) { return {product.name, product.id}; }

std::vector<Product> products_after(db::Read& read, ProductFilter const& filter, ProductPlace const& after, int limit);
std::int64_t count_products(db::Read& read, ProductFilter const& filter);

}  // namespace tandem::negotiation
