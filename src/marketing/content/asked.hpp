#pragma once

#include "crm/consent/links.hpp"
#include "marketing/content/fields.hpp"
#include "marketing/content/store.hpp"
#include "platform/pages/look.hpp"

namespace tandem::content {

/// A form with all that showing or taking it needs, read in one go.
struct Asked {
    Form form;
    std::vector<BoundField> fields;
    pages::Look look;
    consent::LinkSigner signer;
    std::vector<std::string> domains;
    std::optional<ServedPage> page{};  ///< where it stands; none: on its own
    std::string path{};                ///< of the page, else of the form
};

/// Code `form_unknown`.
Result<Asked> find_asked(db::Read& read, FormId id);
/// On a page.
Result<Asked> find_asked(db::Read& read, FormId id, ServedPage page);
/// Sites whose visits are counted.
std::vector<std::string> domains_of(db::Read& read);

Failure form_is_gone();

}  // namespace tandem::content
