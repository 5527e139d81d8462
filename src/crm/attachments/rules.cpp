#include "crm/attachments/rules.hpp"

#include "base/line.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace tandem::attachments {
namespace {

/// They show "photo_gnp.exe" as "photo_exe.png" (Unicode, bidirectional controls).
constexpr std::array<std::string_view, 12> turning = {"\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c",
                                                      "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"};

}  // namespace

std::string safe_name(std::string_view given) {
    auto name = one_line(std::string(given.substr(given.find_last_of("/\\") + 1)));
    for (auto const& mark : turning)
        for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark)) name.erase(at, mark.size());
    name = std::string(trim(name));
    auto const is_dots = std::ranges::all_of(name, [](char c) { return c == '.'; });
    return name.empty() || is_dots ? "file" : name;
}

}  // namespace tandem::attachments
