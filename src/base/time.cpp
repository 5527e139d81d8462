#include "base/time.hpp"
#include "base/test_clock.hpp"

#include <fmt/compile.h>

#include <chrono>

namespace tandem {
namespace {

namespace chrono = std::chrono;

chrono::sys_days to_days(Date date) {
    return chrono::sys_days(chrono::year(date.year) / chrono::month(static_cast<unsigned>(date.month)) /
                            chrono::day(static_cast<unsigned>(date.day)));
}

/// Reads `count` digits at `at`; -1 where there are none.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (auto const c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Years are written with four digits.
bool is_writable(Instant at) { return at >= midnight_of({1, 1, 1}) && at < midnight_of({10'000, 1, 1}); }

std::atomic<std::atomic<std::int64_t> const*> ahead_ms{nullptr};

struct Offset {
    std::int64_t ms = 0;
};

std::optional<Offset> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return Offset{};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    auto const hour = digits(text, 1, 2);
    auto const minute = digits(text, 4, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    auto const ms = (hour * 60 + minute) * std::int64_t{60'000};
    return Offset{text[0] == '-' ? -ms : ms};
}

}  // namespace

Instant now() {
    auto const* ahead = ahead_ms.load(std::memory_order_relaxed);
    return {chrono::duration_cast<chrono::milliseconds>(chrono::system_clock::now().time_since_epoch()).count() +
            (ahead ? ahead->load() : 0)};
}

void run_ahead_by(std::atomic<std::int64_t> const& ms) { ahead_ms = &ms; }

std::string format_rfc3339(Instant at) {
    auto const date = date_of(at);
    auto const rest = at.ms - midnight_of(date).ms;
    return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z"), date.year, date.month, date.day, rest / 3'600'000,
                       rest / 60'000 % 60, rest / 1'000 % 60, rest % 1'000);
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    if (text.size() < 10) return std::nullopt;
    auto const date = parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return midnight_of(*date);
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
    auto const hour = digits(text, 11, 2);
    auto const minute = digits(text, 14, 2);
    auto const second = digits(text, 17, 2);
    if (text[13] != ':' || text[16] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    std::size_t at = 19;
    std::int64_t fraction_ms = 0;
    if (text[at] == '.') {
        std::int64_t scale = 100;
        auto const first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) fraction_ms += (text[at] - '0') * scale;
        if (at == first || at - first > 9) return std::nullopt;
    }
    auto const offset = parse_offset(text.substr(at));
    if (!offset) return std::nullopt;
    Instant const instant{midnight_of(*date).ms + hour * 3'600'000LL + minute * 60'000LL + second * 1'000LL + fraction_ms - offset->ms};
    return is_writable(instant) ? std::optional(instant) : std::nullopt;
}

std::string format_date(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    Date const date{digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
    if (!is_valid(date)) return std::nullopt;
    return date;
}

bool is_valid(Date date) {
    if (date.year < 1 || date.month < 1 || date.day < 1) return false;
    return (chrono::year(date.year) / chrono::month(static_cast<unsigned>(date.month)) / chrono::day(static_cast<unsigned>(date.day))).ok();
}

Date date_of(Instant at) {
    auto const day = chrono::floor<chrono::days>(chrono::sys_time<chrono::milliseconds>(chrono::milliseconds(at.ms)));
    chrono::year_month_day const ymd(day);
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Instant midnight_of(Date date) { return {chrono::duration_cast<chrono::milliseconds>(to_days(date).time_since_epoch()).count()}; }

Date add_days(Date date, int by) { return date_of(midnight_of(date) + days(by)); }

int weekday_of(Date date) { return static_cast<int>(chrono::weekday(to_days(date)).iso_encoding()); }

}  // namespace tandem
