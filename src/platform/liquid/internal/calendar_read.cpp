#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"
#include "platform/liquid/internal/calendar.hpp"

namespace tandem::liquid {
namespace {

int month_of(std::string const& word) {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (word.size() < 3) return 0;
    auto const found = std::ranges::find(months, std::string_view(word).substr(0, 3));
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads a date word by word; what it does not know makes the whole text no date.
class DateReader {
public:
    explicit DateReader(std::string_view text) : rest_(text) {}

    bool run() {
        while (known_ && !rest_.empty()) step();
        return known_ && year_ >= 0 && is_valid(Date{year_, month_ ? month_ : 1, day_ ? day_ : 1}) && hour_ < 24 && minute_ < 60 &&
               second_ < 61;
    }

    std::optional<int> offset;
    int millisecond = 0;
    std::int64_t seconds() const {
        auto const day = Date{year_, month_ ? month_ : 1, day_ ? day_ : 1};
        return midnight_of(day).ms / 1000 + hour_ * 3600 + minute_ * 60 + second_;
    }

private:
    void step() {
        auto const c = rest_.front();
        if (is_digit(c)) return take_number();
        if (is_letter(c)) return take_word();
        if ((c == '+' || c == '-') && has_time_ && !offset) return take_offset();
        known_ = std::string_view(" ,\t\n").find(c) != std::string_view::npos;
        rest_.remove_prefix(1);
    }

    int digits() {
        std::size_t length = 0;
        while (length < rest_.size() && length < 9 && is_digit(rest_[length])) ++length;
        int value = 0;
        std::from_chars(rest_.data(), rest_.data() + length, value);
        known_ = known_ && length > 0;
        rest_.remove_prefix(length);
        last_length_ = length;
        return value;
    }

    bool skip(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void take_number() {
        auto const value = digits();
        if (rest_.starts_with(':')) return take_time(value);
        if (last_length_ == 4 && year_ < 0) {
            year_ = value;
            auto const separator = rest_.empty() ? '\0' : rest_.front();
            if ((separator == '-' || separator == '/') && rest_.size() > 1 && is_digit(rest_[1])) take_month_and_day(separator);
        } else if (last_length_ <= 2 && day_ == 0) {
            day_ = value;
            if (std::string_view("st nd rd th").find(to_lower_ascii(rest_.substr(0, 2))) != std::string_view::npos && rest_.size() >= 2 &&
                is_letter(rest_[0]))
                rest_.remove_prefix(2);
            skip('-');
        } else {
            known_ = false;
        }
    }

    void take_month_and_day(char separator) {
        skip(separator);
        month_ = digits();
        if (skip(separator)) day_ = digits();
    }

    void take_time(int hour) {
        has_time_ = true;
        hour_ = hour;
        skip(':');
        minute_ = digits();
        if (skip(':')) second_ = digits();
        if (!skip('.')) return;
        auto const fraction = digits();
        auto scaled = static_cast<double>(fraction);
        for (auto i = last_length_; i > 0; --i) scaled /= 10;
        millisecond = static_cast<int>(scaled * 1000);
    }

    void take_word() {
        std::size_t length = 0;
        while (length < rest_.size() && is_letter(rest_[length])) ++length;
        auto const word = to_lower_ascii(rest_.substr(0, length));
        rest_.remove_prefix(length);
        constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        if (word == "t" || word == "at") return;
        if (word == "z" || word == "utc" || word == "gmt")
            offset = 0;
        else if (word == "am" || word == "pm")
            hour_ = hour_ % 12 + (word == "pm" ? 12 : 0);
        else if (auto const month = month_of(word); month > 0 && month_ == 0)
            month_ = month, skip('-'), skip('.');
        else
            known_ = word.size() >= 3 && std::ranges::find(weekdays, std::string_view(word).substr(0, 3)) != weekdays.end();
    }

    void take_offset() {
        auto const sign = rest_.front() == '-' ? -1 : 1;
        rest_.remove_prefix(1);
        auto hours = digits();
        auto minutes = 0;
        if (skip(':'))
            minutes = digits();
        else if (last_length_ == 4)
            minutes = hours % 100, hours /= 100;
        offset = sign * (hours * 3600 + minutes * 60);
    }

    std::string_view rest_;
    std::size_t last_length_ = 0;
    bool known_ = true, has_time_ = false;
    int year_ = -1, month_ = 0, day_ = 0, hour_ = 0, minute_ = 0, second_ = 0;
};

std::int64_t to_utc(std::int64_t local_seconds, std::string const& zone) { return moment_of({local_seconds * 1000}, zone).ms / 1000; }

}  // namespace

Moment in_zone(Moment moment, std::string const& name) {
    if (!is_zone(name)) return moment;
    auto const offset = offset_at({moment.unix_seconds * 1000}, name);
    moment.offset_seconds = static_cast<int>(offset.ahead.ms / 1000);
    moment.zone = offset.abbreviation;
    return moment;
}

std::optional<Moment> read_date(std::string_view text, std::string const& zone) {
    DateReader reader(text);
    if (!reader.run()) return std::nullopt;
    auto const unix_seconds = reader.offset ? reader.seconds() - *reader.offset : to_utc(reader.seconds(), zone);
    return in_zone({unix_seconds, reader.millisecond}, zone);
}

}  // namespace tandem::liquid
