#include "sales/negotiation/paragraphs.hpp"

#include <cairo-pdf.h>
#include <gtest/gtest.h>
#include <pango/pangocairo.h>

namespace tandem::negotiation {
namespace {

constexpr double across = 300;

class Paragraphs : public ::testing::Test {
protected:
    Paragraphs() : surface_(cairo_pdf_surface_create_for_stream(nullptr, nullptr, 600, 800)), cairo_(cairo_create(surface_)) {}
    ~Paragraphs() override {
        cairo_destroy(cairo_);
        cairo_surface_destroy(surface_);
    }

    std::vector<Paragraph> of(std::string const& text, Align align) { return paragraphs_of(cairo_, text, across, {.align = align}); }
    /// Left and right end of what is drawn.
    static std::pair<double, double> ends(Paragraph const& paragraph) {
        PangoRectangle box;
        pango_layout_get_extents(paragraph.layout.get(), nullptr, &box);
        return {static_cast<double>(box.x) / PANGO_SCALE, static_cast<double>(box.x + box.width) / PANGO_SCALE};
    }
    /// Where the letter at this byte stands, from the left.
    static int place(Paragraph const& paragraph, int byte) {
        PangoRectangle at;
        pango_layout_index_to_pos(paragraph.layout.get(), byte, &at);
        return at.x;
    }

private:
    cairo_surface_t* surface_;
    cairo_t* cairo_;
};

TEST_F(Paragraphs, have_a_direction_of_their_own) {
    auto const lines = of("عنوان\n+49 1", Align::right);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NEAR(ends(lines[0]).second, across, 1);
    EXPECT_NEAR(ends(lines[1]).second, across, 1);
    EXPECT_LT(place(lines[1], 0), place(lines[1], 4));  // "+" before "1"
    EXPECT_GT(lines[1].y, lines[0].y);
}

TEST_F(Paragraphs, stay_in_their_column_and_begin_where_reading_does) {
    EXPECT_NEAR(ends(of("مرحبا", Align::left)[0]).first, 0, 1);
    EXPECT_NEAR(ends(of("مرحبا بالعالم", Align::start)[0]).second, across, 1);
    EXPECT_NEAR(ends(of("Hello", Align::start)[0]).first, 0, 1);
}

TEST_F(Paragraphs, keep_the_order_of_a_phone_number) {
    std::string const words = "اتصل ";
    auto const line = of(words + "+49 431 5550", Align::start)[0];
    std::string const laid = pango_layout_get_text(line.layout.get());
    EXPECT_LT(place(line, static_cast<int>(laid.find("49"))), place(line, static_cast<int>(laid.find("5550"))));
}

TEST_F(Paragraphs, are_as_tall_as_their_lines_together) {
    EXPECT_NEAR(height_of(of("a\nb\nc", Align::start)), 3 * height_of(of("a", Align::start)) + 0.5 * height_of(of("a", Align::start)), 1);
}

TEST(Printing, knows_the_scripts_customers_write_in) {
    EXPECT_EQ(unprintable_in("Straße, Łódź, Ελλάδα, Київ, مرحبا, שלום, 报价 货运自行车, 見積り, 견적, ไทย, नमस्ते €"), "");
}

TEST(Printing, names_what_would_be_a_box) {
    EXPECT_EQ(unprintable_in("F3 \ue123 and \ue124, \ue123"), "\ue123\ue124");
    EXPECT_EQ(unprintable_in(""), "");
}

}  // namespace
}  // namespace tandem::negotiation
