#include "platform/db/mapping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "platform/db/errors.hpp"

namespace tandem::db {

namespace {

void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (char c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte < 0x20)
            (out += "\\u00").append({hex[byte >> 4], hex[byte & 15]});
        else
            out += c;
    }
    out += '"';
}

}  // namespace

std::string json_array_of(std::vector<std::string> const& texts) {
    std::string out = "[";
    for (auto const& text : texts) {
        if (out.size() > 1) out += ',';
        append_quoted(out, text);
    }
    return out + "]";
}

std::string json_array_of(std::vector<std::int64_t> const& numbers) {
    std::string out = "[";
    for (auto number : numbers) {
        if (out.size() > 1) out += ',';
        out += std::to_string(number);
    }
    return out + "]";
}

std::string_view joined_name(std::string_view member, std::string_view suffix) {
    // Per thread, so that no query waits for another; there are as many names as the program's texts have.
    thread_local std::map<std::string, std::string, std::less<>> names;
    thread_local std::string key;
    key.assign(member).append(suffix);
    auto found = names.find(key);
    if (found == names.end()) found = names.emplace(key, key).first;
    return found->second;
}

std::string with_columns(std::string_view text, std::vector<std::string> const& names) {
    constexpr std::string_view mark = "{{columns";
    std::string out;
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
        auto const end = std::min(text.find("}}", at), text.size());
        auto const alias = trim(text.substr(at + mark.size(), end - at - mark.size()));
        auto const before = alias.empty() ? std::string() : fmt::format("{}.", alias);
        out.append(text.substr(0, at));
        out += fmt::format("{}{}", before, fmt::join(names, fmt::format(", {}", before)));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return out.append(text);
}

void column_does_not_fit(std::string_view member, bool null) {
    throw QueryFailed("column " + std::string(member) +
                      (null ? " is null, and the row has no room for that" : " holds a value its type does not know"));
}

}  // namespace tandem::db
