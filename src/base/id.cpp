#include "base/id.hpp"

#include <unistd.h>

#include <atomic>
#include <charconv>

#include "base/time.hpp"

namespace tandem {
namespace {

constexpr std::int64_t epoch_2020_ms = 1'577'836'800'000;
constexpr int process_bits = 5;
constexpr int sequence_bits = 7;
constexpr std::int64_t largest_safe_integer = (std::int64_t{1} << 53) - 1;

std::atomic<std::int64_t> last_tick{0};  // milliseconds and sequence as one counter: overflow borrows the next millisecond

/// An import may write into the database that a server has open.
std::int64_t const process = getpid() & ((1 << process_bits) - 1);

std::int64_t assemble(std::int64_t tick) {
    auto const ms = tick >> sequence_bits;
    auto const sequence = tick & ((1 << sequence_bits) - 1);
    return (ms << (process_bits + sequence_bits)) | (process << sequence_bits) | sequence;
}

}  // namespace

std::int64_t make_id() {
    auto const earliest = (now().ms - epoch_2020_ms) << sequence_bits;
    auto previous = last_tick.load();
    std::int64_t next = 0;
    do {
        next = previous < earliest ? earliest : previous + 1;
    } while (!last_tick.compare_exchange_weak(previous, next));
    return assemble(next);
}

std::optional<std::int64_t> parse_id(std::string_view text) {
    if (text.empty() || text.size() > 16) return std::nullopt;
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (value < 0 || value > largest_safe_integer || text.front() == '-') return std::nullopt;
    return value;
}

}  // namespace tandem
