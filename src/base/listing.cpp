#include "base/listing.hpp"

#include <algorithm>
#include <charconv>

namespace tandem {

std::string to_string(Place const& place) { return std::to_string(place.at.ms) + "-" + std::to_string(place.id); }

std::optional<Place> parse_place(std::string_view text) {
    Place place;
    auto const dash = text.find('-', 1);  // a time before 1970 begins with one
    if (dash == std::string_view::npos) return std::nullopt;
    auto const* const middle = text.data() + dash;
    auto const* const end = text.data() + text.size();
    auto const at = std::from_chars(text.data(), middle, place.at.ms);
    auto const id = std::from_chars(middle + 1, end, place.id);
    if (at.ec != std::errc{} || at.ptr != middle || id.ec != std::errc{} || id.ptr != end) return std::nullopt;
    return place;
}

Result<Place> place_after(std::optional<std::string> const& after) {
    if (!after || after->empty()) return newest;
    if (auto const place = parse_place(*after)) return *place;
    return invalid_field("/after", "after_unknown", "This is not a page of this list.");
}

std::int64_t total_of(std::map<std::string, std::int64_t> const& counts, std::vector<std::string> const& states) {
    std::int64_t total = 0;
    for (auto const& [state, count] : counts)
        if (states.empty() || std::ranges::find(states, state) != states.end()) total += count;
    return total;
}

}  // namespace tandem
