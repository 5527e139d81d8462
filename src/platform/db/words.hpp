#pragma once

#include "platform/db/condition.hpp"

namespace tandem::db {

/// A text that has these words, one after the other, without regard to case and accents. `*` stands for any characters: "ann" is a
/// whole word, "ann*" the beginning of one, "*ann*" a part of the text. Empty or stars alone: any text.
Condition has_words(Column const& column, std::string_view words);

/// Folded, with a space for each character that parts words; what `words()` does in SQL.
std::string words_of_text(std::string_view text);

}  // namespace tandem::db
