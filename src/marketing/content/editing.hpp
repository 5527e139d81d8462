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

}  // namespace tandem::content
