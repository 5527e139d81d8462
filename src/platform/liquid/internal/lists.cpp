#include "platform/liquid/internal/lists.hpp"

#include <algorithm>

#include "platform/liquid/internal/utf8.hpp"

namespace tandem::liquid {
namespace {

namespace json = boost::json;

void flatten(Context& context, Value const& sequence, std::vector<Value>& into) {
    for (std::size_t i = 0; i < length_of(sequence) && context.spend(); ++i) {
        auto const item = item_of(sequence, i);
        if (is_sequence(item))
            flatten(context, item, into);
        else
            into.push_back(item);
    }
}

}  // namespace

std::vector<Value> items_of(Context& context, Value const& input) {
    std::vector<Value> items;
    if (is_sequence(input))
        flatten(context, input, items);
    else if (!input.is_nil())
        items.push_back(input);
    return items;
}

Value as_list(std::span<Value const> items) { return List{items.data(), items.size()}; }

Value keep_list(Context& context, std::vector<Value> const& items) {
    auto const kept = context.new_list(items.size());
    if (kept.size() == items.size()) std::ranges::copy(items, kept.begin());
    return as_list(kept);
}

Value property_of(Value const& item, Value const& property) {
    if (property.is_nil()) return item;
    auto const* object = item.as<json::object const*>();
    auto const* name = property.as<Characters>();
    if (!object || !name) return {};
    auto const* value = (*object)->if_contains(name->text);
    return value ? from_json(*value) : Value{};
}

Value pair_at(Context& context, json::object const& object, std::size_t index) {
    auto const pair = context.new_list(2);
    if (pair.size() != 2) return {};
    auto const& member = *(object.begin() + static_cast<std::ptrdiff_t>(index));
    pair[0] = std::string_view(member.key().data(), member.key().size());
    pair[1] = from_json(member.value());
    return as_list(pair);
}

Value first_item(Context& context, Value const& input) {
    if (is_sequence(input)) return length_of(input) > 0 ? item_of(input, 0) : Value{};
    if (auto const* characters = input.as<Characters>()) return characters->text.substr(0, byte_offset(characters->text, 1));
    if (auto const* object = input.as<json::object const*>(); object && !(*object)->empty()) return pair_at(context, **object, 0);
    return {};
}

Value last_item(Value const& input) {
    if (is_sequence(input)) return length_of(input) > 0 ? item_of(input, length_of(input) - 1) : Value{};
    if (auto const* characters = input.as<Characters>(); characters && !characters->text.empty())
        return characters->text.substr(byte_offset(characters->text, count_characters(characters->text) - 1));
    return {};
}

std::optional<std::int64_t> size_or_nil(Value const& input) {
    if (is_sequence(input)) return static_cast<std::int64_t>(length_of(input));
    if (auto const* characters = input.as<Characters>()) return static_cast<std::int64_t>(count_characters(characters->text));
    if (auto const* object = input.as<json::object const*>()) return static_cast<std::int64_t>((*object)->size());
    return std::nullopt;
}

}  // namespace tandem::liquid
