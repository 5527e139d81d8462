#include "crm/records/moving.hpp"

#include "crm/records/changes.hpp"
#include "platform/db/table.hpp"

#include <spdlog/spdlog.h>

namespace tandem::records {
namespace {

struct Unindexed {
    ObjectType object{};
    RecordId id;
};
BOOST_DESCRIBE_STRUCT(Unindexed, (), (object, id))
TANDEM_TABLE(Unindexed, record_unindexed, (id))

struct ListUnindexed {
    using Row = Unindexed;
    static constexpr std::string_view sql =
        "select {{columns}} from record_unindexed where workspace_id = :workspace_id and {{visible record_unindexed}} order by id limit 200";
};
TANDEM_QUERY(ListUnindexed, ())

struct WorkspacesWithUnindexed {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "indexed before anybody is served, each in its own workspace";
    static constexpr std::string_view sql = "select distinct workspace_id from record_unindexed order by 1 limit 100";
};
TANDEM_QUERY(WorkspacesWithUnindexed, ())

/// False once there are no more.
bool index_some(db::Write& write) {
    auto const some = write.all(ListUnindexed{});
    for (auto const& [object, id] : some) {
        if (auto const record = find_stored(write, object, id)) index_anew(write, load_properties(write, object), *record);
        write.run(db::Delete<Unindexed>{id});
    }
    return !some.empty();
}

}  // namespace

void index_moved_records(db::Database& database) {
    auto const waiting = [&] { return database.read({}, [](db::Read& read) { return read.all(WorkspacesWithUnindexed{}); }); };
    for (auto some = waiting(); !some.empty(); some = waiting()) {
        for (auto const workspace : some) {
            spdlog::info("records of workspace {} become findable", to_string(workspace));
            while (database.write({workspace, UserId(), db::Role::owner, db::Means::command}, index_some)) {
            }
        }
    }
}

}  // namespace tandem::records
