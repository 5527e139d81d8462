#include "marketing/content/editing.hpp"

#include "base/version.hpp"
#include "crm/consent/consent.hpp"
#include "crm/records/properties.hpp"
#include "marketing/analytics/page_url.hpp"
#include "marketing/analytics/sites.hpp"
#include "marketing/content/asked.hpp"
#include "marketing/content/markdown.hpp"
#include "marketing/content/rules.hpp"
#include "marketing/content/store.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

namespace tandem::content {
namespace {

Result<void> check_form(db::Read& read, FormInput const& form) {
    auto errors = wrong_in(form);
    auto const wrong = wrong_properties(records::load_properties(read, records::ObjectType::contacts), form.fields);
    errors.insert(errors.end(), wrong.begin(), wrong.end());
    for (std::size_t i = 0; i < form.consents.size(); ++i)
        if (!consent::find_topic(read, form.consents[i].topic_key))
            errors.push_back({fmt::format("/consents/{}/topic_key", i), "topic_unknown", "There is no such topic."});
    if (form.redirect_url && !form.redirect_url->value.empty() && !is_own_address(form.redirect_url->value, domains_of(read)))
        errors.push_back({"/redirect_url", "address_foreign",
                          "People can be sent on to a page of this server (/p/…) or of a site you count, nowhere else."});
    if (form.notify_user_id && !auth::user_exists(read, *form.notify_user_id))
        errors.push_back({"/notify_user_id", "user_unknown", "There is no such person."});
    if (!errors.empty()) return invalid_fields("form_invalid", std::move(errors));
    return {};
}

Result<void> check_address(db::Read& read, std::string const& slug, PageId self) {
    auto const other = find_served(read, slug);
    if (!other || other->id == self) return {};
    auto const sentence = fmt::format("“{}” has this address already.", other->title);
    return conflict("slug_taken", sentence, {{"/slug", "slug_taken", sentence}});
}

Result<void> check_page(db::Read& read, PageInput const& page, PageId self) {
    std::vector<FieldError> errors;
    if (!is_slug(page.slug.value)) {
        auto const better = slug_from(page.slug.value);
        errors.push_back({"/slug", "slug_invalid",
                          better.empty() ? "An address has letters a-z, digits and single hyphens."
                                         : fmt::format("An address has letters a-z, digits and single hyphens, such as “{}”.", better)});
    }
    if (page.form_id && !find_form(read, *page.form_id)) errors.push_back({"/form_id", "form_unknown", "There is no such form."});
    if (!errors.empty()) return invalid_fields("page_invalid", std::move(errors));
    return check_address(read, page.slug, self);
}

/// The first public page makes this server a site that is counted, so that views are there without a visit to the settings.
void count_this_server(db::Write& write, std::string const& origin) {
    if (!analytics::all_sites(write).empty()) return;
    auto const url = analytics::parse_page_url(origin + "/");
    auto const domain = url ? analytics::domain_from(url->hostname) : std::nullopt;
    if (domain) static_cast<void>(analytics::add_site(write, *domain, auth::workspace_of(write).timezone));
}

Page page_from(db::Write& write, PageInput const& input, Page const& before) {
    auto page = before;
    static_cast<PageInput&>(page) = input;
    page.updated_at = write.now();
    page.updated_by = write.actor().user_id;
    if (page.state == PageState::published && !page.published_at) page.published_at = write.now();
    return page;
}

}  // namespace

Failure form_unknown() { return not_found("form_unknown", "There is no such form in this workspace."); }
Failure page_unknown() { return not_found("page_unknown", "There is no such page in this workspace."); }

Form form_from(FormInput const& input) {
    Form form;
    static_cast<FormInput&>(form) = input;
    for (auto& field : form.fields)
        if (field.property.value == "email") field.required = true;
    if (form.redirect_url && form.redirect_url->value.empty()) form.redirect_url.reset();
    return form;
}

Result<Form> add_form(db::Write& write, FormInput const& input) {
    if (auto const ok = check_form(write, input); !ok) return fail(ok);
    auto form = form_from(input);
    form.id = make<FormId>();
    form.created_at = form.updated_at = write.now();
    form.updated_by = write.actor().user_id;
    insert_form(write, form);
    return form;
}

Result<Form> save_form(db::Write& write, FormId id, FormChange const& input) {
    auto before = find_form(write, id);
    if (!before) return form_unknown();
    if (auto const ok = advance(before->version, input.version); !ok) return fail(ok);
    if (auto const ok = check_form(write, input); !ok) return fail(ok);
    auto form = form_from(input);
    form.id = id;
    form.created_at = before->created_at;
    form.updated_at = write.now();
    form.updated_by = write.actor().user_id;
    form.version = before->version;
    update_form(write, form);
    return form;
}

Result<Page> add_page(db::Write& write, PageInput const& input, std::string const& server) {
    if (auto const ok = check_page(write, input, PageId{}); !ok) return fail(ok);
    Page fresh;
    fresh.id = make<PageId>();
    fresh.created_at = write.now();
    auto const page = page_from(write, input, fresh);
    insert_page(write, page, html_from_markdown(page.body.value));
    if (page.state == PageState::published) count_this_server(write, server);
    return page;
}

Result<Page> edit_page(db::Write& write, PageId id, PageChange const& input, std::string const& server) {
    auto before = find_page(write, id);
    if (!before) return page_unknown();
    if (auto const ok = advance(before->version, input.version); !ok) return fail(ok);
    if (auto const ok = check_page(write, input, id); !ok) return fail(ok);
    auto const page = page_from(write, input, *before);
    update_page(write, page, html_from_markdown(page.body.value));
    if (page.state == PageState::published) count_this_server(write, server);
    return page;
}

Result<void> archive_form(db::Write& write, FormId id) {
    if (!find_form(write, id)) return form_unknown();
    if (auto const pages = pages_before(write, {.forms = {id}}, newest, 1); !pages.empty())
        return conflict("form_in_use", fmt::format("The page “{}” shows this form. Take it off there first.", pages.front().title));
    hide_form(write, id);
    return {};
}

Result<Form> restore_form(db::Write& write, FormId id) {
    unhide_form(write, id);
    auto form = find_form(write, id);
    if (!form) return form_unknown();
    return *std::move(form);
}

Result<void> archive_page(db::Write& write, PageId id) {
    if (!find_page(write, id)) return page_unknown();
    hide_page(write, id);
    return {};
}

Result<Page> bring_back_page(db::Write& write, PageId id) {
    if (auto const archived = find_archived_page(write, id)) {
        if (auto const ok = check_address(write, archived->slug, id); !ok) return fail(ok);
        if (archived->form_id) unhide_form(write, *archived->form_id);
        unhide_page(write, id);
    }
    auto page = find_page(write, id);
    if (!page) return page_unknown();
    return *std::move(page);
}

}  // namespace tandem::content
