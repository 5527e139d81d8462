#include "platform/auth/workspace.hpp"

#include "base/slug.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace tandem::auth {
namespace {

struct FindWorkspace {
    using Row = Workspace;
    static constexpr std::string_view sql = "select {{columns}} from workspace where workspace_id = :workspace_id";
};
TANDEM_QUERY(FindWorkspace, ())

struct ListWorkspaces {
    using Row = Workspace;
    static constexpr auto across_workspaces = "sign-in, jobs and public pages choose the workspace before anybody acts in it";
    static constexpr std::string_view sql = "select {{columns}} from workspace order by workspace_id limit 1000";
};
TANDEM_QUERY(ListWorkspaces, ())

struct InsertWorkspace {
    static constexpr std::string_view sql = R"(
        insert into workspace (workspace_id, name, currency, timezone, is_demo, created_at, slug)
        values (:workspace_id, :name, :currency, :timezone, :is_demo, :created_at, :slug))";
    std::string name;
    std::string currency;
    std::string timezone;
    bool is_demo = false;
    Instant created_at;
    std::string slug;
};
TANDEM_QUERY(InsertWorkspace, (name, currency, timezone, is_demo, created_at, slug))

struct FindWorkspaceAt {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "a public address alone says which workspace it belongs to";
    static constexpr std::string_view sql = "select workspace_id from workspace where slug = :slug";
    std::string slug;
};
TANDEM_QUERY(FindWorkspaceAt, (slug))

struct UpdateWorkspace {
    static constexpr std::string_view sql =
        "update workspace set name = :name, currency = :currency, timezone = :timezone, version = :version where workspace_id = :workspace_id";
    std::string name;
    std::string currency;
    std::string timezone;
    std::int64_t version = 0;
};
TANDEM_QUERY(UpdateWorkspace, (name, currency, timezone, version))

struct FindUserName {
    using Row = std::string;
    static constexpr std::string_view sql = "select name from user_account where workspace_id = :workspace_id and id = :id";
    UserId id;
};
TANDEM_QUERY(FindUserName, (id))

struct NamedUser {
    UserId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedUser, (), (id, name))

struct FindUserNames {
    using Row = NamedUser;
    static constexpr std::string_view sql =
        "select id, name from user_account where workspace_id = :workspace_id and id in {{each_id :ids}}";
    std::vector<UserId> ids;
};
TANDEM_QUERY(FindUserNames, (ids))

std::string free_slug(db::Read& read, std::string const& name) {
    auto const known = all_workspaces(read);
    if (known.empty()) return {};
    auto const made = slug_from(name);
    auto const wish = made.empty() ? std::string("w") : made;
    auto slug = wish;
    for (int number = 2; std::ranges::find(known, slug, &Workspace::slug) != known.end(); ++number)
        slug = fmt::format("{}-{}", wish, number);
    return slug;
}

}  // namespace

Workspace workspace_of(db::Read& read) {
    auto& workspace = read.kept<std::optional<Workspace>>();
    if (!workspace) workspace = read.one(FindWorkspace{});
    if (!workspace) throw std::logic_error("the actor has no workspace");
    return *workspace;
}

std::vector<Workspace> all_workspaces(db::Read& read) { return read.all(ListWorkspaces{}); }

void for_each_workspace(db::Database& database, db::Means means, std::function<void(Workspace const&, db::Actor const&)> const& act) {
    for (auto const& one : database.read({}, [](db::Read& read) { return all_workspaces(read); }))
        act(one, {one.workspace_id, {}, db::Role::owner, means});
}

std::optional<WorkspaceId> workspace_at(db::Read& read, std::string const& slug) { return read.one(FindWorkspaceAt{slug}); }

std::string public_path(Workspace const& workspace) { return workspace.slug.empty() ? "" : "/w/" + workspace.slug; }

void create_workspace(db::Write& write, Workspace const& workspace) {
    write.run(InsertWorkspace{workspace.name, workspace.currency, workspace.timezone, workspace.is_demo, workspace.created_at,
                              free_slug(write, workspace.name)});
    write.publish(WorkspaceCreated{write.actor().workspace_id});
}

void update_workspace(db::Write& write, Workspace const& workspace) {
    write.run(UpdateWorkspace{workspace.name, workspace.currency, workspace.timezone, workspace.version});
    write.kept<std::optional<Workspace>>().reset();
    write.touch("workspace");
}

bool user_exists(db::Read& read, UserId id) { return read.one(FindUserName{.id = id}).has_value(); }

std::string user_name(db::Read& read, UserId id) { return read.one(FindUserName{.id = id}).value_or(""); }

std::map<UserId, std::string> user_names(db::Read& read, std::vector<UserId> const& ids) {
    std::map<UserId, std::string> names;
    if (!ids.empty()) read.each(FindUserNames{.ids = ids}, [&](NamedUser&& user) { names[user.id] = std::move(user.name); });
    return names;
}

}  // namespace tandem::auth
