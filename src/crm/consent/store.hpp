#pragma once

#include "crm/consent/consent.hpp"

namespace tandem::consent {

struct ConsentRow {
    State state{};
    Instant since;
};
BOOST_DESCRIBE_STRUCT(ConsentRow, (), (state, since))

void insert_topic(db::Write& write, Topic const& topic);
void update_topic(db::Write& write, Topic const& topic);
Topics count_topics(db::Read& read);

std::optional<Standing> find_standing(db::Read& read, RecordId contact, std::string const& topic_key);
std::optional<ConsentRow> find_consent(db::Read& read, RecordId contact, std::string const& topic_key);
/// Wishes to be confirmed about a topic since then.
Asked asked_since(db::Read& read, RecordId contact, std::string const& topic_key, Instant since);
/// One more word in the ledger, which becomes the last one.
void record(db::Write& write, RecordId contact, std::string const& topic_key, State state, Source const& source);
std::vector<LedgerEntry> ledger_of(db::Read& read, RecordId contact, int limit);

std::optional<Reason> find_suppression(db::Read& read, std::string const& address);
void put_suppression(db::Write& write, std::string const& address, Reason reason);
void delete_suppression(db::Write& write, std::string const& address);

}  // namespace tandem::consent
