#pragma once

// Text on A4 pages with cairo and pango: what is placed is kept page by page and drawn at the end, when the number of
// pages is known.

#include "sales/negotiation/paragraphs.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::negotiation {

Rgb rgb_of(std::string_view hex);

struct PdfFacts {
    std::string title;
    std::string author;
    std::string created;  ///< ISO 8601; the same for the same document, so that its bytes are
};

/// Points from the top left corner of A4.
class PageFlow {
public:
    static constexpr double width = 595.28, height = 841.89, margin = 51, top = 51, bottom = height - 76;

    PageFlow();
    ~PageFlow();
    PageFlow(PageFlow const&) = delete;
    PageFlow& operator=(PageFlow const&) = delete;

    /// Where the next block begins.
    double y() const { return y_; }
    void skip(double by) { y_ += by; }
    /// Begins a page when less than that is left.
    void need(double space);
    /// Called at the top of every page after the first, for the head of a table that goes on.
    void on_new_page(std::function<void()> head) { head_ = std::move(head); }
    bool fits(double space) const { return y_ + space <= bottom; }

    double measure(std::string const& text, double across, TextStyle const& style) const;
    /// Text in a column beginning at `x`; does not move `y`. Its height.
    double place(std::string const& text, double x, double across, TextStyle const& style);
    /// Paragraphs over the whole width that may go on over pages, line by line.
    void flow(std::string const& text, TextStyle const& style);
    void rule(Rgb color, double thickness = 0.6);
    /// A PNG within these bounds at the top left; false when the bytes are none.
    bool picture(std::string const& png, double most_wide, double most_high);

    /// The pages as PDF; `foot(page, of)` is written small at the bottom of each.
    std::string finish(PdfFacts const& facts, TextStyle const& foot_style, std::function<std::string(int page, int pages)> const& foot);

private:
    using Draw = std::function<void(cairo_t*)>;
    void begin_page();
    void add(Draw draw) { pages_.back().push_back(std::move(draw)); }

    std::vector<std::vector<Draw>> pages_;
    std::function<void()> head_;
    double y_ = top;
    cairo_t* measuring_ = nullptr;
};

}  // namespace tandem::negotiation
