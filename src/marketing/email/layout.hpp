#pragma once

#include <string>
#include <string_view>

#include "marketing/brand/brand.hpp"

namespace tandem::email {

/// A whole HTML mail around the author's content, which is a Liquid template: a table of 480 px that shrinks, styles on the
/// elements themselves, because mail programs know nothing else. Asks for `tandem.…`.
std::string html_layout(std::string_view content, brand::Brand const& brand);
std::string text_layout(std::string_view content);

}  // namespace tandem::email
