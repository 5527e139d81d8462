#include "crm/records/routes.hpp"

#include "platform/auth/users.hpp"

#include "base/text.hpp"

namespace tandem::records {
namespace {

/// HubSpot's owner: a person that records belong to. Its id is the value of `hubspot_owner_id`.
struct Owner {
    UserId id;
    std::string email;
    std::string type = "PERSON";
    std::string firstName;
    std::string lastName;
    UserId userId;
    Instant createdAt;
    Instant updatedAt;
    bool archived = false;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (id, email, type, firstName, lastName, userId, createdAt, updatedAt, archived))

struct OwnerList {
    std::vector<Owner> results;
};
BOOST_DESCRIBE_STRUCT(OwnerList, (), (results))

struct OwnerListOptions {
    std::optional<std::string> email;
    std::optional<std::string> after;
    std::optional<Whole<1, 500>> limit;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(OwnerListOptions, (), (email, after, limit, archived))

struct OwnerOptions {
    std::optional<std::string> idProperty;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(OwnerOptions, (), (idProperty, archived))

Owner owner_from(auth::User const& user) {
    auto const space = user.name.find(' ');
    auto const first = user.name.substr(0, space);
    auto const last = space == std::string::npos ? std::string() : user.name.substr(space + 1);
    return {.id = user.id, .email = user.email, .firstName = first, .lastName = last, .userId = user.id, .createdAt = user.created_at, .updatedAt = user.created_at, .archived = !user.active};
}

Result<OwnerList> list_owners(db::Read& read, http::Query<OwnerListOptions> const& options) {
    OwnerList list;
    for (auto const& user : auth::users_of(read)) {
        if (user.active == options->archived.value_or(false)) continue;
        if (options->email && to_lower_ascii(*options->email) != user.email) continue;
        list.results.push_back(owner_from(user));
    }
    return list;
}

Result<Owner> read_owner(db::Read& read, UserId id, http::Query<OwnerOptions> const&) {
    auto const user = auth::find_user(read, id);
    if (!user) return not_found("owner_unknown", "This owner does not exist.");
    return owner_from(*user);
}

}  // namespace

http::Routes const owner_routes = {
    http::route<list_owners>(http::GET, "/crm/v3/owners", http::may::read_records, "List the people that records can belong to"),
    http::route<read_owner>(http::GET, "/crm/v3/owners/{owner_id}", http::may::read_records, "Read an owner"),
};

}  // namespace tandem::records
