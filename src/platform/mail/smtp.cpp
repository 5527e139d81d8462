#include "platform/mail/smtp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>
#include <vector>

#include "base/line.hpp"
#include "base/text.hpp"
#include "platform/mail/internal/transfer.hpp"

namespace tandem::mail {
namespace {

void start_curl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::string bracketed(std::string_view address) { return fmt::format("<{}>", address); }

/// The digits of "250-…" or "550 …", 0 for anything else.
int reply_code(std::string_view line) {
    auto const digit = [&](std::size_t i) { return line[i] >= '0' && line[i] <= '9'; };
    if (line.size() < 3 || !digit(0) || !digit(1) || !digit(2)) return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

/// What libcurl says about silence and cut connections is for programmers.
std::string in_words(CURLcode result, char const* problem) {
    switch (result) {
        case CURLE_OPERATION_TIMEDOUT:
            return "The server did not answer in time.";
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_SEND_ERROR:
            return "The server cut the connection without an answer.";
        default:
            break;
    }
    return *problem && is_clean_utf8(problem) ? problem : curl_easy_strerror(result);
}

}  // namespace

Transfer::Transfer(SmtpConfig const& config) {
    start_curl();
    easy_.reset(curl_easy_init());
    if (!easy_) throw std::bad_alloc();
    configure(config);
}

void Transfer::configure(SmtpConfig const& config) {
    auto* const easy = easy_.get();
    auto const url = fmt::format("{}://{}:{}/{}", config.tls == Tls::tls ? "smtps" : "smtp", config.host, config.port, config.hello_name);
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(config.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!config.certificates.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, config.certificates.c_str());
    if (!config.username.empty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, config.username.c_str());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, config.password.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(config.connect_timeout.ms));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(config.total_timeout.ms));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, &Transfer::read);
    curl_easy_setopt(easy, CURLOPT_READDATA, this);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::take_reply);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, problem_);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
}

bool Transfer::begin(Envelope const& envelope) {
    if (!parse_email_address(envelope.to) || !parse_email_address(envelope.from)) return false;
    left_ = envelope.raw;
    reply_.clear();
    code_ = 0;
    handed_over_ = false;
    problem_[0] = '\0';
    curl_easy_setopt(easy_.get(), CURLOPT_MAIL_FROM, bracketed(envelope.from).c_str());
    std::unique_ptr<curl_slist, CloseList> recipients(curl_slist_append(nullptr, bracketed(envelope.to).c_str()));
    curl_easy_setopt(easy_.get(), CURLOPT_MAIL_RCPT, recipients.get());
    recipients_ = std::move(recipients);
    curl_easy_setopt(easy_.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(envelope.raw.size()));
    return true;
}

std::size_t Transfer::read(char* into, std::size_t size, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    auto const length = std::min(size * count, transfer.left_.size());
    std::memcpy(into, transfer.left_.data(), length);
    transfer.left_.remove_prefix(length);
    transfer.handed_over_ = transfer.left_.empty();
    return length;
}

std::size_t Transfer::take_reply(char* line, std::size_t size, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    std::string_view const text(line, size * count);
    constexpr int goodbye = 221;  // libcurl says QUIT after a refusal; what counts is the refusal
    if (transfer.code_ >= 400 && reply_code(text) == goodbye) return text.size();
    transfer.reply_ = trim(beginning_of(text, 500));
    transfer.code_ = reply_code(text);
    return text.size();
}

/// Only a refusal of this sender, recipient or message is final. A server that will not talk to us at all, or does not
/// know our password, may do so once the settings are right.
Delivery Transfer::finish(CURLcode result) const {
    Delivery delivery{Outcome::deferred, code_, is_clean_utf8(reply_) ? reply_ : std::string()};
    bool const about_message = result == CURLE_SEND_ERROR || handed_over_;
    if (result == CURLE_OK)
        delivery.outcome = Outcome::delivered;
    else if (about_message && code_ >= 500)
        delivery.outcome = Outcome::rejected;
    if (result == CURLE_OK || code_ >= 400) return delivery;
    delivery.in_doubt = handed_over_;
    delivery.reply = in_words(result, problem_);
    return delivery;
}

Delivery Transfer::refused_address() { return {Outcome::rejected, 0, "The sender or the recipient is not an e-mail address."}; }

class SmtpSender::Transfer : public mail::Transfer {
    using mail::Transfer::Transfer;
};

SmtpSender::SmtpSender(SmtpConfig config) : transfer_(std::make_unique<Transfer>(config)) {}
SmtpSender::~SmtpSender() = default;
SmtpSender::SmtpSender(SmtpSender&&) noexcept = default;
SmtpSender& SmtpSender::operator=(SmtpSender&&) noexcept = default;

Delivery SmtpSender::send(Envelope const& envelope) {
    if (!transfer_->begin(envelope)) return Transfer::refused_address();
    return transfer_->finish(curl_easy_perform(transfer_->handle()));
}

}  // namespace tandem::mail
