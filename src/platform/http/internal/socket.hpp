#pragma once

// Heavy: only server.cpp includes this.

#include <restinio/all.hpp>

#include "platform/http/internal/wire.hpp"

namespace tandem::http {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

/// Lets every socket of an io_context find the table it belongs to.
class WireService : public asio::execution_context::service {
public:
    static inline asio::execution_context::id id;
    explicit WireService(asio::execution_context& context) : service(context) {}
    Wires wires;

private:
    void shutdown() override {}
};

/// A TCP socket that keeps its Wire up to date, so that slow and malformed requests can be answered before they are cut.
class Socket : public asio::ip::tcp::socket {
public:
    using Base = asio::ip::tcp::socket;

    explicit Socket(asio::io_context& context) : Base(context), wires_(&asio::use_service<WireService>(context).wires) {}

    // `then` by reference: Asio's composed operations move themselves while the buffers, which are part of them, are evaluated.
    template <class Buffers, class Then>
    void async_read_some(Buffers const& buffers, Then&& then) {
        auto const executor = asio::get_associated_executor(then, get_executor());
        Base::async_read_some(buffers, asio::bind_executor(executor, [wire = wire(), then = std::forward<Then>(then)](
                                                                         ErrorCode const& error, std::size_t size) mutable {
                                  WireScope const scope(wire);
                                  if (!error) wire->bytes_arrived();
                                  then(error, size);
                              }));
    }

    template <class Buffers, class Then>
    void async_write_some(Buffers const& buffers, Then&& then) {
        auto const executor = asio::get_associated_executor(then, get_executor());
        Base::async_write_some(buffers, asio::bind_executor(executor, [wire = wire(), then = std::forward<Then>(then)](
                                                                          ErrorCode const& error, std::size_t size) mutable {
                                   WireScope const scope(wire);
                                   then(error, size);
                               }));
    }

    /// RESTinio ends here on a parse error too, and says nothing to the client.
    void shutdown(shutdown_type what, ErrorCode& error) {
        if (wire_ && wire_->is_mid_message()) wire_->send_now(bad_request);
        Base::shutdown(what, error);
    }

    void close() {
        if (wire_) wire_->released();
        Base::close();
    }

private:
    std::shared_ptr<Wire> const& wire() {
        if (!wire_) wires_->add(wire_ = std::make_shared<Wire>(native_handle(), *wires_));
        return wire_;
    }

    Wires* wires_;
    std::shared_ptr<Wire> wire_;
};

}  // namespace tandem::http
