#pragma once

#include <span>
#include <string_view>

namespace tandem::analytics {

struct Country {
    std::string_view code;  ///< ISO 3166-1 alpha-2
    std::string_view name;  ///< in English, as the Unicode CLDR has it
};

/// By code.
std::span<Country const> known_countries();
/// The code itself where nobody knows it.
std::string_view country_name(std::string_view code);

}  // namespace tandem::analytics
