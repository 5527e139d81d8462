#include "app/application.hpp"
#include "app/commands.hpp"

#include "app/features.hpp"
#include "platform/auth/routes.hpp"
#include "platform/auth/session_gate.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/blobs/store.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/http/health.hpp"
#include "platform/http/openapi.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/live/live.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>

namespace tandem::app {
namespace {

/// Signals wait for one thread instead of interrupting all of them; call before any thread begins.
sigset_t block_signals(Config const& config) {
    sigset_t signals;
    sigemptyset(&signals);
    if (!config.test_clock.empty()) sigaddset(&signals, SIGUSR1);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

}  // namespace

int serve(Config const& config) {
    auto const listen = config::parse_listen(config.listen);
    if (!listen) return fmt::print(stderr, "{}\n", listen.error().message), wrong_usage;
    auto const signals = block_signals(config);
    log::start(config.log.level, config.log.format);
    if (!config.test_clock.empty()) spdlog::warn("the time is that of the test clock {}", config.test_clock);

    Application application(config);
    if (is_half_a_demo(application)) return refused;
    auto& parts = application.parts();
    auto& database = application.database();
    application.open_events();

    auto& hub = parts.make<live::Hub>();
    database.on_touched([&hub](WorkspaceId workspace, std::vector<db::Touched> const& touched, std::optional<ChangeSetId> change_set) {
        std::vector<live::Change> changes;
        for (auto const& one : touched)
            changes.push_back({one.object, one.id ? std::optional(one.id) : std::nullopt, one.kind, change_set});
        hub.publish(workspace, changes);
    });
    database.on_rights_changed([&hub](WorkspaceId workspace, UserId user) { hub.end(workspace, user); });
    parts.make<auth::SignInPolicy>(config::is_loopback(listen->address), config.mail_configured());
    parts.make<http::ApiDocument>(all_routes());
    parts.make<http::Readiness>([&database]() -> Result<void> {
        database.read({}, [](db::Read& read) { auth::all_workspaces(read); });
        return {};
    });
    auto const handlers = application.handlers();

    auth::SessionGate gate(database);
    parts.provide<http::Gate>(gate);
    http::Dispatcher dispatcher({.routes = all_routes(),
                                 .gate = &gate,
                                 .database = &database,
                                 .parts = &parts,
                                 .assets = files::web_assets(),
                                 .workers = static_cast<std::size_t>(config.workers.value)});
    http::Server server({.address = listen->address,
                         .port = listen->port,
                         .max_body_bytes = dispatcher.largest_body(),
                         .body_rule = [&](auto method, auto target, bool known) { return dispatcher.body_rule(method, target, known); },
                         .body_folder = parts.get<blobs::Store>().incoming(),
                         .trusted_proxies = config.trusted_proxies},
                        dispatcher.handler());
    server.open();
    auto& settings = application.config();
    settings.listen = fmt::format("{}:{}", listen->address.contains(':') ? "[" + listen->address + "]" : listen->address, server.port());
    server.start();
    jobs::Runner runner(database, handlers);
    spdlog::info("Tandem is open at http://{}", settings.listen);

    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal == SIGUSR1) runner.wake();  // the test clock was moved
    spdlog::info("stopping");
    server.stop();
    hub.stop();  // it asks the gate
    return done;
}

}  // namespace tandem::app
