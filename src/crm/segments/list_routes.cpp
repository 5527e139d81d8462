#include "crm/records/search.hpp"
#include "crm/segments/compile.hpp"
#include "crm/segments/routes.hpp"
#include "crm/segments/segments.hpp"

namespace tandem::segments {

/// A search of HubSpot's shape, and a condition that has to hold as well.
struct ContactSearch : records::SearchRequest {
    std::optional<Condition> condition;
    std::optional<std::string> text;  ///< the same as text
};
BOOST_DESCRIBE_STRUCT(ContactSearch, (records::SearchRequest), (condition, text))

namespace {

Result<records::SearchResult> search_contacts(db::Read& read, ContactSearch const& request) {
    auto const condition = given_condition(request.condition, request.text);
    if (!condition) return fail(condition);
    auto const compiled = compile(read, *condition, Scope::everyone);
    if (!compiled) return fail(compiled);
    return records::search(read, ObjectType::contacts, request, compiled->where());
}

}  // namespace

http::Routes const list_routes = {
    http::route<search_contacts>(http::POST, "/api/contacts/search", http::may::read_records,
                                 "Search contacts by a condition, beside the filters, words and order of a search"),
};

}  // namespace tandem::segments
