#pragma once

// Heavy: only server.cpp includes this.
// RESTinio cuts the connection without a word when a limit is passed. These callbacks stand before its own, drop what is
// too much, and leave a mark on the Wire, so that the request still completes and can be answered with 431 or 413. Bodies that
// may be large go to a file from here, piece by piece.

#include "platform/http/internal/socket.hpp"

namespace tandem::http {

struct HttpMethods : restinio::default_http_methods_t {};

/// Answers 413 at once, while the body still comes, and says nothing more on this connection.
void refuse_now(Wire& wire);

namespace parsing {

inline constexpr std::size_t max_head_bytes = 16 * 1024;
inline constexpr std::size_t max_dropped_bytes = 128 * 1024 * 1024;  // more than any route takes

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

inline BodyRule rule_for(http_parser* parser, Wires& wires) {
    auto& context = context_of(parser);
    BodyRule rule{.limit = context.m_limits.max_body_size()};
    if (!wires.body_rule) return rule;
    bool const has_credentials = context.m_header.has_field("Cookie") || context.m_header.has_field("Authorization");
    return wires.body_rule(parse_method(http_method_str(static_cast<http_method>(parser->method))), context.m_header.request_target(),
                           has_credentials);
}

inline int head_complete(http_parser* parser) {
    if (!current_wire) return restinio::impl::restinio_headers_complete_cb(parser);
    auto& context = context_of(parser);
    auto& message = current_wire->message;
    auto& wires = current_wire->all();
    bool const is_counted = parser->content_length != ULLONG_MAX && parser->content_length > 0;
    bool const has_body = is_counted || (parser->flags & F_CHUNKED) != 0;
    context.m_leading_headers_completed = true;
    if (!has_body) return 0;
    message.rule = rule_for(parser, wires);
    if (is_counted && parser->content_length > message.rule.limit) {
        message.body_too_large = true;
        if (parser->content_length > max_dropped_bytes) refuse_now(*current_wire);
        return 0;
    }
    if (message.rule.place == BodyRule::Place::file) message.file = wires.body_files.make();
    if (message.rule.place == BodyRule::Place::memory && is_counted)
        context.m_body.reserve(static_cast<std::size_t>(parser->content_length));
    if (context.m_header.has_field("Expect")) current_wire->send_now(go_on);
    return 0;
}

inline int body(http_parser* parser, char const* at, std::size_t length) {
    if (!current_wire) return restinio::impl::restinio_body_cb(parser, at, length);
    auto& message = current_wire->message;
    auto const arrived = message.file ? message.file->size() : context_of(parser).m_body.size();
    message.body_too_large = message.body_too_large || arrived + length > message.rule.limit;
    if (!message.body_too_large && message.file) {
        current_wire->bytes_of_file_arrived(length);
        message.file->append({at, length});
        if (message.file->is_whole()) return 0;
    } else if (!message.body_too_large && message.rule.place == BodyRule::Place::memory) {
        return restinio::impl::restinio_body_cb(parser, at, length);
    }
    message.dropped_bytes += length;
    return message.dropped_bytes > max_dropped_bytes ? -1 : 0;
}

/// RESTinio notes each chunk, which is more than the chunk itself where a client sends single bytes.
inline int chunk_header(http_parser*) { return 0; }

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
    settings.on_chunk_header = tandem::http::parsing::chunk_header;
    return settings;
}
