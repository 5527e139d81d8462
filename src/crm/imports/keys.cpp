#include "crm/imports/keys.hpp"

#include "platform/db/table.hpp"

namespace tandem::imports {
namespace {

using records::ObjectType;

struct FindKey {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select record_id from external_key
        where workspace_id = :workspace_id and source = :source and object_type = :object_type and key = :key
          and {{visible external_key}})";
    std::string source;
    ObjectType object_type{};
    std::string key;
};
TANDEM_QUERY(FindKey, (source, object_type, key))

struct ExternalKey {
    std::string source;
    ObjectType object_type{};
    std::string key;
    RecordId record_id;
};
BOOST_DESCRIBE_STRUCT(ExternalKey, (), (source, object_type, key, record_id))
TANDEM_TABLE(ExternalKey, external_key, (source, object_type, key))

struct HasKey {
    using Row = int;
    static constexpr std::string_view sql = R"(
        select 1 from external_key where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id and source = :source
          and {{visible external_key}} limit 1)";
    std::string source;
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(HasKey, (source, object_type, record_id))

struct LastArchival {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select coalesce(s.undoes, 0) from record_history h join change_set s on s.workspace_id = h.workspace_id and s.id = h.change_set_id
        where h.workspace_id = :workspace_id and h.object_type = :object_type and h.record_id = :record_id and h.kind = 'archived'
          and {{visible record_history h}}
        order by h.id desc limit 1)";
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(LastArchival, (object_type, record_id))

}  // namespace

std::optional<RecordId> record_with_key(db::Read& read, std::string const& source, ObjectType type, std::string const& key) {
    return read.one(FindKey{.source = source, .object_type = type, .key = key});
}

bool has_key(db::Read& read, std::string const& source, ObjectType type, RecordId id) {
    return read.one(HasKey{.source = source, .object_type = type, .record_id = id}).has_value();
}

void remember_key(db::Write& write, std::string const& source, ObjectType type, std::string const& key, RecordId id) {
    write.run(db::Put{ExternalKey{source, type, key, id}});
}

bool was_taken_back(db::Read& read, ObjectType type, RecordId id) {
    return read.one(LastArchival{.object_type = type, .record_id = id}).value_or(0) != 0;
}

}  // namespace tandem::imports
