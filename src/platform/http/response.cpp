#include "platform/http/response.hpp"

#include "platform/http/file_body.hpp"
#include "platform/http/url.hpp"

namespace tandem::http {

namespace {
Response typed(std::string_view type, std::string body, int status) {
    Response response{.status = status, .body = std::move(body)};
    response.headers.set("Content-Type", std::string(type));
    return response;
}
}  // namespace

Response text(std::string body, int status) { return typed("text/plain; charset=utf-8", std::move(body), status); }
Response html(std::string body, int status) { return typed("text/html; charset=utf-8", std::move(body), status); }
Response json_text(std::string body, int status) { return typed("application/json", std::move(body), status); }

Response redirect(std::string location, int status) {
    Response response{.status = status};
    response.headers.set("Location", std::move(location));
    return response;
}

Response attachment(std::string body, std::string_view content_type, std::string_view file_name) {
    auto response = typed(content_type, std::move(body), 200);
    response.headers.set("Content-Disposition", "attachment; filename*=UTF-8''" + percent_encode(file_name));
    return response;
}

std::size_t Response::size() const { return file ? file->size() : content().size(); }

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 207:
            return "Multi-Status";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "Status";
    }
}

}  // namespace tandem::http
