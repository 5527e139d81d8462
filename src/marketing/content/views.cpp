#include "marketing/content/views.hpp"

namespace tandem::content {

std::string path_of_page(std::string const& slug) { return "/p/" + slug; }
std::string path_of_form(FormId form) { return "/f/" + to_string(form); }

std::map<std::string, std::int64_t> views_of(events::Store& events, WorkspaceId workspace, std::vector<std::string> const& paths, Instant now) {
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
