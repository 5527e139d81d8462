#include "sales/negotiation/page_flow.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

namespace tandem::negotiation {
namespace {

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;
using Surface = std::unique_ptr<cairo_surface_t, Unref>;
using Cairo = std::unique_ptr<cairo_t, Unref>;

/// Inter where it is installed, else what every Debian with fontconfig has.
constexpr char const* families = "Inter, DejaVu Sans, sans-serif";

Layout lay_out(cairo_t* cairo, std::string const& text, double across, TextStyle const& style) {
    Layout layout(pango_cairo_create_layout(cairo));
    std::unique_ptr<PangoFontDescription, Unref> const font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout.get(), static_cast<int>(across * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), style.align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_line_spacing(layout.get(), 1.25F);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

double height_of(PangoLayout* layout) {
    int tall = 0;
    pango_layout_get_size(layout, nullptr, &tall);
    return static_cast<double>(tall) / PANGO_SCALE;
}

void draw_text(cairo_t* cairo, std::string const& text, double x, double y, double across, TextStyle const& style) {
    auto const layout = lay_out(cairo, text, across, style);
    cairo_set_source_rgb(cairo, style.color.red, style.color.green, style.color.blue);
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout.get());
}

cairo_status_t append(void* to, unsigned char const* bytes, unsigned size) {
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

struct Source {
    std::string const& bytes;
    std::size_t at = 0;
};
cairo_status_t take(void* from, unsigned char* to, unsigned size) {
    auto& source = *static_cast<Source*>(from);
    if (source.bytes.size() - source.at < size) return CAIRO_STATUS_READ_ERROR;
    source.bytes.copy(reinterpret_cast<char*>(to), size, source.at);
    source.at += size;
    return CAIRO_STATUS_SUCCESS;
}

cairo_status_t forget(void*, unsigned char const*, unsigned) { return CAIRO_STATUS_SUCCESS; }

}  // namespace

Rgb rgb_of(std::string_view hex) {
    auto const channel = [&](std::size_t at) { return std::stoi(std::string(hex.substr(at, 2)), nullptr, 16) / 255.0; };
    return {channel(1), channel(3), channel(5)};
}

PageFlow::PageFlow() {
    Surface const surface(cairo_pdf_surface_create_for_stream(forget, nullptr, width, height));
    measuring_ = cairo_create(surface.get());
    pages_.emplace_back();
}

PageFlow::~PageFlow() { cairo_destroy(measuring_); }

void PageFlow::begin_page() {
    pages_.emplace_back();
    y_ = top;
    if (head_) head_();
}

void PageFlow::need(double space) {
    if (!fits(space) && y_ > top) begin_page();
}

double PageFlow::measure(std::string const& text, double across, TextStyle const& style) const { return height_of(lay_out(measuring_, text, across, style).get()); }

double PageFlow::place(std::string const& text, double x, double across, TextStyle const& style) {
    add([=, y = y_](cairo_t* cairo) { draw_text(cairo, text, x, y, across, style); });
    return measure(text, across, style);
}

void PageFlow::flow(std::string const& text, TextStyle const& style) {
    auto const layout = lay_out(measuring_, text, width - 2 * margin, style);
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
        auto* const line = pango_layout_get_line_readonly(layout.get(), i);
        auto const words = text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
        auto const tall = style.size * 1.5;
        need(tall);
        if (!words.empty()) place(words, margin, width - margin, style);
        skip(tall);
    }
}

void PageFlow::rule(Rgb color, double thickness) {
    add([=, y = y_](cairo_t* cairo) {
        cairo_set_source_rgb(cairo, color.red, color.green, color.blue);
        cairo_rectangle(cairo, margin, y, width - 2 * margin, thickness);
        cairo_fill(cairo);
    });
}

bool PageFlow::picture(std::string const& png, double most_wide, double most_high) {
    Source source{png};
    std::shared_ptr<cairo_surface_t> const image(cairo_image_surface_create_from_png_stream(take, &source), cairo_surface_destroy);
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return false;
    auto const wide = cairo_image_surface_get_width(image.get());
    auto const high = cairo_image_surface_get_height(image.get());
    if (wide == 0 || high == 0) return false;
    auto const scale = std::min(most_wide / wide, most_high / high);
    add([image, scale, y = y_](cairo_t* cairo) {
        cairo_save(cairo);
        cairo_translate(cairo, margin, y);
        cairo_scale(cairo, scale, scale);
        cairo_set_source_surface(cairo, image.get(), 0, 0);
        cairo_paint(cairo);
        cairo_restore(cairo);
    });
    return true;
}

std::string PageFlow::finish(PdfFacts const& facts, TextStyle const& foot_style, std::function<std::string(int, int)> const& foot) {
    std::string bytes;
    Surface const surface(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, facts.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, facts.author.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, facts.created.c_str());
    {
        Cairo const cairo(cairo_create(surface.get()));
        int const pages = static_cast<int>(pages_.size());
        for (int page = 1; page <= pages; ++page) {
            for (auto const& draw : pages_[static_cast<std::size_t>(page - 1)]) draw(cairo.get());
            draw_text(cairo.get(), foot(page, pages), margin, bottom + 22, width - 2 * margin, foot_style);
            cairo_show_page(cairo.get());
        }
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("cairo could not write the PDF");
    return bytes;
}

}  // namespace tandem::negotiation
