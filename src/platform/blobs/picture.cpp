#include "platform/blobs/picture.hpp"

#include <dlfcn.h>
#include <vips/vips.h>

#include <array>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "platform/blobs/sniff.hpp"

namespace tandem::blobs {
namespace {

struct Format {
    std::string_view type;
    char const* loader;
    bool is_drawn;  ///< has no pixels of its own
};
constexpr std::array formats = {
    Format{"image/png", "VipsForeignLoadPng", false},    Format{"image/jpeg", "VipsForeignLoadJpeg", false},
    Format{"image/webp", "VipsForeignLoadWebp", false},  Format{"image/gif", "VipsForeignLoadNsgif", false},
    Format{"image/svg+xml", "VipsForeignLoadSvg", true},
};

Format const* format_of(std::string_view bytes) {
    auto const type = type_of(bytes);
    for (auto const& format : formats)
        if (format.type == type) return &format;
    return nullptr;
}

/// libvips with the dozens of libraries it brings along: loaded when the first picture comes, for most runs of the program see
/// none. What is called of it is found by name.
class Vips {
public:
    static Vips const& shared() {
        static Vips const vips;
        return vips;
    }
    mutable std::mutex busy;  ///< one picture at a time: a large one needs a hundred megabytes

    decltype(&vips_image_new_from_buffer) new_from_buffer = find<decltype(&vips_image_new_from_buffer)>("vips_image_new_from_buffer");
    decltype(&vips_image_get_width) get_width = find<decltype(&vips_image_get_width)>("vips_image_get_width");
    decltype(&vips_image_get_height) get_height = find<decltype(&vips_image_get_height)>("vips_image_get_height");
    decltype(&vips_thumbnail_image) shrink = find<decltype(&vips_thumbnail_image)>("vips_thumbnail_image");
    decltype(&vips_thumbnail_buffer) draw = find<decltype(&vips_thumbnail_buffer)>("vips_thumbnail_buffer");
    decltype(&vips_pngsave_buffer) save_png = find<decltype(&vips_pngsave_buffer)>("vips_pngsave_buffer");
    decltype(&vips_error_clear) clear_error = find<decltype(&vips_error_clear)>("vips_error_clear");

private:
    Vips() {
        if (find<decltype(&vips_init)>("vips_init")("tandem") != 0) throw std::runtime_error("libvips does not start");
        // What it thinks of pictures of strangers is not for our log.
        g_log_set_handler("VIPS", static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK), say_nothing, nullptr);
        find<decltype(&vips_concurrency_set)>("vips_concurrency_set")(1);
        find<decltype(&vips_cache_set_max)>("vips_cache_set_max")(0);
        auto* const block = find<decltype(&vips_operation_block_set)>("vips_operation_block_set");
        block("VipsForeignLoad", TRUE);
        for (auto const& format : formats) block(format.loader, FALSE);
    }

    static void say_nothing(char const*, GLogLevelFlags, char const*, void*) {}

    static void* library() {
        static void* const opened = ::dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
        if (!opened) throw std::runtime_error(std::string("libvips cannot be loaded: ") + ::dlerror());
        return opened;
    }
    template <class Function>
    static Function find(char const* name) {
        auto* const found = ::dlsym(library(), name);
        if (!found) throw std::runtime_error(std::string("libvips has no ") + name);
        return reinterpret_cast<Function>(found);
    }
};

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

Failure not_a_picture() { return invalid("not_a_picture", "This is no picture that can be read. Take a PNG, JPEG, WebP, GIF or SVG."); }

Failure picture_too_large() {
    return invalid("picture_too_large", "This picture has more than 24 million pixels. Make it smaller and try again.");
}

std::string as_png(Vips const& vips, VipsImage* image) {
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips.save_png(image, &bytes, &size, "strip", TRUE, "compression", 9, nullptr) != 0) return {};
    std::string png(static_cast<char const*>(bytes), size);
    g_free(bytes);
    return png;
}

}  // namespace

Result<std::string> png_of(std::string_view bytes, PictureSize most) {
    auto const* format = format_of(bytes);
    if (!format) return not_a_picture();
    auto const& vips = Vips::shared();
    std::lock_guard const one_at_a_time(vips.busy);
    vips.clear_error();
    auto* const start = const_cast<char*>(bytes.data());
    // Its header alone; its pixels come when they are asked for, and where some are missing it is none.
    Image const picture(
        vips.new_from_buffer(start, bytes.size(), "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_TRUNCATED, nullptr));
    if (!picture) return not_a_picture();
    auto const pixels = static_cast<std::int64_t>(vips.get_width(picture.get())) * vips.get_height(picture.get());
    if (pixels > most_pixels && !format->is_drawn) return picture_too_large();
    VipsImage* small = nullptr;
    auto const failed = format->is_drawn
                            ? vips.draw(start, bytes.size(), &small, most.wide, "height", most.high, nullptr)
                            : vips.shrink(picture.get(), &small, most.wide, "height", most.high, "size", VIPS_SIZE_DOWN, nullptr);
    if (failed != 0) return not_a_picture();
    auto png = as_png(vips, Image(small).get());
    if (png.empty()) return not_a_picture();
    return png;
}

PictureSize size_of_png(std::string_view png) {
    auto const number = [&](std::size_t at) {  // IHDR comes first: its width at byte 16, its height at 20, largest byte first
        int value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(png.at(at + i));
        return value;
    };
    return {number(16), number(20)};
}

}  // namespace tandem::blobs
