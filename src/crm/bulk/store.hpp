#pragma once

#include "crm/bulk/api.hpp"
#include "platform/db/db.hpp"
#include "platform/db/json.hpp"

namespace tandem::bulk {

struct StoredOperation {
    OperationId id;
    OperationKind kind{};
    ObjectType object_type{};
    UserId user_id;
    db::Means means{};  ///< by which it was begun
    std::string title;
    db::Json given;  ///< what is to be done, as its kind writes it
    std::optional<JobId> job_id{};
    std::optional<ChangeSetId> change_set_id{};
    std::optional<OperationId> undoes{};
    std::int64_t total = 0;
    std::int64_t done = 0;
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t refused = 0;
    std::optional<std::string> items_hash{};
    std::optional<std::string> file_hash{};
    std::optional<std::string> file_name{};
    jobs::State state{};
    std::optional<std::string> error{};
    Instant created_at;
    std::optional<Instant> ended_at{};
};
BOOST_DESCRIBE_STRUCT(StoredOperation, (),
                      (id, kind, object_type, user_id, means, title, given, job_id, change_set_id, undoes, total, done, created, changed,
                       refused, items_hash, file_hash, file_name, state, error, created_at, ended_at))

/// What an operation left alone.
struct Refusal {
    OperationId operation_id;
    std::int64_t place = 0;  ///< among its items; of a file, the line
    std::optional<ObjectType> object_type{};
    std::optional<RecordId> record_id{};
    std::string reason;
    std::optional<db::Json> fields{};  ///< of a row
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (operation_id, place, object_type, record_id, reason, fields))

void insert(db::Write& write, StoredOperation const& operation);
void update(db::Write& write, StoredOperation const& operation);
void insert(db::Write& write, Refusal const& refusal);

/// Whoever's it is.
std::optional<StoredOperation> find(db::Read& read, OperationId id);
std::optional<StoredOperation> find_of_job(db::Read& read, JobId job);
bool is_undone(db::Read& read, OperationId id);
/// The asker's that were begun, the newest first.
std::vector<StoredOperation> own_before(db::Read& read, std::optional<ObjectType> type, OperationId before, int limit);
/// Of records that the asker sees, in their places.
std::vector<Refusal> refusals_after(db::Read& read, OperationId id, std::int64_t place, int limit);

std::vector<WorkspaceId> workspaces_with_operations_before(db::Read& read, Instant before);
/// Some of those that began before that.
std::vector<StoredOperation> operations_before(db::Read& read, Instant before, int limit);
void erase(db::Write& write, OperationId id);

}  // namespace tandem::bulk
