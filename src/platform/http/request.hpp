#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/headers.hpp"
#include "platform/http/method.hpp"

namespace tandem::http {

class BodyFile;

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One request as it arrived, already within the server's limits.
struct Request {
    Method method = GET;
    std::string target;  ///< as sent: path and query
    std::string path;    ///< before decoding, without query
    std::string query;   ///< after the question mark, before decoding
    Headers headers;
    std::string body;
    std::shared_ptr<BodyFile> file;  ///< the body instead, where its route takes it so (RouteOptions::body_to_file)
    std::string client_ip;           ///< of the person, behind a trusted proxy too
    std::string scheme = "http";
    std::string host;
    std::string id;           ///< in the log and in X-Request-Id
    std::string logged_path;  ///< the path without its secrets; empty until a router has seen it
    std::int64_t arrived_ms = 0;

    /// The decoded value of a query parameter; the first where it is repeated.
    std::optional<std::string> query_value(std::string_view name) const;
    std::optional<std::string> cookie(std::string_view name) const;
    /// Fields of an application/x-www-form-urlencoded body, in order; nullopt where it is not one or badly encoded.
    std::optional<Pairs> form() const;
    /// Media type in lower case without parameters: "application/json".
    std::string content_type() const;
    bool accepts(std::string_view media_type) const;
    /// "https://example.org", as the visitor sees this server.
    std::string origin() const { return scheme + "://" + host; }
};

}  // namespace tandem::http
