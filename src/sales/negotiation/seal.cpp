#include "sales/negotiation/seal.hpp"

#include "platform/blobs/digest.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {

using blobs::sha256;

TANDEM_TABLE(Seal, seal, (sequence))

namespace {

struct LastSeal {
    using Row = Seal;
    static constexpr auto seen_by_all = "one chain runs through the quotes of everybody";
    static constexpr std::string_view sql = R"(
        select {{columns}} from seal
        where workspace_id = :workspace_id order by sequence desc limit 1)";
};
TANDEM_QUERY(LastSeal, ())

struct FindSeal {
    using Row = Seal;
    static constexpr std::string_view sql = R"(
        select {{columns}} from seal
        where workspace_id = :workspace_id and kind = :kind and subject_id = :subject_id and {{visible seal}})";
    std::string kind;
    QuoteId subject_id;
};
TANDEM_QUERY(FindSeal, (kind, subject_id))

struct ListSeals {
    using Row = Seal;
    static constexpr auto seen_by_all = "the chain is verified as a whole";
    static constexpr std::string_view sql = R"(
        select {{columns}} from seal
        where workspace_id = :workspace_id and sequence > :sequence order by sequence limit :limit)";
    std::int64_t sequence = 0;
    int limit = 0;
};
TANDEM_QUERY(ListSeals, (sequence, limit))

}  // namespace

std::string first_previous_hash() { return std::string(64, '0'); }

std::string hash_of(WorkspaceId workspace, Seal const& seal) {
    return sha256(fmt::format("tandem-seal-1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", workspace.value, seal.sequence, seal.previous_hash, seal.kind,
                              seal.subject_id.value, seal.document_hash, seal.at.ms));
}

std::string document_hash_of(std::string const& content, std::string const& pdf_hash, std::string const& accepted_by,
                             std::string const& consent, Instant at) {
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n", content, pdf_hash, accepted_by, consent, format_rfc3339(at)));
}

Seal append_seal(db::Write& write, std::string const& kind, QuoteId subject, std::string const& document_hash) {
    auto const last = write.one(LastSeal{});
    Seal seal{.sequence = last ? last->sequence + 1 : 1,
              .previous_hash = last ? last->hash : first_previous_hash(),
              .hash = {},
              .kind = kind,
              .subject_id = subject,
              .document_hash = document_hash,
              .at = write.now()};
    seal.hash = hash_of(write.actor().workspace_id, seal);
    write.run(db::Insert{seal});
    return seal;
}

std::optional<Seal> find_seal(db::Read& read, std::string const& kind, QuoteId subject) {
    return read.one(FindSeal{.kind = kind, .subject_id = subject});
}

std::vector<Seal> seals_after(db::Read& read, std::int64_t sequence, int limit) {
    return read.all(ListSeals{.sequence = sequence, .limit = limit});
}

std::string wrong_with(WorkspaceId workspace, Seal const& seal, std::int64_t expected_sequence, std::string const& expected_previous) {
    if (seal.sequence != expected_sequence) return fmt::format("row {} is missing", expected_sequence);
    if (seal.previous_hash != expected_previous) return "its previous hash is not the hash of the row before";
    if (seal.hash != hash_of(workspace, seal)) return "its fields were changed: the hash does not fit them";
    return {};
}

}  // namespace tandem::negotiation
