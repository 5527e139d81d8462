#include "crm/imports/keys.hpp"

namespace tandem::imports {
namespace {

using records::ObjectType;

struct FindKey {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select record_id from external_key
        where workspace_id = :workspace_id and source = :source and object_type = :object_type and key = :key)";
    std::string source;
    ObjectType object_type{};
    std::string key;
};
TANDEM_QUERY(FindKey, (source, object_type, key))

struct InsertKey {
    static constexpr std::string_view sql = R"(
        insert into external_key (workspace_id, source, object_type, key, record_id) values (:workspace_id, :source, :object_type, :key, :record_id))";
    std::string source;
    ObjectType object_type{};
    std::string key;
    RecordId record_id;
};
TANDEM_QUERY(InsertKey, (source, object_type, key, record_id))

}  // namespace

std::optional<RecordId> record_with_key(db::Read& read, std::string const& source, ObjectType type, std::string const& key) {
    return read.one(FindKey{.source = source, .object_type = type, .key = key});
}

void remember_key(db::Write& write, std::string const& source, ObjectType type, std::string const& key, RecordId id) {
    write.run(InsertKey{.source = source, .object_type = type, .key = key, .record_id = id});
}

}  // namespace tandem::imports
