#include "platform/events/internal/loader.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "base/text.hpp"
#include "platform/events/internal/record.hpp"

namespace tandem::events {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t batch_bytes = 8u << 20;
constexpr auto gather_time = 200ms;  // events collect this long, so that a commit carries many
constexpr auto retry_time = 500ms;

/// DuckDB refuses text that is not UTF-8; one bad event must not hold up the rest for ever.
void clean(std::string& text) {
    if (is_clean_utf8(text)) return;
    for (auto& c : text)
        if (static_cast<unsigned char>(c) >= 0x80 || c == '\0') c = '?';
}

void clean(Event& event) {
    auto& from = event.acquisition;
    auto& client = event.client;
    for (auto* text :
         {&event.name,    &event.hostname,    &event.pathname, &event.props,     &event.revenue_currency, &event.bot,
          &from.source,   &from.channel,      &from.referrer,  &from.utm_source, &from.utm_medium,        &from.utm_campaign,
          &from.utm_term, &from.utm_content,  &client.country, &client.device,   &client.browser,         &client.browser_version,
          &client.os,     &client.os_version, &client.screen})
        clean(*text);
}

/// Adds one record's effects to the batch.
struct Apply {
    Batch& batch;
    Sessions& sessions;
    std::int64_t sequence;
    Instant arrived;

    void operator()(Event& event) {
        clean(event);
        auto visit_id = sessions.apply(event, sequence, arrived);
        batch.events.push_back({.sequence = sequence, .visit_id = visit_id, .event = std::move(event)});
    }
    void operator()(Link& link) { batch.links.push_back(link); }
    void operator()(EndOfVisits&) { sessions.end_all(); }
};

}  // namespace

Loader::Loader(Log& log, duck::Database const& database, std::function<void(std::string_view)> report)
    : log_(log), connection_(database), report_(std::move(report)) {
    loaded_ = read_loaded_sequence(connection_);
    restart_sessions();
    thread_ = std::thread([this] { run(); });
}

Loader::~Loader() {
    stopping_ = true;
    log_.wake_reader();
    thread_.join();
}

void Loader::catch_up() {
    auto goal = log_.durable();
    std::unique_lock lock(mutex_);
    if (loaded_ >= goal) return;
    auto failures_before = failures_;
    ++hurried_;
    log_.wake_reader();
    loaded_changed_.wait(lock, [&] { return loaded_ >= goal || failures_ > failures_before + 1; });
    --hurried_;
    if (loaded_ < goal) throw std::runtime_error("events are stored but cannot be loaded; see the log");
}

void Loader::run() {
    while (true) {
        bool last = stopping_;
        try {
            for (auto goal = log_.durable(); loaded_ < goal;) load_batch();
        } catch (std::exception const& problem) {
            report_(fmt::format("events wait in the log, loading failed: {}", problem.what()));
            {
                std::lock_guard lock(mutex_);
                ++failures_;
            }
            loaded_changed_.notify_all();
            restart_sessions();
            if (!last) std::this_thread::sleep_for(retry_time);
        }
        if (last) return;
        log_.wait_beyond(loaded_, 1h);
        if (hurried_ == 0 && !stopping_) log_.wait_until_woken(gather_time);
    }
}

void Loader::load_batch() {
    Batch batch;
    batch.last_sequence = log_.read_after(loaded_, batch_bytes, [&](std::int64_t sequence, std::string_view bytes) {
        auto record = decode_record(bytes);
        if (!record) return report_(fmt::format("event {} cannot be read and is left out", sequence));
        std::visit(Apply{batch, sessions_, sequence, record->arrived}, record->what);
    });
    batch.visits = sessions_.take_changes();
    store_batch(connection_, batch);
    {
        std::lock_guard lock(mutex_);
        loaded_ = batch.last_sequence;
    }
    loaded_changed_.notify_all();
    log_.release(batch.last_sequence);
}

/// The sessions in memory are ahead of the tables after a failed batch; the tables are the truth.
void Loader::restart_sessions() {
    sessions_ = Sessions();
    for (auto& open : read_open_visits(connection_)) sessions_.restore(std::move(open));
}

}  // namespace tandem::events
