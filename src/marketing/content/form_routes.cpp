#include "marketing/content/editing.hpp"
#include "marketing/content/html.hpp"
#include "marketing/content/routes.hpp"
#include "marketing/content/store.hpp"
#include "marketing/content/views.hpp"

namespace tandem::content {
namespace {

using http::Created;
using http::Query;

std::vector<std::string> paths_of(FormView const& view) {
    std::vector<std::string> paths{path_of_form(view.id)};
    for (auto const& page : view.pages) paths.push_back(page.path);
    return paths;
}

/// As many as stand on a page of the list with room to spare; a form on more pages than that shows the latest of them.
constexpr int most_pages = 2'000;

/// The pages that show these forms.
std::vector<PageSummary> pages_of_forms(db::Read& read, std::vector<FormId> const& forms) {
    return forms.empty() ? std::vector<PageSummary>{} : pages_before(read, {.states = {}, .forms = forms, .words = {}}, newest, most_pages);
}

/// Forms with their pages and counts; views are added once the database is let go.
std::vector<FormView> views_without_traffic(db::Read& read, std::vector<Form> forms) {
    std::vector<FormId> ids;
    for (auto const& form : forms) ids.push_back(form.id);
    auto const pages = pages_of_forms(read, ids);
    auto const counts = count_submissions(read, ids);
    auto const prefix = before_slugs(read);
    std::vector<FormView> views;
    for (auto& form : forms) {
        FormView view;
        static_cast<Form&>(view) = std::move(form);
        for (auto const& page : pages)
            if (page.form_id == view.id) view.pages.push_back({page.id, page.slug, page.title, page.state, prefix + page.slug});
        for (auto const& count : counts)
            if (count.form_id == view.id) view.stats.submissions = count.submissions, view.stats.last_submission_at = count.last_at;
        views.push_back(std::move(view));
    }
    return views;
}

void add_traffic(http::Ask& ask, std::vector<FormView>& views) {
    std::vector<std::string> paths;
    for (auto const& view : views)
        for (auto& path : paths_of(view)) paths.push_back(std::move(path));
    auto const seen = views_of(ask.part<events::Store>(), ask.actor().workspace_id, paths, now());
    for (auto& view : views) {
        for (auto const& path : paths_of(view))
            if (auto const found = seen.find(path); found != seen.end()) view.stats.views += found->second;
        if (view.stats.views > 0) view.stats.rate = static_cast<double>(view.stats.submissions) / static_cast<double>(view.stats.views);
    }
}

Result<http::Page<FormView>> list_forms(http::Ask& ask, Query<FormQuery> const& query) {
    auto const words = query->query ? query->query->value : "";
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto page = ask.read([&](db::Read& read) -> Result<http::Page<FormView>> {
        auto const forms = query->page_of(forms_before(read, words, *before, query->rows()), last_changed);
        auto found = forms.showing(views_without_traffic(read, forms.results));
        found.total = count_forms(read, words);
        return found;
    });
    if (!page) return page;
    add_traffic(ask, page->results);
    return page;
}

Result<FormView> read_form(http::Ask& ask, FormId id) {
    auto views = ask.read([&](db::Read& read) -> Result<std::vector<FormView>> {
        auto form = find_form(read, id);
        if (!form) return form_unknown();
        return views_without_traffic(read, {*std::move(form)});
    });
    if (!views) return fail(views);
    add_traffic(ask, *views);
    return std::move(views->front());
}

Result<Created<Form>> create_form(db::Write& write, FormInput const& input) {
    auto form = add_form(write, input);
    if (!form) return fail(form);
    return Created<Form>{*std::move(form)};
}

Result<http::Page<Submission>> list_submissions(db::Read& read, FormId id, Query<http::PageQuery> const& query) {
    if (!find_form(read, id)) return form_unknown();
    auto const before = query->after_or(newest_id<SubmissionId>);
    if (!before) return fail(before);
    auto page = query->page_of(submissions_before(read, id, *before, query->rows()), &Submission::id);
    page.total = count_seen_submissions(read, id);
    return page;
}

/// The form on a page of its own, as it would be after saving; nothing can be sent from it.
Result<Preview> preview_form(db::Read& read, FormInput const& input) {
    auto const look = pages::look_of(read);
    auto const form = form_from(input);
    auto const fields = bind_fields(read, form.fields);
    return Preview{html_of(ShownPage{.look = look,
                                     .title = form.name,
                                     .form_html = html_of(ShownForm{.form = form, .fields = fields}),
                                     .is_embedded = true,
                                     .is_indexed = false})};
}

}  // namespace

http::Routes const form_routes = {
    http::route<list_forms>(http::GET, "/api/forms", http::may::read_records, "List forms with their views, submissions and rates"),
    http::route<create_form>(http::POST, "/api/forms", http::may::market, "Add a form"),
    http::route<preview_form>(http::POST, "/api/forms/preview", http::may::market, "See a form as visitors will, before it is saved"),
    http::route<read_form>(http::GET, "/api/forms/{form_id}", http::may::read_records, "Read a form"),
    http::route<save_form>(http::PUT, "/api/forms/{form_id}", http::may::market, "Save a form"),
    http::route<archive_form>(http::DELETE, "/api/forms/{form_id}", http::may::market,
                              "Throw away a form that no page shows; what was sent stays with the contacts"),
    http::route<restore_form>(http::POST, "/api/forms/{form_id}/restoration", http::may::market, "Bring back a form that was thrown away"),
    http::route<list_submissions>(http::GET, "/api/forms/{form_id}/submissions", http::may::read_records, "What people sent, newest first"),
};

}  // namespace tandem::content
