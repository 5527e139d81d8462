#include "platform/liquid/internal/calendar.hpp"
#include "platform/liquid/internal/filters.hpp"

namespace tandem::liquid {
namespace {

/// Beyond the years 1 to 9999 nothing sensible can be written.
constexpr std::int64_t earliest = -62'135'596'800;
constexpr std::int64_t latest = 253'402'300'799;
constexpr std::size_t longest_format = 500;

std::optional<Moment> moment_of(Context& context, Value const& input) {
    auto const& zone = context.options().time_zone;
    auto const at = [&](std::int64_t seconds, int ms) -> std::optional<Moment> {
        if (seconds < earliest || seconds > latest) return std::nullopt;
        return in_zone({seconds, ms}, zone);
    };
    if (auto const* seconds = input.as<std::int64_t>()) return at(*seconds, 0);
    auto const* characters = input.as<Characters>();
    if (!characters) return std::nullopt;
    auto const text = characters->text;
    if (text == "now" || text == "today") return at(context.options().now.ms / 1000, static_cast<int>(context.options().now.ms % 1000));
    bool const digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits && text.size() != 4)
        if (auto const seconds = to_integer(input)) return at(*seconds, 0);
    return read_date(text, zone);
}

Value date(Context& context, Value const& input, Arguments const& arguments) {
    auto const format = text_of(context, arguments[0]);
    if (format.empty()) return input;
    auto const moment = moment_of(context, input);
    if (!moment) return input;
    if (format.size() > longest_format) {
        context.fail("liquid_error", "this date format is too long.");
        return {};
    }
    return context.keep(format_moment(*moment, format));
}

constexpr Filter date_table[] = {
    {"date", 1, 1, date},
};

}  // namespace

std::span<Filter const> date_filters() { return date_table; }

}  // namespace tandem::liquid
