#include "platform/blobs/blobs.hpp"

#include "platform/db/database.hpp"
#include "platform/db/table.hpp"

namespace tandem::blobs {

TANDEM_TABLE(Blob, blob, (hash), (created_at))

namespace {

struct StoredUse {
    std::string hash;
    std::string holder;
    std::int64_t holder_id = 0;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredUse, (), (hash, holder, holder_id, created_at))
TANDEM_TABLE(StoredUse, blob_use, (hash, holder, holder_id), (created_at))

struct CountUses {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from blob_use where workspace_id = :workspace_id and hash = :hash";
    std::string hash;
};
TANDEM_QUERY(CountUses, (hash))

struct FindUse {
    using Row = StoredUse;
    static constexpr std::string_view sql = R"(
        select {{columns}} from blob_use
        where workspace_id = :workspace_id and hash = :hash and holder = :holder and holder_id = :holder_id)";
    std::string hash;
    std::string holder;
    std::int64_t holder_id = 0;
};
TANDEM_QUERY(FindUse, (hash, holder, holder_id))

struct DeleteUse {
    static constexpr std::string_view sql =
        "delete from blob_use where workspace_id = :workspace_id and hash = :hash and holder = :holder and holder_id = :holder_id";
    std::string hash;
    std::string holder;
    std::int64_t holder_id = 0;
};
TANDEM_QUERY(DeleteUse, (hash, holder, holder_id))

struct HeldBy {
    using Row = StoredUse;
    static constexpr std::string_view sql = R"(
        select {{columns}} from blob_use
        where workspace_id = :workspace_id and holder = :holder and holder_id = :holder_id order by created_at, hash)";
    std::string holder;
    std::int64_t holder_id = 0;
};
TANDEM_QUERY(HeldBy, (holder, holder_id))

struct HeldAnywhere {
    using Row = std::int64_t;
    static constexpr auto across_workspaces = "what is everybody's to read has its hash for an address, which names no workspace";
    static constexpr std::string_view sql =
        "select 1 from blob_use where hash = :hash and holder = :holder and holder_id = :holder_id limit 1";
    std::string hash;
    std::string holder;
    std::int64_t holder_id = 0;
};
TANDEM_QUERY(HeldAnywhere, (hash, holder, holder_id))

struct WorkspacesWithUnused {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose files nothing uses; each workspace loses its own rows";
    static constexpr std::string_view sql = "select distinct workspace_id from blob where unused_since <= :before";
    Instant before;
};
TANDEM_QUERY(WorkspacesWithUnused, (before))

struct DeleteUnused {
    static constexpr std::string_view sql = R"(
        delete from blob
        where workspace_id = :workspace_id and unused_since <= :before
          and not exists (select 1 from blob_use u where u.workspace_id = :workspace_id and u.hash = blob.hash))";
    Instant before;
};
TANDEM_QUERY(DeleteUnused, (before))

struct HasRow {
    using Row = std::int64_t;
    static constexpr auto across_workspaces = "a file is shared by all workspaces that hold the same bytes";
    static constexpr std::string_view sql = "select 1 from blob where hash = :hash limit 1";
    std::string hash;
};
TANDEM_QUERY(HasRow, (hash))

struct HashesFrom {
    using Row = std::string;
    static constexpr auto across_workspaces = "a file is shared by all workspaces that hold the same bytes";
    static constexpr std::string_view sql = "select hash from blob where hash >= :first and hash < :last";
    std::string first;
    std::string last;
};
TANDEM_QUERY(HashesFrom, (first, last))

std::set<std::string> known_in(db::Database& database, std::string const& group) {
    // 'g' follows every hexadecimal digit.
    auto const all = database.read({}, [&](db::Read& read) { return read.all(HashesFrom{group, group + "g"}); });
    return {all.begin(), all.end()};
}

void delete_unused_rows(db::Database& database, Instant before, std::function<void()> const& between_steps) {
    for (auto const workspace : database.read({}, [&](db::Read& read) { return read.all(WorkspacesWithUnused{before}); })) {
        between_steps();
        database.write(db::Actor{workspace, UserId(), db::Role::owner, db::Means::job},
                       [&](db::Write& write) { write.run(DeleteUnused{before}); });
    }
}

}  // namespace

void add(db::Write& write, Kept const& kept) {
    auto known = find(write, kept.hash);
    if (!known) return static_cast<void>(write.run(db::Insert{Blob{kept.hash, kept.bytes, kept.content_type, write.now(), write.now()}}));
    if (!known->unused_since) return;
    known->unused_since = write.now();
    write.run(db::Update{*known});
}

std::optional<Blob> find(db::Read& read, std::string const& hash) { return read.one(db::Find<Blob>{hash}); }

Result<void> hold(db::Write& write, std::string const& hash, Use const& use) {
    auto known = find(write, hash);
    if (!known) return not_found("blob_unknown", "This file is not here any more. Please upload it again.");
    if (holds(write, hash, use)) return {};
    write.run(db::Insert{StoredUse{hash, use.holder, use.holder_id, write.now()}});
    known->unused_since.reset();
    write.run(db::Update{*known});
    return {};
}

void release(db::Write& write, std::string const& hash, Use const& use) {
    if (write.run(DeleteUse{hash, use.holder, use.holder_id}) == 0) return;
    if (write.one(CountUses{hash}).value_or(0) > 0) return;
    auto known = find(write, hash);
    if (!known) return;
    known->unused_since = write.now();
    write.run(db::Update{*known});
}

bool holds(db::Read& read, std::string const& hash, Use const& use) {
    return read.one(FindUse{hash, use.holder, use.holder_id}).has_value();
}

std::vector<std::string> held_by(db::Read& read, Use const& use) {
    std::vector<std::string> hashes;
    for (auto const& held : read.all(HeldBy{use.holder, use.holder_id})) hashes.push_back(held.hash);
    return hashes;
}

bool is_held_anywhere(db::Read& read, std::string const& hash, Use const& use) {
    return read.one(HeldAnywhere{hash, use.holder, use.holder_id}).has_value();
}

int sweep(db::Database& database, Store& store, std::function<void()> const& between_steps) {
    auto const before = now() - kept_unused;
    delete_unused_rows(database, before, between_steps);
    int swept = 0;
    for (auto const& group : store.groups()) {
        between_steps();
        auto const old = store.written_before(group, before);
        if (old.empty()) continue;
        auto const known = known_in(database, group);
        for (auto const& hash : old) {
            if (known.contains(hash)) continue;
            auto const is_used = [&] { return database.read({}, [&](db::Read& read) { return read.one(HasRow{hash}).has_value(); }); };
            if (store.remove(hash, is_used)) ++swept;
        }
    }
    return swept;
}

}  // namespace tandem::blobs
