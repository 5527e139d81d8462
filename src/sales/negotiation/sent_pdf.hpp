#pragma once

#include "platform/http/response.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

/// The PDF as it was sent. Throws std::runtime_error where its file is missing.
http::Response sent_pdf(blobs::Store const& store, StoredDocument const& document, std::string const& number);

}  // namespace tandem::negotiation
