#pragma once

#include "marketing/brand/api.hpp"
#include "platform/blobs/blobs.hpp"
#include "platform/db/database.hpp"

namespace tandem::brand {

/// A picture as it may become a logo: drawn anew, so that nothing but its pixels is left. Codes `not_a_picture`,
/// `picture_too_large`, `disk_full`.
Result<blobs::Kept> draw_logo(blobs::Store& store, std::string_view bytes);

/// A logo that was just drawn can be looked at, by who knows its name, before a brand is saved with it; so can the few before it.
void offer_logo(db::Write& write, blobs::Kept const& kept);
bool is_shown(db::Read& read, std::string const& hash);

/// The logo of a brand that is about to be saved becomes everybody's to see. Those that were replaced stay, because letters
/// that went out show them; one that was taken away goes with `blobs::kept_unused`. Code `blob_unknown`.
Result<void> change_logo(db::Write& write, std::optional<Text<64, 64>> const& former, std::optional<Text<64, 64>> const& logo);

/// Logos that an older version kept as data URLs become files.
void move_logos(db::Database& database);

}  // namespace tandem::brand
