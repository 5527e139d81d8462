#include "platform/http/method.hpp"

#include <array>
#include <utility>

namespace tandem::http {

namespace {
constexpr std::array<std::pair<Method, std::string_view>, 7> methods{{
    {GET, "GET"},
    {HEAD, "HEAD"},
    {POST, "POST"},
    {PUT, "PUT"},
    {PATCH, "PATCH"},
    {DELETE, "DELETE"},
    {OPTIONS, "OPTIONS"},
}};
}

std::string_view method_name(Method method) {
    for (auto const& [known, name] : methods)
        if (known == method) return name;
    return "UNKNOWN";
}

Method parse_method(std::string_view name) {
    for (auto const& [method, known] : methods)
        if (known == name) return method;
    return Method::unknown;
}

}  // namespace tandem::http
