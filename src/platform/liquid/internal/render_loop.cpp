#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "platform/liquid/internal/render.hpp"

namespace tandem::liquid {
namespace {

/// limit, offset or cols; nothing where it is not given or nil.
std::optional<std::size_t> option(std::unique_ptr<Expression> const& expression, Context& context) {
    if (!expression) return std::nullopt;
    auto const value = evaluate(*expression, context);
    if (value.is_nil()) return std::nullopt;
    auto const number = to_integer(value);
    if (!number) context.fail("liquid_error", "limit, offset and cols need whole numbers.");
    return static_cast<std::size_t>(std::max<std::int64_t>(number.value_or(0), 0));
}

/// The part of a collection that a loop goes over.
struct Rounds {
    Value items;
    std::size_t first = 0, count = 0;
    bool reversed = false;

    Value at(std::size_t round) const { return item_of(items, reversed ? first + count - 1 - round : first + round); }
};

Rounds rounds_of(ForNode const& node, Context& context) {
    Rounds rounds{loop_items(evaluate(node.collection, context), context), 0, 0, node.reversed};
    auto& end = context.loop_ends[std::string(node.name)];
    auto const size = length_of(rounds.items);
    auto const offset = node.continues ? std::optional(end) : option(node.offset, context);
    rounds.first = std::min(offset.value_or(0), size);
    rounds.count = std::min(option(node.limit, context).value_or(size), size - rounds.first);
    end = rounds.first + rounds.count;
    return rounds;
}

Loop const* loop_around(Context& context) {
    auto const value = context.find("forloop");
    auto const* loop = value.as<Loop const*>();
    return loop && !(*loop)->of_render ? *loop : nullptr;
}

Loop& start_loop(ForNode const& node, Rounds const& rounds, Context& context) {
    auto& loop = context.new_loop();
    loop.name = node.name;
    loop.length = rounds.count;
    loop.parent = loop_around(context);
    context.push(node.is_table ? "tablerowloop" : "forloop", static_cast<Loop const*>(&loop));
    context.push(node.variable, {});
    return loop;
}

Flow render_rounds(ForNode const& node, Rounds const& rounds, Context& context) {
    auto const scope = context.scope_size();
    auto& loop = start_loop(node, rounds, context);
    auto flow = Flow::next;
    for (; loop.index0 < rounds.count && flow != Flow::leave && flow != Flow::stop; ++loop.index0) {
        if (!context.spend()) flow = Flow::stop;
        if (flow == Flow::stop) break;
        context.set(scope + 1, rounds.at(loop.index0));
        flow = render_block(node.body, context);
    }
    context.leave_scope(scope);
    return flow == Flow::stop ? flow : Flow::next;
}

Flow render_table(ForNode const& node, Rounds const& rounds, Context& context) {
    auto const columns = node.columns ? option(node.columns, context).value_or(rounds.count) : rounds.count;
    auto const scope = context.scope_size();
    auto& loop = start_loop(node, rounds, context);
    loop.columns = std::max<std::size_t>(columns, 1);
    context.write(std::string_view("<tr class=\"row1\">\n"));
    auto flow = Flow::next;
    for (; loop.index0 < rounds.count && flow != Flow::leave && flow != Flow::stop; ++loop.index0) {
        if (!context.spend()) break;
        auto const column = loop.index0 % loop.columns;
        if (column == 0 && loop.index0 > 0)
            context.write(std::string_view(fmt::format("</tr>\n<tr class=\"row{}\">", loop.index0 / loop.columns + 1)));
        context.write(std::string_view(fmt::format("<td class=\"col{}\">", column + 1)));
        context.set(scope + 1, rounds.at(loop.index0));
        flow = render_block(node.body, context);
        context.write(std::string_view("</td>"));
    }
    context.write(std::string_view("</tr>\n"));
    context.leave_scope(scope);
    return context.failed() ? Flow::stop : Flow::next;
}

}  // namespace

Flow render_loop(ForNode const& node, Context& context) {
    auto const rounds = rounds_of(node, context);
    if (context.failed()) return Flow::stop;
    if (node.is_table) return render_table(node, rounds, context);
    return rounds.count == 0 ? render_block(node.otherwise, context) : render_rounds(node, rounds, context);
}

}  // namespace tandem::liquid
