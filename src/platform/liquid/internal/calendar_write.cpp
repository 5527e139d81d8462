#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/time.hpp"
#include "platform/liquid/internal/calendar.hpp"
#include "platform/liquid/internal/utf8.hpp"

namespace tandem::liquid {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

struct Parts {
    Date date;
    int hour, minute, second, weekday, yearday;  ///< weekday 1 = Monday, yearday from 1
};

Parts parts_of(Moment const& moment) {
    Instant const local{(moment.unix_seconds + moment.offset_seconds) * 1000};
    auto const date = date_of(local);
    auto const seconds = static_cast<int>((local.ms - midnight_of(date).ms) / 1000);
    auto const yearday = static_cast<int>((midnight_of(date).ms - midnight_of({date.year, 1, 1}).ms) / 86'400'000) + 1;
    return {date, seconds / 3600, seconds / 60 % 60, seconds % 60, weekday_of(date), yearday};
}

/// ISO 8601 week and the year it belongs to.
struct Week {
    int year, number;
};

Week iso_week(Parts const& parts) {
    auto const thursday = add_days(parts.date, 4 - parts.weekday);
    auto const days = (midnight_of(thursday).ms - midnight_of({thursday.year, 1, 1}).ms) / 86'400'000;
    return {thursday.year, static_cast<int>(days / 7) + 1};
}

std::string offset_text(int seconds, bool colon) {
    auto const minutes = std::abs(seconds) / 60;
    return fmt::format("{}{:02}{}{:02}", seconds < 0 ? '-' : '+', minutes / 60, colon ? ":" : "", minutes % 60);
}

/// One directive before flags: its text, or a number with its usual width and padding.
struct Field {
    std::string text;
    std::int64_t number = 0;
    int width = 0;  ///< 0: text
    char padding = '0';
};

Field number(std::int64_t value, int width, char padding = '0') { return {{}, value, width, padding}; }

Field field_of(char directive, Moment const& moment, Parts const& p) {
    auto const hour12 = p.hour % 12 == 0 ? 12 : p.hour % 12;
    auto const again = [&](std::string_view format) { return Field{format_moment(moment, format)}; };
    switch (directive) {
        case 'a':
            return {std::string(weekdays[static_cast<std::size_t>(p.weekday) - 1].substr(0, 3))};
        case 'A':
            return {std::string(weekdays[static_cast<std::size_t>(p.weekday) - 1])};
        case 'b':
        case 'h':
            return {std::string(months[static_cast<std::size_t>(p.date.month) - 1].substr(0, 3))};
        case 'B':
            return {std::string(months[static_cast<std::size_t>(p.date.month) - 1])};
        case 'c':
            return again("%a %b %e %H:%M:%S %Y");
        case 'C':
            return number(p.date.year / 100, 2);
        case 'd':
            return number(p.date.day, 2);
        case 'D':
        case 'x':
            return again("%m/%d/%y");
        case 'e':
            return number(p.date.day, 2, ' ');
        case 'F':
            return again("%Y-%m-%d");
        case 'G':
            return number(iso_week(p).year, 4);
        case 'g':
            return number(iso_week(p).year % 100, 2);
        case 'H':
            return number(p.hour, 2);
        case 'I':
            return number(hour12, 2);
        case 'j':
            return number(p.yearday, 3);
        case 'k':
            return number(p.hour, 2, ' ');
        case 'l':
            return number(hour12, 2, ' ');
        case 'L':
            return number(moment.millisecond, 3);
        case 'm':
            return number(p.date.month, 2);
        case 'M':
            return number(p.minute, 2);
        case 'n':
            return {"\n"};
        case 'N':
            return number(moment.millisecond * 1'000'000LL, 9);
        case 'p':
            return {p.hour < 12 ? "AM" : "PM"};
        case 'P':
            return {p.hour < 12 ? "am" : "pm"};
        case 'r':
            return again("%I:%M:%S %p");
        case 'R':
            return again("%H:%M");
        case 's':
            return number(moment.unix_seconds, 1);
        case 'S':
            return number(p.second, 2);
        case 't':
            return {"\t"};
        case 'T':
        case 'X':
            return again("%H:%M:%S");
        case 'u':
            return number(p.weekday, 1);
        case 'U':
            return number((p.yearday + 6 - p.weekday % 7) / 7, 2);
        case 'v':
            return again("%e-%^b-%Y");
        case 'V':
            return number(iso_week(p).number, 2);
        case 'w':
            return number(p.weekday % 7, 1);
        case 'W':
            return number((p.yearday + 6 - (p.weekday - 1)) / 7, 2);
        case 'y':
            return number(p.date.year % 100, 2);
        case 'Y':
            return number(p.date.year, 4);
        case 'z':
            return {offset_text(moment.offset_seconds, false)};
        case 'Z':
            return {moment.zone};
        case '%':
            return {"%"};
        default:
            return {std::string{'%', directive}};
    }
}

struct Flags {
    bool upper = false, plain = false;
    char padding = 0;
    int width = 0;
};

Flags read_flags(std::string_view& rest) {
    Flags flags;
    for (; !rest.empty(); rest.remove_prefix(1)) {
        auto const c = rest.front();
        if (c == '-')
            flags.plain = true;
        else if (c == '^')
            flags.upper = true;
        else if (c == '_')
            flags.padding = ' ';
        else if (c == '0' && flags.width == 0)
            flags.padding = '0';
        else if (c >= '0' && c <= '9' && flags.width < 100)
            flags.width = flags.width * 10 + (c - '0');
        else
            break;
    }
    return flags;
}

std::string write_field(Field const& field, Flags const& flags) {
    auto text = field.width > 0 ? std::to_string(field.number) : field.text;
    auto const width = flags.width > 0 ? flags.width : flags.plain ? 0 : field.width;
    auto const padding = flags.padding ? flags.padding : field.width > 0 ? field.padding : ' ';
    if (auto const size = static_cast<int>(text.size()); size < width) text.insert(0, static_cast<std::size_t>(width - size), padding);
    return flags.upper ? to_upper(text) : text;
}

}  // namespace

std::string format_moment(Moment const& moment, std::string_view format) {
    auto const parts = parts_of(moment);
    std::string out;
    while (!format.empty()) {
        auto const percent = std::min(format.find('%'), format.size());
        out += format.substr(0, percent);
        format.remove_prefix(percent);
        if (format.empty()) break;
        format.remove_prefix(1);
        auto const flags = read_flags(format);
        if (format.empty()) return out + '%';
        if (format.starts_with(":z")) {
            out += offset_text(moment.offset_seconds, true);
            format.remove_prefix(2);
            continue;
        }
        out += write_field(field_of(format.front(), moment, parts), flags);
        format.remove_prefix(1);
    }
    return out;
}

}  // namespace tandem::liquid
