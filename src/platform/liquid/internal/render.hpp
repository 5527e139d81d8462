#pragma once

#include <optional>

#include "platform/liquid/internal/ast.hpp"
#include "platform/liquid/internal/context.hpp"

namespace tandem::liquid {

/// How a block ended: at its end, by `break`, by `continue`, or because the rendering failed.
enum class Flow { next, leave, skip, stop };

Flow render_block(Block const& block, Context& context);
Flow render_loop(ForNode const& node, Context& context);
Flow render_partial(PartialNode const& node, Context& context);

Value evaluate(Expression const& expression, Context& context);
Value evaluate(Filtered const& filtered, Context& context);
bool holds(Condition const& condition, Context& context);

/// What a loop goes over: a sequence as it is, the pairs of an object, a text as one item.
Value loop_items(Value const& collection, Context& context);

}  // namespace tandem::liquid
