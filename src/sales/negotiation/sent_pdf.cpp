#include "sales/negotiation/sent_pdf.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace tandem::negotiation {

http::Response sent_pdf(blobs::Store const& store, StoredDocument const& document, std::string const& number) {
    auto response = http::attachment("", "application/pdf", number + ".pdf");
    response.file = store.open(document.pdf_hash);
    if (!response.file) throw std::runtime_error(fmt::format("the PDF of quote {} is missing: {}", number, document.pdf_hash));
    return response;
}

}  // namespace tandem::negotiation
