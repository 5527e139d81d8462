#pragma once

#include <string_view>

namespace tandem::negotiation {

extern std::string_view const quote_html;
extern std::string_view const facts_html;
extern std::string_view const bar_html;

}  // namespace tandem::negotiation
