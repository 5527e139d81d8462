#pragma once

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

/// HubSpot's 0-7.
inline constexpr records::ObjectType product_object{7};

/// What a quote takes from a product.
struct Product {
    RecordId id;
    std::string name;
    std::string description;
    std::string unit;
    std::optional<Money> price;
    BasisPoints tax_rate;
};

/// Also an archived one: quotes that named it keep what they say.
std::optional<Product> find_product(db::Read& read, RecordId id);

}  // namespace tandem::negotiation
