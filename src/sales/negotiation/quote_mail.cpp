#include "sales/negotiation/quote_mail.hpp"

#include "platform/letters/note.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

std::string greeting(Document const& document) {
    auto const name = document.buyer.name.substr(0, document.buyer.name.find(' '));
    bool const has_name = !name.empty() && document.buyer.name.find('@') == std::string::npos;
    return fmt::format("{}\n\nhere is our quote. You can read it, ask a question and accept it online.\n\n{}",
                       has_name ? fmt::format("Hello {},", name) : "Hello,", document.contact_person.name);
}

}  // namespace

mail::Message quote_mail(Document const& document, pages::Look const& look, MailWords const& words) {
    letters::Note const note{
        .subject = words.subject.empty() ? fmt::format("Quote {}: {}", document.number, document.title) : words.subject,
        .words = words.message.empty() ? greeting(document) : words.message,
        .matter = fmt::format("{}: {}", document.title, show_money(document.totals.total)),
        .matter_line = fmt::format("{} · open until {}", document.number, show_date(document.valid_until)),
        .button = letters::Button{"Look at the quote", words.url}};
    auto letter = letters::written(note, look);
    return {.from = {"", look.company_name},
            .to = {words.to, document.buyer.name.find('@') == std::string::npos ? document.buyer.name : ""},
            .reply_to = {document.contact_person.email, document.contact_person.name},
            .subject = note.subject,
            .text = std::move(letter.text),
            .html = std::move(letter.html)};
}

}  // namespace tandem::negotiation
