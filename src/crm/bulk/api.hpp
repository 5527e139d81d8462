#pragma once

#include "base/described.hpp"
#include "crm/records/api.hpp"
#include "crm/segments/conditions.hpp"
#include "platform/http/page.hpp"
#include "platform/jobs/overview.hpp"

namespace tandem::bulk {

using records::ObjectType;
using OperationId = Id<struct OperationTag>;

enum class OperationKind { edit, archival, undo, csv_export, csv_import };
BOOST_DESCRIBE_ENUM(OperationKind, edit, archival, undo, csv_export, csv_import)

/// Which records of a kind are meant, as its list says it. The groups are named also where all are meant: none.
struct Matching {
    std::vector<records::FilterGroup> filterGroups;
    std::optional<std::string> query;
    std::optional<segments::Condition> condition;  ///< of contacts, holds as well
};
BOOST_DESCRIBE_STRUCT(Matching, (), (filterGroups, query, condition))

struct EditAll : Matching {
    json::object properties;
};
BOOST_DESCRIBE_STRUCT(EditAll, (Matching), (properties))

struct ArchiveAll : Matching {};
BOOST_DESCRIBE_STRUCT(ArchiveAll, (Matching), ())

/// The records in this order, with these properties as columns; only those with these ids, where some are named.
struct ExportAll : Matching {
    std::optional<json::value> sorts;  ///< as a search takes them
    std::vector<std::string> properties;
    std::optional<std::vector<RecordId>> ids;
};
BOOST_DESCRIBE_STRUCT(ExportAll, (Matching), (sorts, properties, ids))

/// Work over many records, as who began it sees it.
struct Operation {
    OperationId id;
    OperationKind kind{};
    std::string object_type;
    std::string title;
    std::string outcome;  ///< what was done so far, or in all
    jobs::State state{};
    bool is_stopping = false;
    std::optional<JobId> job_id;  ///< by which it is stopped and tried again
    std::int64_t total = 0;
    std::int64_t done = 0;  ///< records it has come by, changed or not
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t refused = 0;  ///< left alone; why is said by its list of refusals
    std::optional<std::string> file_name;
    bool is_undoable = false;
    std::optional<std::string> error;
    Instant created_at;
    std::optional<Instant> ended_at;
    Instant kept_until;
};
BOOST_DESCRIBE_STRUCT(Operation, (),
                      (id, kind, object_type, title, outcome, state, is_stopping, job_id, total, done, created, changed, refused, file_name,
                       is_undoable, error, created_at, ended_at, kept_until))

struct OperationQuery : http::PageQuery {
    std::optional<ObjectType> object_type;
};
BOOST_DESCRIBE_STRUCT(OperationQuery, (http::PageQuery), (object_type))

}  // namespace tandem::bulk
