#include "platform/http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <future>
#include <thread>

#include "platform/http/internal/exchange.hpp"
#include "platform/http/internal/parsing.hpp"
#include "platform/http/internal/socket.hpp"

namespace tandem::http {

namespace {

using namespace std::chrono_literals;

/// What RESTinio has to say about single connections is of interest only when looking for a fault.
struct ConnectionLog {
    void trace(auto&&) {}
    void info(auto&&) {}
    void warn(auto&& message) { error(message); }
    void error(auto&& message) {
        if (spdlog::should_log(spdlog::level::debug)) spdlog::debug("{}", message());
    }
};

struct Traits : restinio::default_traits_t {
    using logger_t = ConnectionLog;
    using http_methods_mapper_t = HttpMethods;
    using stream_socket_t = Socket;
    static constexpr bool use_connection_count_limiter = true;
};
using HttpServer = restinio::http_server_t<Traits>;

/// RESTinio never accepts again after it once ran out of descriptors: as many as the system gives, some kept for files.
std::size_t affordable(std::size_t connections) {
    constexpr rlim_t for_files = 256;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= connections + for_files) return connections;
    auto const left = limit.rlim_cur > 2 * for_files ? limit.rlim_cur - for_files : limit.rlim_cur / 2;
    spdlog::warn("only {} connections at once: the system allows {} open files", left, limit.rlim_cur);
    return left;
}

}  // namespace

struct Server::Impl {
    Impl(ServerOptions given, Handler then) : options(std::move(given)), handler(std::move(then)) {}

    ServerOptions options;
    Handler handler;
    std::shared_ptr<asio::io_context> context = std::make_shared<asio::io_context>();
    Wires& wires = asio::use_service<WireService>(*context).wires;
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
    asio::steady_timer sweep{*context};
    std::shared_ptr<Running> running = std::make_shared<Running>(context->get_executor());
    std::shared_ptr<HttpServer> server;
    std::vector<std::jthread> threads;
    std::uint16_t port = 0;
    bool stopped = false;

    restinio::server_settings_t<Traits> settings();
    restinio::request_handling_status_t accept(restinio::request_handle_t const& incoming);
    void sweep_later();
    void close_listener();
};

restinio::server_settings_t<Traits> Server::Impl::settings() {
    restinio::incoming_http_msg_limits_t limits;
    limits.max_body_size(options.max_body_bytes).max_field_count(200);
    restinio::server_settings_t<Traits> all;
    all.address(options.address)
        .port(options.port)
        .protocol(options.address.find(':') == std::string::npos ? asio::ip::tcp::v4() : asio::ip::tcp::v6())
        .buffer_size(16 * 1024)
        .concurrent_accepts_count(options.network_threads)
        .max_parallel_connections(affordable(options.max_connections))
        .incoming_http_msg_limits(limits)
        .read_next_http_message_timelimit(3h)  // the sweep cuts off who is idle or slow; this would cut off large bodies, too
        .write_http_response_timelimit(120s)
        .handle_request_timeout(120s)
        .socket_options_setter([](auto& socket) { socket.set_option(asio::ip::tcp::no_delay(true)); })
        .acceptor_post_bind_hook([this](asio::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); })
        .request_handler([this](restinio::request_handle_t const& incoming) { return accept(incoming); });
    return all;
}

restinio::request_handling_status_t Server::Impl::accept(restinio::request_handle_t const& incoming) {
    auto wire = current_wire;
    auto const message = wire ? std::exchange(wire->message, {}) : Wire::Message{};
    if (wire) wire->message_complete();
    if (message.is_refused) return restinio::request_rejected();
    HandlingScope const scope;
    auto request = read_request(*incoming, options.trusted_proxies);
    request.file = message.file;
    auto exchange = std::make_shared<RestinioExchange>(*incoming, request, running, std::move(wire), options.max_stream_buffer);
    if (message.head_too_large)
        exchange->refuse(431, "head_too_large", "The header of this request is larger than 16 kB.");
    else if (message.body_too_large)
        exchange->refuse(413, "body_too_large", "The body of this request is larger than this address takes.");
    else if (message.rule.place == BodyRule::Place::file && !message.file)
        exchange->refuse(503, "overloaded", "Many files are arriving already. Nothing was kept; try again in a moment.");
    else if (message.file && message.file->is_room_missing())
        exchange->refuse(507, "disk_full", "There is no room left on the server's disk. Nothing was kept; tell who runs it.");
    else if (message.file && !message.file->is_whole())
        exchange->refuse(500, "internal_error", "The file could not be written. Nothing was kept; the log has the details.");
    else
        handler(std::move(request), std::move(exchange));
    return restinio::request_accepted();
}

void Server::Impl::sweep_later() {
    sweep.expires_after(500ms);
    sweep.async_wait([this](ErrorCode const& error) {
        if (error) return;
        wires.cut_overdue(options.arrival_limit);
        wires.cut_idle(options.idle_limit);
        sweep_later();
    });
}

Server::Server(ServerOptions options, Handler handler) : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {
    impl_->wires.body_rule = impl_->options.body_rule;
    impl_->wires.body_files = BodyFolder(impl_->options.body_folder, impl_->options.max_body_files);
}

Server::~Server() { stop(); }

void Server::open() {
    auto& impl = *impl_;
    // The context goes last of all.
    auto const made = new HttpServer(restinio::external_io_context(*impl.context), impl.settings());
    impl.server = {made, [context = impl.context](HttpServer* server) { delete server; }};
    impl.running->parts = impl.server;
    try {
        impl.server->open_sync();
    } catch (boost::system::system_error const& error) {  // whose own text names a line of Boost
        throw std::runtime_error(
            fmt::format("Cannot listen on {}:{}: {}.", impl.options.address, impl.options.port, error.code().message()));
    }
}

void Server::start() {
    auto& impl = *impl_;
    if (!impl.server) open();
    impl.work.emplace(impl.context->get_executor());
    impl.sweep_later();
    for (std::size_t i = 0; i < impl.options.network_threads; ++i) impl.threads.emplace_back([context = impl.context] { context->run(); });
}

std::uint16_t Server::port() const { return impl_->port; }

void Server::Impl::close_listener() {
    std::promise<void> closed;
    asio::post(*context, [&] {
        sweep.cancel();
        server->close_sync();
        closed.set_value();
    });
    closed.get_future().wait();
}

void Server::stop() {
    auto& impl = *impl_;
    if (impl.threads.empty() || std::exchange(impl.stopped, true)) return;
    impl.running->begin_drain();
    impl.close_listener();
    if (!impl.running->wait_until_idle(impl.options.drain_limit)) spdlog::warn("some requests did not finish in time and were cut off");
    impl.wires.shut_all();
    impl.work.reset();
    // A connection that was just handed an answer may outlive one pass.
    for (int round = 0; round < 40 && !impl.context->stopped(); ++round) {
        std::this_thread::sleep_for(25ms);
        impl.wires.shut_all();
    }
    impl.running->end();
    bool const clean = impl.context->stopped();
    impl.context->stop();
    impl.threads.clear();
    // What still waits in the context holds connections, and those point into the server: better kept than torn apart.
    if (!clean) std::ignore = new auto(impl.server);
}  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): see above

}  // namespace tandem::http
