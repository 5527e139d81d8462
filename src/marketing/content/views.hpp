#pragma once

#include <map>

#include "marketing/content/api.hpp"
#include "platform/db/db.hpp"
#include "platform/events/store.hpp"

namespace tandem::content {

/// What the slugs of the asking workspace's pages follow: "/p/".
std::string before_slugs(db::Read& read);
/// Of the asking workspace's page with this slug.
std::string path_of_page(db::Read& read, std::string const& slug);
std::string path_of_form(FormId form);

/// Page views of these paths since ever, over all sites, machines left out.
std::map<std::string, std::int64_t> views_of(events::Store& events, WorkspaceId workspace, std::vector<std::string> const& paths,
                                             Instant now);

}  // namespace tandem::content
