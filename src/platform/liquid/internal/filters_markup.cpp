#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/html.hpp"
#include "base/text.hpp"
#include "platform/liquid/internal/filters.hpp"
#include "platform/liquid/internal/utf8.hpp"

namespace tandem::liquid {
namespace {

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

Value safe(std::string_view text) { return Characters{text, true}; }

Value escape(Context& context, Value const& input, Arguments const&) {
    if (input.is_nil()) return {};
    auto const text = text_of(context, input);
    if (text.size() > context.options().limits.memory_bytes / 6) context.has_room(std::numeric_limits<std::size_t>::max());
    if (context.failed()) return {};
    return safe(context.keep(escape_html(text)));
}

/// Length of "&amp;" or "&#39;" at the start of a text, 0 where there is none.
std::size_t entity_length(std::string_view text) {
    std::size_t end = 1;
    if (text.substr(end).starts_with('#')) ++end;
    auto const start = end;
    while (end < text.size() && end < 32 && is_alphanumeric(text[end])) ++end;
    return end > start && end < text.size() && text[end] == ';' ? end + 1 : 0;
}

Value escape_once(Context& context, Value const& input, Arguments const&) {
    Builder result(context);
    auto text = text_of(context, input);
    while (!text.empty() && context.spend()) {
        auto const plain = std::min(text.find_first_of("&<>\"'"), text.size());
        result << text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        auto const length = text.front() == '&' ? entity_length(text) : 0;
        result << (length > 0 ? std::string(text.substr(0, length)) : escape_html(text.substr(0, 1)));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return safe(result.text());
}

Value raw(Context& context, Value const& input, Arguments const&) { return safe(text_of(context, input)); }

/// The place after `close`, whatever its case.
std::size_t end_of(std::string_view text, std::string_view close) {
    for (auto at = text.find(close.front()); at != std::string_view::npos; at = text.find(close.front(), at + 1))
        if (to_lower_ascii(text.substr(at, close.size())) == close) return at + close.size();
    return std::string_view::npos;
}

/// Where the markup that starts at `<` ends: scripts, styles and comments with all that is in them.
std::size_t markup_end(Context& context, std::string_view text) {
    struct Row {
        std::string_view open, close;
    };
    constexpr Row rows[] = {{"<script", "</script>"}, {"<style", "</style>"}, {"<!--", "-->"}, {"<", ">"}};
    for (auto const& row : rows) {
        if (to_lower_ascii(text.substr(0, row.open.size())) != row.open) continue;
        auto const end = end_of(text, row.close);
        context.spend(std::min(end, text.size()) / 64);
        if (end != std::string_view::npos) return end;
    }
    return std::string_view::npos;
}

Value strip_html(Context& context, Value const& input, Arguments const&) {
    Builder result(context);
    auto text = text_of(context, input);
    while (context.spend()) {
        auto const open = std::min(text.find('<'), text.size());
        result << text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        auto const end = markup_end(context, text);
        if (end == std::string_view::npos) {
            result << text;
            break;
        }
        text.remove_prefix(end);
    }
    return result.text();
}

Value newline_to_br(Context& context, Value const& input, Arguments const& arguments) {
    auto const* characters = input.as<Characters>();
    bool const escaped = characters && characters->safe;
    auto text = text_of(context, context.escapes() && !escaped ? escape(context, input, arguments) : input);
    Builder result(context);
    for (auto end = text.find('\n'); end != std::string_view::npos && context.spend(); end = text.find('\n')) {
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        result << line << "<br />\n";
        text.remove_prefix(end + 1);
    }
    return safe((result << text).text());
}

Value url_encode(Context& context, Value const& input, Arguments const&) {
    if (input.is_nil()) return {};
    constexpr std::string_view hex = "0123456789ABCDEF";
    Builder result(context);
    for (auto const c : text_of(context, input)) {
        auto const byte = static_cast<std::uint8_t>(c);
        if (is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~')
            result << c;
        else if (c == ' ')
            result << '+';
        else
            result << '%' << hex[byte >> 4] << hex[byte & 15];
    }
    return result.text();
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    auto const lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Value url_decode(Context& context, Value const& input, Arguments const&) {
    if (input.is_nil()) return {};
    auto const text = text_of(context, input);
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const coded = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        decoded += text[i] == '+' ? ' ' : coded ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    if (!is_clean_utf8(decoded)) {
        context.fail("liquid_error", "url_decode met bytes that are not text.");
        return {};
    }
    return context.keep(decoded);
}

constexpr std::string_view plain_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Value encode_base64(Context& context, Value const& input, std::string_view alphabet) {
    auto const text = text_of(context, input);
    Builder result(context);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        auto const byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<std::uint8_t>(text[i + k]) : 0u; };
        auto const bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        result << alphabet[bits >> 18] << alphabet[bits >> 12 & 63] << (i + 1 < text.size() ? alphabet[bits >> 6 & 63] : '=')
               << (i + 2 < text.size() ? alphabet[bits & 63] : '=');
    }
    return result.text();
}

Value decode_base64(Context& context, Value const& input, std::string_view alphabet) {
    if (input.is_nil()) return {};
    auto const* characters = input.as<Characters>();
    auto text = characters ? characters->text : std::string_view("!");
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string decoded;
    std::uint32_t bits = 0;
    int count = 0;
    bool wrong = text.size() % 4 == 1;
    for (auto const c : text) {
        auto const digit = alphabet.find(c);
        wrong = wrong || digit == std::string_view::npos;
        bits = bits << 6 | static_cast<std::uint32_t>(digit & 63);
        count += 6;
        if (count >= 8) decoded += static_cast<char>(bits >> (count -= 8) & 0xFF);
    }
    if (wrong || !is_clean_utf8(decoded)) {
        context.fail("liquid_error", "this is not base64 of a text.");
        return {};
    }
    return context.keep(decoded);
}

Value base64_encode(Context& context, Value const& input, Arguments const&) { return encode_base64(context, input, plain_alphabet); }
Value base64_decode(Context& context, Value const& input, Arguments const&) { return decode_base64(context, input, plain_alphabet); }
Value base64_url_encode(Context& context, Value const& input, Arguments const&) { return encode_base64(context, input, url_alphabet); }
Value base64_url_decode(Context& context, Value const& input, Arguments const&) { return decode_base64(context, input, url_alphabet); }

constexpr Filter markup_table[] = {
    {"escape", 0, 0, escape},
    {"h", 0, 0, escape},
    {"escape_once", 0, 0, escape_once},
    {"raw", 0, 0, raw},
    {"strip_html", 0, 0, strip_html},
    {"newline_to_br", 0, 0, newline_to_br},
    {"url_encode", 0, 0, url_encode},
    {"url_decode", 0, 0, url_decode},
    {"base64_encode", 0, 0, base64_encode},
    {"base64_decode", 0, 0, base64_decode},
    {"base64_url_safe_encode", 0, 0, base64_url_encode},
    {"base64_url_safe_decode", 0, 0, base64_url_decode},
};

}  // namespace

std::span<Filter const> markup_filters() { return markup_table; }

}  // namespace tandem::liquid
