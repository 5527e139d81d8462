#include "platform/http/static_files.hpp"

#include "base/text.hpp"
#include "platform/http/finish.hpp"

namespace tandem::http {

namespace {

struct Coded {
    std::string_view coding;
    std::span<unsigned char const> bytes;
};

Coded choose(files::Asset const& asset, std::string_view accepted) {
    if (!asset.brotli.empty() && accepts_encoding(accepted, "br")) return {"br", asset.brotli};
    if (!asset.gzip.empty() && accepts_encoding(accepted, "gzip")) return {"gzip", asset.gzip};
    return {"", asset.plain};
}

std::string_view as_text(std::span<unsigned char const> bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

}  // namespace

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        auto const comma = if_none_match.find(',');
        auto item = trim(if_none_match.substr(0, comma));
        if_none_match.remove_prefix(comma == std::string_view::npos ? if_none_match.size() : comma + 1);
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == "*" || item == etag) return true;
    }
    return false;
}

StaticFiles::StaticFiles(std::span<files::Asset const> assets) {
    for (auto const& asset : assets) by_path_.emplace(asset.path, &asset);
}

std::optional<Response> StaticFiles::find(Request const& request, std::string_view path) const {
    if (request.method != GET && request.method != HEAD) return std::nullopt;
    auto const found = by_path_.find(path == "/" ? "/index.html" : path);
    if (found == by_path_.end()) return std::nullopt;
    auto const& asset = *found->second;
    auto const coded = choose(asset, request.headers.get("Accept-Encoding"));
    auto etag = "\"" + std::string(asset.etag) + (coded.coding.empty() ? "" : "-") + std::string(coded.coding) + "\"";

    Response response;
    response.headers.set("Vary", "Accept-Encoding");
    response.headers.set("Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    bool const known = etag_matches(request.headers.get("If-None-Match"), etag);
    response.headers.set("ETag", std::move(etag));
    if (known) {
        response.status = 304;
        return response;
    }
    response.headers.set("Content-Type", std::string(asset.content_type));
    if (!coded.coding.empty()) response.headers.set("Content-Encoding", std::string(coded.coding));
    response.asset = as_text(coded.bytes);
    return response;
}

}  // namespace tandem::http
