#pragma once

#include "platform/mail/message.hpp"
#include "platform/pages/look.hpp"
#include "sales/negotiation/document.hpp"

namespace tandem::negotiation {

struct MailWords {
    std::string to;
    std::string subject;
    std::string message;
    std::string url;
};

/// The mail that brings a quote: words, what it is about and one button.
mail::Message quote_mail(Document const& document, pages::Look const& look, MailWords const& words);

}  // namespace tandem::negotiation
