#include "platform/blobs/picture.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "platform/blobs/digest.hpp"
#include "platform/blobs/sniff.hpp"

namespace tandem::blobs {
namespace {

std::string number(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xff);
    return bytes;
}

std::string chunk(std::string const& kind, std::string const& data) {
    auto const checked = kind + data;
    auto const crc = ::crc32(0, reinterpret_cast<Bytef const*>(checked.data()), static_cast<uInt>(checked.size()));
    return number(static_cast<std::uint32_t>(data.size())) + checked + number(static_cast<std::uint32_t>(crc));
}

std::string deflated(std::string const& bytes) {
    auto size = ::compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    ::compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uLong>(bytes.size()));
    out.resize(size);
    return out;
}

/// Eight bits of grey a pixel; `pixels` may be less than its header says.
std::string png(std::uint32_t wide, std::uint32_t high, std::string const& pixels, std::string const& more = "") {
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", number(wide) + number(high) + std::string("\x08\x00\x00\x00\x00", 5)) + more +
           chunk("IDAT", deflated(pixels)) + chunk("IEND", "");
}

std::string grey_png(std::uint32_t wide, std::uint32_t high, std::string const& more = "") {
    std::string pixels;
    for (std::uint32_t row = 0; row < high; ++row) pixels += '\0' + std::string(wide, 'x');
    return png(wide, high, pixels, more);
}

std::string code_of(std::string_view bytes) {
    auto const made = png_of(bytes, {640, 640});
    return made ? "" : made.error().code;
}

TEST(Picture, becomes_a_png_within_its_bounds) {
    auto const made = png_of(grey_png(2'000, 1'000), {640, 640});
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(type_of(*made), "image/png");
    EXPECT_EQ(size_of_png(*made).wide, 640);
    EXPECT_EQ(size_of_png(*made).high, 320);
}

TEST(Picture, is_never_made_larger_than_it_is) {
    auto const made = png_of(grey_png(10, 20), {640, 640});
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(size_of_png(*made).wide, 10);
    EXPECT_EQ(size_of_png(*made).high, 20);
}

TEST(Picture, of_the_other_kinds_is_read_too) {
    for (
        auto const* base64 :
        {"R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
         "/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAABAAIDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDmaKKKAP/Z"}) {
        auto const bytes = from_base64(base64).value();
        auto const made = png_of(bytes, {640, 640});
        ASSERT_TRUE(made) << type_of(bytes);
        EXPECT_EQ(size_of_png(*made).high, 1) << type_of(bytes);
    }
}

TEST(Picture, with_too_many_pixels_is_refused_by_its_header) {
    EXPECT_EQ(code_of(png(30'000, 30'000, "a bomb")), "picture_too_large");
    EXPECT_EQ(code_of(png(6'000, 4'001, "one row more than it may have")), "picture_too_large");
}

TEST(Picture, that_is_none_or_not_whole_is_refused) {
    auto const whole = grey_png(500, 500);
    for (auto const& bytes :
         {std::string(), std::string("words"), std::string("<html><script>alert(1)</script>"), std::string("%PDF-1.7\n"),
          std::string("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", 18), whole.substr(0, whole.size() / 2),
          std::string("<svg xmlns='http://www.w3.org/2000/svg'><g>"), png(500, 500, "too little")})
        EXPECT_EQ(code_of(bytes), "not_a_picture") << bytes.substr(0, 20);
}

TEST(Picture, keeps_nothing_but_its_pixels) {
    auto const said = chunk("tEXt", std::string("Comment\0<script>alert(1)</script>", 33));
    auto const made = png_of(grey_png(50, 50, said) + "<html><script>alert(2)</script></html>", {640, 640});
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->find("script"), std::string::npos);
}

TEST(Picture, of_svg_is_drawn_and_runs_and_fetches_nothing) {
    auto const made = png_of(R"svg(<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">
<script>alert(1)</script><image xlink:href="file:///usr/share/pixmaps/debian-logo.png" width="40" height="20"/>
<image xlink:href="http://127.0.0.1:1/pixel.png" width="4" height="4"/><rect width="40" height="20" fill="#123456" onload="alert(2)"/></svg>)svg",
                             {640, 640});
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(size_of_png(*made).wide, 640) << "drawn as large as it may be";
    EXPECT_EQ(made->find("script"), std::string::npos);
}

}  // namespace
}  // namespace tandem::blobs
