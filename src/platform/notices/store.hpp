#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/listing.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/db.hpp"
#include "platform/notices/api.hpp"

namespace tandem::notices {

struct StoredNotice {
    NoticeId id;
    UserId user_id;
    std::string kind;
    std::string cause;
    std::optional<NoticeId> folded_into{};
    std::int64_t times = 1;
    std::string subject;
    std::string title;
    std::string detail;
    std::optional<std::string> words;
    std::optional<UserId> by_user_id;
    std::string object_type;
    RecordId record_id;
    std::optional<std::string> opens_type;
    std::optional<RecordId> opens_id;
    bool in_app = true;
    Instant at;
    std::optional<Instant> read_at{};
    std::optional<Instant> mail_at{};
};
BOOST_DESCRIBE_STRUCT(StoredNotice, (),
                      (id, user_id, kind, cause, folded_into, times, subject, title, detail, words, by_user_id, object_type, record_id,
                       opens_type, opens_id, in_app, at, read_at, mail_at))

/// One as its person is shown it.
struct NoticeRow {
    NoticeId id;
    std::string kind;
    std::string subject;
    std::string title;
    std::string detail;
    std::optional<std::string> words;
    std::optional<std::string> by;
    std::int64_t times = 1;
    std::string object_type;
    RecordId record_id;
    std::optional<std::string> opens_type;  ///< with `opens_id`: absent where its person does not see that record
    std::optional<RecordId> opens_id;
    Instant at;
    std::optional<Instant> read_at;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (),
                      (id, kind, subject, title, detail, words, by, times, object_type, record_id, opens_type, opens_id, at, read_at))

bool is_told(db::Read& read, UserId user, std::string_view kind, std::string const& cause);
/// What their next notice of this kind on this record folds into.
std::optional<StoredNotice> find_unread(db::Read& read, StoredNotice const& next);
void insert(db::Write& write, StoredNotice const& notice);
void update(db::Write& write, StoredNotice const& notice);

// Of the asker, as far as they see the records.
std::vector<NoticeRow> list(db::Read& read, std::vector<std::string> const& kinds, Place before, int limit);
std::optional<NoticeRow> find(db::Read& read, NoticeId id);
/// Unread ones by their kind.
std::vector<db::Count> count_unread(db::Read& read);
/// What is to be told by mail by now and was not read, the oldest first.
std::vector<NoticeRow> list_due_for_mail(db::Read& read, int limit);
std::int64_t count_due_for_mail(db::Read& read);

// Of the asker.
void mark(db::Write& write, NoticeId id, std::optional<Instant> read_at);
void mark_all(db::Write& write, std::vector<std::string> const& kinds, Instant until);
void mark_mailed(db::Write& write);

/// Of everybody in the workspace, an hour after they were told.
void mark_older_read(db::Write& write, Instant before);

/// What they chose; nothing until they did.
struct StoredPreferences {
    UserId user_id;
    db::Json choices;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(StoredPreferences, (), (user_id, choices, version))
StoredPreferences preferences_of(db::Read& read, UserId user);
std::vector<Choice> choices_in(StoredPreferences const& stored);
void put_preferences(db::Write& write, StoredPreferences const& preferences);

/// In every workspace: what was read before that time, what is older than the other, and of each person all but the newest.
void delete_old(db::Write& write, Instant read_before, Instant before, int most_of_one_person);

}  // namespace tandem::notices
