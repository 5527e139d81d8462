#pragma once

#include "crm/records/properties.hpp"
#include "crm/records/records.hpp"
#include "sales/qualification/rule_sets.hpp"

namespace tandem::qualification {

struct StoredScore {
    RecordId contact_id;
    std::int64_t total = 0;
    std::int64_t fit = 0;
    std::int64_t engagement = 0;
    db::Json parts;
    std::int64_t version = 0;
    Instant at;
    bool fades = false;  ///< time alone can make it another one: the contact did something once, or a rule asks for time
};
BOOST_DESCRIBE_STRUCT(StoredScore, (), (contact_id, total, fit, engagement, parts, version, at, fades))

std::optional<StoredScore> find_score(db::Read& read, RecordId contact);
std::vector<StoredScore> scores_of(db::Read& read, std::vector<RecordId> const& contacts);
std::vector<ScorePart> parts_of(StoredScore const& stored);
/// The total this contact had seven days ago; the present one where it did not change since.
std::int64_t total_week_ago(db::Read& read, RecordId contact, std::int64_t now_total);

/// What the story tells of a contact, as signals, the newest first.
std::vector<Signal> signals_of(db::Read& read, RecordId contact);
/// Texts of its properties.
PropertyReader reader_of(records::Record const& contact);

/// Properties as people call them, for the words of a part.
class Labels {
public:
    explicit Labels(db::Read& read);
    std::string of(std::string const& property) const;

private:
    records::PropertySet properties_;
};

/// `fits` says of each fit rule whether it holds for the contact.
Score score_of(records::Record const& contact, std::vector<bool> const& fits, std::vector<Signal> const& signals, ScoreRules const& rules,
               Labels const& labels, Instant now);

/// Whether the stored score would be another one.
bool differs(std::optional<StoredScore> const& stored, Score const& score, std::int64_t version);
/// Stores it with its explanation and writes hubspotscore where it changed.
void put_score(db::Write& write, RecordId contact, Score const& score, bool fades, std::int64_t version);
/// Says that the score was looked at and stayed.
void mark_checked(db::Write& write, RecordId contact);

/// Contacts in the order of their ids, for going through all of them.
std::vector<RecordId> contacts_after(db::Read& read, RecordId after, int limit);
/// Contacts that sales does not have yet and whose score is at least this, in the order of their ids.
std::vector<RecordId> contacts_to_offer(db::Read& read, std::int64_t score, RecordId after, int limit);
std::vector<RecordId> latest_contacts(db::Read& read, int limit);
/// Contacts whose score may have faded and was not looked at since then, in the order of their ids.
std::vector<RecordId> scores_older_than(db::Read& read, Instant at, RecordId after, int limit);
std::vector<WorkspaceId> workspaces_with_scores_older_than(db::Read& read, Instant at);
/// Forgets daily totals that nobody asks for any more.
void forget_days(db::Write& write);

}  // namespace tandem::qualification
