#include "platform/blobs/serve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/http/static_files.hpp"
#include "platform/http/url.hpp"

namespace tandem::blobs {
namespace {

constexpr std::array shown_types = {"image/png", "image/jpeg", "image/gif", "image/webp"};
constexpr auto nothing_runs = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

void set_safe(http::Headers& headers) {
    headers.set("Content-Security-Policy", nothing_runs);
    headers.set("X-Content-Type-Options", "nosniff");
}

}  // namespace

http::Response respond(Store const& store, Blob const& blob, std::string_view file_name) {
    http::Response response{.file = store.open(blob.hash)};
    if (!response.file) throw std::runtime_error(fmt::format("the file {} is missing", blob.hash));
    bool const is_shown = std::ranges::find(shown_types, blob.content_type) != shown_types.end();
    set_safe(response.headers);
    // A browser that is told "text/html" might still be talked into opening it.
    response.headers.set("Content-Type",
                         is_shown || blob.content_type == "application/pdf" ? blob.content_type : "application/octet-stream");
    response.headers.set("Content-Disposition",
                         fmt::format("{}; filename*=UTF-8''{}", is_shown ? "inline" : "attachment", http::percent_encode(file_name)));
    response.headers.set("Cache-Control", "private, no-cache");
    response.headers.set("ETag", fmt::format("\"{}\"", blob.hash));
    return response;
}

http::Response respond_immutable(http::Request const& request, std::string png, std::string_view etag) {
    http::Response response{.body = std::move(png)};
    auto const quoted = fmt::format("\"{}\"", etag);
    set_safe(response.headers);
    response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    response.headers.set("ETag", quoted);
    if (http::etag_matches(request.headers.get("If-None-Match"), quoted)) {
        response.status = 304;
        response.body.clear();
        return response;
    }
    response.headers.set("Content-Type", "image/png");
    return response;
}

}  // namespace tandem::blobs
