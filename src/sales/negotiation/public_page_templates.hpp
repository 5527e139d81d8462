#pragma once

#include <string_view>

namespace tandem::negotiation {

extern std::string_view const quote_html;
extern std::string_view const notice_html;

}  // namespace tandem::negotiation
