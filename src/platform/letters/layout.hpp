#pragma once

// Every mail's layout, as templates of Liquid: parsed once where a mail goes to many.

#include "platform/pages/look.hpp"

namespace tandem::letters {

/// A whole HTML mail around content that may be Liquid itself: a table of 480 px that shrinks, styles on the elements
/// themselves, because mail programs know nothing else. [words](address "button") as HTML, `title="button"`, is a button.
///
/// Asks for `tandem`: what `surroundings` gives, `subject`, `first_line`, and where they are known `reason` (why the reader
/// gets this) and `pixel`; for `unsubscribe_url` and `preferences_url`, without which there is no line to unsubscribe.
std::string html_layout(std::string_view content, pages::Look const& look);
std::string text_layout(std::string_view content);

/// Of the variable `tandem`: who writes.
json::object surroundings(pages::Look const& look);

}  // namespace tandem::letters
