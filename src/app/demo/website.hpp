#pragma once

#include "marketing/content/fields.hpp"
#include "platform/db/db.hpp"

namespace tandem::demo {

/// A form of Karrow's site and the page it stands on.
struct SiteForm {
    content::Form form;
    std::vector<content::BoundField> fields;
    std::string page;  ///< path, "/p/ask"
};

/// Karrow's public pages; the forms on them, from the loosest wish to the firmest: newsletter, price list, test ride, quote.
std::vector<SiteForm> publish_website(db::Write& write);

}  // namespace tandem::demo
