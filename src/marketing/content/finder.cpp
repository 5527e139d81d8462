#include "marketing/content/finder.hpp"

#include "marketing/content/store.hpp"
#include "marketing/content/views.hpp"

namespace tandem::content {

std::vector<feature::Hit> find_pages(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    auto const before = before_slugs(read);
    for (auto const& page : pages_before(read, {.words = words}, newest, limit))
        hits.push_back({"pages", to_string(page.id), page.title, before + page.slug});
    return hits;
}

std::vector<feature::Hit> find_forms(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    for (auto const& form : forms_before(read, words, newest, limit)) hits.push_back({"forms", to_string(form.id), form.name, ""});
    return hits;
}

}  // namespace tandem::content
