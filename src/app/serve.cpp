#include "app/application.hpp"
#include "app/commands.hpp"

#include "marketing/analytics/collector.hpp"
#include "marketing/email/sending.hpp"
#include "platform/http/health.hpp"
#include "platform/http/openapi.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>

namespace tandem::app {
namespace {

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

bool is_loopback(std::string const& address) { return address.starts_with("127.") || address == "::1"; }

}  // namespace

int serve(Config const& config) {
    auto const listen = config::parse_listen(config.listen);
    if (!listen) return fmt::print(stderr, "{}\n", listen.error().message), wrong_usage;
    auto const signals = block_signals();
    log::start(config.log.level, config.log.format);

    auto const database = open_database(config);
    events::Store events(events_options(config));
    live::Hub hub;
    announce(database->subscriptions(), hub);
    jobs::Handlers handlers;
    add_job_handlers(handlers, events, config);

    auth::SessionGate gate(*database);
    auth::SignInService sign_in{.one_click_demo = is_loopback(listen->address), .mail_configured = config.mail_configured()};
    http::ApiDocument document(all_routes());
    http::Readiness readiness{[&database]() -> Result<void> {
        database->read({}, [](db::Read& read) { auth::all_workspaces(read); });
        return {};
    }};
    http::Services services;
    services.provide(*database);
    services.provide(events);
    analytics::Collector collector(events, *database);
    collector.warm_up();
    services.provide(collector);
    services.provide(hub);
    services.provide(sign_in);
    services.provide(document);
    services.provide(readiness);
    auto finders = all_finders();
    services.provide(finders);
    auto settings = config;
    services.provide(settings);

    http::Dispatcher dispatcher({.routes = all_routes(),
                                 .gate = &gate,
                                 .database = database.get(),
                                 .services = &services,
                                 .assets = files::web_assets(),
                                 .not_pages = {"/api", "/crm", "/health", "/ready", "/js", "/p", "/f", "/q", "/t", "/m", "/w"},
                                 .workers = static_cast<std::size_t>(config.workers.value)});
    http::Server server({.address = listen->address,
                         .port = listen->port,
                         .max_body_bytes = dispatcher.largest_body(),
                         .trusted_proxies = config.trusted_proxies},
                        dispatcher.handler());
    server.open();
    settings.listen = fmt::format("{}:{}", listen->address.contains(':') ? "[" + listen->address + "]" : listen->address, server.port());
    server.start();
    email::resume_campaigns(*database);
    jobs::Runner runner(*database, handlers);
    spdlog::info("Tandem is open at http://{}", settings.listen);

    int signal = 0;
    sigwait(&signals, &signal);
    spdlog::info("stopping");
    server.stop();
    return done;
}

}  // namespace tandem::app
