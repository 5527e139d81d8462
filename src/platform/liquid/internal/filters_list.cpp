#include <algorithm>
#include <vector>

#include "platform/liquid/internal/filters.hpp"
#include "platform/liquid/internal/lexer.hpp"
#include "platform/liquid/internal/lists.hpp"
#include "platform/liquid/internal/utf8.hpp"

namespace tandem::liquid {
namespace {

namespace json = boost::json;

Value split_characters(Context& context, std::string_view text) {
    auto const items = context.new_list(count_characters(text));
    for (auto& item : items) {
        auto const length = byte_offset(text, 1);
        item = Value(text.substr(0, length));
        text.remove_prefix(length);
    }
    return as_list(items);
}

Value split_words(Context& context, std::string_view text) {
    std::vector<Value> words;
    for (auto at = text.find_first_not_of(white_space); at != std::string_view::npos && context.spend();) {
        auto const end = std::min(text.find_first_of(white_space, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(white_space, end);
    }
    return keep_list(context, words);
}

Value split(Context& context, Value const& input, Arguments const& arguments) {
    auto const text = text_of(context, input);
    auto const by = text_of(context, arguments[0]);
    if (by.empty()) return split_characters(context, text);
    if (by == " ") return split_words(context, text);
    std::vector<Value> parts;
    for (std::size_t at = 0; at < text.size() && context.spend();) {
        auto const end = std::min(text.find(by, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + by.size();
    }
    while (!parts.empty() && is_empty(parts.back())) parts.pop_back();
    return keep_list(context, parts);
}

Value join(Context& context, Value const& input, Arguments const& arguments) {
    auto const glue = arguments.size() == 0 ? std::string_view(" ") : text_of(context, arguments[0]);
    Builder result(context);
    bool first = true;
    for (auto const& item : items_of(context, input)) {
        if (!first) result << glue;
        first = false;
        result << text_of(context, item);
    }
    return result.text();
}

Value first_of(Context& context, Value const& input, Arguments const&) { return first_item(context, input); }
Value last_of(Context&, Value const& input, Arguments const&) { return last_item(input); }

Value size_of(Context&, Value const& input, Arguments const&) { return size_or_nil(input).value_or(0); }

Value reverse(Context& context, Value const& input, Arguments const&) {
    auto items = items_of(context, input);
    std::ranges::reverse(items);
    return keep_list(context, items);
}

Value concat(Context& context, Value const& input, Arguments const& arguments) {
    if (!is_sequence(arguments[0])) {
        context.fail("liquid_error", "concat needs a list.");
        return {};
    }
    auto items = items_of(context, input);
    auto const more = items_of(context, arguments[0]);
    items.insert(items.end(), more.begin(), more.end());
    return keep_list(context, items);
}

Value map(Context& context, Value const& input, Arguments const& arguments) {
    auto items = items_of(context, input);
    for (auto& item : items) {
        if (!item.as<json::object const*>()) {
            context.fail("liquid_error", "map needs a list of objects.");
            return {};
        }
        item = arguments[0].is_nil() ? Value{} : property_of(item, arguments[0]);
    }
    return keep_list(context, items);
}

Value compact(Context& context, Value const& input, Arguments const& arguments) {
    auto items = items_of(context, input);
    std::erase_if(items, [&](Value const& item) { return property_of(item, arguments[0]).is_nil(); });
    return keep_list(context, items);
}

Value uniq(Context& context, Value const& input, Arguments const& arguments) {
    std::vector<Value> kept, keys;
    for (auto const& item : items_of(context, input)) {
        auto const key = property_of(item, arguments[0]);
        if (!context.spend(keys.size() / 8)) break;
        if (std::ranges::any_of(keys, [&](Value const& known) { return equal(known, key); })) continue;
        keys.push_back(key);
        kept.push_back(item);
    }
    return keep_list(context, kept);
}

Value sum(Context& context, Value const& input, Arguments const& arguments) {
    auto const add = find_filter("plus")->apply;
    Value total = std::int64_t{0};
    for (auto const& item : items_of(context, input)) {
        if (!arguments[0].is_nil() && !item.as<json::object const*>()) {
            context.fail("liquid_error", "sum by a property needs a list of objects.");
            return {};
        }
        auto const value = property_of(item, arguments[0]);
        total = add(context, total, Arguments{std::span(&value, 1)});
    }
    return total;
}

struct Keyed {
    Value key, item;
};

/// Missing keys go to the end.
Value sorted(Context& context, std::vector<Keyed>& rows) {
    std::ranges::stable_sort(rows, [](Keyed const& a, Keyed const& b) {
        if (a.key.is_nil() || b.key.is_nil()) return !a.key.is_nil() && b.key.is_nil();
        return compare(a.key, b.key) == -1;
    });
    std::vector<Value> items;
    for (auto const& row : rows) items.push_back(row.item);
    return keep_list(context, items);
}

Value sort(Context& context, Value const& input, Arguments const& arguments) {
    std::vector<Keyed> rows;
    Value sample;
    for (auto const& item : items_of(context, input)) {
        rows.push_back({property_of(item, arguments[0]), item});
        if (sample.is_nil()) sample = rows.back().key;
        if (rows.back().key.is_nil() || compare(sample, rows.back().key)) continue;
        context.fail("liquid_error", "sort met values that cannot be ordered.");
        return {};
    }
    return sorted(context, rows);
}

Value sort_natural(Context& context, Value const& input, Arguments const& arguments) {
    std::vector<Keyed> rows;
    for (auto const& item : items_of(context, input)) {
        auto const key = property_of(item, arguments[0]);
        rows.push_back({key.is_nil() ? key : Value(context.keep(to_lower(text_of(context, key)))), item});
    }
    return sorted(context, rows);
}

Value default_value(Context&, Value const& input, Arguments const& arguments) {
    bool const missing = input.is_nil() || (!input.as<Special>() && is_empty(input));
    bool const refused = !is_truthy(input) && !is_truthy(arguments.allow_false);
    return missing || refused ? arguments[0] : input;
}

Value to_json(Context& context, Value const& input, Arguments const&) {
    auto const* array = input.as<json::array const*>();
    auto const* object = input.as<json::object const*>();
    if (array) return context.keep(json::serialize(**array));
    if (object) return context.keep(json::serialize(**object));
    if (auto const* characters = input.as<Characters>())
        return context.keep(json::serialize(json::string_view(characters->text.data(), characters->text.size())));
    return context.keep(input.is_nil() ? std::string("null") : text_of(input));
}

constexpr Filter list_table[] = {
    {"split", 1, 1, split},
    {"join", 0, 1, join},
    {"first", 0, 0, first_of},
    {"last", 0, 0, last_of},
    {"size", 0, 0, size_of},
    {"reverse", 0, 0, reverse},
    {"concat", 1, 1, concat},
    {"map", 1, 1, map},
    {"compact", 0, 1, compact},
    {"uniq", 0, 1, uniq},
    {"sum", 0, 1, sum},
    {"sort", 0, 1, sort},
    {"sort_natural", 0, 1, sort_natural},
    {"default", 0, 1, default_value},
    {"json", 0, 0, to_json},
};

}  // namespace

std::span<Filter const> list_filters() { return list_table; }

}  // namespace tandem::liquid
