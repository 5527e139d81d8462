#include "crm/consent/links.hpp"
#include "marketing/content/editing.hpp"
#include "marketing/content/html.hpp"
#include "marketing/content/markdown.hpp"
#include "marketing/content/routes.hpp"
#include "marketing/content/store.hpp"
#include "marketing/content/views.hpp"

namespace tandem::content {
namespace {

using http::Created;
using http::Query;

Result<http::Page<PageSummary>> list_pages(http::Ask& ask, Query<PageQuery> const& query) {
    PageFilter const filter{query->state.value_or(std::vector<PageState>{}), query->form_id.value_or(std::vector<FormId>{}),
                            query->query ? query->query->value : ""};
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    std::vector<std::string> paths;
    auto list = ask.read([&](db::Read& read) -> Result<http::Page<PageSummary>> {
        auto found = query->page_of(pages_before(read, filter, *before, query->rows()), last_changed);
        found.count(count_pages(read, filter), names_of(filter.states));
        auto const prefix = before_slugs(read);
        for (auto const& page : found.results) paths.push_back(prefix + page.slug);
        return found;
    });
    if (!list) return list;
    auto const origin = consent::origin_for_links(ask);
    auto const seen = views_of(ask.part<events::Store>(), ask.actor().workspace_id, paths, now());
    for (std::size_t i = 0; i < paths.size(); ++i) {
        auto& page = list->results[i];
        page.url = origin + paths[i];
        if (auto const found = seen.find(paths[i]); found != seen.end()) page.views = found->second;
    }
    return list;
}

PageView view_of(db::Read& read, Page const& page, std::string const& origin) {
    PageView view;
    static_cast<Page&>(view) = page;
    view.url = origin + path_of_page(read, page.slug);
    return view;
}

Result<PageView> read_page(http::Ask& ask, PageId id) {
    auto const origin = consent::origin_for_links(ask);
    return ask.read([&](db::Read& read) -> Result<PageView> {
        auto const page = find_page(read, id);
        if (!page) return page_unknown();
        return view_of(read, *page, origin);
    });
}

Result<Created<PageView>> create_page(http::Ask& ask, PageInput const& input) {
    auto const origin = consent::origin_for_links(ask);
    return ask.write([&](db::Write& write) -> Result<Created<PageView>> {
        auto const page = add_page(write, input, ask.request().origin());
        if (!page) return fail(page);
        return Created<PageView>{view_of(write, *page, origin)};
    });
}

Result<PageView> save_page(http::Ask& ask, PageId id, PageChange const& input) {
    auto const origin = consent::origin_for_links(ask);
    return ask.write([&](db::Write& write) -> Result<PageView> {
        auto const page = edit_page(write, id, input, ask.request().origin());
        if (!page) return fail(page);
        return view_of(write, *page, origin);
    });
}

Result<PageView> restore_page(http::Ask& ask, PageId id) {
    auto const origin = consent::origin_for_links(ask);
    return ask.write([&](db::Write& write) -> Result<PageView> {
        auto const page = bring_back_page(write, id);
        if (!page) return fail(page);
        return view_of(write, *page, origin);
    });
}

Result<Preview> preview_page(db::Read& read, PagePreview const& given) {
    auto const look = pages::look_of(read);
    std::string form_html;
    if (auto const form = given.form_id ? find_form(read, *given.form_id) : std::nullopt) {
        auto const fields = bind_fields(read, form->fields);
        form_html = html_of(ShownForm{.form = *form, .fields = fields});
    }
    auto const title = given.title.value.empty() ? std::string("Untitled") : given.title.value;
    return Preview{html_of(ShownPage{.look = look,
                                     .title = title,
                                     .body_html = html_from_markdown(given.body.value),
                                     .form_html = std::move(form_html),
                                     .is_indexed = false})};
}

}  // namespace

http::Routes const page_routes = {
    http::route<list_pages>(http::GET, "/api/pages", http::may::read_records, "List public pages with their views"),
    http::route<create_page>(http::POST, "/api/pages", http::may::market, "Add a public page"),
    http::route<preview_page>(http::POST, "/api/pages/preview", http::may::market, "See a page as visitors will, before it is saved"),
    http::route<read_page>(http::GET, "/api/pages/{page_id}", http::may::read_records, "Read a public page"),
    http::route<save_page>(http::PUT, "/api/pages/{page_id}", http::may::market, "Save or publish a page"),
    http::route<archive_page>(http::DELETE, "/api/pages/{page_id}", http::may::market, "Throw away a page"),
    http::route<restore_page>(http::POST, "/api/pages/{page_id}/restoration", http::may::market, "Bring back a page that was thrown away"),
};

}  // namespace tandem::content
