#pragma once

// Pages a customer sees, made on the server: they need no script.

#include "platform/http/response.hpp"
#include "platform/pages/look.hpp"
#include "sales/negotiation/document.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

/// What somebody typed before something was found wrong with it.
struct Typed {
    std::string name;
    std::string note;
    std::string question;
    std::string reason;
    std::string name_error;
    std::string consent_error;
    std::string reason_error;
    std::string question_error;
};

struct PageView {
    Document document;
    pages::Look look;
    State state{};
    std::string decided_by;
    std::string decided_on;  ///< a date for people
    std::string address;     ///< of this page: /q/…
    bool asked = false;      ///< a question has just arrived
    bool asking = false;     ///< the question is to be written next
    bool signed_in = false;  ///< a person of the company looks at it
    std::string conflict{};  ///< why the last form changed nothing
};

http::Response quote_page(PageView const& view, int status, Typed const& typed = {});

/// The words beside the box that has to be ticked; kept with the acceptance.
std::string consent_words(Document const& document);

}  // namespace tandem::negotiation
