#include "platform/http/page.hpp"

#include <boost/algorithm/hex.hpp>

#include <iterator>

namespace tandem::http {

std::string cursor_text(json::array const& values) {
    std::string text;
    boost::algorithm::hex_lower(json::serialize(values), std::back_inserter(text));
    return text;
}

std::optional<json::array> cursor_values(std::string_view text) try {
    std::string inside;
    boost::algorithm::unhex(text, std::back_inserter(inside));
    auto parsed = parse_json(inside);
    auto* const values = parsed ? parsed->if_array() : nullptr;
    return values ? std::optional(std::move(*values)) : std::nullopt;
} catch (boost::algorithm::hex_decode_error const&) {
    return std::nullopt;
}

Failure after_unknown() { return invalid_field("/after", "after_unknown", "This is not a page of this list."); }

}  // namespace tandem::http
