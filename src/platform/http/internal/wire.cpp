#include "platform/http/internal/wire.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <tuple>

namespace tandem::http {

thread_local std::shared_ptr<Wire> current_wire;

Wire::Answering::Answering(std::shared_ptr<Wire> wire) : wire_(std::move(wire)) {
    if (wire_) ++wire_->answering_;
}

Wire::Answering::~Answering() {
    if (!wire_) return;
    wire_->quiet_since_ = Clock::now().time_since_epoch().count();
    --wire_->answering_;
}

void Wire::bytes_arrived() {
    Clock::rep idle = 0;
    if (arriving_since_.compare_exchange_strong(idle, Clock::now().time_since_epoch().count())) file_bytes_ = 0;
}

bool Wire::is_past(Clock::rep since, Clock::time_point now, std::chrono::milliseconds limit) {
    return now - Clock::time_point(Clock::duration(since)) > limit;
}

bool Wire::is_overdue(Clock::time_point now, std::chrono::milliseconds limit) const {
    constexpr std::size_t least_bytes_per_ms = 16;
    auto const since = arriving_since_.load();
    return since != 0 && is_past(since, now, limit + std::chrono::milliseconds(file_bytes_ / least_bytes_per_ms));
}

bool Wire::is_idle(Clock::time_point now, std::chrono::milliseconds limit) const {
    return answering_ == 0 && !is_mid_message() && is_past(quiet_since_, now, limit);
}

void Wire::send_now(std::string_view bytes) {
    std::lock_guard lock(mutex_);
    if (descriptor_ >= 0) std::ignore = ::send(descriptor_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
}

void Wire::end_writing() {
    std::lock_guard lock(mutex_);
    if (descriptor_ >= 0) ::shutdown(descriptor_, SHUT_WR);
}

void Wire::shut() {
    std::lock_guard lock(mutex_);
    if (descriptor_ >= 0) ::shutdown(descriptor_, SHUT_RDWR);
}

void Wire::released() {
    std::lock_guard lock(mutex_);
    descriptor_ = -1;
}

void Wires::add(std::shared_ptr<Wire> const& wire) {
    std::lock_guard lock(mutex_);
    wires_.push_back(wire);
    if (wires_.size() < tidy_at_) return;
    std::erase_if(wires_, [](auto const& known) { return known.expired(); });
    tidy_at_ = std::max<std::size_t>(256, wires_.size() * 2);
}

std::vector<std::shared_ptr<Wire>> Wires::open() {
    std::vector<std::shared_ptr<Wire>> all;
    std::lock_guard lock(mutex_);
    for (auto const& wire : wires_)
        if (auto alive = wire.lock()) all.push_back(std::move(alive));
    return all;
}

void Wires::cut_overdue(std::chrono::milliseconds limit) {
    auto const now = Wire::Clock::now();
    for (auto const& wire : open()) {
        if (!wire->is_overdue(now, limit)) continue;
        wire->message_complete();
        wire->send_now(request_timeout);
        wire->shut();
    }
}

void Wires::cut_idle(std::chrono::milliseconds limit) {
    auto const now = Wire::Clock::now();
    for (auto const& wire : open())
        if (wire->is_idle(now, limit)) wire->shut();
}

void Wires::shut_all() {
    for (auto const& wire : open()) {
        wire->message_complete();
        wire->shut();
    }
}

}  // namespace tandem::http
