#include "platform/db/words.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "platform/db/internal/fragment.hpp"
#include "platform/db/internal/like.hpp"

namespace tandem::db {

namespace {

constexpr std::string_view separators = ".,;-_@+/&()";

}  // namespace

std::string words_of_text(std::string_view text) {
    auto words = fold(text);
    std::ranges::replace_if(
        words, [](char c) { return separators.find(c) != std::string_view::npos; }, ' ');
    return words;
}

Condition has_words(Column const& column, std::string_view words) {
    std::string pattern = words.starts_with('*') ? "%" : "% ";
    bool const is_open = words.ends_with('*');
    for (std::size_t at = 0; at <= words.size();) {
        auto const end = std::min(words.find('*', at), words.size());
        auto const part = escape_like(trim(words_of_text(words.substr(at, end - at))));
        if (at > 0 && !part.empty() && !pattern.ends_with('%')) pattern += '%';
        pattern += part;
        at = end + 1;
    }
    pattern += is_open ? "%" : " %";
    // The column stands once, between the switches: it may be a switch itself.
    auto const in_sql = std::string("(' ' || {{sqlite words(}}{{pg translate(replace(lower(regexp_replace(normalize(}}")
                            .append(column.text())
                            .append("{{sqlite )}}{{pg , NFKD), '[\\u0300-\\u036f]', '', 'g') collate \"und-x-icu\"), 'ß', 'ss'), '")
                            .append(separators)
                            .append("', '")
                            .append(std::string(separators.size(), ' '))
                            .append("')}} || ' ')");
    return make_condition({in_sql + " like cast(? as text) escape '\\'", {pattern}});
}

}  // namespace tandem::db
