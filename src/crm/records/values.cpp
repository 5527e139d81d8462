#include "crm/records/values.hpp"
#include "base/unicode.hpp"

#include "base/line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tandem::records {
namespace {

Failure wrong(Property const& property, std::string code, std::string sentence) {
    return invalid_field("/properties/" + property.name, std::move(code), fmt::format("{}: {}", property.label, sentence));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// HubSpot takes milliseconds since 1970 beside ISO 8601.
std::optional<Instant> any_time(std::string_view text) {
    auto const ms = text.size() >= 9 ? whole_number(text) : std::nullopt;
    if (!ms) return parse_rfc3339(text);
    bool const has_four_digit_year = Instant{*ms} >= midnight_of({1, 1, 1}) && Instant{*ms} < midnight_of({10'000, 1, 1});
    return has_four_digit_year ? std::optional(Instant{*ms}) : std::nullopt;
}

Result<Stored> stored_number(Property const& property, std::string const& text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return wrong(property, "INVALID_NUMBER", fmt::format("“{}” is not a number.", beginning_of(text, 40)));
    return Stored(text);
}

/// "a;b" as its values; empty ones left out.
std::vector<std::string> listed_in(std::string_view text) {
    std::vector<std::string> values;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find(';', at), text.size());
        if (auto const one = trim(text.substr(at, end - at)); !one.empty()) values.emplace_back(one);
        at = end + 1;
    }
    return values;
}

/// Each value once and in the order of the choices, so that equal answers are equal texts.
Stored in_order_of_choices(Property const& property, std::string_view text) {
    auto const given = listed_in(text);
    std::vector<std::string_view> kept;
    for (auto const& choice : property.choices)
        if (std::ranges::find(given, choice) != given.end()) kept.emplace_back(choice);
    return kept.empty() ? Stored{} : Stored(fmt::format("{}", fmt::join(kept, ";")));
}

Result<Stored> stored_choice(Property const& property, std::string const& text) {
    if (property.choices.empty()) return Stored(text);
    for (auto const& one : property.many ? listed_in(text) : std::vector{text})
        if (std::ranges::find(property.choices, one) == property.choices.end())
            return wrong(property, "INVALID_OPTION",
                         fmt::format("“{}” is not one of {}.", beginning_of(one, 60), fmt::join(property.choices, ", ")));
    return property.many ? in_order_of_choices(property, text) : Stored(text);
}

Result<Stored> stored_amount(Property const& property, std::string const& text, ValueContext context) {
    if (auto const minor = parse_decimal(text, context.decimals)) return Stored(std::to_string(*minor));
    auto const whole = text.substr(0, text.find('.')).substr(text.starts_with('-') ? 1 : 0);
    bool const is_too_large = whole.size() > 15 && whole.find_first_not_of("0123456789") == std::string::npos;
    if (is_too_large) return wrong(property, "AMOUNT_TOO_LARGE", "an amount has at most 15 digits before the point.");
    return wrong(property, "INVALID_AMOUNT",
                 fmt::format("“{}” is not an amount with at most {} decimals.", beginning_of(text, 40), context.decimals));
}

bool is_word_byte(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c == '.' || c == '_' || c == '-' || c == '+';
}

/// Names, towns and the like are one line, as every input for them is; a line break can only have got in by mistake or malice.
bool has_lines(Property const& property) {
    auto const column = property.stored.text();
    bool const is_prose = column == "address" || column == "description" || column == "subject" || column == "body";
    return property.custom ? !property.slot : is_prose;
}

constexpr std::string_view joints = "-.@_+";  ///< what may stand within a word

constexpr std::size_t longest_value = 65'536;
constexpr std::size_t longest_indexed = 1'000;  // an entry of an index has a bound on PostgreSQL
constexpr ValueContext thousandths{3};

}  // namespace

std::optional<std::optional<std::string>> text_of(json::value const& given) {
    using Text = std::optional<std::string>;
    switch (given.kind()) {
        case json::kind::null:
            return Text{};
        case json::kind::string:
            return Text(given.get_string());
        case json::kind::bool_:
            return Text(given.get_bool() ? "true" : "false");
        case json::kind::int64:
        case json::kind::uint64:
            return Text(json::serialize(given));
        case json::kind::double_:
            // 1e999 is read as infinity, which no property takes.
            if (!std::isfinite(given.get_double())) return std::nullopt;
            return Text(fmt::format("{}", given.get_double()));
        default:
            return std::nullopt;
    }
}

Result<Stored> to_stored(Property const& property, std::optional<std::string> const& given, ValueContext context) {
    if (!given || given->empty()) return Stored{};
    if (given->size() > longest_value) return wrong(property, "TOO_LONG", "this is longer than 65,536 bytes.");
    if (property.slot && given->size() > longest_indexed)
        return wrong(property, "TOO_LONG", fmt::format("records are sorted by this, so it has at most {} bytes.", longest_indexed));
    if (!is_clean_utf8(*given)) return wrong(property, "INVALID_TEXT", "this has characters that cannot be kept.");
    std::string const trimmed(trim(*given));
    if (trimmed.empty()) return Stored{};

    switch (property.kind) {
        case ValueKind::text:
            return Stored(has_lines(property) ? trimmed : one_line(trimmed));
        case ValueKind::pipeline:
        case ValueKind::stage:
        case ValueKind::activity:
            return Stored(trimmed);
        case ValueKind::email: {
            auto const address = parse_email_address(trimmed);
            if (!address) return wrong(property, "INVALID_EMAIL", fmt::format("“{}” is not an e-mail address.", beginning_of(trimmed, 80)));
            return Stored(address->value);
        }
        case ValueKind::enumeration:
            return stored_choice(property, property.name == "lifecyclestage" ? std::string(lifecycle_name(trimmed)) : trimmed);
        case ValueKind::number:
            return stored_number(property, trimmed);
        case ValueKind::id:
        case ValueKind::owner:
        case ValueKind::whole: {
            auto const number = whole_number(trimmed);
            if (!number) return wrong(property, "INVALID_INTEGER", fmt::format("“{}” is not a whole number.", beginning_of(trimmed, 40)));
            return Stored(std::to_string(*number));
        }
        case ValueKind::money:
            return stored_amount(property, trimmed, context);
        case ValueKind::datetime: {
            auto const at = any_time(trimmed);
            if (!at)
                return wrong(property, "INVALID_DATE",
                             fmt::format("“{}” is not a time such as 2026-11-23T16:00:00Z.", beginning_of(trimmed, 40)));
            return Stored(stored_time(property, *at));
        }
        case ValueKind::date: {
            auto const at = any_time(trimmed);
            if (!at)
                return wrong(property, "INVALID_DATE", fmt::format("“{}” is not a date such as 2026-11-23.", beginning_of(trimmed, 40)));
            return Stored(format_date(date_of(*at)));
        }
        case ValueKind::boolean: {
            auto const lower = to_lower_ascii(trimmed);
            if (lower != "true" && lower != "false") return wrong(property, "INVALID_BOOLEAN", "this must be true or false.");
            return Stored(stored_flag(property, lower == "true"));
        }
    }
    return Stored{};
}

std::string stored_time(Property const& property, Instant at) { return property.custom ? format_rfc3339(at) : std::to_string(at.ms); }

std::string stored_flag(Property const& property, bool flag) {
    if (property.custom) return flag ? "true" : "false";
    return flag ? "1" : "0";
}

Stored to_wire(Property const& property, Stored const& stored, ValueContext context) {
    if (!stored || property.custom) return stored;
    switch (property.kind) {
        case ValueKind::money:
            return format_decimal(whole_number(*stored).value_or(0), context.decimals);
        case ValueKind::datetime:
            return format_rfc3339(Instant{whole_number(*stored).value_or(0)});
        case ValueKind::boolean:
            return *stored == "1" ? "true" : "false";
        default:
            return stored;
    }
}

db::Value to_column(ValueKind kind, Stored const& stored) {
    if (!stored) return std::monostate{};
    switch (kind) {
        case ValueKind::id:
        case ValueKind::whole:
        case ValueKind::owner:
        case ValueKind::money:
        case ValueKind::datetime:
        case ValueKind::boolean:
            return whole_number(*stored).value_or(0);
        default:
            return *stored;
    }
}

db::Value to_column(Property const& property, Stored const& stored) {
    if (property.custom) return stored ? db::Value(*stored) : db::Value{};
    return to_column(property.kind, stored);
}

bool compares_in_thousandths(Property const& property) {
    return property.kind == ValueKind::money && property.compared.text() != property.column.text();
}

db::Value comparable(Property const& property, Stored const& stored, ValueContext context) {
    if (!stored) return std::monostate{};
    if (property.custom && property.kind == ValueKind::number) return std::strtod(stored->c_str(), nullptr);
    if (compares_in_thousandths(property)) return rescaled(whole_number(*stored).value_or(0), context, thousandths).value_or(0);
    return to_column(property, stored);
}

std::optional<std::int64_t> rescaled(std::int64_t minor, ValueContext from, ValueContext to) {
    // Through the text, which knows both limits: the decimals and the digits.
    return parse_decimal(format_decimal(minor, from.decimals), to.decimals);
}

std::vector<std::string> words_of(std::string_view text) {
    constexpr std::size_t most_words = 8;
    constexpr std::size_t longest_word = 40;
    std::vector<std::string> words;
    auto const lower = fold(text);
    for (std::size_t at = 0; at < lower.size() && words.size() < most_words;) {
        if (!is_word_byte(lower[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < lower.size() && is_word_byte(lower[end])) ++end;
        words.emplace_back(beginning_of(std::string_view(lower).substr(at, end - at), longest_word));
        at = end;
    }
    return words;
}

std::vector<std::string> findable_words_of(std::string_view text) {
    auto words = words_of(text);
    for (std::size_t i = 0, whole = words.size(); i < whole; ++i) {
        auto const word = words[i];
        for (auto at = word.find_first_of(joints); at != std::string::npos; at = word.find_first_of(joints, at + 1))
            if (at + 1 < word.size() && joints.find(word[at + 1]) == std::string_view::npos) words.push_back(word.substr(at + 1));
    }
    return words;
}

}  // namespace tandem::records
