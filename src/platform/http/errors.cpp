#include "platform/http/errors.hpp"

#include <boost/json.hpp>

namespace tandem::http {

namespace json = boost::json;

namespace {

std::string_view category_of(int status) {
    switch (status) {
        case 400:
        case 415:
            return "VALIDATION_ERROR";
        case 401:
            return "INVALID_AUTHENTICATION";
        case 403:
            return "MISSING_SCOPES";
        case 404:
            return "OBJECT_NOT_FOUND";
        case 405:
            return "METHOD_NOT_ALLOWED";
        case 409:
            return "CONFLICT";
        case 410:
            return "GONE";
        case 413:
        case 414:
        case 431:
            return "PAYLOAD_TOO_LARGE";
        case 429:
            return "RATE_LIMITS";
        case 503:
            return "SERVICE_UNAVAILABLE";
        case 507:
            return "INSUFFICIENT_STORAGE";
        default:
            return "INTERNAL_ERROR";
    }
}

Response shaped(int status, std::string_view code, std::string_view message, std::string_view request_id, json::array fields) {
    json::object body{
        {"status", "error"}, {"category", category_of(status)}, {"code", code}, {"message", message}, {"correlationId", request_id}};
    body.emplace("errors", std::move(fields));
    auto response = json_text(json::serialize(body), status);
    response.headers.set("Cache-Control", "no-store");
    if (status == 503) response.headers.set("Retry-After", "1");
    if (status == 429) response.headers.set("Retry-After", "30");
    if (status == 401) response.headers.set("WWW-Authenticate", "Bearer");
    return response;
}

}  // namespace

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid:
            return 400;
        case ErrorKind::unauthenticated:
            return 401;
        case ErrorKind::forbidden:
            return 403;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::gone:
            return 410;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::too_many:
            return 429;
        case ErrorKind::unavailable:
            return 503;
        case ErrorKind::no_room:
            return 507;
    }
    return 500;
}

Response error_response(Error const& error, std::string_view request_id) {
    json::array fields;
    for (auto const& field : error.fields)
        fields.push_back(json::object{{"pointer", field.pointer}, {"code", field.code}, {"message", field.message}});
    // One code of the kind `invalid` is about the media type, which HTTP has a status of its own for.
    auto const status = error.code == "unsupported_media_type" ? 415 : status_of(error.kind);
    return shaped(status, error.code, error.message, request_id, std::move(fields));
}

Response plain_error(int status, std::string_view code, std::string_view message, std::string_view request_id) {
    return shaped(status, code, message, request_id, {});
}

}  // namespace tandem::http
