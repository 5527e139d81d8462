#include "crm/imports/values.hpp"

#include "base/line.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tandem::imports {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes one to `most` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    std::size_t length = 0;
    int number = 0;
    while (length < most && length < text.size() && is_digit(text[length])) number = number * 10 + (text[length++] - '0');
    if (length == 0) return std::nullopt;
    text.remove_prefix(length);
    return number;
}

struct Clock {
    Date date{1970, 1, 1};
    int hour = 0;
    int minute = 0;
    int second = 0;
};

bool take_part(std::string_view& text, char part, Clock& clock) {
    auto const number = take_number(text, part == 'Y' ? 4 : 2);
    if (!number) return false;
    switch (part) {
        case 'd':
            clock.date.day = *number;
            return true;
        case 'm':
            clock.date.month = *number;
            return true;
        case 'Y':
            clock.date.year = *number;
            return *number >= 1000;
        // POSIX: 69 to 99 are the last century's.
        case 'y':
            clock.date.year = *number + (*number >= 69 ? 1900 : 2000);
            return true;
        case 'H':
            clock.hour = *number;
            return *number < 24;
        case 'M':
            clock.minute = *number;
            return *number < 60;
        case 'S':
            clock.second = *number;
            return *number < 60;
        default:
            return false;
    }
}

struct Slot {
    std::string_view column;
    std::size_t most = std::string::npos;
};

/// "mql_id:8" is the first eight bytes of the column, cut between characters.
Slot slot_of(std::string_view inside) {
    auto const colon = inside.rfind(':');
    if (colon == std::string_view::npos) return {inside};
    Slot slot{inside.substr(0, colon)};
    auto const digits = inside.substr(colon + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), slot.most);
    return slot;
}

/// Calls `plain(text)` and `slot(Slot)` for the parts of a text in turn.
template <class Plain, class OnSlot>
void for_parts(std::string_view text, Plain&& plain, OnSlot&& slot) {
    while (!text.empty()) {
        auto const open = text.find('{');
        auto const close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return plain(text);
        plain(text.substr(0, open));
        slot(slot_of(text.substr(open + 1, close - open - 1)));
        text.remove_prefix(close + 1);
    }
}

/// "1.234,5" as it is written where the comma is the decimal point.
/// Digits, in groups of three behind the first of them: "1.234.567".
bool is_in_threes(std::string_view whole) {
    if (whole.starts_with('-')) whole.remove_prefix(1);
    auto const first = whole.find('.');
    if (first == 0 || first > 3 || whole.size() % 4 != first % 4) return false;
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (i % 4 == first % 4 ? whole[i] != '.' : !is_digit(whole[i])) return false;
    return true;
}

/// "1.234,56" as "1234.56"; nullopt where points stand otherwise: "512.77" is another way of writing.
std::optional<std::string> with_point(std::string text) {
    auto const whole = std::string_view(text).substr(0, text.find(','));
    bool const has_points = text.find('.') != std::string::npos;
    if (has_points && (text.find('.', whole.size()) != std::string::npos || !is_in_threes(whole))) return std::nullopt;
    std::erase(text, '.');
    std::ranges::replace(text, ',', '.');
    return text;
}

bool is_time(records::ValueKind kind) { return kind == records::ValueKind::date || kind == records::ValueKind::datetime; }
bool is_number(records::ValueKind kind) {
    return kind == records::ValueKind::number || kind == records::ValueKind::whole || kind == records::ValueKind::money;
}

}  // namespace

std::optional<Instant> parse_time(std::string_view text, std::string_view format) {
    Clock clock;
    for (; !format.empty(); format.remove_prefix(1)) {
        if (format.front() == '%' && format.size() > 1) {
            format.remove_prefix(1);
            if (!take_part(text, format.front(), clock)) return std::nullopt;
        } else {
            if (text.empty() || text.front() != format.front()) return std::nullopt;
            text.remove_prefix(1);
        }
    }
    if (!text.empty() || !is_valid(clock.date)) return std::nullopt;
    return midnight_of(clock.date) + hours(clock.hour) + minutes(clock.minute) + seconds(clock.second);
}

Header::Header(std::vector<std::string> names) : names_(std::move(names)) {
    for (auto& name : names_) name = std::string(trim(name));
}

std::optional<std::size_t> Header::find(std::string_view name) const {
    auto const found = std::ranges::find(names_, name);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::vector<std::string> columns_in(std::string_view text) {
    std::vector<std::string> columns;
    for_parts(
        text, [](std::string_view) {}, [&](Slot slot) { columns.emplace_back(slot.column); });
    return columns;
}

std::string filled(std::string_view text, Header const& header, Fields const& fields) {
    std::string out;
    for_parts(
        text, [&](std::string_view plain) { out += plain; },
        [&](Slot slot) {
            if (auto const at = header.find(slot.column)) out += beginning_of(trim(fields[*at]), slot.most);
        });
    return out;
}

Result<std::optional<std::string>> value_from(PropertyRule const& rule, records::ValueKind kind, bool decimal_comma, Header const& header,
                                              Fields const& fields) {
    std::string value = rule.column ? std::string(trim(fields[*header.find(*rule.column)])) : filled(*rule.text, header, fields);
    if (rule.values)
        if (auto const known = rule.values->find(value); known != rule.values->end()) value = known->second;
    if (value.empty()) return std::optional<std::string>{};
    if (is_time(kind) && rule.format) {
        auto const at = parse_time(value, *rule.format);
        if (!at)
            return invalid("date_invalid", fmt::format("{}: “{}” is not a date written as {}.", rule.column.value_or("text"),
                                                       beginning_of(value, 40), *rule.format));
        value = format_rfc3339(*at);
    }
    if (is_number(kind) && decimal_comma) {
        auto number = with_point(value);
        if (!number)
            return invalid("number_invalid", fmt::format("{}: “{}” is not a number written as 1.234,56.", rule.column.value_or("text"),
                                                         beginning_of(value, 40)));
        value = *std::move(number);
    }
    return std::optional(std::move(value));
}

}  // namespace tandem::imports
