#include "together/goals/rules.hpp"

#include <fmt/format.h>

namespace tandem::goals {

Quarter quarter_of(Date day) {
    int const number = (day.month - 1) / 3;
    Date const from{day.year, number * 3 + 1, 1};
    Date const next = number == 3 ? Date{day.year + 1, 1, 1} : Date{day.year, number * 3 + 4, 1};
    auto const length = [](Date a, Date b) { return (midnight_of(b) - midnight_of(a)).ms / days(1).ms; };
    return {from, add_days(next, -1), fmt::format("Q{} {}", number + 1, day.year), length(from, day) + 1, length(from, next)};
}

}  // namespace tandem::goals
