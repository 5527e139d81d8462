#pragma once

#include "platform/config/config.hpp"

namespace tandem::config {

/// Where `test_clock` names a file, the program's time runs ahead of the machine's by the milliseconds in it (a 64-bit number
/// in the machine's byte order), from the moment somebody writes them. Tests move the time by writing and tell a running
/// server so with SIGUSR1. Refused (kind invalid, code `test_clock_invalid`) where no such file is, and where the server could
/// be reached from other machines.
Result<void> follow_test_clock(Config const& config);

}  // namespace tandem::config
