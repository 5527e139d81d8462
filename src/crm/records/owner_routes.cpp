// HubSpot's owners: the people of the workspace, whom records can belong to.

#include "crm/records/routes.hpp"

#include "base/unicode.hpp"
#include "crm/records/api.hpp"
#include "platform/auth/users.hpp"

#include <algorithm>
#include <iterator>

namespace tandem::records {
namespace {

struct OwnerView {
    UserId id;
    std::string email;
    std::string firstName;
    std::string lastName;
    std::int64_t userId = 0;
    std::string type;
    Instant createdAt;
    Instant updatedAt;
    bool archived = false;
};
BOOST_DESCRIBE_STRUCT(OwnerView, (), (id, email, firstName, lastName, userId, type, createdAt, updatedAt, archived))

struct OwnerListOptions {
    std::optional<std::string> email;
    std::optional<std::string> after;
    std::optional<Whole<1, 500>> limit;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(OwnerListOptions, (), (email, after, limit, archived))

struct OwnerOptions {
    std::optional<std::string> idProperty;  ///< "id" or "userId", which are the same here
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(OwnerOptions, (), (idProperty, archived))

/// The last word of a name is the last name.
OwnerView view_of(auth::User const& user) {
    auto const space = user.name.rfind(' ');
    auto const first = user.name.substr(0, space);
    auto const last = space == std::string::npos ? std::string() : user.name.substr(space + 1);
    return {user.id, user.email, first, last, user.id.value, "PERSON", user.created_at, user.created_at, !user.active};
}

Result<http::Page<OwnerView>> list_owners(db::Read& read, http::Query<OwnerListOptions> const& options) {
    auto const after = parse_id(options->after.value_or("0"));
    if (!after)
        return invalid_field("/after", "INVALID_AFTER", "This is not a page of this list. Take `paging.next.after` of the page before.");
    auto users = auth::users_of(read);
    auto const email = to_lower(options->email.value_or(""));
    std::erase_if(users, [&](auth::User const& user) {
        return user.active == options->archived.value_or(false) || (!email.empty() && user.email != email) || user.id.value <= *after;
    });
    std::ranges::sort(users, {}, &auth::User::id);
    auto const page = http::page_of(std::move(users), static_cast<int>(options->limit.value_or(Whole<1, 500>{100}).value), &auth::User::id);
    std::vector<OwnerView> views;
    std::ranges::transform(page.results, std::back_inserter(views), view_of);
    return page.showing(std::move(views));
}

Result<OwnerView> read_owner(db::Read& read, UserId id, http::Query<OwnerOptions> const& options) {
    auto const user = auth::find_user(read, id);
    if (!user || user->active == options->archived.value_or(false)) return not_found("owner_unknown", "No owner with this id exists.");
    return view_of(*user);
}

}  // namespace

http::Routes const owner_routes = {
    http::route<list_owners>(http::GET, "/crm/v3/owners", http::may::read_records, "List the people records can belong to"),
    http::route<read_owner>(http::GET, "/crm/v3/owners/{owner_id}", http::may::read_records, "Read a person records can belong to"),
};

}  // namespace tandem::records
