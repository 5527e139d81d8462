#include "sales/negotiation/paragraphs.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>

namespace tandem::negotiation {
namespace {

struct Free {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

/// Inter where it is installed, else what every Debian with fontconfig has, which finds other fonts for other scripts.
constexpr char const* families = "Inter, DejaVu Sans, sans-serif";
/// Of the height of a line, between two lines.
constexpr double leading = 0.25;

/// Of its first letter that has one; left to right where none has.
PangoDirection direction_of(PangoLayout* layout) {
    auto const* line = pango_layout_get_line_readonly(layout, 0);
    return line && line->resolved_dir == PANGO_DIRECTION_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

void set_text(PangoLayout* layout, std::string const& text) { pango_layout_set_text(layout, text.data(), static_cast<int>(text.size())); }

PangoAlignment side_of(Align align, PangoDirection direction) {
    bool const is_right = align == Align::right || (align == Align::start && direction == PANGO_DIRECTION_RTL);
    return is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_within_number(char c) { return is_digit(c) || std::string_view(" ()/.,:+-").find(c) != std::string_view::npos; }

/// In a paragraph from right to left the groups of "+49 431 5550" would change places: U+2066 … U+2069 keep them together.
std::string with_numbers_kept(std::string const& text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        bool const begins = is_digit(text[at]) || (text[at] == '+' && at + 1 < text.size() && is_digit(text[at + 1]));
        if (!begins) {
            kept += text[at++];
            continue;
        }
        auto end = at + 1;
        while (end < text.size() && is_within_number(text[end])) ++end;
        while (!is_digit(text[end - 1])) --end;
        kept += "\u2066" + text.substr(at, end - at) + "\u2069";
        at = end;
    }
    return kept;
}

std::shared_ptr<PangoLayout> lay_out(cairo_t* cairo, std::string const& paragraph, double across, TextStyle const& style) {
    std::shared_ptr<PangoLayout> layout(pango_cairo_create_layout(cairo), g_object_unref);
    std::unique_ptr<PangoFontDescription, Free> const font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    set_text(layout.get(), paragraph);
    auto const direction = direction_of(layout.get());
    // Without auto_dir left and right mean the sides of the paper.
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_context_set_base_dir(pango_layout_get_context(layout.get()), direction);
    pango_layout_context_changed(layout.get());
    pango_layout_set_width(layout.get(), static_cast<int>(across * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), side_of(style.align, direction));
    pango_layout_set_line_spacing(layout.get(), static_cast<float>(1 + leading));
    if (direction == PANGO_DIRECTION_RTL) set_text(layout.get(), with_numbers_kept(paragraph));
    return layout;
}

double height_of(PangoLayout* layout) {
    int tall = 0;
    pango_layout_get_size(layout, nullptr, &tall);
    return static_cast<double>(tall) / PANGO_SCALE;
}

bool is_unprintable(cairo_t* cairo, std::string const& text) {
    return pango_layout_get_unknown_glyphs_count(lay_out(cairo, text, 400, {}).get()) > 0;
}

}  // namespace

std::vector<Paragraph> paragraphs_of(cairo_t* cairo, std::string const& text, double across, TextStyle const& style) {
    std::vector<Paragraph> paragraphs;
    double y = 0;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto const has_return = end > at && text[end - 1] == '\r';
        auto const layout = lay_out(cairo, text.substr(at, end - at - (has_return ? 1 : 0)), across, style);
        auto const lines = pango_layout_get_line_count(layout.get());
        auto const tall = height_of(layout.get());
        paragraphs.push_back({layout, y});
        y += tall + leading * tall / (lines + (lines - 1) * leading);
        at = end + 1;
    }
    return paragraphs;
}

double height_of(std::vector<Paragraph> const& paragraphs) {
    return paragraphs.empty() ? 0 : paragraphs.back().y + height_of(paragraphs.back().layout.get());
}

std::string unprintable_in(std::string_view text) {
    std::unique_ptr<cairo_surface_t, Free> const surface(cairo_pdf_surface_create_for_stream(nullptr, nullptr, 1, 1));
    std::unique_ptr<cairo_t, Free> const cairo(cairo_create(surface.get()));
    std::string found;
    if (!is_unprintable(cairo.get(), std::string(text))) return found;
    for (auto const* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
        std::string const character(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
        if (found.find(character) == std::string::npos && is_unprintable(cairo.get(), character)) found += character;
    }
    return found;
}

}  // namespace tandem::negotiation
