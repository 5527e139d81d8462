#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/blobs/blobs.hpp"
#include "platform/pages/look.hpp"

namespace tandem::pages {

/// What holds the logos of a workspace: these, and no other files, are everybody's to see.
blobs::Use logo_use();

/// Where everybody sees it: "/logo/<hash>?width=320". The same bytes for ever.
std::string logo_path(std::string_view hash, int width);

/// The logo as PNG, at least so wide where it has as many pixels: one of four widths, each drawn once. nullopt where its file
/// is missing or holds no picture.
std::optional<std::string> logo_png(blobs::Store const& store, std::string const& hash, int width);
/// For paper; empty where the company has none.
std::string logo_png(Look const& look, blobs::Store const& store);

}  // namespace tandem::pages
