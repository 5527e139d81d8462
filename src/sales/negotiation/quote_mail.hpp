#pragma once

#include "marketing/brand/api.hpp"
#include "platform/mail/message.hpp"
#include "sales/negotiation/document.hpp"

namespace tandem::negotiation {

struct MailWords {
    std::string to;
    std::string subject;
    std::string message;
    std::string url;
};

/// The mail that brings a quote: words, what it is about and one button, in the company's colours.
mail::Message quote_mail(Document const& document, brand::Brand const& brand, MailWords const& words);

}  // namespace tandem::negotiation
