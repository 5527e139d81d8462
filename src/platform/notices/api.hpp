#pragma once

#include "base/described.hpp"
#include "platform/feature/notice_kind.hpp"
#include "platform/http/page.hpp"

namespace tandem::notices {

using NoticeId = Id<struct NoticeTag>;
using feature::NoticeGroup;
using feature::NoticeMail;

/// Something a person was told: “{subject} {title}”, or “{by} {title} {subject}” where a colleague did it.
struct Notice {
    NoticeId id;
    std::string kind;  ///< the name of one that a feature declares
    NoticeGroup group{};
    std::string subject;
    std::string title;
    std::string detail;
    std::optional<std::string> words;  ///< that somebody said
    std::optional<std::string> by;     ///< the colleague's name as it is now
    std::int64_t times = 1;            ///< how often, where several of one kind on one record were folded
    std::string object;                ///< with `record_id`: what it opens
    RecordId record_id;
    Instant at;
    bool is_read = false;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, kind, group, subject, title, detail, words, by, times, object, record_id, at, is_read))

struct NoticeQuery : http::PageQuery {
    std::optional<NoticeGroup> group;
};
BOOST_DESCRIBE_STRUCT(NoticeQuery, (http::PageQuery), (group))

struct ReadAll {
    std::optional<NoticeGroup> group;  ///< every group when absent
    Instant until;                     ///< of the newest that was shown: what came later stays unread
};
BOOST_DESCRIBE_STRUCT(ReadAll, (), (group, until))

/// How a person hears of one kind.
struct Choice {
    Text<1, 60> kind;
    bool in_app = true;
    NoticeMail mail{};
};
BOOST_DESCRIBE_STRUCT(Choice, (), (kind, in_app, mail))

struct PreferenceRow : Choice {
    std::string label;
    NoticeGroup group{};
};
BOOST_DESCRIBE_STRUCT(PreferenceRow, (Choice), (label, group))

struct Preferences {
    std::vector<PreferenceRow> kinds;
    std::int64_t version = 0;
    bool mail_configured = false;  ///< without a mail server nobody hears anything by mail
    std::string digest_time;       ///< "08:00", in the workspace's zone
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (kinds, version, mail_configured, digest_time))

/// Kinds that are left out stay as they are.
struct PreferencesChange {
    std::int64_t version = 0;
    std::vector<Choice> kinds;
};
BOOST_DESCRIBE_STRUCT(PreferencesChange, (), (version, kinds))

}  // namespace tandem::notices
