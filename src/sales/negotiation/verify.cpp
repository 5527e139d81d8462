#include "sales/negotiation/verify.hpp"

#include "platform/blobs/digest.hpp"
#include "platform/blobs/store.hpp"
#include "sales/negotiation/document.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/seal.hpp"
#include "sales/negotiation/store.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

constexpr int page_size = 200;

/// What the quote's rows say beside what its document says; empty when they are the same.
std::string differs_from_document(db::Read& read, StoredQuote const& quote, std::string const& content) {
    boost::system::error_code wrong;
    auto const json = json::parse(content, wrong);
    auto const document = wrong ? Result<Document>(invalid("malformed", "")) : decode_stored<Document>(json);
    if (!document) return "its document cannot be read";
    auto const lines = lines_of(read, quote);
    auto const totals = totals_of(lines, quote.discount, quote.currency);
    if (document->quote_id != quote.id || document->number != number_text(quote.number)) return "its document belongs to another quote";
    bool const names_parties = document->format >= 2;
    if (names_parties && document->deal_id != quote.deal_id) return "it belongs to another deal than the one it was accepted for";
    if (names_parties && document->contact_id != quote.contact_id) return "it belongs to another contact than the one it was sent to";
    if (encode(lines) != encode(document->lines)) return "its lines are not those that were accepted";
    if (encode(totals) != encode(document->totals) || quote.total_minor != document->totals.total.minor)
        return "its totals are not those that were accepted";
    bool const same_words = quote.title == document->title && quote.terms == document->terms && quote.intro == document->intro &&
                            quote.valid_until == document->valid_until;
    return same_words ? "" : "its words are not those that were accepted";
}

bool tells_of_acceptance(db::Read& read, StoredQuote const& quote) {
    auto const told = acceptances_of(read, quote.id);
    return told.size() == 1 && told.front().at == quote.decided_at && told.front().who == quote.decided_by &&
           told.front().words == quote.consent;
}

std::string wrong_with_subject(db::Read& read, Seal const& seal) {
    auto const quote = find_quote(read, seal.subject_id);
    auto const stored = find_document(read, seal.subject_id);
    if (!quote || !stored) return "the quote it seals is gone";
    if (quote->state != State::accepted || !quote->decided_at)
        return fmt::format("quote {} is no longer accepted", number_text(quote->number));
    auto const pdf = read.part<blobs::Store>().open(stored->pdf_hash);
    if (!pdf) return fmt::format("the PDF of quote {} is gone", number_text(quote->number));
    if (blobs::sha256_of_file(pdf->descriptor()) != stored->pdf_hash)
        return fmt::format("the PDF of quote {} was changed", number_text(quote->number));
    auto const hash = document_hash_of(stored->content, stored->pdf_hash, quote->decided_by.value_or(""), quote->consent.value_or(""),
                                       *quote->decided_at);
    if (hash != seal.document_hash)
        return fmt::format("the document of quote {}, or who accepted it, was changed", number_text(quote->number));
    if (!tells_of_acceptance(read, *quote))
        return fmt::format("quote {}: its history does not tell of the acceptance as it was", number_text(quote->number));
    auto const difference = differs_from_document(read, *quote, stored->content);
    return difference.empty() ? "" : fmt::format("quote {}: {}", number_text(quote->number), difference);
}

void walk_chain(db::Read& read, Verification& found) {
    auto const workspace = read.actor().workspace_id;
    found.last_hash = first_previous_hash();
    std::int64_t expected = 1;
    for (auto page = seals_after(read, 0, page_size); !page.empty(); page = seals_after(read, expected - 1, page_size)) {
        for (auto const& seal : page) {
            auto const at_fault = [&](std::string const& what) {
                found.problems.push_back(fmt::format("Row {}: {}.", seal.sequence, what));
            };
            if (auto const wrong = wrong_with(workspace, seal, expected, found.last_hash); !wrong.empty()) at_fault(wrong);
            if (auto const wrong = wrong_with_subject(read, seal); !wrong.empty()) at_fault(wrong);
            expected = seal.sequence + 1;
            found.last_hash = seal.hash;
            ++found.seals;
        }
    }
}

/// A row taken from the end of the chain leaves an accepted quote without a seal.
void look_for_unsealed(db::Read& read, Verification& found) {
    QuoteId after;
    for (auto page = accepted_quotes_after(read, after, page_size); !page.empty(); page = accepted_quotes_after(read, after, page_size)) {
        for (auto const& quote : page) {
            if (!find_seal(read, accepted_kind, quote.id))
                found.problems.push_back(fmt::format("Quote {} is accepted and has no row in the chain.", number_text(quote.number)));
            after = quote.id;
        }
    }
}

}  // namespace

Verification verify(db::Read& read) {
    Verification found;
    walk_chain(read, found);
    look_for_unsealed(read, found);
    return found;
}

}  // namespace tandem::negotiation
