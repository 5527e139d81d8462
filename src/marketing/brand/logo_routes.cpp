#include "marketing/brand/logo.hpp"
#include "marketing/brand/routes.hpp"
#include "platform/blobs/digest.hpp"
#include "platform/blobs/serve.hpp"
#include "platform/http/file_body.hpp"
#include "platform/pages/logo.hpp"

#include <fmt/format.h>

namespace tandem::brand {
namespace {

constexpr std::size_t most_logo_bytes = 10 * 1024 * 1024;
constexpr int usual_width = 1'280;

Result<std::string> picture_in(http::Request const& request) {
    std::string bytes(request.file ? request.file->size() : 0, '\0');
    if (bytes.empty()) return invalid("body_missing", "The picture is the body of this request, as it is.");
    if (!request.file->read(bytes)) return unavailable("file_unreadable", "The picture could not be read. Please send it again.");
    return bytes;
}

Result<http::Created<Logo>> upload_logo(http::Ask& ask) {
    auto const bytes = picture_in(ask.request());
    if (!bytes) return fail(bytes);
    auto const kept = draw_logo(ask.part<blobs::Store>(), *bytes);
    if (!kept) return fail(kept);
    return ask.write([&](db::Write& write) -> Result<http::Created<Logo>> {
        offer_logo(write, *kept);
        return http::Created<Logo>{{Text<64, 64>{kept->hash}}};
    });
}

Result<http::Response> show_logo(http::Ask& ask, std::string const& hash, http::Query<LogoQuery> const& query) {
    auto const unknown = not_found("logo_unknown", "There is no such logo.");
    if (!blobs::is_hash(hash)) return unknown;
    auto const is_logo = ask.read([&](db::Read& read) -> Result<bool> { return is_shown(read, hash); });
    if (!is_logo || !*is_logo) return unknown;
    auto const width = query->width ? static_cast<int>(query->width->value) : usual_width;
    auto png = pages::logo_png(ask.part<blobs::Store>(), hash, width);
    if (!png) return unknown;
    return blobs::respond_immutable(ask.request(), *std::move(png), fmt::format("{}-{}", hash.substr(0, 32), width));
}

void describe_picture(Schemas&, http::Shape& shape) {
    shape.content_type = "image/png";
    shape.statuses = {200, 304};
}

}  // namespace

http::Routes const logo_routes = {
    http::route<upload_logo>(http::POST, "/api/brand/logo", http::may::manage_settings,
                             "Upload a picture as a logo; it is shown once the brand is saved with it",
                             {.body_limit = most_logo_bytes, .body_to_file = true}),
    http::route<show_logo>(http::GET, "/logo/{logo_hash}", http::may::anyone, "A company's logo, as PNG, never another one",
                           {.note = describe_picture}),
};

}  // namespace tandem::brand
