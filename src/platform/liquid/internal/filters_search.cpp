#include <vector>

#include "platform/liquid/internal/filters.hpp"
#include "platform/liquid/internal/lists.hpp"

namespace tandem::liquid {
namespace {

namespace json = boost::json;

enum class Match { no, yes, unanswerable, mistake };

/// Does `item[property]` hold (or equal the target)? Text answers whether it contains the property, numbers whether
/// they equal it; nil and booleans have no properties at all, which ends the search with nothing.
Match matches(Value const& item, Value const& property, Value const& target) {
    auto const verdict = [](bool yes) { return yes ? Match::yes : Match::no; };
    if (item.as<json::object const*>()) {
        auto const value = property.is_nil() ? Value{} : property_of(item, property);
        return verdict(target.is_nil() ? is_truthy(value) : equal(value, target));
    }
    if (auto const* text = item.as<Characters>()) {
        auto const* part = property.as<Characters>();
        if (!part) return Match::unanswerable;
        bool const contained = text->text.find(part->text) != std::string_view::npos;
        return verdict(contained && (target.is_nil() || equal(property, target)));
    }
    if (item.as<std::int64_t>() || item.as<double>()) {
        if (!property.as<std::int64_t>() && !property.as<double>()) return Match::mistake;
        return verdict(equal(item, property));
    }
    return Match::unanswerable;
}

/// Calls `visit(index, item, matched)` until it says false. False where the search cannot be answered.
template <class Visit>
bool search(Context& context, Value const& input, Arguments const& arguments, Visit visit) {
    std::int64_t index = 0;
    for (auto const& item : items_of(context, input)) {
        auto const match = matches(item, arguments[0], arguments[1]);
        if (match == Match::mistake) context.fail("liquid_error", "a number has no properties to look for.");
        if (match == Match::mistake || match == Match::unanswerable) return false;
        if (!visit(index++, item, match == Match::yes)) break;
    }
    return true;
}

Value select(Context& context, Value const& input, Arguments const& arguments, bool wanted) {
    std::vector<Value> kept;
    bool const answered = search(context, input, arguments, [&](std::int64_t, Value const& item, bool matched) {
        if (matched == wanted) kept.push_back(item);
        return true;
    });
    return answered ? keep_list(context, kept) : Value{};
}

Value where(Context& context, Value const& input, Arguments const& arguments) { return select(context, input, arguments, true); }
Value reject(Context& context, Value const& input, Arguments const& arguments) { return select(context, input, arguments, false); }

struct Found {
    bool answered = false;
    Value item, index;
};

Found find_first(Context& context, Value const& input, Arguments const& arguments) {
    Found found;
    found.answered = search(context, input, arguments, [&](std::int64_t index, Value const& item, bool matched) {
        if (!matched) return true;
        found.item = item;
        found.index = index;
        return false;
    });
    return found;
}

Value find_item(Context& context, Value const& input, Arguments const& arguments) { return find_first(context, input, arguments).item; }
Value find_index(Context& context, Value const& input, Arguments const& arguments) { return find_first(context, input, arguments).index; }

Value has(Context& context, Value const& input, Arguments const& arguments) {
    auto const found = find_first(context, input, arguments);
    return found.answered ? Value(!found.index.is_nil()) : Value{};
}

constexpr Filter search_table[] = {
    {"where", 1, 2, where}, {"reject", 1, 2, reject}, {"find", 1, 2, find_item}, {"find_index", 1, 2, find_index}, {"has", 1, 2, has},
};

}  // namespace

std::span<Filter const> search_filters() { return search_table; }

}  // namespace tandem::liquid
