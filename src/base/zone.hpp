#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"

namespace tandem {

// Zones are named as the IANA database does ("Europe/Berlin"); an unknown name is UTC.

bool is_zone(std::string_view name);

struct ZoneOffset {
    Duration ahead;            ///< of UTC
    Instant until;             ///< when the clocks are changed next
    std::string abbreviation;  ///< "CET"
};
ZoneOffset offset_at(Instant at, std::string_view zone);

/// What the clock on the wall shows, as if it were UTC.
Instant local_of(Instant at, std::string_view zone);
/// When it shows that: the first time where it does so twice, the moment of the change where it jumps over it.
Instant moment_of(Instant local, std::string_view zone);

Date date_in(Instant at, std::string_view zone);
Instant start_of_day(Date day, std::string_view zone);
/// The first moment after it.
Instant end_of_day(Date day, std::string_view zone);

}  // namespace tandem
