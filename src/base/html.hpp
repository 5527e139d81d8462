#pragma once

#include <string>
#include <string_view>

namespace tandem {

/// Text as HTML shows it, between tags and within the quotes of an attribute.
std::string escape_html(std::string_view text);
void append_escaped_html(std::string& html, std::string_view text);

}  // namespace tandem
