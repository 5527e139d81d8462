#pragma once

#include "marketing/content/asked.hpp"
#include "marketing/content/html.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::content {

/// The page a form stands on, or a page of its own; with the form, or what was said instead of it.
http::Response page_with(Asked const& asked, std::string form_html, http::Request const& request, bool embedded, int status = 200);
/// A page without a form: the same for everybody until it is saved again.
http::Response plain_page(db::Read& read, ServedPage const& served, http::Request const& request);
/// A form that nobody has filled in yet, with what it needs to know of the page it is on.
ShownForm fresh_form(Asked const& asked, http::Request const& request, bool embedded);

http::Response no_such_page(db::Read& read);
http::Response closed_form(db::Read& read);

}  // namespace tandem::content
