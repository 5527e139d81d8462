#include "base/zone.hpp"

#include <date/tz.h>

#include <chrono>
#include <stdexcept>

namespace tandem {
namespace {

using Milliseconds = std::chrono::milliseconds;

date::time_zone const* find_zone(std::string_view name) {
    try {
        return date::locate_zone(name);
    } catch (std::runtime_error const&) {  // the library has no other way to say that there is no such zone
        return nullptr;
    }
}

date::time_zone const& zone_named(std::string_view name) {
    auto const* const found = find_zone(name);
    return found ? *found : *date::locate_zone("Etc/UTC");
}

date::sys_time<Milliseconds> sys(Instant at) { return date::sys_time<Milliseconds>(Milliseconds(at.ms)); }

}  // namespace

bool is_zone(std::string_view name) { return find_zone(name) != nullptr; }

ZoneOffset offset_at(Instant at, std::string_view zone) {
    auto const info = zone_named(zone).get_info(sys(at));
    return {{std::chrono::duration_cast<Milliseconds>(info.offset).count()},
            {std::chrono::duration_cast<Milliseconds>(info.end.time_since_epoch()).count()},
            info.abbrev};
}

Instant local_of(Instant at, std::string_view zone) { return at + offset_at(at, zone).ahead; }

Instant moment_of(Instant local, std::string_view zone) {
    date::local_time<Milliseconds> const shown(Milliseconds(local.ms));
    return {zone_named(zone).to_sys(shown, date::choose::earliest).time_since_epoch().count()};
}

Date date_in(Instant at, std::string_view zone) { return date_of(local_of(at, zone)); }

Instant start_of_day(Date day, std::string_view zone) { return moment_of(midnight_of(day), zone); }
Instant end_of_day(Date day, std::string_view zone) { return start_of_day(add_days(day, 1), zone); }

}  // namespace tandem
