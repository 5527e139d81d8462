#include "platform/auth/users.hpp"

#include "base/unicode.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

namespace tandem::auth {

TANDEM_TABLE(User, user_account, (id))

namespace {

struct ListUsers {
    using Row = User;
    static constexpr std::string_view sql = R"(
        select {{columns}} from user_account
        where workspace_id = :workspace_id order by name, id limit 1000)";
};
TANDEM_QUERY(ListUsers, ())

struct FindUserByEmail {
    using Row = User;
    static constexpr std::string_view sql = R"(
        select {{columns}} from user_account where workspace_id = :workspace_id and email = :email)";
    std::string email;
};
TANDEM_QUERY(FindUserByEmail, (email))

struct FindCandidates {
    using Row = Candidate;
    static constexpr auto across_workspaces = "a person signs in by address, before a workspace is known";
    static constexpr std::string_view sql = R"(
        select u.workspace_id, u.id, u.role, u.password_hash, w.is_demo from user_account u join workspace w on w.workspace_id = u.workspace_id
        where u.email = :email and u.active = 1 order by u.workspace_id limit 5)";
    std::string email;
};
TANDEM_QUERY(FindCandidates, (email))

struct AnyUser {
    using Row = UserId;
    static constexpr auto across_workspaces = "first-start set-up is open only while nobody exists";
    static constexpr std::string_view sql = "select id from user_account limit 1";
};
TANDEM_QUERY(AnyUser, ())

struct StoredUser {
    User user;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(StoredUser, (), (user, updated_at))
TANDEM_TABLE(StoredUser, user_account, (id), (email, created_at))

}  // namespace

std::vector<User> users_of(db::Read& read) { return read.all(ListUsers{}); }
std::optional<User> find_user(db::Read& read, UserId id) { return read.one(db::Find<User>{id}); }
std::optional<User> find_user_by_email(db::Read& read, std::string const& email) {
    return read.one(FindUserByEmail{.email = to_lower(trim(email))});
}
std::vector<Candidate> candidates_for(db::Read& read, std::string const& email) {
    return read.all(FindCandidates{.email = to_lower(trim(email))});
}
bool anybody_exists(db::Read& read) { return read.one(AnyUser{}).has_value(); }

Result<User> create_user(db::Write& write, std::string const& name, EmailAddress const& email, Role role,
                         std::string const& password_hash) {
    if (find_user_by_email(write, email.value))
        return conflict("user_exists", fmt::format("{} is already a user of this workspace.", email.value));
    User const user{make<UserId>(), email.value, name, role, password_hash, true, write.now()};
    write.run(db::Insert{StoredUser{user, user.created_at}});
    write.touch("users", user.id, db::ChangeKind::created);
    write.summarize(fmt::format("Added the user {}", name));
    return user;
}

void update_user(db::Write& write, User const& user) {
    write.run(db::Update{StoredUser{user, write.now()}});
    write.touch("users", user.id);
    write.change_rights_of(user.id);
}

std::string initials_of(std::string const& name) {
    std::string initials;
    bool at_word = true;
    for (std::size_t i = 0; i < name.size() && initials.size() < 8; ++i) {
        auto const byte = static_cast<unsigned char>(name[i]);
        if (at_word && byte > ' ') {
            auto const length = byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
            if (initials.empty() || name.find(' ', i) == std::string::npos) initials += name.substr(i, length);
        }
        at_word = name[i] == ' ';
    }
    return initials;
}

Person person_of(User const& user) {
    return {user.id, user.name, user.email, user.role, initials_of(user.name), user.active, user.created_at, user.version};
}

}  // namespace tandem::auth
