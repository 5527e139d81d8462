#pragma once

// What a workspace keeps as files, and what uses each. The bytes lie in the Store; they are there before a row names them:
//
//     auto const kept = store.keep(pdf);                              // outside of any transaction
//     blobs::add(write, *kept);
//     blobs::hold(write, kept->hash, {"quote", quote.id.value});      // from here on it stays
//
// Who may read one is for the feature to say whose record holds it.

#include "base/described.hpp"
#include "platform/blobs/store.hpp"
#include "platform/db/database.hpp"

namespace tandem::blobs {

struct Blob {
    std::string hash;
    std::int64_t bytes = 0;
    std::string content_type;
    Instant created_at;
    std::optional<Instant> unused_since{};
};
BOOST_DESCRIBE_STRUCT(Blob, (), (hash, bytes, content_type, created_at, unused_since))

/// What keeps a file: one record of one kind, by the id that kind gives it.
struct Use {
    std::string holder;
    std::int64_t holder_id = 0;
};

/// How long a file stays that nothing uses: as long as somebody may want to take back what they did.
constexpr Duration kept_unused = days(1);

/// Nobody uses it yet; it is swept away after `kept_unused` unless something holds it by then.
void add(db::Write& write, Kept const& kept);
std::optional<Blob> find(db::Read& read, std::string const& hash);

/// Twice is once. Code `blob_unknown` where the workspace has no such file (any more).
Result<void> hold(db::Write& write, std::string const& hash, Use const& use);
void release(db::Write& write, std::string const& hash, Use const& use);
bool holds(db::Read& read, std::string const& hash, Use const& use);
/// What one holder has, the oldest first.
std::vector<std::string> held_by(db::Read& read, Use const& use);

/// Whether any workspace holds it so: for what is everybody's to read, whose address is its hash.
bool is_held_anywhere(db::Read& read, std::string const& hash, Use const& use);

/// Takes away the rows of all workspaces, and then the files, that nothing has used for `kept_unused`, and files that never
/// came to have a row. How many files.
int sweep(
    db::Database& database, Store& store, std::function<void()> const& between_steps = [] {});

}  // namespace tandem::blobs
