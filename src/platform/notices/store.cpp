#include "platform/notices/store.hpp"

#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

namespace tandem::notices {

TANDEM_TABLE(StoredNotice, notice, (id), (user_id, kind, cause, object_type, record_id, in_app))
TANDEM_TABLE(StoredPreferences, notice_preferences, (user_id))

namespace {

constexpr auto of_the_program = "the program tells people; whether they see the record is asked when they are shown it";

struct FindCause {
    using Row = NoticeId;
    static constexpr std::string_view sql = R"(
        select id from notice where workspace_id = :workspace_id and user_id = :user_id and kind = :kind and cause = :cause)";
    static constexpr auto seen_by_all = of_the_program;
    UserId user_id;
    std::string_view kind;
    std::string cause;
};
TANDEM_QUERY(FindCause, (user_id, kind, cause))

struct FindUnread {
    using Row = StoredNotice;
    static constexpr std::string_view sql = R"(
        select {{columns}} from notice where workspace_id = :workspace_id and user_id = :user_id and read_at is null and folded_into is null
          and kind = :kind and object_type = :object_type and record_id = :record_id and in_app = :in_app and (in_app = 1 or mail_at is not null)
        order by id desc limit 1)";
    static constexpr auto seen_by_all = of_the_program;
    UserId user_id;
    std::string kind;
    std::string object_type;
    RecordId record_id;
    bool in_app = true;
};
TANDEM_QUERY(FindUnread, (user_id, kind, object_type, record_id, in_app))

struct ListNotices {
    using Row = NoticeRow;
    static constexpr std::string_view sql = R"(
        select n.id, n.kind, n.subject, n.title, n.detail, n.words, u.name, n.times, n.object_type, n.record_id,
            {{seen n.opens n.opens_type}}, {{seen n.opens n.opens_id}}, n.at, n.read_at
        from notice n left join user_account u on u.workspace_id = n.workspace_id and u.id = n.by_user_id
        where n.workspace_id = :workspace_id and n.user_id = :actor_id and n.folded_into is null and {{visible notice n}} and {{where}}
        order by {{order}} limit :limit)";
    db::Condition where;
    db::Ordering order;
    int limit = 0;
};
TANDEM_QUERY(ListNotices, (where, order, limit))

struct CountUnread {
    using Row = db::Count;
    static constexpr std::string_view sql = R"(
        select n.kind, count(*) from notice n where n.workspace_id = :workspace_id and n.user_id = :actor_id and n.read_at is null
          and n.folded_into is null and n.in_app = 1 and {{visible notice n}} group by n.kind)";
};
TANDEM_QUERY(CountUnread, ())

struct MarkNotice {
    static constexpr std::string_view sql = R"(
        update notice set read_at = :read_at where workspace_id = :workspace_id and user_id = :actor_id and id = :id)";
    NoticeId id;
    std::optional<Instant> read_at;
};
TANDEM_QUERY(MarkNotice, (id, read_at))

struct MarkAllNotices {
    static constexpr std::string_view sql = R"(
        update notice set read_at = :now where workspace_id = :workspace_id and user_id = :actor_id and read_at is null and folded_into is null
          and in_app = 1 and at <= :until and kind in {{each :kinds}})";
    std::vector<std::string> kinds;
    Instant until;
    Instant now;
};
TANDEM_QUERY(MarkAllNotices, (kinds, until, now))

struct MarkMailed {
    static constexpr std::string_view sql = R"(
        update notice set mail_at = null where workspace_id = :workspace_id and user_id = :actor_id and mail_at <= :now)";
    Instant now;
};
TANDEM_QUERY(MarkMailed, (now))

struct MarkOlderRead {
    static constexpr std::string_view sql = R"(
        update notice set read_at = at + :pause where workspace_id = :workspace_id and at < :before and read_at is null)";
    Instant before;
    Duration pause;
};
TANDEM_QUERY(MarkOlderRead, (before, pause))

struct DeleteOldNotices {
    static constexpr std::string_view sql = "delete from notice where at < :before or (read_at is not null and read_at < :read_before)";
    static constexpr auto across_workspaces = "what nobody looks at any more goes in every workspace";
    Instant before;
    Instant read_before;
};
TANDEM_QUERY(DeleteOldNotices, (before, read_before))

struct Surplus {
    WorkspaceId of_workspace;
    UserId user_id;
};
BOOST_DESCRIBE_STRUCT(Surplus, (), (of_workspace, user_id))

struct PeopleWithSurplus {
    using Row = Surplus;
    static constexpr std::string_view sql = R"(
        select workspace_id, user_id from notice where folded_into is null group by workspace_id, user_id having count(*) > :most)";
    static constexpr auto across_workspaces = "what nobody looks at any more goes in every workspace";
    static constexpr auto seen_by_all = of_the_program;
    int most = 0;
};
TANDEM_QUERY(PeopleWithSurplus, (most))

struct DeleteSurplusNotices {
    static constexpr std::string_view sql = R"(
        delete from notice where workspace_id = :of_workspace and user_id = :user_id and (at, id) <= (
            select n.at, n.id from notice n where n.workspace_id = :of_workspace and n.user_id = :user_id and n.folded_into is null
            order by n.at desc, n.id desc limit 1 offset :most))";
    static constexpr auto across_workspaces = "what nobody looks at any more goes in every workspace";
    static constexpr auto seen_by_all = of_the_program;
    WorkspaceId of_workspace;
    UserId user_id;
    int most = 0;
};
TANDEM_QUERY(DeleteSurplusNotices, (of_workspace, user_id, most))

struct CountDueForMail {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select count(*) from notice n where n.workspace_id = :workspace_id and n.user_id = :actor_id and n.folded_into is null
          and n.read_at is null and n.mail_at <= :now and {{visible notice n}})";
    Instant now;
};
TANDEM_QUERY(CountDueForMail, (now))

db::Ordering newest_first() {
    return db::Ordering().by("n.at", db::Direction::descending, db::Nulls::never).by("n.id", db::Direction::descending, db::Nulls::never);
}

}  // namespace

bool is_told(db::Read& read, UserId user, std::string_view kind, std::string const& cause) {
    return read.one(FindCause{user, kind, cause}).has_value();
}
std::optional<StoredNotice> find_unread(db::Read& read, StoredNotice const& next) {
    return read.one(FindUnread{next.user_id, next.kind, next.object_type, next.record_id, next.in_app});
}
void insert(db::Write& write, StoredNotice const& notice) { write.run(db::Insert{notice}); }
void update(db::Write& write, StoredNotice const& notice) { write.run(db::Update{notice}); }

std::vector<NoticeRow> list(db::Read& read, std::vector<std::string> const& kinds, Place before, int limit) {
    auto const order = newest_first();
    auto where = std::vector{db::condition("n.in_app = 1"), db::is_any_of("n.kind", kinds)};
    if (before != newest) where.push_back(db::after(order, {before.at.ms, before.id}));
    return read.all(ListNotices{db::all_of(where), order, limit});
}

std::optional<NoticeRow> find(db::Read& read, NoticeId id) {
    return read.one(ListNotices{db::compare("n.id", db::Op::equal, id.value), newest_first(), 1});
}

std::vector<db::Count> count_unread(db::Read& read) { return read.all(CountUnread{}); }

std::vector<NoticeRow> list_due_for_mail(db::Read& read, int limit) {
    auto const oldest_first =
        db::Ordering().by("n.at", db::Direction::ascending, db::Nulls::never).by("n.id", db::Direction::ascending, db::Nulls::never);
    return read.all(ListNotices{db::all_of({db::is_null("n.read_at"), db::compare("n.mail_at", db::Op::less_or_equal, read.now().ms)}),
                                oldest_first, limit});
}

std::int64_t count_due_for_mail(db::Read& read) { return read.one(CountDueForMail{read.now()}).value_or(0); }

void mark(db::Write& write, NoticeId id, std::optional<Instant> read_at) { write.run(MarkNotice{id, read_at}); }
void mark_all(db::Write& write, std::vector<std::string> const& kinds, Instant until) {
    write.run(MarkAllNotices{kinds, until, write.now()});
}
void mark_mailed(db::Write& write) { write.run(MarkMailed{write.now()}); }
void mark_older_read(db::Write& write, Instant before) { write.run(MarkOlderRead{before, hours(1)}); }

StoredPreferences preferences_of(db::Read& read, UserId user) {
    return read.one(db::Find<StoredPreferences>{user}).value_or(StoredPreferences{user, {"[]"}, 0});
}
std::vector<Choice> choices_in(StoredPreferences const& stored) {
    return db::stored_or_nothing<std::vector<Choice>>(stored.choices, "what somebody chose to be told of").value_or(std::vector<Choice>{});
}
void put_preferences(db::Write& write, StoredPreferences const& preferences) { write.run(db::Put{preferences}); }

void delete_old(db::Write& write, Instant read_before, Instant before, int most_of_one_person) {
    write.run(DeleteOldNotices{before, read_before});
    for (auto const& [workspace, user] : write.all(PeopleWithSurplus{most_of_one_person}))
        write.run(DeleteSurplusNotices{workspace, user, most_of_one_person});
}

}  // namespace tandem::notices
