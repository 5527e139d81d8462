#include "platform/liquid/internal/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tandem::liquid {
namespace {

namespace json = boost::json;

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 16 makes none for aggregates

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view text_in(json::string const& text) { return {text.data(), text.size()}; }

bool equal_lists(Value const& left, Value const& right) {
    auto const size = length_of(left);
    if (size != length_of(right)) return false;
    for (std::size_t i = 0; i < size; ++i)
        if (!equal(item_of(left, i), item_of(right, i))) return false;
    return true;
}

bool equal_special(Special special, Value const& other) {
    if (auto const* right = other.as<Special>()) return *right == special;
    return special == Special::empty ? is_empty(other) : is_blank(other);
}

std::optional<double> real_of(Value const& value) {
    if (auto const* whole = value.as<std::int64_t>()) return static_cast<double>(*whole);
    if (auto const* real = value.as<double>()) return *real;
    return std::nullopt;
}

void append_real(std::string& out, double value) {
    auto const before = out.size();
    fmt::format_to(std::back_inserter(out), "{}", value);
    if (out.find_first_of(".en", before) == std::string::npos) out += ".0";
}

Number parse_number(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    std::int64_t whole = 0;
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, whole);
    if (error == std::errc::invalid_argument) return std::int64_t{0};
    bool const decimal = rest + 1 < end && *rest == '.' && rest[1] >= '0' && rest[1] <= '9';
    if (error == std::errc{} && !decimal) return whole;
    double real = 0;
    std::from_chars(text.data(), end, real, std::chars_format::fixed);
    return real;
}

}  // namespace

Value from_json(json::value const& value) {
    switch (value.kind()) {
        case json::kind::null:
            return {};
        case json::kind::bool_:
            return value.get_bool();
        case json::kind::int64:
            return std::int64_t{value.get_int64()};
        case json::kind::uint64:
            return static_cast<double>(value.get_uint64());  // only those beyond int64
        case json::kind::double_:
            return value.get_double();
        case json::kind::string:
            return text_in(value.get_string());
        case json::kind::array:
            return &value.get_array();
        case json::kind::object:
            return &value.get_object();
    }
    return {};
}

bool is_truthy(Value const& value) {
    if (auto const* boolean = value.as<bool>()) return *boolean;
    return !value.is_nil();
}

bool is_empty(Value const& value) {
    if (auto const* characters = value.as<Characters>()) return characters->text.empty();
    if (auto const* object = value.as<json::object const*>()) return (*object)->empty();
    if (value.as<Range>()) return false;
    return is_sequence(value) && length_of(value) == 0;
}

bool is_blank(Value const& value) {
    if (auto const* characters = value.as<Characters>()) return std::ranges::all_of(characters->text, is_space);
    return !is_truthy(value) || is_empty(value);
}

bool equal(Value const& left, Value const& right) {
    if (auto const* special = left.as<Special>()) return equal_special(*special, right);
    if (auto const* special = right.as<Special>()) return equal_special(*special, left);
    if (auto const a = real_of(left)) {
        auto const b = real_of(right);
        if (left.is.index() == right.is.index()) return compare(left, right) == 0;
        return b && *a == *b;
    }
    if (auto const* a = left.as<Characters>()) {
        auto const* b = right.as<Characters>();
        return b && a->text == b->text;
    }
    if (auto const* a = left.as<bool>()) {
        auto const* b = right.as<bool>();
        return b && *a == *b;
    }
    if (auto const* a = left.as<json::object const*>()) {
        auto const* b = right.as<json::object const*>();
        return b && **a == **b;
    }
    if (left.as<Range>() && right.as<Range>()) return *left.as<Range>() == *right.as<Range>();
    if (is_sequence(left) && is_sequence(right)) return equal_lists(left, right);
    return left.is_nil() && right.is_nil();
}

std::optional<int> compare(Value const& left, Value const& right) {
    auto const order = [](auto const& a, auto const& b) { return a < b ? -1 : b < a ? 1 : 0; };
    if (left.as<std::int64_t>() && right.as<std::int64_t>()) return order(*left.as<std::int64_t>(), *right.as<std::int64_t>());
    auto const a = real_of(left);
    auto const b = real_of(right);
    if (a && b) return order(*a, *b);
    if (left.as<Characters>() && right.as<Characters>()) return order(left.as<Characters>()->text, right.as<Characters>()->text);
    return std::nullopt;
}

bool is_sequence(Value const& value) { return value.as<json::array const*>() || value.as<List>() || value.as<Range>(); }

std::size_t length_of(Value const& sequence) {
    if (auto const* array = sequence.as<json::array const*>()) return (*array)->size();
    if (auto const* list = sequence.as<List>()) return list->size;
    if (auto const* range = sequence.as<Range>())
        return range->last < range->first ? 0 : static_cast<std::size_t>(range->last) - static_cast<std::size_t>(range->first) + 1;
    return 0;
}

Value item_of(Value const& sequence, std::size_t index) {
    if (auto const* array = sequence.as<json::array const*>()) return from_json((**array)[index]);
    if (auto const* list = sequence.as<List>()) return list->items[index];
    if (auto const* range = sequence.as<Range>()) return range->first + static_cast<std::int64_t>(index);
    return {};
}

void append_text(std::string& out, Value const& value) {
    auto const append_items = [&] {
        for (std::size_t i = 0; i < length_of(value); ++i) append_text(out, item_of(value, i));
    };
    std::visit(Overloaded{
                   [&](std::monostate) {},
                   [&](bool boolean) { out += boolean ? "true" : "false"; },
                   [&](std::int64_t whole) { fmt::format_to(std::back_inserter(out), "{}", whole); },
                   [&](double real) { append_real(out, real); },
                   [&](Characters const& characters) { out += characters.text; },
                   [&](json::array const*) { append_items(); },
                   [&](json::object const* object) { out += json::serialize(*object); },
                   [&](List const&) { append_items(); },
                   [&](Range const& range) { fmt::format_to(std::back_inserter(out), "{}..{}", range.first, range.last); },
                   [&](Special) {},
                   [&](Loop const*) { out += "forloop"; },
               },
               value.is);
}

std::string text_of(Value const& value) {
    std::string text;
    append_text(text, value);
    return text;
}

Number to_number(Value const& value) {
    if (auto const* whole = value.as<std::int64_t>()) return *whole;
    if (auto const* real = value.as<double>()) return *real;
    if (auto const* characters = value.as<Characters>()) return parse_number(characters->text);
    return std::int64_t{0};
}

double to_real(Number number) {
    return std::visit([](auto n) { return static_cast<double>(n); }, number);
}

std::optional<std::int64_t> to_integer(Value const& value) {
    if (auto const* whole = value.as<std::int64_t>()) return *whole;
    if (auto const* real = value.as<double>()) {
        if (!(std::abs(*real) < 9e18)) return std::nullopt;
        return static_cast<std::int64_t>(*real);
    }
    auto const* characters = value.as<Characters>();
    if (!characters) return std::nullopt;
    std::int64_t whole = 0;
    auto const text = characters->text;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return whole;
}

Value from_number(Number number) {
    return std::visit([](auto n) { return Value(n); }, number);
}

}  // namespace tandem::liquid
