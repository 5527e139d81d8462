#pragma once

#include <string>
#include <string_view>

namespace tandem::content {

/// GitHub-flavoured markdown as HTML that is safe to show: HTML inside it is left out, and so are links that run code.
std::string html_from_markdown(std::string_view markdown);

}  // namespace tandem::content
