#include "marketing/content/views.hpp"

#include "platform/auth/workspace.hpp"

namespace tandem::content {

std::string before_slugs(db::Read& read) { return auth::public_path(auth::workspace_of(read)) + "/p/"; }
std::string path_of_page(db::Read& read, std::string const& slug) { return before_slugs(read) + slug; }
std::string path_of_form(FormId form) { return "/f/" + to_string(form); }

std::map<std::string, std::int64_t> views_of(events::Store& events, WorkspaceId workspace, std::vector<std::string> const& paths,
                                             Instant now) {
    std::map<std::string, std::int64_t> views;
    if (paths.empty()) return views;
    auto const answer = events.ask({.workspace_id = workspace,
                                    .from = Instant{0},
                                    .to = now + seconds(1),
                                    .metrics = {events::Metric::pageviews},
                                    .dimensions = {{events::Field::page}},
                                    .filter = events::compare({events::Field::page}, events::Match::is, paths)});
    if (!answer) return views;
    for (auto const& row : answer->rows) views[row.dimensions[0]] = static_cast<std::int64_t>(row.metrics[0]);
    return views;
}

}  // namespace tandem::content
