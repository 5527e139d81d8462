#include "crm/views/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::views {

TANDEM_TABLE(StoredView, saved_view, (id), (list, owner_id, created_at))
TANDEM_TABLE(StoredTabs, view_tabs, (user_id, list))

namespace {

struct ListViews {
    using Row = StoredView;
    static constexpr std::string_view sql = R"(
        select {{columns v}} from saved_view v
        where v.workspace_id = :workspace_id and v.list = :list and v.archived = 0 and (v.owner_id = :actor_id or v.is_shared = 1)
        order by v.id limit 5000)";
    std::string list;
};
TANDEM_QUERY(ListViews, (list))

struct CountViews {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from saved_view where workspace_id = :workspace_id and list = :list and owner_id = :owner and archived = 0";
    UserId owner;
    std::string list;
};
TANDEM_QUERY(CountViews, (owner, list))

struct FindTabs {
    using Row = StoredTabs;
    static constexpr std::string_view sql =
        "select {{columns t}} from view_tabs t where t.workspace_id = :workspace_id and t.user_id = :user and t.list = :list";
    UserId user;
    std::string list;
};
TANDEM_QUERY(FindTabs, (user, list))

}  // namespace

void insert(db::Write& write, StoredView const& view) {
    write.run(db::Insert{view});
    write.touch("views", view.id, db::ChangeKind::created);
}
void update(db::Write& write, StoredView const& view) {
    write.run(db::Update{view});
    write.touch("views", view.id, view.archived ? db::ChangeKind::archived : db::ChangeKind::updated);
}
std::optional<StoredView> find(db::Read& read, ViewId id) { return read.one(db::Find<StoredView>{id}); }
std::vector<StoredView> views_of(db::Read& read, std::string const& list) { return read.all(ListViews{list}); }
std::int64_t count_of(db::Read& read, UserId owner, std::string const& list) { return read.one(CountViews{owner, list}).value_or(0); }

StoredTabs tabs_of(db::Read& read, UserId user, std::string const& list) {
    return read.one(FindTabs{user, list}).value_or(StoredTabs{user, list, {}, {}});
}
void put(db::Write& write, StoredTabs const& tabs) {
    write.run(db::Put{tabs});
    write.touch("views", tabs.opens.value_or(ViewId{}));
}

}  // namespace tandem::views
