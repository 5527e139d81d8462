#pragma once

#include <optional>
#include <span>
#include <vector>

#include "platform/liquid/internal/context.hpp"

namespace tandem::liquid {

/// What a filter for lists works on: nested lists flattened, anything else as a list of one, nil as none.
std::vector<Value> items_of(Context& context, Value const& input);

Value as_list(std::span<Value const> items);
Value keep_list(Context& context, std::vector<Value> const& items);

/// The property of an object; the item itself where no property is asked for; nil for everything else.
Value property_of(Value const& item, Value const& property);

/// Of lists, ranges and texts; the first of an object is a pair.
Value first_item(Context& context, Value const& input);
Value last_item(Value const& input);
std::optional<std::int64_t> size_or_nil(Value const& input);
Value pair_at(Context& context, boost::json::object const& object, std::size_t index);

}  // namespace tandem::liquid
