#pragma once

#include "platform/demo/random.hpp"

namespace tandem::demo {

Duration some_days(Random& random, double median);
/// A time people work: between eight and six, never on Sunday.
Instant in_office(Random& random, Instant at);
/// People are awake: what falls into the night happens the next morning.
Instant by_day(Random& random, Instant at);

}  // namespace tandem::demo
