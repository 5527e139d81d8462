#include "platform/http/access_log.hpp"

#include <spdlog/spdlog.h>

#include "base/time.hpp"
#include "platform/http/url.hpp"

namespace tandem::http {

namespace {
/// Control characters and quotes escaped: nobody writes a second log line through a path. The query stays out: it may hold secrets.
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
}  // namespace

void log_access(AccessLine const& line) {
    auto const& request = line.request;
    spdlog::info("{} {} {} {}B {}ms id={} user={} ip={}", method_name(request.method), printable(request.path), line.status, line.bytes,
                 now().ms - request.arrived_ms, request.id, line.user, request.client_ip);
}

void log_bug(Request const& request, std::string_view what) {
    spdlog::error("{} {} failed: {} id={}", method_name(request.method), printable(request.path), what, request.id);
}

}  // namespace tandem::http
