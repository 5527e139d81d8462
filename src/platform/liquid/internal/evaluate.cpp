#include "platform/liquid/internal/filters.hpp"
#include "platform/liquid/internal/lists.hpp"
#include "platform/liquid/internal/render.hpp"

namespace tandem::liquid {
namespace {

namespace json = boost::json;

Value loop_member(Loop const& loop, std::string_view name) {
    auto const number = [](std::size_t n) { return Value(static_cast<std::int64_t>(n)); };
    auto const columns = loop.columns > 0 ? loop.columns : loop.length;
    auto const column0 = columns > 0 ? loop.index0 % columns : 0;
    if (name == "index") return number(loop.index0 + 1);
    if (name == "index0") return number(loop.index0);
    if (name == "rindex") return number(loop.length - loop.index0);
    if (name == "rindex0") return number(loop.length - loop.index0 - 1);
    if (name == "first") return loop.index0 == 0;
    if (name == "last") return loop.index0 + 1 == loop.length;
    if (name == "length") return number(loop.length);
    if (name == "name") return loop.name;
    if (name == "parentloop") return loop.parent ? Value(loop.parent) : Value{};
    if (name == "col") return number(column0 + 1);
    if (name == "col0") return number(column0);
    if (name == "col_first") return column0 == 0;
    if (name == "col_last") return column0 + 1 == columns;
    if (name == "row") return columns > 0 ? number(loop.index0 / columns + 1) : Value{};
    return {};
}

Value member(Value const& of, std::string_view name, Context& context) {
    if (auto const* object = of.as<json::object const*>())
        if (auto const* value = (*object)->if_contains(name)) return from_json(*value);
    if (auto const* loop = of.as<Loop const*>()) return loop_member(**loop, name);
    if (name == "size") {
        auto const size = size_or_nil(of);
        return size ? Value(*size) : Value{};
    }
    if (name == "first") return first_item(context, of);
    if (name == "last") return last_item(of);
    return {};
}

Value element(Value const& of, Value const& index, Context& context) {
    if (auto const* name = index.as<Characters>()) return member(of, name->text, context);
    auto const* number = index.as<std::int64_t>();
    if (!number || !is_sequence(of)) return {};
    auto const size = static_cast<std::int64_t>(length_of(of));
    auto const at = *number < 0 ? *number + size : *number;
    return at < 0 || at >= size ? Value{} : item_of(of, static_cast<std::size_t>(at));
}

Value look_up(Lookup const& lookup, Context& context) {
    auto step = lookup.steps.begin();
    Value value;
    if (!lookup.root.empty()) {
        value = context.find(lookup.root);
    } else {
        auto const name = step->index ? evaluate(*step->index, context) : Value(step->name);
        if (auto const* characters = name.as<Characters>()) value = context.find(characters->text);
        ++step;
    }
    for (; step != lookup.steps.end() && !value.is_nil(); ++step)
        value = step->index ? element(value, evaluate(*step->index, context), context) : member(value, step->name, context);
    return value;
}

std::int64_t bound(Value const& value) {
    auto const number = to_number(value);
    if (auto const* whole = std::get_if<std::int64_t>(&number)) return *whole;
    return to_integer(Value(std::get<double>(number))).value_or(0);
}

bool contains(Value const& left, Value const& right, Context& context) {
    if (!is_truthy(left) || !is_truthy(right)) return false;
    if (auto const* text = left.as<Characters>()) return text->text.find(text_of(context, right)) != std::string_view::npos;
    if (auto const* object = left.as<json::object const*>()) return (*object)->contains(text_of(context, right));
    for (std::size_t i = 0; i < length_of(left) && context.spend(); ++i)
        if (equal(item_of(left, i), right)) return true;
    return false;
}

bool ordered(Value const& left, Operator op, Value const& right, Context& context) {
    auto const order = compare(left, right);
    if (!order) {
        bool const left_text = left.as<Characters>(), right_text = right.as<Characters>();
        bool const left_number = left.as<std::int64_t>() || left.as<double>();
        bool const right_number = right.as<std::int64_t>() || right.as<double>();
        if ((left_text && right_number) || (left_number && right_text)) context.fail("liquid_error", "a text is compared with a number.");
        return false;
    }
    switch (op) {
        case Operator::less:
            return *order < 0;
        case Operator::less_or_equal:
            return *order <= 0;
        case Operator::greater:
            return *order > 0;
        default:
            return *order >= 0;
    }
}

bool holds(Comparison const& comparison, Context& context) {
    auto const left = evaluate(comparison.left, context);
    if (comparison.op == Operator::none) return is_truthy(left);
    auto const right = evaluate(comparison.right, context);
    switch (comparison.op) {
        case Operator::equal:
            return equal(left, right);
        case Operator::unequal:
            return !equal(left, right);
        case Operator::contains:
            return contains(left, right, context);
        default:
            return ordered(left, comparison.op, right, context);
    }
}

Value apply(FilterCall const& call, Value const& input, Context& context) {
    constexpr std::size_t most_arguments = 2;
    Value values[most_arguments];
    std::size_t count = 0;
    for (auto const& argument : call.arguments) values[count++] = evaluate(argument, context);
    Arguments arguments{{values, count}};
    for (auto const& named : call.named)
        if (named.name == "allow_false") arguments.allow_false = evaluate(named.value, context);
    if (!context.spend()) return {};
    return call.filter->apply(context, input, arguments);
}

}  // namespace

Value evaluate(Expression const& expression, Context& context) {
    if (auto const* literal = std::get_if<Value>(&expression.is)) return *literal;
    if (auto const* lookup = std::get_if<Lookup>(&expression.is)) return look_up(*lookup, context);
    auto const& range = std::get<RangeExpression>(expression.is);
    return Range{bound(evaluate(*range.first, context)), bound(evaluate(*range.last, context))};
}

Value evaluate(Filtered const& filtered, Context& context) {
    auto value = evaluate(filtered.base, context);
    for (auto const& call : filtered.filters) value = apply(call, value, context);
    return value;
}

bool holds(Condition const& condition, Context& context) {
    for (auto const& comparison : condition) {
        bool const yes = holds(comparison, context);
        if (comparison.join == Join::none || yes == (comparison.join == Join::either)) return yes;
    }
    return false;
}

Value loop_items(Value const& collection, Context& context) {
    if (is_sequence(collection)) return collection;
    if (auto const* text = collection.as<Characters>(); text && !text->text.empty()) return keep_list(context, {collection});
    auto const* object = collection.as<json::object const*>();
    if (!object) return List{};
    auto const pairs = context.new_list((*object)->size());
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = pair_at(context, **object, i);
    return as_list(pairs);
}

}  // namespace tandem::liquid
