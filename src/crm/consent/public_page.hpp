#pragma once

#include "marketing/brand/brand.hpp"
#include "platform/http/response.hpp"

namespace tandem::consent {

std::string escaped(std::string_view text);

/// A small page in the company's brand, readable on a phone, without JavaScript. `content` is HTML.
http::Response public_page(brand::Brand const& brand, std::string_view title, std::string_view content, int status = 200);

/// For links that are wrong or too old.
http::Response dead_link_page(brand::Brand const& brand, std::string_view sentence, int status = 404);

}  // namespace tandem::consent
