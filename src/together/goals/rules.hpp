#pragma once

#include "base/time.hpp"

#include <string>

namespace tandem::goals {

struct Quarter {
    Date from;
    Date to;  ///< its last day
    std::string label;
    std::int64_t day = 0;
    std::int64_t days = 0;
};

/// The calendar quarter a day lies in.
Quarter quarter_of(Date day);

}  // namespace tandem::goals
