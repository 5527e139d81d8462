#pragma once

#include "marketing/content/asked.hpp"
#include "marketing/content/visitor_form.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::content {

/// What follows a form that was taken: to the page that thanks, or the same in JSON.
http::Response thanked(Asked const& asked, Incoming const& incoming, bool confirm);

/// What stands in the form's place where the address says that it was sent; nullopt where it does not.
std::optional<std::string> thanks_in(http::Request const& request, Form const& form);

}  // namespace tandem::content
