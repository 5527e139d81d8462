#include "platform/http/health.hpp"

namespace tandem::http {

namespace {

Result<Response> be_healthy(Ask&) { return json_text(R"({"status":"ok"})"); }

Result<Response> be_ready(Ask& ask) {
    if (auto checked = ask.part<Readiness>().check(); !checked) return fail(std::move(checked));
    return json_text(R"({"status":"ready"})");
}

}  // namespace

Routes const health_routes = {
    route<be_healthy>(GET, "/health", may::anyone, "Whether the process answers", {.at_once = true}),
    route<be_ready>(GET, "/ready", may::anyone, "Whether the database answers too"),
};

}  // namespace tandem::http
