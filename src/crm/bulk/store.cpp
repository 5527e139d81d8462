#include "crm/bulk/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::bulk {

TANDEM_TABLE(StoredOperation, bulk_operation, (id), (kind, object_type, user_id, means, created_at))
TANDEM_TABLE(Refusal, bulk_refusal, (operation_id, place))

namespace {

struct OperationOfJob {
    using Row = StoredOperation;
    static constexpr std::string_view sql =
        "select {{columns}} from bulk_operation where workspace_id = :workspace_id and job_id = :job_id limit 1";
    JobId job_id;
};
TANDEM_QUERY(OperationOfJob, (job_id))

struct UndoOf {
    using Row = OperationId;
    static constexpr std::string_view sql = "select id from bulk_operation where workspace_id = :workspace_id and undoes = :id limit 1";
    OperationId id;
};
TANDEM_QUERY(UndoOf, (id))

struct OwnOperations {
    using Row = StoredOperation;
    static constexpr std::string_view sql = R"(
        select {{columns}} from bulk_operation
        where workspace_id = :workspace_id and user_id = :actor_id and job_id is not null and id < :before and {{where}} order by id desc limit :limit)";
    OperationId before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(OwnOperations, (before, where, limit))

struct RefusalsAfter {
    using Row = Refusal;
    static constexpr std::string_view sql = R"(
        select {{columns f}} from bulk_refusal f
        where f.workspace_id = :workspace_id and f.operation_id = :id and f.place > :place and {{visible bulk_refusal f}}
        order by f.place limit :limit)";
    OperationId id;
    std::int64_t place = 0;
    int limit = 0;
};
TANDEM_QUERY(RefusalsAfter, (id, place, limit))

struct WorkspacesBefore {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose operations are old; each workspace loses its own";
    static constexpr std::string_view sql = "select distinct workspace_id from bulk_operation where created_at < :before";
    Instant before;
};
TANDEM_QUERY(WorkspacesBefore, (before))

struct OperationsBefore {
    using Row = StoredOperation;
    static constexpr std::string_view sql = R"(
        select {{columns}} from bulk_operation where workspace_id = :workspace_id and created_at < :before order by id limit :limit)";
    Instant before;
    int limit = 0;
};
TANDEM_QUERY(OperationsBefore, (before, limit))

struct DeleteRefusals {
    static constexpr std::string_view sql = "delete from bulk_refusal where workspace_id = :workspace_id and operation_id = :id";
    OperationId id;
};
TANDEM_QUERY(DeleteRefusals, (id))

}  // namespace

void insert(db::Write& write, StoredOperation const& operation) { write.run(db::Insert{operation}); }
void update(db::Write& write, StoredOperation const& operation) { write.run(db::Update{operation}); }
void insert(db::Write& write, Refusal const& refusal) { write.run(db::Insert{refusal}); }

std::optional<StoredOperation> find(db::Read& read, OperationId id) { return read.one(db::Find<StoredOperation>{id}); }
std::optional<StoredOperation> find_of_job(db::Read& read, JobId job) { return read.one(OperationOfJob{job}); }
bool is_undone(db::Read& read, OperationId id) { return read.one(UndoOf{id}).has_value(); }

std::vector<StoredOperation> own_before(db::Read& read, std::optional<ObjectType> type, OperationId before, int limit) {
    auto const where = type ? db::compare("object_type", db::Op::equal, db::to_value(*type)) : db::Condition{};
    return read.all(OwnOperations{before, where, limit});
}

std::vector<Refusal> refusals_after(db::Read& read, OperationId id, std::int64_t place, int limit) {
    return read.all(RefusalsAfter{id, place, limit});
}

std::vector<WorkspaceId> workspaces_with_operations_before(db::Read& read, Instant before) { return read.all(WorkspacesBefore{before}); }
std::vector<StoredOperation> operations_before(db::Read& read, Instant before, int limit) {
    return read.all(OperationsBefore{before, limit});
}

void erase(db::Write& write, OperationId id) {
    write.run(DeleteRefusals{id});
    write.run(db::Delete<StoredOperation>{id});
}

}  // namespace tandem::bulk
