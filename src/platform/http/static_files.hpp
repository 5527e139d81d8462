#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "platform/files/assets.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::http {

/// Files from memory: the coding the client takes, strong ETags, 304.
class StaticFiles {
public:
    explicit StaticFiles(std::span<files::Asset const> assets);

    /// Nullopt where there is no such file or the method is not GET or HEAD.
    std::optional<Response> find(Request const& request, std::string_view path) const;
    /// The application's one page, whatever its path.
    std::optional<Response> page(Request const& request) const { return find(request, "/index.html"); }

private:
    std::unordered_map<std::string_view, files::Asset const*> by_path_;
};

/// Whether an If-None-Match header names this ETag (RFC 9110, section 13.1.2: weak comparison).
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace tandem::http
