#include <stdexcept>
#include <vector>

#include "platform/mail/internal/transfer.hpp"
#include "platform/mail/smtp.hpp"

namespace tandem::mail {
namespace {

struct CloseMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

}  // namespace

struct SmtpPool::Parts {
    // The connections belong to the multi handle, so the transfers go first.
    std::unique_ptr<CURLM, CloseMulti> multi;
    std::vector<std::unique_ptr<Transfer>> transfers;
};

namespace {

/// One call of send_many.
class Batch {
public:
    Batch(CURLM* multi, std::span<Envelope const> envelopes, std::function<bool(std::size_t, Delivery const&)> const& delivered)
        : multi_(multi), envelopes_(envelopes), delivered_(delivered) {}

    ~Batch() {
        for (auto* transfer : running_)
            if (transfer) curl_multi_remove_handle(multi_, transfer->handle());
    }

    void run(std::vector<std::unique_ptr<Transfer>> const& transfers) {
        running_.resize(transfers.size());
        index_.resize(transfers.size());
        for (std::size_t slot = 0; slot < transfers.size(); ++slot) start(slot, *transfers[slot]);
        int active = 1;
        while (count_ > 0) {
            if (auto const result = curl_multi_perform(multi_, &active); result != CURLM_OK)
                throw std::runtime_error(curl_multi_strerror(result));
            collect(transfers);
            if (count_ > 0) curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
        }
    }

private:
    void report(std::size_t index, Delivery const& delivery) { more_ = delivered_(index, delivery) && more_; }

    void start(std::size_t slot, Transfer& transfer) {
        while (more_ && next_ < envelopes_.size()) {
            auto const index = next_++;
            if (!transfer.begin(envelopes_[index])) {
                report(index, Transfer::refused_address());
                continue;
            }
            index_[slot] = index;
            running_[slot] = &transfer;
            ++count_;
            curl_multi_add_handle(multi_, transfer.handle());
            return;
        }
    }

    void collect(std::vector<std::unique_ptr<Transfer>> const& transfers) {
        int left = 0;
        while (auto const* message = curl_multi_info_read(multi_, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            auto const result = message->data.result;
            auto const* easy = message->easy_handle;
            for (std::size_t slot = 0; slot < running_.size(); ++slot) {
                if (!running_[slot] || running_[slot]->handle() != easy) continue;
                curl_multi_remove_handle(multi_, running_[slot]->handle());
                running_[slot] = nullptr;
                --count_;
                report(index_[slot], transfers[slot]->finish(result));
                start(slot, *transfers[slot]);
                break;
            }
        }
    }

    CURLM* multi_;
    std::span<Envelope const> envelopes_;
    std::function<bool(std::size_t, Delivery const&)> const& delivered_;
    std::vector<Transfer*> running_;
    std::vector<std::size_t> index_;
    std::size_t next_ = 0, count_ = 0;
    bool more_ = true;
};

}  // namespace

SmtpPool::SmtpPool(SmtpConfig config, std::size_t connections) : parts_(std::make_unique<Parts>()) {
    for (std::size_t i = 0; i < connections; ++i) parts_->transfers.push_back(std::make_unique<Transfer>(config));
    parts_->multi.reset(curl_multi_init());
    curl_multi_setopt(parts_->multi.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(connections));
    curl_multi_setopt(parts_->multi.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(connections));
}

SmtpPool::~SmtpPool() = default;

void SmtpPool::send_many(std::span<Envelope const> envelopes, std::function<bool(std::size_t, Delivery const&)> const& delivered) {
    Batch(parts_->multi.get(), envelopes, delivered).run(parts_->transfers);
}

}  // namespace tandem::mail
