#pragma once

// Text laid out by pango, each paragraph by its own direction: an Arabic line neither turns the phone number below it
// around nor leaves its column.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// NOLINTBEGIN(bugprone-reserved-identifier): as their libraries name them
typedef struct _cairo cairo_t;
typedef struct _PangoLayout PangoLayout;
// NOLINTEND(bugprone-reserved-identifier)

namespace tandem::negotiation {

struct Rgb {
    double red = 0, green = 0, blue = 0;
};

/// `start` is where reading begins: right for Arabic and Hebrew. The others mean the side of the paper.
enum class Align { start, left, right };

struct TextStyle {
    double size = 9.5;  ///< points
    bool bold = false;
    Rgb color{};
    Align align = Align::start;
};

struct Paragraph {
    std::shared_ptr<PangoLayout> layout;
    double y = 0;  ///< below the top of the first one
};

std::vector<Paragraph> paragraphs_of(cairo_t* cairo, std::string const& text, double across, TextStyle const& style);
double height_of(std::vector<Paragraph> const& paragraphs);

/// Characters no installed font has a shape for; they would print as boxes. Each once, in the order they come.
std::string unprintable_in(std::string_view text);

}  // namespace tandem::negotiation
