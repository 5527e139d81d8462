#include "sales/qualification/definitions.hpp"

#include "crm/segments/text.hpp"
#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

namespace tandem::qualification {
namespace {

struct DefinitionRow {
    DefinitionId id;
    std::int64_t version = 0;
    db::Json conditions;
    std::optional<std::string> created_by;
    Instant created_at;
    std::optional<Instant> active_since;
};
BOOST_DESCRIBE_STRUCT(DefinitionRow, (), (id, version, conditions, created_by, created_at, active_since))

struct ListDefinitions {
    using Row = DefinitionRow;
    static constexpr std::string_view sql = R"(
        select d.id, d.version, d.conditions, u.name, d.created_at, d.active_since from sales_ready_definition d
        left join user_account u on u.workspace_id = d.workspace_id and u.id = d.created_by
        where d.workspace_id = :workspace_id order by d.version desc limit :limit)";
    int limit = 0;
};
TANDEM_QUERY(ListDefinitions, (limit))

struct FindDefinition {
    using Row = DefinitionRow;
    static constexpr std::string_view sql = R"(
        select d.id, d.version, d.conditions, u.name, d.created_at, d.active_since from sales_ready_definition d
        left join user_account u on u.workspace_id = d.workspace_id and u.id = d.created_by
        where d.workspace_id = :workspace_id and d.id = :id)";
    DefinitionId id;
};
TANDEM_QUERY(FindDefinition, (id))

struct ActiveDefinition {
    using Row = DefinitionRow;
    static constexpr std::string_view sql = R"(
        select d.id, d.version, d.conditions, u.name, d.created_at, d.active_since from sales_ready_definition d
        left join user_account u on u.workspace_id = d.workspace_id and u.id = d.created_by
        where d.workspace_id = :workspace_id and d.active_since is not null order by d.active_since desc, d.version desc limit 1)";
};
TANDEM_QUERY(ActiveDefinition, ())

struct ListSignatures {
    using Row = Signature;
    static constexpr std::string_view sql = R"(
        select s.side, s.user_id, coalesce(u.name, ''), s.signed_at from definition_signature s
        left join user_account u on u.workspace_id = s.workspace_id and u.id = s.user_id
        where s.workspace_id = :workspace_id and s.definition_id = :definition_id order by s.signed_at, s.side)";
    DefinitionId definition_id;
};
TANDEM_QUERY(ListSignatures, (definition_id))

struct LatestDefinition {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select coalesce(max(version), 0) from sales_ready_definition where workspace_id = :workspace_id";
};
TANDEM_QUERY(LatestDefinition, ())

struct StoredDefinition {
    DefinitionId id;
    std::int64_t version = 0;
    db::Json conditions;
    std::optional<UserId> created_by;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredDefinition, (), (id, version, conditions, created_by, created_at))
TANDEM_TABLE(StoredDefinition, sales_ready_definition, (id))

struct InsertSignature {
    static constexpr std::string_view sql = R"(
        insert into definition_signature (workspace_id, definition_id, side, user_id, signed_at)
        values (:workspace_id, :definition_id, :side, :actor_id, :signed_at))";
    DefinitionId definition_id;
    Side side{};
    Instant signed_at;
};
TANDEM_QUERY(InsertSignature, (definition_id, side, signed_at))

struct PutInForce {
    static constexpr std::string_view sql =
        "update sales_ready_definition set active_since = :active_since where workspace_id = :workspace_id and id = :id";
    DefinitionId id;
    Instant active_since;
};
TANDEM_QUERY(PutInForce, (id, active_since))

/// What a transaction knows of the definition in force.
struct InForce {
    std::optional<Definition> definition;
};

void put_in_force(db::Write& write, DefinitionId id) {
    write.touch("definitions", id);
    write.run(PutInForce{.id = id, .active_since = write.now()});
    write.kept<InForce>() = {};
}

/// Conditions that cannot be read are met by nobody: nothing is handed over until others are agreed.
std::optional<Definition> from(db::Read& read, DefinitionRow&& row) {
    auto conditions = db::stored_or_nothing<Conditions>(row.conditions, fmt::format("version {} of what is ready for sales", row.version));
    if (!conditions) return std::nullopt;
    auto signatures = read.all(ListSignatures{.definition_id = row.id});
    return Definition{
        row.id,           row.version, *std::move(conditions), std::move(signatures), std::move(row.created_by), row.created_at,
        row.active_since, {}};
}

}  // namespace

std::optional<Definition> active_definition(db::Read& read) {
    auto& kept = read.kept<InForce>();
    if (kept.definition) return kept.definition;
    if (auto row = read.one(ActiveDefinition{})) kept.definition = from(read, *std::move(row));
    return kept.definition;
}

std::optional<Definition> find_definition(db::Read& read, DefinitionId id) {
    auto row = read.one(FindDefinition{.id = id});
    if (!row) return std::nullopt;
    return from(read, *std::move(row));
}

std::vector<Definition> latest_definitions(db::Read& read, int limit) {
    std::vector<Definition> all;
    for (auto& row : read.all(ListDefinitions{.limit = limit}))
        if (auto definition = from(read, std::move(row))) all.push_back(*std::move(definition));
    return all;
}

Definition add_definition(db::Write& write, Conditions const& conditions) {
    auto const id = make<DefinitionId>();
    auto const user = write.actor().user_id;
    write.touch("definitions", id);
    write.run(db::Insert{StoredDefinition{.id = id,
                                          .version = write.one(LatestDefinition{}).value() + 1,
                                          .conditions = {serialize(encode(conditions))},
                                          .created_by = user ? std::optional(user) : std::nullopt,
                                          .created_at = write.now()}});
    return find_definition(write, id).value();
}

void sign(db::Write& write, DefinitionId id, Side side) {
    write.touch("definitions", id);
    write.run(InsertSignature{.definition_id = id, .side = side, .signed_at = write.now()});
    if (find_definition(write, id)->signatures.size() == 2) put_in_force(write, id);
}

void create_default_definition(db::Write& write) {
    auto known = segments::condition_from("all of (email is known)").value().condition;
    auto const definition = add_definition(write, {.score = {50}, .form_id = {}, .condition = std::move(known)});
    put_in_force(write, definition.id);
}

}  // namespace tandem::qualification
