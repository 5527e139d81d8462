#include "__path__/routes.hpp"

#include "__path__/api.hpp"
#include "__path__/rules.hpp"
#include "__path__/store.hpp"

namespace tandem::__name__ {
namespace {

Result<__Name__List> read_list(db::Read& read, http::Query<__Name__Page> const& page) {
    return __Name__List{list___name__(read, page->after, page_size(page->limit))};
}

Result<http::Created<__Name__>> add(db::Write& write, New__Name__ const& body) {
    if (auto ok = may_be_added(is_title_taken(write, body.title)); !ok) return fail(std::move(ok));
    return http::Created{find___name__(write, add___name__(write, body.title)).value()};
}

Result<void> remove(db::Write& write, __Name__Id id) {
    if (!remove___name__(write, id)) return not_found("__name___unknown", "This one does not exist.");
    return {};
}

}  // namespace

http::Routes const __name___routes = {
    http::route<read_list>(http::GET, "/api/__name__", http::may::be_signed_in, "List, newest first"),
    http::route<add>(http::POST, "/api/__name__", http::may::manage_settings, "Add one"),
    http::route<remove>(http::DELETE, "/api/__name__/{id}", http::may::manage_settings, "Remove one"),
};

}  // namespace tandem::__name__
