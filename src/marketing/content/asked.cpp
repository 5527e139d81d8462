#include "marketing/content/asked.hpp"

#include "marketing/analytics/collector.hpp"
#include "marketing/content/views.hpp"

namespace tandem::content {

Failure form_is_gone() { return not_found("form_unknown", "This form does not exist any more."); }

std::vector<std::string> domains_of(db::Read& read) {
    std::vector<std::string> domains;
    for (auto const& site : analytics::all_sites(read)) domains.push_back(site.domain);
    return domains;
}

Result<Asked> find_asked(db::Read& read, FormId id) {
    auto form = find_form(read, id);
    if (!form) return form_is_gone();
    auto fields = bind_fields(read, form->fields);
    return Asked{*std::move(form), std::move(fields), pages::look_of(read), consent::signer_of(read), domains_of(read), {},
                 path_of_form(id)};
}

Result<Asked> find_asked(db::Read& read, FormId id, ServedPage page) {
    auto asked = find_asked(read, id);
    if (!asked) return asked;
    asked->path = path_of_page(read, page.slug);
    asked->page = std::move(page);
    return asked;
}

}  // namespace tandem::content
