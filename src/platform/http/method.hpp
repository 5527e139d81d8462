#pragma once

#include <string_view>

namespace tandem::http {

enum class Method { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, unknown };
using enum Method;

std::string_view method_name(Method method);
Method parse_method(std::string_view name);

}  // namespace tandem::http
