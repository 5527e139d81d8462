#include "platform/pages/logo.hpp"

#include "platform/blobs/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::pages {
namespace {

constexpr std::array widths = {160, 320, 640, 1280};
constexpr int width_on_paper = 640;  // 150 points at 300 dots an inch

}  // namespace

blobs::Use logo_use() { return {"logo"}; }

std::string logo_path(std::string_view hash, int width) { return fmt::format("/logo/{}?width={}", hash, width); }

std::optional<std::string> logo_png(blobs::Store const& store, std::string const& hash, int width) {
    auto const found = std::ranges::lower_bound(widths, width);
    auto const wide = found == widths.end() ? widths.back() : *found;
    if (!store.open(hash)) return std::nullopt;
    auto png = store.derived(hash, fmt::format("{}.png", wide), [&](std::string const& bytes) {
        return blobs::png_of(bytes, {wide, 2 * wide}).value_or("");
    });
    return png.empty() ? std::nullopt : std::optional(std::move(png));
}

std::string logo_png(Look const& look, blobs::Store const& store) {
    return look.logo ? logo_png(store, look.logo->value, width_on_paper).value_or("") : "";
}

}  // namespace tandem::pages
