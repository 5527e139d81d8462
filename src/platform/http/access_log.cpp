#include "platform/http/access_log.hpp"

#include <spdlog/spdlog.h>

#include "base/time.hpp"
#include "platform/http/url.hpp"

namespace tandem::http {

namespace {
/// Control characters and quotes escaped: nobody writes a second log line through a path. The query and the Referer stay out, as
/// they may hold secrets.
std::string printable(std::string_view path) {
    std::string out;
    for (char c : path.substr(0, 512)) {
        if (c > ' ' && c != '"' && c != '\\' && static_cast<unsigned char>(c) < 127)
            out += c;
        else
            out += percent_encode({&c, 1});
    }
    return out;
}

/// What no router has seen may hold a secret anywhere behind its first segment.
std::string named(Request const& request) {
    if (!request.logged_path.empty()) return printable(request.logged_path);
    auto const slash = request.path.find('/', 1);
    return printable(std::string_view(request.path).substr(0, slash)) + (slash == std::string::npos ? "" : "/{cut}");
}
}  // namespace

void log_access(AccessLine const& line) {
    auto const& request = line.request;
    spdlog::info("{} {} {} {}B {}ms id={} user={} ip={}", method_name(request.method), named(request), line.status, line.bytes,
                 now().ms - request.arrived_ms, request.id, line.user, request.client_ip);
}

void log_bug(Request const& request, std::string_view what) {
    spdlog::error("{} {} failed: {} id={}", method_name(request.method), named(request), what, request.id);
}

}  // namespace tandem::http
