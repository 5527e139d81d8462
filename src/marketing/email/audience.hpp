#pragma once

#include "crm/consent/consent.hpp"
#include "crm/segments/compile.hpp"
#include "marketing/email/api.hpp"
#include "platform/db/condition.hpp"
#include "platform/db/db.hpp"

namespace tandem::email {

/// Who is meant as a predicate over contacts, whatever is kept of segments: a mail goes to whom they mean now. Errors name the wrong condition.
Result<db::Condition> condition_of(db::Read& read, segments::Condition const& condition, segments::Scope scope = segments::Scope::everyone);

/// How many are meant and how many get the mail, by the rule every sender passes.
Audience count_audience(db::Read& read, db::Condition const& segment, std::string const& topic_key);

/// The segment's contacts after this one, in the order of ids.
std::vector<RecordId> audience_page(db::Read& read, db::Condition const& segment, RecordId after, int limit);

/// Gives each a row, unless it has one: queued, or skipped with the reason.
void add_people(db::Write& write, CampaignId campaign, std::vector<consent::Standing> const& people);

/// The first contact that gets the mail, else the first of the segment, for a preview.
std::optional<RecordId> sample_contact(db::Read& read, db::Condition const& segment, std::string const& topic_key);

/// Contacts of the segment that get the mail and have no value there.
std::int64_t count_without(db::Read& read, db::Condition const& segment, std::string const& topic_key, std::string const& property);

/// Properties as Liquid sees them, numbers as numbers, by contact.
std::map<RecordId, json::object> liquid_contacts(db::Read& read, std::vector<RecordId> const& ids,
                                                 std::vector<std::string> const& properties);

}  // namespace tandem::email
