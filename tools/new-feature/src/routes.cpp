#include "__path__/routes.hpp"

#include "__path__/__records__.hpp"
#include "__path__/store.hpp"

namespace tandem::__feature__ {
namespace {

Result<http::Page<__Record__>> list___records__(db::Read& read, http::Query<__Record__Query> const& query) {
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto page = query->page_of(__records___before(read, *query, *before, query->rows()), place_of);
    page.total = count___records__(read, *query);  //? !state
    page.count(count___records__(read, *query), names_of(query->state.value_or(std::vector<State>{})));  //? state
    return page;
}

Result<__Record__> read___record__(db::Read& read, __Record__Id id) {
    auto __record__ = find___record__(read, id);
    if (!__record__) return __record___unknown();
    return *std::move(__record__);
}

Result<http::Created<__Record__>> create___record__(db::Write& write, New__Record__ const& given) {
    auto __record__ = add___record__(write, given);
    if (!__record__) return fail(__record__);
    return http::Created{*std::move(__record__)};
}

}  // namespace

http::Routes const __record___routes = {
    http::route<list___records__>(http::GET, "/api/__kebabs__", http::may::read_records, "List __many__, the newest first"),
    http::route<create___record__>(http::POST, "/api/__kebabs__", http::may::__permission__, "Add a __words__"),
    http::route<read___record__>(http::GET, "/api/__kebabs__/{__record___id}", http::may::read_records, "Read a __words__"),
    http::route<change___record__>(http::PATCH, "/api/__kebabs__/{__record___id}", http::may::__permission__, "Change, archive or bring back a __words__"),
};

}  // namespace tandem::__feature__
