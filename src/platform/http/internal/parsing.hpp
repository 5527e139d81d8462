#pragma once

// Heavy: only server.cpp includes this.
// RESTinio cuts the connection without a word when a limit is passed. These callbacks stand before its own, drop what is
// too much, and leave a mark on the Wire, so that the request still completes and can be answered with 431 or 413.

#include "platform/http/internal/socket.hpp"

namespace tandem::http {

struct HttpMethods : restinio::default_http_methods_t {};

namespace parsing {

inline constexpr std::size_t max_head_bytes = 16 * 1024;
inline constexpr std::size_t max_dropped_bytes = 64 * 1024 * 1024;

inline restinio::impl::http_parser_ctx_t& context_of(http_parser* parser) {
    return *static_cast<restinio::impl::http_parser_ctx_t*>(parser->data);
}

inline bool head_is_full(std::size_t more) {
    if (!current_wire) return false;
    auto& message = current_wire->message;
    message.head_bytes += more;
    return message.head_too_large = message.head_too_large || message.head_bytes > max_head_bytes;
}

inline int begin(http_parser*) {
    if (current_wire) current_wire->message = {};
    return 0;
}

inline int url(http_parser* parser, char const* at, std::size_t length) {
    return head_is_full(length) ? 0 : restinio::impl::restinio_url_cb(parser, at, length);
}

inline int field(http_parser* parser, char const* at, std::size_t length) {
    return head_is_full(length + 4) ? 0 : restinio::impl::restinio_header_field_cb(parser, at, length);
}

inline int value(http_parser* parser, char const* at, std::size_t length) {
    return head_is_full(length) ? 0 : restinio::impl::restinio_header_value_cb(parser, at, length);
}

inline int head_complete(http_parser* parser) {
    auto& context = context_of(parser);
    bool const has_length = parser->content_length != ULLONG_MAX && parser->content_length > 0;
    if (current_wire && has_length && parser->content_length > context.m_limits.max_body_size()) {
        current_wire->message.body_too_large = true;
        context.m_leading_headers_completed = true;
        return parser->content_length > max_dropped_bytes ? 1 : 0;  // 1: the message ends here
    }
    if (current_wire && context.m_header.has_field("Expect")) current_wire->send_now(go_on);
    return restinio::impl::restinio_headers_complete_cb(parser);
}

inline int body(http_parser* parser, char const* at, std::size_t length) {
    if (!current_wire) return restinio::impl::restinio_body_cb(parser, at, length);
    auto& message = current_wire->message;
    auto& context = context_of(parser);
    message.body_too_large = message.body_too_large || context.m_body.size() + length > context.m_limits.max_body_size();
    if (!message.body_too_large) return restinio::impl::restinio_body_cb(parser, at, length);
    message.dropped_bytes += length;
    return message.dropped_bytes > max_dropped_bytes ? -1 : 0;
}

}  // namespace parsing
}  // namespace tandem::http

template <>
inline http_parser_settings restinio::impl::create_parser_settings<tandem::http::HttpMethods>() noexcept {
    auto settings = create_parser_settings<restinio::default_http_methods_t>();
    settings.on_message_begin = tandem::http::parsing::begin;
    settings.on_url = tandem::http::parsing::url;
    settings.on_header_field = tandem::http::parsing::field;
    settings.on_header_value = tandem::http::parsing::value;
    settings.on_headers_complete = tandem::http::parsing::head_complete;
    settings.on_body = tandem::http::parsing::body;
    return settings;
}
