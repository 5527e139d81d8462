#pragma once

// Forms and pages as their authors save them. Errors name every wrong field.

#include "marketing/content/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::content {

Failure form_unknown();
Failure page_unknown();

/// The form as it would be saved. The address is how people are recognised: it is always asked for.
Form form_from(FormInput const& input);

Result<Form> add_form(db::Write& write, FormInput const& input);
Result<Form> save_form(db::Write& write, FormId id, FormChange const& input);

/// `server` is the address this program was asked at ("https://example.org").
Result<Page> add_page(db::Write& write, PageInput const& input, std::string const& server);
Result<Page> edit_page(db::Write& write, PageId id, PageChange const& input, std::string const& server);

/// Out of sight, until it is brought back. conflict `form_in_use` while a page shows the form.
Result<void> archive_form(db::Write& write, FormId id);
Result<void> archive_page(db::Write& write, PageId id);

/// As it was; one that was not thrown away stays as it is. A page comes with its form. conflict `slug_taken` where another page
/// took its address meanwhile.
Result<Form> restore_form(db::Write& write, FormId id);
Result<Page> bring_back_page(db::Write& write, PageId id);

}  // namespace tandem::content
