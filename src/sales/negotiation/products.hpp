#pragma once

#include "platform/db/db.hpp"
#include "sales/negotiation/product_api.hpp"

namespace tandem::negotiation {

Failure product_unknown();

/// conflict `sku_taken`; errors name the field.
Result<Product> add_product(db::Write& write, NewProduct const& given);
/// Quotes keep what they say. The same errors, and conflict `version_stale`.
Result<Product> change_product(db::Write& write, ProductId id, ProductPatch const& patch);

}  // namespace tandem::negotiation
