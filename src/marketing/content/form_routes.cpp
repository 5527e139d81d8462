#include "marketing/content/editing.hpp"
#include "marketing/content/html.hpp"
#include "marketing/content/routes.hpp"
#include "marketing/content/store.hpp"
#include "marketing/content/views.hpp"

#include <fmt/format.h>

namespace tandem::content {
namespace {

using http::Created;
using http::Query;

constexpr std::size_t submissions_shown = 50;

std::vector<std::string> paths_of(FormView const& view) {
    std::vector<std::string> paths{path_of_form(view.id)};
    for (auto const& page : view.pages) paths.push_back(page.path);
    return paths;
}

/// As many as stand on a page of the list with room to spare; a form on more pages than that shows the latest of them.
constexpr int most_pages = 2'000;

/// The pages that show these forms.
std::vector<PageSummary> pages_of_forms(db::Read& read, std::vector<FormId> const& forms) {
    return forms.empty() ? std::vector<PageSummary>{} : list_pages(read, {.states = {}, .forms = forms, .words = {}}, newest, most_pages);
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

Result<FormList> read_forms(http::Ask& ask, Query<FormQuery> const& query) {
    auto const words = query->query ? query->query->value : "";
    auto const before = place_after(query->after);
    if (!before) return fail(before);
    auto const limit = static_cast<std::size_t>(query->limit.value_or(Whole<1, 200>{50}).value);
    auto list = ask.read([&](db::Read& read) -> Result<FormList> {
        auto forms = list_forms(read, words, *before, static_cast<int>(limit) + 1);
        FormList found{{}, std::nullopt, count_forms(read, words)};
        if (forms.size() > limit) {
            forms.resize(limit);
            found.paging = records::Paging{{to_string(Place{forms.back().updated_at, forms.back().id.value})}};
        }
        found.results = views_without_traffic(read, std::move(forms));
        return found;
    });
    if (!list) return list;
    add_traffic(ask, list->results);
    return list;
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

Result<void> remove_form(db::Write& write, FormId id) {
    if (!find_form(write, id)) return form_unknown();
    if (auto const pages = pages_of_forms(write, {id}); !pages.empty())
        return conflict("form_in_use", fmt::format("The page “{}” shows this form. Take it off there first.", pages.front().title));
    delete_form(write, id);
    return {};
}

Result<SubmissionList> read_submissions(db::Read& read, FormId id, Query<SubmissionQuery> const& query) {
    if (!find_form(read, id)) return form_unknown();
    auto const limit = static_cast<std::size_t>(query->limit ? query->limit->value : static_cast<std::int64_t>(submissions_shown));
    SubmissionList list{list_submissions(read, id, query->after, static_cast<int>(limit) + 1), std::nullopt, 0};
    if (list.results.size() > limit) {
        list.results.resize(limit);
        list.paging = records::Paging{{to_string(list.results.back().id)}};
    }
    for (auto const& count : count_submissions(read, {id})) list.total = count.submissions;
    return list;
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
    http::route<read_forms>(http::GET, "/api/forms", http::may::read_records, "List forms with their views, submissions and rates"),
    http::route<create_form>(http::POST, "/api/forms", http::may::market, "Add a form"),
    http::route<preview_form>(http::POST, "/api/forms/preview", http::may::market, "See a form as visitors will, before it is saved"),
    http::route<read_form>(http::GET, "/api/forms/{form_id}", http::may::read_records, "Read a form"),
    http::route<save_form>(http::PUT, "/api/forms/{form_id}", http::may::market, "Save a form"),
    http::route<remove_form>(http::DELETE, "/api/forms/{form_id}", http::may::market,
                             "Remove a form that no page shows; what was sent stays with the contacts"),
    http::route<read_submissions>(http::GET, "/api/forms/{form_id}/submissions", http::may::read_records, "What people sent, newest first"),
};

}  // namespace tandem::content
