#include <cwctype>

#include <algorithm>
#include <clocale>
#include <limits>

#include "platform/liquid/internal/filters.hpp"
#include "platform/liquid/internal/lexer.hpp"
#include "platform/liquid/internal/utf8.hpp"

namespace tandem::liquid {
namespace {

std::string_view strip_left(std::string_view text) { return text.substr(std::min(text.find_first_not_of(white_space), text.size())); }
std::string_view strip_right(std::string_view text) { return text.substr(0, text.find_last_not_of(white_space) + 1); }

Value append(Context& context, Value const& input, Arguments const& arguments) {
    return (Builder(context) << text_of(context, input) << text_of(context, arguments[0])).text();
}

Value prepend(Context& context, Value const& input, Arguments const& arguments) {
    return (Builder(context) << text_of(context, arguments[0]) << text_of(context, input)).text();
}

Value upcase(Context& context, Value const& input, Arguments const&) { return context.keep(to_upper(text_of(context, input))); }
Value downcase(Context& context, Value const& input, Arguments const&) { return context.keep(to_lower(text_of(context, input))); }

Value capitalize(Context& context, Value const& input, Arguments const&) {
    auto const text = text_of(context, input);
    auto const first = byte_offset(text, 1);
    return (Builder(context) << to_upper(text.substr(0, first)) << to_lower(text.substr(first))).text();
}

Value strip(Context& context, Value const& input, Arguments const&) { return strip_left(strip_right(text_of(context, input))); }
Value lstrip(Context& context, Value const& input, Arguments const&) { return strip_left(text_of(context, input)); }
Value rstrip(Context& context, Value const& input, Arguments const&) { return strip_right(text_of(context, input)); }

Value strip_newlines(Context& context, Value const& input, Arguments const&) {
    std::string text(text_of(context, input));
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    return context.keep(text);
}

/// Between all characters and at both ends, as replacing nothing does in Liquid.
Value weave(Context& context, std::string_view text, std::string_view with) {
    Builder result(context);
    result << with;
    for (std::size_t at = 0; at < text.size() && context.spend();) {
        auto const length = byte_offset(text.substr(at), 1);
        result << text.substr(at, length) << with;
        at += length;
    }
    return result.text();
}

Value replace_all(Context& context, std::string_view text, std::string_view what, std::string_view with) {
    if (what.empty()) return with.empty() ? Value(text) : weave(context, text, with);
    Builder result(context);
    std::size_t at = 0;
    for (auto found = text.find(what); found != std::string_view::npos && context.spend(); found = text.find(what, at)) {
        result << text.substr(at, found - at) << with;
        at = found + what.size();
    }
    return (result << text.substr(at)).text();
}

Value replace_at(Context& context, std::string_view text, std::size_t found, std::size_t length, std::string_view with) {
    if (found == std::string_view::npos) return text;
    return (Builder(context) << text.substr(0, found) << with << text.substr(found + length)).text();
}

Value replace(Context& context, Value const& input, Arguments const& arguments) {
    return replace_all(context, text_of(context, input), text_of(context, arguments[0]), text_of(context, arguments[1]));
}

Value replace_first(Context& context, Value const& input, Arguments const& arguments) {
    auto const text = text_of(context, input);
    auto const what = text_of(context, arguments[0]);
    return replace_at(context, text, text.find(what), what.size(), text_of(context, arguments[1]));
}

Value replace_last(Context& context, Value const& input, Arguments const& arguments) {
    auto const text = text_of(context, input);
    auto const what = text_of(context, arguments[0]);
    return replace_at(context, text, text.rfind(what), what.size(), text_of(context, arguments[1]));
}

Value truncate(Context& context, Value const& input, Arguments const& arguments) {
    auto const text = text_of(context, input);
    auto const length = arguments.size() > 0 ? to_integer(arguments[0]) : std::optional<std::int64_t>{50};
    if (!length) {
        context.fail("liquid_error", "truncate needs a number of characters.");
        return {};
    }
    auto const ellipsis = arguments.size() > 1 ? text_of(context, arguments[1]) : std::string_view("...");
    auto const wanted = static_cast<std::size_t>(std::max<std::int64_t>(*length, 0));
    if (count_characters(text) <= wanted) return text;
    auto const kept = wanted - std::min(wanted, count_characters(ellipsis));
    return (Builder(context) << text.substr(0, byte_offset(text, kept)) << ellipsis).text();
}

Value truncatewords(Context& context, Value const& input, Arguments const& arguments) {
    auto const text = text_of(context, input);
    auto const count = arguments.size() > 0 ? to_integer(arguments[0]) : std::optional<std::int64_t>{15};
    if (!count) {
        context.fail("liquid_error", "truncatewords needs a number of words.");
        return {};
    }
    auto const ellipsis = arguments.size() > 1 ? text_of(context, arguments[1]) : std::string_view("...");
    auto const wanted = std::max<std::int64_t>(*count, 1);
    Builder result(context);
    std::int64_t words = 0;
    for (auto at = text.find_first_not_of(white_space); at != std::string_view::npos && context.spend(); ++words) {
        if (words == wanted) return (result << ellipsis).text();
        auto const end = std::min(text.find_first_of(white_space, at), text.size());
        result << (words > 0 ? " " : "") << text.substr(at, end - at);
        at = text.find_first_not_of(white_space, end);
    }
    return result.text();
}

std::optional<std::pair<std::size_t, std::size_t>> slice_bounds(std::int64_t first, std::int64_t length, std::size_t size) {
    auto const whole = static_cast<std::int64_t>(size);
    if (first < 0) first += whole;
    if (first < 0 || first > whole || length < 0) return std::nullopt;
    return std::pair{static_cast<std::size_t>(first), static_cast<std::size_t>(std::min(length, whole - first))};
}

Value slice_list(Context& context, Value const& input, std::int64_t first, std::int64_t length) {
    auto const bounds = slice_bounds(first, length, length_of(input));
    if (!bounds) return List{};
    auto const items = context.new_list(bounds->second);
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = item_of(input, bounds->first + i);
    return List{items.data(), items.size()};
}

Value slice(Context& context, Value const& input, Arguments const& arguments) {
    auto const whole = [](Value const& value) { return value.as<double>() ? std::nullopt : to_integer(value); };
    auto const first = whole(arguments[0]);
    auto const length = arguments[1].is_nil() ? std::optional<std::int64_t>{1} : whole(arguments[1]);
    if (!first || !length) {
        context.fail("liquid_error", "slice needs whole numbers.");
        return {};
    }
    if (is_sequence(input)) return slice_list(context, input, *first, *length);
    auto const text = text_of(context, input);
    auto const bounds = slice_bounds(*first, *length, count_characters(text));
    if (!bounds) return std::string_view{};
    auto const rest = text.substr(byte_offset(text, bounds->first));
    return rest.substr(0, byte_offset(rest, bounds->second));
}

constexpr Filter text_table[] = {
    {"append", 1, 1, append},
    {"prepend", 1, 1, prepend},
    {"upcase", 0, 0, upcase},
    {"downcase", 0, 0, downcase},
    {"capitalize", 0, 0, capitalize},
    {"strip", 0, 0, strip},
    {"lstrip", 0, 0, lstrip},
    {"rstrip", 0, 0, rstrip},
    {"strip_newlines", 0, 0, strip_newlines},
    {"replace", 1, 2, replace},
    {"replace_first", 1, 2, replace_first},
    {"replace_last", 2, 2, replace_last},
    {"remove", 1, 1, replace},
    {"remove_first", 1, 1, replace_first},
    {"remove_last", 1, 1, replace_last},
    {"truncate", 0, 2, truncate},
    {"truncatewords", 0, 2, truncatewords},
    {"slice", 1, 2, slice},
};

}  // namespace

std::span<Filter const> text_filters() { return text_table; }

}  // namespace tandem::liquid
