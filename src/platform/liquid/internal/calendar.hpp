#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem::liquid {

/// A time with the zone it is shown in.
struct Moment {
    std::int64_t unix_seconds = 0;
    int millisecond = 0;
    int offset_seconds = 0;
    std::string zone = "UTC";
};

/// The same moment in a zone of the IANA database; unknown names change nothing.
Moment in_zone(Moment moment, std::string const& name);

/// Dates as people and programs write them: "March 14, 2016", "14 Mar 2016 10:20", "2016-03-14T10:20:30Z",
/// "Mon, 14 Mar 2016 10:20:30 +0100", "2016/03/14". Without a zone it is a time of `zone`.
std::optional<Moment> read_date(std::string_view text, std::string const& zone);

/// strftime(3) as Ruby has it, with the flags - 0 ^ _ and a width; English names.
std::string format_moment(Moment const& moment, std::string_view format);

}  // namespace tandem::liquid
