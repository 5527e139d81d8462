#pragma once

#include "platform/pages/look.hpp"

namespace tandem::letters {

struct Line {
    std::string name;
    std::string value;
};

struct Button {
    std::string label;
    std::string url;
};

/// A mail to one person, in plain pieces. All of it is text.
struct Note {
    std::string subject;
    std::string words;          ///< empty lines part paragraphs
    std::string matter{};       ///< what it is about, large
    std::string matter_line{};  ///< a line below it
    std::vector<Line> lines{};
    std::optional<Button> button{};
    std::string last_words{};  ///< below the button
};

struct Alternatives {
    std::string html;
    std::string text;
};

/// The note in the company's look, and its twin in plain text.
Alternatives written(Note const& note, pages::Look const& look);

}  // namespace tandem::letters
