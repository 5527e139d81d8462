#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tandem::blobs {

struct PictureSize {
    int wide = 0;
    int high = 0;
};

/// A picture that may be opened: its pixels are counted by its header before any of them is read.
inline constexpr std::int64_t most_pixels = 24'000'000;

/// The picture drawn anew as PNG, at most so large, upright, without anything that was written beside its pixels. From PNG,
/// JPEG, WebP, GIF (its first frame) and SVG (drawn; what it would run or fetch is not). By libvips, begun when the first
/// picture comes; only the loaders of these five are let in.
/// Codes `not_a_picture`, `picture_too_large`.
Result<std::string> png_of(std::string_view bytes, PictureSize most);

/// What a PNG that `png_of` made says of itself.
PictureSize size_of_png(std::string_view png);

}  // namespace tandem::blobs
