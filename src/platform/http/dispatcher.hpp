#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "platform/files/assets.hpp"
#include "platform/http/gate.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server.hpp"
#include "platform/http/static_files.hpp"
#include "platform/http/worker_pool.hpp"

namespace tandem::http {

/// What a server serves; everything named here outlives the dispatcher.
struct Setup {
    std::vector<Routes const*> routes;
    Gate* gate = nullptr;  ///< without one everybody is a visitor
    db::Database* database = nullptr;
    Parts const* parts = nullptr;
    std::span<files::Asset const> assets{};
    std::size_t workers = 8;
    std::size_t queue_limit = 1'024;
};

/// From a request to its answer: route, who asks, permission, function. Give `handler()` to the server.
class Dispatcher {
public:
    explicit Dispatcher(Setup setup);

    void handle(Request request, std::shared_ptr<Exchange> exchange);
    Handler handler();
    /// The largest body any route takes into memory, and where the body of a request goes: for ServerOptions.
    std::size_t largest_body() const { return largest_body_; }
    BodyRule body_rule(Method method, std::string_view target, bool has_credentials) const;

private:
    struct Task;

    Response without_route(Request const& request, Router::Match const& match) const;
    std::optional<Response> from_files(Request const& request) const;
    void run(Task& task);
    Result<Answer> answer(Task& task);
    Result<db::Actor> admit(Request const& request, Permission const& permission);
    db::Actor at_address(Task const& task, db::Actor const& actor);
    void deliver(Task& task, Answer answer);

    Setup setup_;
    Parts no_parts_;
    std::set<std::string, std::less<>> first_segments_;  ///< of the routes: "api", "crm" …; below them is no page of the application
    Router router_;
    StaticFiles files_;
    std::size_t largest_body_ = 1'048'576;
    WorkerPool workers_;
};

}  // namespace tandem::http
