#pragma once

// What a customer gets to see, as one value: the public page and the PDF are made from it, its JSON is what is sealed.

#include "platform/pages/look.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

struct Party {
    std::string name;
    std::string company;
    std::string email;
    std::string phone;
    std::vector<std::string> address_lines;
};
BOOST_DESCRIBE_STRUCT(Party, (), (name, company, email, phone, address_lines))

struct Document {
    std::int64_t format = 2;
    QuoteId quote_id;
    std::optional<RecordId> deal_id;     ///< absent in documents of format 1
    std::optional<RecordId> contact_id;  ///< the same
    std::string number;
    std::int64_t version = 0;
    std::string title;
    Party seller;
    Party contact_person;  ///< at the seller's
    Party buyer;
    std::string currency;
    std::vector<Line> lines;
    BasisPoints discount;
    Totals totals;
    std::string intro;
    std::string terms;
    std::string footer;
    Date issued_on;
    Date valid_until;
    Instant at;  ///< when it was sent; of a draft, when it was last changed
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (format, quote_id, deal_id, contact_id, number, version, title, seller, contact_person, buyer, currency, lines,
                       discount, totals, intro, terms, footer, issued_on, valid_until, at))

/// Which characters of which part cannot be printed, by pointer of the quote: nobody should accept boxes.
Result<void> check_printable(Document const& document);

/// The document as JSON, byte for byte the same for the same document: members in their declared order, no spaces.
std::string canonical_json(Document const& document);

/// A4, in the company's colours, its logo above where there is one; the same bytes for the same document, look, logo and fonts.
std::string pdf_of(Document const& document, pages::Look const& look, std::string const& logo_png);

/// `13,608.00 €`, `¥` and others with their code.
std::string show_money(Money const& money);
/// `31 October 2026`
std::string show_date(Date date);
/// `20 %`
std::string show_percent(BasisPoints rate);

}  // namespace tandem::negotiation
