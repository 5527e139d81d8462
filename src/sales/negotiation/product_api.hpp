#pragma once

#include "platform/http/page.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

struct Product {
    ProductId id;
    std::string name;
    std::string sku;
    std::string description;
    std::string unit;
    Money unit_price;
    BasisPoints tax_rate;
    bool archived = false;
    std::int64_t version = 1;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Product, (), (id, name, sku, description, unit, unit_price, tax_rate, archived, version, created_at, updated_at))

struct NewProduct {
    Text<1, 300> name;
    std::optional<Text<0, 100>> sku;
    std::optional<Text<0, 2'000>> description;
    std::optional<Text<0, 30>> unit;
    Money unit_price;
    BasisPoints tax_rate;
};
BOOST_DESCRIBE_STRUCT(NewProduct, (), (name, sku, description, unit, unit_price, tax_rate))

struct ProductPatch {
    std::int64_t version = 0;
    std::optional<Text<1, 300>> name;
    std::optional<Text<0, 100>> sku;
    std::optional<Text<0, 2'000>> description;
    std::optional<Text<0, 30>> unit;
    std::optional<Money> unit_price;
    std::optional<BasisPoints> tax_rate;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(ProductPatch, (), (version, name, sku, description, unit, unit_price, tax_rate, archived))

struct ProductQuery : http::PageQuery {
    std::optional<Text<0, 100>> query;  ///< words of the name or the SKU
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(ProductQuery, (http::PageQuery), (query, archived))

}  // namespace tandem::negotiation
