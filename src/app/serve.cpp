#include "app/serve.hpp"

#include "app/application.hpp"

#include "platform/http/health.hpp"
#include "platform/http/openapi.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <csignal>
#include <optional>

namespace tandem::app {
namespace {

struct Address {
    std::string host;
    std::uint16_t port = 0;
    bool is_loopback() const { return host == "127.0.0.1" || host == "::1" || host == "localhost"; }
};

std::optional<Address> parse_address(std::string const& text) {
    auto const colon = text.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    Address address{text.substr(0, colon), 0};
    auto const [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), address.port);
    if (error != std::errc{} || end != text.data() + text.size() || address.host.empty()) return std::nullopt;
    if (address.host == "localhost") address.host = "127.0.0.1";
    return address;
}

/// Signals wait for one thread instead of interrupting all of them; call before any thread begins.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

}  // namespace

int serve(Serve const& given) {
    auto const address = parse_address(given.listen);
    if (!address) return fmt::print(stderr, "“{}” is not an address such as 127.0.0.1:8080.\n", given.listen), wrong_usage;
    auto const signals = block_signals();
    log::start(log::Level::info, log::Format::text);

    auto const database = open_database(given.place.data, given.place.db_url);
    auth::SessionGate gate(*database);
    auth::SignInService sign_in{.one_click_demo = address->is_loopback()};
    live::Hub hub;
    announce(database->subscriptions(), hub);
    http::ApiDocument document(all_routes());
    http::Services services;
    http::Readiness readiness{[&database]() -> Result<void> {
        database->read({}, [](db::Read& read) { auth::all_workspaces(read); });
        return {};
    }};
    services.provide(readiness);
    services.provide(hub);
    services.provide(document);
    services.provide(*database);
    services.provide(sign_in);

    http::Dispatcher dispatcher({.routes = all_routes(), .gate = &gate, .database = database.get(), .services = &services, .assets = files::web_assets()});
    http::Server server({.address = address->host, .port = address->port, .max_body_bytes = dispatcher.largest_body()}, dispatcher.handler());
    server.start();
    spdlog::info("Tandem is open at http://{}:{}", address->host, server.port());

    int signal = 0;
    sigwait(&signals, &signal);
    spdlog::info("stopping");
    server.stop();
    return done;
}

}  // namespace tandem::app
