#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>

#include "platform/mail/smtp.hpp"

namespace tandem::mail {

/// One easy handle of libcurl and the message it is sending.
class Transfer {
public:
    explicit Transfer(SmtpConfig const& config);
    Transfer(Transfer const&) = delete;
    Transfer& operator=(Transfer const&) = delete;

    /// False for addresses that would break out of the SMTP command; nothing is sent then.
    bool begin(Envelope const& envelope);
    /// What became of it, once libcurl is done with the handle.
    Delivery finish(CURLcode result) const;
    CURL* handle() const { return easy_.get(); }

    static Delivery refused_address();

private:
    struct CloseEasy {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    struct CloseList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    static std::size_t read(char* into, std::size_t size, std::size_t count, void* self);
    static std::size_t take_reply(char* line, std::size_t size, std::size_t count, void* self);
    void configure(SmtpConfig const& config);

    std::unique_ptr<CURL, CloseEasy> easy_;
    std::unique_ptr<curl_slist, CloseList> recipients_;
    std::string_view left_;
    std::string reply_;
    int code_ = 0;
    bool handed_over_ = false;  ///< the last byte was asked for
    char problem_[CURL_ERROR_SIZE] = {};
};

}  // namespace tandem::mail
