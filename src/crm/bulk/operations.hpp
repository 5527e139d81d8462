#pragma once

#include "crm/bulk/store.hpp"
#include "crm/records/properties.hpp"
#include "platform/blobs/blobs.hpp"
#include "platform/feature/job_kind.hpp"
#include "platform/http/permission.hpp"

namespace tandem::bulk {

/// So many records one operation may mean.
inline constexpr int most_items = 250'000;
/// How long it, what it made and why it left something alone can be looked at and taken back.
constexpr Duration kept = days(7);

/// A record that is meant.
struct Item {
    ObjectType type{};
    RecordId id;
};

/// What has to hold beside filters and words. Errors of the condition at /condition.
Result<db::Condition> condition_of(db::Read& read, ObjectType type, Matching const& matching);
/// The records that match by now, in the asker's sight. Codes `nothing_matches`, `too_many_match`, those of a search.
Result<std::vector<Item>> items_matching(db::Read& read, records::PropertySet const& set, Matching const& matching);

/// What is meant, as it lies in a file, so that it stays the same whatever happens to the records meanwhile.
std::string items_text(std::vector<Item> const& items);
std::vector<Item> items_in(std::string_view text);

/// What was begun, before it has an id.
struct NewOperation {
    OperationKind kind{};
    ObjectType object_type{};
    std::string title;
    json::value given;
    std::int64_t total = 0;
    std::optional<blobs::Kept> items{};
    std::optional<OperationId> undoes{};
};

StoredOperation make_operation(db::Write& write, NewOperation const& given);
/// Puts its job into the queue; `Job` names the operation.
template <class Job>
void queue(db::Write& write, StoredOperation& operation) {
    operation.job_id = write.enqueue(Job{operation.id});
    update(write, operation);
    write.touch("operations", operation.id);
}

/// Who began it, with the rights they have now. Code `not_permitted` where those do not do.
Result<db::Actor> asker_of(db::Read& read, StoredOperation const& operation, http::Permission const& needed);

/// The asker's own. Code `operation_unknown`.
Result<StoredOperation> own(db::Read& read, OperationId id);
Operation shown(db::Read& read, StoredOperation const& operation);
bool has_ended(db::Read& read, StoredOperation const& operation);

/// A file that an operation holds.
blobs::Use use_of(OperationId id);

/// "4,310 contacts", "1 contact".
std::string counted(db::Read& read, ObjectType type, std::int64_t n);

/// The words of any job whose payload names an operation.
feature::JobWords words_of(db::Read& read, JobId id, std::string const& payload);

/// How its job ended is how it ended.
void on_job_ended(db::Write& write, JobId job, jobs::State state, std::optional<std::string> const& error);

}  // namespace tandem::bulk
