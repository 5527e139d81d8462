#include "platform/http/request.hpp"

#include "base/text.hpp"
#include "platform/http/url.hpp"

namespace tandem::http {

std::optional<std::string> Request::query_value(std::string_view name) const {
    auto const pairs = parse_query(query);
    if (!pairs) return std::nullopt;
    for (auto const& [key, value] : *pairs)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    auto rest = headers.get("Cookie");
    while (!rest.empty()) {
        auto const end = rest.find(';');
        auto const part = trim(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        auto const equals = part.find('=');
        if (equals != std::string_view::npos && part.substr(0, equals) == name) return std::string(part.substr(equals + 1));
    }
    return std::nullopt;
}

std::optional<Pairs> Request::form() const {
    if (content_type() != "application/x-www-form-urlencoded") return std::nullopt;
    return parse_query(body);
}

std::string Request::content_type() const {
    auto const value = headers.get("Content-Type");
    return to_lower_ascii(trim(value.substr(0, value.find(';'))));
}

bool Request::accepts(std::string_view media_type) const {
    auto const accepted = to_lower_ascii(headers.get("Accept"));
    return accepted.find(media_type) != std::string::npos;
}

}  // namespace tandem::http
