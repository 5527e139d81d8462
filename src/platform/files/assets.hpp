// The web application, embedded into the program by the build (tools/embed.mjs), sorted by path.
#pragma once
#include <span>
#include <string_view>

namespace tandem::files {

struct Asset {
    std::string_view path;  // "/index.html"
    std::string_view content_type;
    std::string_view etag;  // hash of the plain bytes, without quotes; each encoding needs its own suffix
    std::span<unsigned char const> plain;
    std::span<unsigned char const> gzip;    // empty where compression gains nothing
    std::span<unsigned char const> brotli;  // likewise
    bool immutable = false;                 // the name carries a hash: may be cached for ever
};

std::span<Asset const> web_assets();

}  // namespace tandem::files
