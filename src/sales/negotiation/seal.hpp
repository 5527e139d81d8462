#pragma once

// The chain of what was accepted. Each row's hash covers its own fields and the hash of the row before, so a row cannot be
// changed, taken out or put in without every later hash being wrong. Whoever keeps the last hash elsewhere can tell
// whether the end of the chain is still there.

#include "platform/db/db.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

struct Seal {
    std::int64_t sequence = 0;
    std::string previous_hash;
    std::string hash;
    std::string kind;
    QuoteId subject_id;
    std::string document_hash;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Seal, (), (sequence, previous_hash, hash, kind, subject_id, document_hash, at))

inline constexpr auto accepted_kind = "quote_accepted";
/// What the first row follows: 64 zeros.
std::string first_previous_hash();

/// SHA-256 over "tandem-seal-1", workspace, sequence, previous hash, kind, subject, document hash and time, one a line.
std::string hash_of(WorkspaceId workspace, Seal const& seal);

/// SHA-256 over the document's JSON, the SHA-256 of its PDF, who accepted it, the words agreed to and when, one a line.
std::string document_hash_of(std::string const& content, std::string const& pdf_hash, std::string const& accepted_by,
                             std::string const& consent, Instant at);

/// Adds a row at the end of the asking workspace's chain.
Seal append_seal(db::Write& write, std::string const& kind, QuoteId subject, std::string const& document_hash);
std::optional<Seal> find_seal(db::Read& read, std::string const& kind, QuoteId subject);
std::vector<Seal> seals_after(db::Read& read, std::int64_t sequence, int limit);

/// What is wrong with one row, given the one before; empty when it fits.
std::string wrong_with(WorkspaceId workspace, Seal const& seal, std::int64_t expected_sequence, std::string const& expected_previous);

}  // namespace tandem::negotiation
