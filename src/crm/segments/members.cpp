#include "crm/segments/moves.hpp"
#include "crm/segments/store.hpp"

#include <limits>

namespace tandem::segments {
namespace {

struct Entered {
    RecordId contact;
    Instant since;
};
BOOST_DESCRIBE_STRUCT(Entered, (), (contact, since))

struct MembersSince {
    using Row = Entered;
    static constexpr std::string_view sql = R"(
        select m.contact_id, m.since from segment_member m
        where m.workspace_id = :workspace_id and m.segment_id = :id and m.contact_id in {{each_id :contacts}} and {{visible segment_member m}})";
    SegmentId id;
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(MembersSince, (id, contacts))

struct ContactsThatFit {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select contact.id from contact
        where contact.workspace_id = :workspace_id and contact.archived = 0 and contact.id > :after and {{visible contact}} and {{where}}
        order by contact.id limit :limit)";
    RecordId after;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ContactsThatFit, (after, where, limit))

struct LatestThatFit {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select contact.id from contact
        where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}} order by contact.id desc limit :limit)";
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(LatestThatFit, (where, limit))

struct CountThatFit {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from contact where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}}";
    db::Condition where;
};
TANDEM_QUERY(CountThatFit, (where))

// A few contacts are taken out first, and the condition is asked of them: PostgreSQL would go through everybody for each segment.
struct EnterThatFit {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        insert into segment_member (workspace_id, segment_id, contact_id, since)
        select :workspace_id, :id, contact.id, :at from (select * from contact where workspace_id = :workspace_id and id {{sqlite in}}{{pg = any(array}} {{each_id :contacts}}{{pg )}} {{pg offset 0}}) contact
        where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}}
        on conflict do nothing returning contact_id)";
    SegmentId id;
    Instant at;
    std::vector<RecordId> contacts;
    db::Condition where;
};
TANDEM_QUERY(EnterThatFit, (id, at, contacts, where))

struct LeaveThatDoNot {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        delete from segment_member
        where workspace_id = :workspace_id and segment_id = :id and contact_id in {{each_id :contacts}} and contact_id not in (
            select contact.id from (select * from contact where workspace_id = :workspace_id and id {{sqlite in}}{{pg = any(array}} {{each_id :contacts}}{{pg )}} {{pg offset 0}}) contact
            where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}})
        returning contact_id)";
    SegmentId id;
    std::vector<RecordId> contacts;
    db::Condition where;
};
TANDEM_QUERY(LeaveThatDoNot, (id, contacts, where))

struct MissingMembers {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select contact.id from contact
        where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}} and not exists (
            select 1 from segment_member m where m.workspace_id = :workspace_id and m.segment_id = :id and m.contact_id = contact.id)
        limit :limit)";
    SegmentId id;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(MissingMembers, (id, where, limit))

struct SurplusMembers {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select m.contact_id from segment_member m
        where m.workspace_id = :workspace_id and m.segment_id = :id and {{visible segment_member m}} and m.contact_id not in (
            select contact.id from contact where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}} and {{where}})
        limit :limit)";
    SegmentId id;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(SurplusMembers, (id, where, limit))

struct DeleteMembers {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        delete from segment_member where workspace_id = :workspace_id and segment_id = :id and contact_id in {{each_id :contacts}}
        and {{visible segment_member}} returning contact_id)";
    SegmentId id;
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(DeleteMembers, (id, contacts))

struct CountMembers {
    static constexpr std::string_view sql = "update segment set members = members + :more where workspace_id = :workspace_id and id = :id";
    SegmentId id;
    std::int64_t more = 0;
};
TANDEM_QUERY(CountMembers, (id, more))

struct PutDue {
    static constexpr std::string_view sql =
        "insert into segment_due (workspace_id, contact_id) values (:workspace_id, :contact) on conflict do nothing";
    RecordId contact;
};
TANDEM_QUERY(PutDue, (contact))

struct PutDueLinked {
    static constexpr auto seen_by_all = "whoever is linked is looked at again";
    static constexpr std::string_view sql = R"(
        insert into segment_due (workspace_id, contact_id)
        select distinct a.workspace_id, a.to_id from association a
        where a.workspace_id = :workspace_id and a.from_type = :object and a.from_id = :record and a.to_type = 'contacts' on conflict do nothing)";
    ObjectType object{};
    RecordId record;
};
TANDEM_QUERY(PutDueLinked, (object, record))

struct DueContacts {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select d.contact_id from segment_due d where d.workspace_id = :workspace_id and {{visible segment_due d}} order by d.contact_id limit :limit)";
    int limit = 0;
};
TANDEM_QUERY(DueContacts, (limit))

struct DeleteDue {
    static constexpr std::string_view sql =
        "delete from segment_due where workspace_id = :workspace_id and contact_id in {{each_id :contacts}}";
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(DeleteDue, (contacts))

}  // namespace

std::map<RecordId, Instant> members_since(db::Read& read, SegmentId id, std::vector<RecordId> const& contacts) {
    std::map<RecordId, Instant> since;
    for (auto const& one : read.all(MembersSince{id, contacts})) since[one.contact] = one.since;
    return since;
}
std::vector<RecordId> contacts_after(db::Read& read, db::Condition const& where, RecordId after, int limit) {
    return read.all(ContactsThatFit{after, where, limit});
}
std::vector<RecordId> all_contacts(db::Read& read, db::Condition const& where) {
    return contacts_after(read, where, {}, std::numeric_limits<int>::max());
}
std::vector<RecordId> latest_contacts(db::Read& read, db::Condition const& where, int limit) {
    return read.all(LatestThatFit{where, limit});
}
std::int64_t count_contacts(db::Read& read, db::Condition const& where) { return read.one(CountThatFit{where}).value_or(0); }

std::int64_t settle(db::Write& write, SegmentId id, db::Condition const& where, std::vector<RecordId> const& contacts) {
    auto const came = write.all(EnterThatFit{id, write.now(), contacts, where});
    auto const left = write.all(LeaveThatDoNot{id, contacts, where});
    note_moves(write, id, came, left);
    return std::ssize(came) - std::ssize(left);
}

std::vector<RecordId> unsettled(db::Read& read, SegmentId id, db::Condition const& where, int limit) {
    auto found = read.all(MissingMembers{id, where, limit});
    auto const surplus = read.all(SurplusMembers{id, where, limit});
    found.insert(found.end(), surplus.begin(), surplus.end());
    return found;
}

std::int64_t add_members(db::Write& write, SegmentId id, std::vector<RecordId> const& contacts) {
    auto const came = write.all(EnterThatFit{id, write.now(), contacts, {}});
    note_moves(write, id, came, {});
    return std::ssize(came);
}
std::int64_t remove_members(db::Write& write, SegmentId id, std::vector<RecordId> const& contacts) {
    auto const left = write.all(DeleteMembers{id, contacts});
    note_moves(write, id, {}, left);
    return std::ssize(left);
}
void count_members(db::Write& write, SegmentId id, std::int64_t more) {
    if (more != 0) write.run(CountMembers{id, more});
    write.touch("segments", id);
}

void put_due(db::Write& write, RecordId contact) { write.run(PutDue{contact}); }
void put_due_linked(db::Write& write, ObjectType object, RecordId record) { write.run(PutDueLinked{object, record}); }
std::vector<RecordId> due_contacts(db::Read& read, int limit) { return read.all(DueContacts{limit}); }
void delete_due(db::Write& write, std::vector<RecordId> const& contacts) { write.run(DeleteDue{contacts}); }

}  // namespace tandem::segments
