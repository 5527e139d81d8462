#pragma once

#include <string>
#include <string_view>

namespace tandem::negotiation {

/// A typed name as everybody reads it: without controls, direction marks and other characters that show nothing.
/// Empty when no letter is left, because then it names nobody.
std::string legible_name(std::string_view typed);

}  // namespace tandem::negotiation
