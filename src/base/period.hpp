#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

namespace tandem {

/// The longest that one question may be about, so that each has an end: ten years.
constexpr Duration longest_period = days(3'653);

/// Codes `period_invalid`, `period_too_long`; the pointer names the field that is wrong.
inline Result<void> check_period(Instant from, Instant to, std::string const& pointer) {
    if (from >= to) return invalid_field(pointer, "period_invalid", "The period ends after it begins.");
    if (to - from > longest_period)
        return invalid_field(pointer, "period_too_long", "A period has at most ten years. Ask about a shorter one.");
    return {};
}

}  // namespace tandem
