#pragma once

#include "marketing/content/asked.hpp"
#include "marketing/content/submission.hpp"
#include "marketing/content/visitor_form.hpp"
#include "platform/http/ask.hpp"

namespace tandem::content {

/// Where it was filled in, as people read it.
std::string path_shown(Asked const& asked, Incoming const& incoming);
/// Visits of whoever sends, and what this one request tells where nobody counted.
void trace(http::Ask& ask, Asked const& asked, Incoming const& incoming, Filled& filled);
/// A form that was sent is a goal of the site it stands on, reached in the visit of whoever sent it.
void count_goal(http::Ask& ask, Asked const& asked, Incoming const& incoming);

}  // namespace tandem::content
