#include "platform/http/internal/exchange.hpp"

#include <fmt/format.h>

#include <array>
#include <ctime>

#include "base/time.hpp"
#include "platform/http/access_log.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/finish.hpp"
#include "platform/http/proxy.hpp"

namespace tandem::http {

namespace {

std::string date_header() {
    std::array<char, 40> text{};
    auto const seconds = static_cast<std::time_t>(now().ms / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    auto const length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), length};
}

enum class Length { counted, chunked, until_close };

std::string head_of(int status, Headers const& headers, bool keep_alive, Length kind, std::size_t length) {
    std::string head;
    head.reserve(1024);
    auto const out = std::back_inserter(head);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\nConnection: {}\r\n", status, reason_of(status), date_header(),
                   keep_alive ? "keep-alive" : "close");
    bool const has_body = status != 204 && status != 304;
    if (kind == Length::counted && has_body) fmt::format_to(out, "Content-Length: {}\r\n", length);
    if (kind == Length::chunked) head += "Transfer-Encoding: chunked\r\n";
    for (auto const& [name, value] : headers) fmt::format_to(out, "{}: {}\r\n", name, value);
    head += "\r\n";
    return head;
}

restinio::response_output_flags_t last(bool keep_alive) {
    return {restinio::response_parts_attr_t::final_parts, keep_alive ? restinio::response_connection_attr_t::connection_keepalive
                                                                     : restinio::response_connection_attr_t::connection_close};
}

/// Read piece by piece as the client takes it; as slow as the slowest upload at worst.
restinio::sendfile_t sent(OpenFile& file) {
    constexpr restinio::file_size_t piece = 256 * 1024;
    auto const size = file.size();
    return restinio::sendfile(restinio::file_descriptor_holder_t(file.release()),
                              restinio::file_meta_t(size, std::chrono::system_clock::time_point{}), piece)
        .timelimit(std::chrono::seconds(120 + size / 16'000));
}

restinio::response_output_flags_t const not_last{restinio::response_parts_attr_t::not_final_parts,
                                                 restinio::response_connection_attr_t::connection_close};

}  // namespace

thread_local bool HandlingScope::active = false;

void Reference::write(restinio::response_output_flags_t flags, restinio::write_group_t group) const {
    if (running->has_ended()) return;
    if (!HandlingScope::active) return connection->write_response_parts(number, flags, std::move(group));
    asio::post(running->executor(), [connection = connection, number = number, flags, group = std::move(group)]() mutable {
        connection->write_response_parts(number, flags, std::move(group));
    });
}

Running::Token::Token(std::shared_ptr<Running> running) : running_(std::move(running)) {
    std::lock_guard lock(running_->mutex_);
    ++running_->count_;
}

Running::Token::~Token() {
    std::lock_guard lock(running_->mutex_);
    if (--running_->count_ == 0) running_->idle_.notify_all();
}

void Running::add(std::shared_ptr<RestinioStream> const& stream) {
    std::lock_guard lock(mutex_);
    std::erase_if(streams_, [](auto const& known) { return known.expired(); });
    streams_.push_back(stream);
}

void Running::begin_drain() {
    draining_ = true;
    std::vector<std::weak_ptr<RestinioStream>> streams;
    {
        std::lock_guard lock(mutex_);
        streams.swap(streams_);
    }
    for (auto const& stream : streams)
        if (auto const open = stream.lock()) open->close();
}

bool Running::wait_until_idle(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    return idle_.wait_for(lock, limit, [this] { return count_ == 0; });
}

Request read_request(restinio::request_t const& incoming, std::vector<std::string> const& trusted_proxies) {
    auto const& header = incoming.header();
    Request request;
    request.method = parse_method(header.method().c_str());
    request.target = header.request_target();
    request.path = header.path();
    request.query = header.query();
    header.for_each_field([&](auto const& field) { request.headers.add(field.name(), field.value()); });
    request.body = incoming.body();
    request.id = make_request_id();
    request.arrived_ms = now().ms;
    resolve_client(request, incoming.remote_endpoint().address().to_string(), trusted_proxies);
    return request;
}

RestinioExchange::RestinioExchange(restinio::request_t& incoming, Request const& request, std::shared_ptr<Running> running,
                                   std::shared_ptr<Wire> wire, std::size_t stream_buffer)
    : reference_{std::move(running),
                 std::move(restinio::impl::access_req_connection(incoming)),
                 incoming.request_id(),
                 {},
                 incoming.header().should_keep_alive(),
                 incoming.header().http_minor() == 0,
                 std::move(wire)},
      token_(std::make_shared<Running::Token>(reference_.running)),
      answering_(std::make_shared<Wire::Answering>(reference_.wire)),
      stream_buffer_(stream_buffer) {
    auto& kept = reference_.request;
    kept.method = request.method;
    kept.path = request.path;
    kept.scheme = request.scheme;
    kept.id = request.id;
    kept.client_ip = request.client_ip;
    kept.arrived_ms = request.arrived_ms;
    kept.headers.add("Accept-Encoding", std::string(request.headers.get("Accept-Encoding")));
}

void refuse_now(Wire& wire) {
    auto const id = make_request_id();
    auto response = plain_error(413, "body_too_large", "The body of this request is larger than this address takes.", id);
    add_security_headers({}, response.headers);
    response.headers.set("X-Request-Id", id);
    wire.message.is_refused = true;
    wire.send_now(head_of(413, response.headers, false, Length::counted, response.body.size()) + response.body);
    wire.end_writing();
}

RestinioExchange::~RestinioExchange() {
    if (!answered_)
        respond(
            plain_error(500, "no_answer", "Something went wrong on our side. Nothing was changed by this answer.", reference_.request.id));
}

void RestinioExchange::respond(Response response) {
    send(std::move(response), reference_.keep_alive && !reference_.running->is_draining());
}

void RestinioExchange::refuse(int status, std::string_view code, std::string_view message) {
    auto response = plain_error(status, code, message, reference_.request.id);
    log_access({reference_.request, status, response.body.size()});
    send(std::move(response), false);
}

void RestinioExchange::send(Response response, bool keep_alive) {
    if (answered_.exchange(true)) return;
    finish(reference_.request, response);
    restinio::writable_items_container_t parts;
    parts.emplace_back(head_of(response.status, response.headers, keep_alive, Length::counted, response.size()));
    if (reference_.request.method != HEAD && response.status != 204 && response.status != 304) {
        if (response.file && response.file->size() > 0)
            parts.emplace_back(sent(*response.file));
        else if (!response.asset.empty())
            parts.emplace_back(restinio::const_buffer(response.asset.data(), response.asset.size()));
        else if (!response.body.empty())
            parts.emplace_back(std::move(response.body));
    }
    restinio::write_group_t group{std::move(parts)};
    group.after_write_notificator([token = std::move(token_), answering = std::move(answering_)](auto const&) {});
    reference_.write(last(keep_alive), std::move(group));
}

std::shared_ptr<Stream> RestinioExchange::stream(Headers headers) {
    answered_ = true;
    token_.reset();  // a stream has no end to wait for
    add_security_headers(reference_.request, headers);
    auto const running = reference_.running;
    auto stream = std::make_shared<RestinioStream>(std::move(reference_), std::move(answering_), stream_buffer_);
    stream->begin(headers);
    running->add(stream);
    if (running->is_draining()) stream->close();
    return stream;
}

void RestinioStream::begin(Headers const& headers) {
    send(head_of(200, headers, false, reference_.http_1_0 ? Length::until_close : Length::chunked, 0));
}

void RestinioStream::send(std::string bytes, bool last_bytes) {
    debt_->bytes += bytes.size();
    std::lock_guard lock(mutex_);
    if (reference_.running->has_ended()) return;
    waiting_ += bytes;
    ending_ = ending_ || last_bytes;
    if (std::exchange(flushing_, true)) return;
    asio::post(reference_.running->executor(), [self = shared_from_this()] { self->flush(); });
}

void RestinioStream::flush() {
    while (true) {
        std::unique_lock lock(mutex_);
        if (waiting_.empty() && !ending_) {
            flushing_ = false;
            return;
        }
        auto bytes = std::exchange(waiting_, {});
        bool const end = std::exchange(ending_, false);
        lock.unlock();
        write_out(std::move(bytes), end ? last(false) : not_last);
    }
}

void RestinioStream::write_out(std::string bytes, restinio::response_output_flags_t flags) {
    auto const size = bytes.size();
    restinio::writable_items_container_t parts;
    if (size > 0) parts.emplace_back(std::move(bytes));
    restinio::write_group_t group{std::move(parts)};
    group.after_write_notificator([debt = debt_, size](auto const& error) {
        debt->bytes -= size;
        if (error) debt->failed = true;
    });
    reference_.write(flags, std::move(group));
}

bool RestinioStream::write(std::string bytes) {
    if (closed_ || bytes.empty()) return !closed_;
    if (debt_->failed || debt_->bytes + bytes.size() > limit_) {
        closed_ = true;
        if (reference_.wire) reference_.wire->shut();
        return false;
    }
    send(reference_.http_1_0 ? std::move(bytes) : fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes));
    return true;
}

void RestinioStream::close() {
    if (!closed_.exchange(true)) send(reference_.http_1_0 ? "" : "0\r\n\r\n", true);
}

// Nobody can write any more, and nothing waits: a flush under way would hold the stream.
RestinioStream::~RestinioStream() {
    if (!closed_) write_out(reference_.http_1_0 ? "" : "0\r\n\r\n", last(false));
}

}  // namespace tandem::http
