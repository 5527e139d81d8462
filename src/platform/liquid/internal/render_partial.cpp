#include <fmt/format.h>

#include "platform/liquid/internal/render.hpp"

namespace tandem::liquid {
namespace {

struct Call {
    Template const* partial = nullptr;
    std::string_view variable;  ///< name of the bound value
    std::vector<Context::Variable> arguments;
};

Call call_of(PartialNode const& node, Context& context) {
    Call call;
    auto const name = text_of(context, evaluate(node.name, context));
    auto const* partials = context.options().partials;
    auto const found = partials ? partials->find(name) : Partials::const_iterator{};
    if (!partials || found == partials->end()) {
        context.fail("liquid_error", fmt::format("there is no template '{}' to include.", name));
        return call;
    }
    call.partial = &found->second;
    call.variable = node.alias.empty() ? name : node.alias;
    for (auto const& argument : node.arguments) call.arguments.push_back({argument.name, evaluate(argument.value, context)});
    return call;
}

/// One rendering of the partial, with `bound` where the node binds a value and `loop` where it does so for each.
Flow render_once(PartialNode const& node, Call const& call, Value const* bound, Loop const* loop, Context& context) {
    Context::Hidden hidden;
    if (node.isolated) context.hide(hidden);
    auto const scope = context.scope_size();
    if (loop && node.isolated) context.push("forloop", loop);
    if (bound) context.push(call.variable, *bound);
    for (auto const& argument : call.arguments)
        node.isolated ? context.assign(argument.name, argument.value) : context.push(argument.name, argument.value);
    auto flow = render_block(call.partial->program().body, context);
    context.leave_scope(scope);
    if (node.isolated) {
        context.unhide(hidden);
        if (flow != Flow::stop) flow = Flow::next;
    }
    return flow;
}

Flow render_each(PartialNode const& node, Call const& call, Value const& items, Context& context) {
    auto& loop = context.new_loop();
    loop.length = length_of(items);
    loop.name = call.variable;
    loop.of_render = true;
    for (; loop.index0 < loop.length && context.spend(); ++loop.index0) {
        auto const item = item_of(items, loop.index0);
        if (auto const flow = render_once(node, call, &item, &loop, context); flow != Flow::next) return flow;
    }
    return Flow::next;
}

}  // namespace

Flow render_partial(PartialNode const& node, Context& context) {
    auto const call = call_of(node, context);
    if (context.failed()) return Flow::stop;
    if (context.partial_depth >= context.options().limits.depth) {
        context.fail("liquid_limit", "templates include each other too deeply.");
        return Flow::stop;
    }
    ++context.partial_depth;
    auto const bound = node.bound ? evaluate(*node.bound, context) : Value{};
    auto const flow = node.for_each && is_sequence(bound) ? render_each(node, call, bound, context)
                                                          : render_once(node, call, node.bound ? &bound : nullptr, nullptr, context);
    --context.partial_depth;
    return flow;
}

}  // namespace tandem::liquid
