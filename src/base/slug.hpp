#pragma once

#include <string>
#include <string_view>

namespace tandem {

/// "Cargo bikes, für alle!" → "cargo-bikes-fuer-alle"; empty when nothing is left.
std::string slug_from(std::string_view title);
/// `[a-z0-9]` and single `-` between them, at most 80.
bool is_slug(std::string_view text);

}  // namespace tandem
