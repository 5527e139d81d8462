#pragma once

// Conditions as people read and write them; the grammar: README.md.

#include "crm/segments/conditions.hpp"

namespace tandem::segments {

/// One condition a line, groups indented. `condition_from(text_of(c))` is `normal(c)` again, whatever its strings hold.
std::string text_of(Condition const& condition);

/// Where in the text a condition of the tree stands: for errors that name it.
struct TextPlace {
    std::string pointer;
    std::int64_t from = 0;  ///< in code points
    std::int64_t to = 0;
};
BOOST_DESCRIBE_STRUCT(TextPlace, (), (pointer, from, to))

struct ReadText {
    Condition condition;
    std::vector<TextPlace> places;
};

/// Code `text_malformed` at /text, with line and column in the sentence; of what is read but may not be, the errors of a decoded tree.
Result<ReadText> condition_from(std::string_view text);

}  // namespace tandem::segments
