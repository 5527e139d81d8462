#include "sales/negotiation/page_flow.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

namespace tandem::negotiation {
namespace {

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Cairo = std::unique_ptr<cairo_t, Destroy>;

void draw_text(cairo_t* cairo, std::string const& text, double x, double y, double across, TextStyle const& style) {
    cairo_set_source_rgb(cairo, style.color.red, style.color.green, style.color.blue);
    for (auto const& paragraph : paragraphs_of(cairo, text, across, style)) {
        cairo_move_to(cairo, x, y + paragraph.y);
        pango_cairo_show_layout(cairo, paragraph.layout.get());
    }
}

/// One line of a paragraph, with its left end and how far its baseline lies below its top.
struct LaidLine {
    std::shared_ptr<PangoLayout> layout;  ///< keeps the line alive
    PangoLayoutLine* line = nullptr;
    double x = 0;
    double ascent = 0;
};

std::vector<LaidLine> lines_of(std::shared_ptr<PangoLayout> const& layout) {
    std::vector<LaidLine> lines;
    std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> const at(pango_layout_get_iter(layout.get()),
                                                                                 pango_layout_iter_free);
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(at.get(), nullptr, &box);
        lines.push_back({layout, pango_layout_iter_get_line_readonly(at.get()), static_cast<double>(box.x) / PANGO_SCALE,
                         static_cast<double>(pango_layout_iter_get_baseline(at.get()) - box.y) / PANGO_SCALE});
    } while (pango_layout_iter_next_line(at.get()));
    return lines;
}

cairo_status_t append(void* to, unsigned char const* bytes, unsigned size) {
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

struct Source {
    std::string const& bytes;
    std::size_t at = 0;
};
cairo_status_t take_bytes(void* from, unsigned char* to, unsigned size) {
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

double PageFlow::measure(std::string const& text, double across, TextStyle const& style) const {
    return height_of(paragraphs_of(measuring_, text, across, style));
}

double PageFlow::place(std::string const& text, double x, double across, TextStyle const& style) {
    add([=, y = y_](cairo_t* cairo) { draw_text(cairo, text, x, y, across, style); });
    return measure(text, across, style);
}

void PageFlow::flow(std::string const& text, TextStyle const& style) {
    auto const tall = style.size * 1.5;
    for (auto const& paragraph : paragraphs_of(measuring_, text, width - 2 * margin, style)) {
        for (auto const& one : lines_of(paragraph.layout)) {
            need(tall);
            add([one, color = style.color, y = y_](cairo_t* cairo) {
                cairo_set_source_rgb(cairo, color.red, color.green, color.blue);
                cairo_move_to(cairo, margin + one.x, y + one.ascent);
                pango_cairo_show_layout_line(cairo, one.line);
            });
            skip(tall);
        }
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
    std::shared_ptr<cairo_surface_t> const image(cairo_image_surface_create_from_png_stream(take_bytes, &source), cairo_surface_destroy);
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
