#include "platform/liquid/internal/render.hpp"

#include <algorithm>

namespace tandem::liquid {
namespace {

/// Renders into text of its own; what was written counts against the limits as any output does.
std::string render_apart(Block const& body, Context& context, Flow& flow) {
    std::string text;
    auto& before = context.output();
    context.redirect(text);
    flow = render_block(body, context);
    context.redirect(before);
    return text;
}

class NodeRenderer {
public:
    explicit NodeRenderer(Context& context) : context_(context) {}

    Flow operator()(TextNode const& node) const { return context_.write(node.text), Flow::next; }
    Flow operator()(OutputNode const& node) const { return context_.write(evaluate(node.value, context_)), Flow::next; }

    Flow operator()(AssignNode const& node) const {
        context_.assign(node.name, evaluate(node.value, context_));
        return Flow::next;
    }

    Flow operator()(CaptureNode const& node) const {
        auto flow = Flow::next;
        auto const text = render_apart(node.body, context_, flow);
        context_.assign(node.name, Characters{context_.keep(text), context_.escapes()});
        return flow;
    }

    Flow operator()(IfNode const& node) const {
        for (auto const& branch : node.branches)
            if (branch.condition.empty() || holds(branch.condition, context_) != branch.negated) return render_block(branch.body, context_);
        return Flow::next;
    }

    Flow operator()(CaseNode const& node) const {
        auto const subject = evaluate(node.subject, context_);
        bool matched = false;
        for (auto const& when : node.whens) {
            auto times = std::ranges::count_if(when.values, [&](auto const& value) { return equal(subject, evaluate(value, context_)); });
            matched = matched || times > 0;
            if (when.is_else && !matched) times = 1;
            for (; times > 0; --times)
                if (auto const flow = render_block(when.body, context_); flow != Flow::next) return flow;
        }
        return Flow::next;
    }

    Flow operator()(ForNode const& node) const { return render_loop(node, context_); }

    Flow operator()(CounterNode const& node) const {
        auto& counter = context_.counters[std::string(node.name)];
        if (node.by < 0) --counter;
        context_.write(Value(counter));
        if (node.by > 0) ++counter;
        return Flow::next;
    }

    Flow operator()(CycleNode const& node) const {
        auto const key = node.name ? "named " + text_of(evaluate(*node.name, context_)) : std::string(node.key);
        auto& turn = context_.cycles[key];
        if (turn < node.values.size()) context_.write(evaluate(node.values[turn], context_));
        if (++turn >= node.values.size()) turn = 0;
        return Flow::next;
    }

    Flow operator()(LeaveNode const& node) const { return node.only_this_round ? Flow::skip : Flow::leave; }

    Flow operator()(IfChangedNode const& node) const {
        auto flow = Flow::next;
        auto text = render_apart(node.body, context_, flow);
        if (text == context_.last_changed) return flow;
        context_.write(std::string_view(text));
        context_.last_changed = std::move(text);
        return flow;
    }

    Flow operator()(PartialNode const& node) const { return render_partial(node, context_); }

private:
    Context& context_;
};

}  // namespace

Flow render_block(Block const& block, Context& context) {
    NodeRenderer const renderer(context);
    for (auto const& node : block) {
        context.set_line(node.line);
        if (!context.spend()) return Flow::stop;
        auto const flow = std::visit(renderer, node.is);
        if (context.failed()) return Flow::stop;
        if (flow != Flow::next) return flow;
    }
    return Flow::next;
}

}  // namespace tandem::liquid
