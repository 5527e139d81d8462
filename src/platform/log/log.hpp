#pragma once

#include <boost/describe/enum.hpp>

namespace tandem::log {

enum class Level { debug, info, warn, error, off };
BOOST_DESCRIBE_ENUM(Level, debug, info, warn, error, off)

enum class Format { text, json };
BOOST_DESCRIBE_ENUM(Format, text, json)

/// Sets up the one logger of the program, on standard error. Call once, before the first line.
/// Everywhere else: `spdlog::info("…", …)`.
void start(Level level, Format format);

}  // namespace tandem::log
