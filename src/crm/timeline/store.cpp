#include "crm/timeline/store.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/entry_added.hpp"
#include "crm/timeline/telling.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/table.hpp"

namespace tandem::timeline {

namespace {

struct StoredEntry {
    ObjectType object_type{};
    RecordId record_id;
    Instant at;
    std::int64_t id = 0;
    std::string_view kind;
    Department department{};
    std::string title;
    std::string detail;
    std::optional<std::string> body;
    db::Json facts;
    std::optional<std::string> link;
    std::optional<UserId> user_id;
    std::optional<std::string> signed_by;
    std::optional<ChangeSetId> change_set_id;
    db::About about;
    std::optional<RecordId> activity_id;
};
BOOST_DESCRIBE_STRUCT(StoredEntry, (),
                      (object_type, record_id, at, id, kind, department, title, detail, body, facts, link, user_id, signed_by,
                       change_set_id, about, activity_id))
TANDEM_TABLE(StoredEntry, timeline_entry, (object_type, record_id, at, id),
             (kind, department, user_id, signed_by, change_set_id, about_type, about_id, activity_id))

// An entry that tells of a note, a call … takes its words from there, and is seen by who sees that.
struct ListEntries {
    using Row = EntryRow;
    static constexpr std::string_view sql = R"(
        select e.id, e.at, e.kind, e.department, e.title, coalesce(a.outcome, e.detail),
               coalesce(a.subject || {{sqlite char(10)}}{{pg chr(10)}} || a.body, a.subject, a.body, e.body), e.facts, e.link,
               coalesce(e.signed_by, u.name), e.change_set_id, a.id, case when a.object = 'tasks' then a.hs_timestamp end
        from timeline_entry e left join user_account u on u.workspace_id = e.workspace_id and u.id = e.user_id
        left join activity a on a.workspace_id = e.workspace_id and a.id = e.activity_id and a.archived = 0 and {{visible activity a}}
        where e.workspace_id = :workspace_id and e.object_type = :object_type and e.record_id = :record_id
          and (e.at < :at or (e.at = :at and e.id < :id)) and e.kind in {{each :kinds}} and {{visible timeline_entry e}}
          and (e.activity_id is null or a.id is not null)
        order by e.at desc, e.id desc limit :limit)";
    ObjectType object_type{};
    RecordId record_id;
    Place before;
    std::vector<std::string> kinds;
    int limit = 0;
};
TANDEM_QUERY(ListEntries, (object_type, record_id, before, kinds, limit))

struct CountEntries {
    using Row = db::Count;
    static constexpr std::string_view sql = R"(
        select e.kind, count(*) from timeline_entry e
        left join activity a on a.workspace_id = e.workspace_id and a.id = e.activity_id and a.archived = 0 and {{visible activity a}}
        where e.workspace_id = :workspace_id and e.object_type = :object_type and e.record_id = :record_id and {{visible timeline_entry e}}
          and (e.activity_id is null or a.id is not null)
        group by e.kind)";
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(CountEntries, (object_type, record_id))

struct FactRow {
    Fact fact;
    Told told;
};
BOOST_DESCRIBE_STRUCT(FactRow, (), (fact, told))

struct ListFacts {
    using Row = FactRow;
    static constexpr std::string_view sql = R"(
        select e.id, e.at, e.kind, e.title, coalesce(a.outcome, e.detail),
               coalesce(a.subject || {{sqlite char(10)}}{{pg chr(10)}} || a.body, a.subject, a.body, e.body, ''), e.facts, e.link,
               a.id, case when a.object = 'tasks' then a.hs_timestamp end
        from timeline_entry e
        left join activity a on a.workspace_id = e.workspace_id and a.id = e.activity_id and a.archived = 0 and {{visible activity a}}
        where e.workspace_id = :workspace_id and e.object_type = :object_type and e.record_id = :record_id and e.at >= :since
          and e.kind in {{each :kinds}} and {{visible timeline_entry e}} and (e.activity_id is null or a.id is not null)
        order by e.at desc, e.id desc limit :limit)";
    ObjectType object_type{};
    RecordId record_id;
    Instant since;
    std::vector<std::string> kinds;
    int limit = 0;
};
TANDEM_QUERY(ListFacts, (object_type, record_id, since, kinds, limit))

struct ForgetEntries {
    static constexpr std::string_view sql = R"(
        delete from timeline_entry where workspace_id = :workspace_id and activity_id = :activity_id and object_type = :object_type
        and record_id = :record_id)";
    RecordId activity_id;
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(ForgetEntries, (activity_id, object_type, record_id))

struct MoveEntries {
    static constexpr std::string_view sql =
        "update timeline_entry set at = :at where workspace_id = :workspace_id and activity_id = :activity_id";
    RecordId activity_id;
    Instant at;
};
TANDEM_QUERY(MoveEntries, (activity_id, at))

/// What it is about: that which was said, else the deal its activity tells of too, else another record.
struct LatestEntry {
    using Row = records::LastActivity;
    static constexpr std::string_view sql = R"(
        select e.at, e.kind, e.department, e.title, coalesce(e.about_type, o.to_type), coalesce(e.about_id, o.to_id) from timeline_entry e
        left join activity a on a.workspace_id = e.workspace_id and a.id = e.activity_id and a.archived = 0 and {{visible activity a}}
        left join association o on o.workspace_id = e.workspace_id and o.from_type = a.object and o.from_id = a.id
          and not (o.to_type = 'contacts' and o.to_id = e.record_id) and {{visible association o}}
        where e.workspace_id = :workspace_id and e.object_type = 'contacts' and e.record_id = :contact_id and e.kind in {{each :kinds}}
          and {{visible timeline_entry e}} and (e.activity_id is null or a.id is not null)
        order by e.at desc, e.id desc, case when o.to_type = 'deals' then 0 else 1 end limit 1)";
    RecordId contact_id;
    std::vector<std::string> kinds;
};
TANDEM_QUERY(LatestEntry, (contact_id, kinds))

}  // namespace

void add(db::Write& write, NewEntry const& entry) {
    auto const user = write.actor().user_id;
    auto const at = entry.at.value_or(write.now());
    auto const department = entry.department.value_or(entry.kind.department);
    auto const id = entry.id.value_or(make_id());
    bool const is_users = user && !entry.by && !entry.kind.by_contact;
    write.run(db::Put{StoredEntry{.object_type = entry.object,
                                  .record_id = entry.record,
                                  .at = at,
                                  .id = id,
                                  .kind = entry.kind.name,
                                  .department = department,
                                  .title = entry.title,
                                  .detail = entry.detail,
                                  .body = entry.body,
                                  .facts = {json::serialize(entry.facts)},
                                  .link = entry.link,
                                  .user_id = is_users ? std::optional(user) : std::nullopt,
                                  .signed_by = entry.by,
                                  .change_set_id = write.change_set(),
                                  .about = entry.about,
                                  .activity_id = entry.activity}});
    write.touch(name_of(entry.object), entry.record);
    if (entry.object == ObjectType::contacts && entry.kind.is_activity)
        records::put_last_activity(write, entry.record,
                                   {at, std::string(entry.kind.name), std::string(name_of(department)), entry.title, entry.about});
    write.publish(EntryAdded{entry, at, id});
}

std::vector<Fact> facts_of(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Instant since,
                           int limit) {
    std::vector<Fact> facts;
    for (auto& row : read.all(ListFacts{.object_type = object, .record_id = record, .since = since, .kinds = kinds, .limit = limit})) {
        if (row.told.activity_id) row.fact.facts = {json::serialize(facts_with(row.fact.facts, row.told))};
        row.fact.body = with_names(read, row.fact.body);
        facts.push_back(std::move(row.fact));
    }
    return facts;
}

std::vector<EntryRow> list_entries(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Place before,
                                   int limit) {
    return read.all(ListEntries{.object_type = object, .record_id = record, .before = before, .kinds = kinds, .limit = limit});
}

Counts count_entries(db::Read& read, ObjectType object, RecordId record) {
    auto const& kinds = read.part<feature::TimelineKinds>();
    Counts counts;
    for (auto const& [name, entries] : read.all(CountEntries{.object_type = object, .record_id = record})) {
        auto const* kind = kinds.find(name);
        if (!kind) continue;
        counts.all += entries;
        if (kind->is_in(Tab::web)) counts.web += entries;
        if (kind->is_in(Tab::mail)) counts.mail += entries;
        if (kind->is_in(Tab::sales)) counts.sales += entries;
    }
    return counts;
}

json::value facts_with(db::Json const& facts, Told const& told) {
    auto all = json::parse(facts.text);
    if (!told.activity_id) return all;
    all.as_object()["activity_id"] = to_string(*told.activity_id);
    if (told.due_at) all.as_object()["due_at"] = format_rfc3339(*told.due_at);
    return all;
}

void forget_entries(db::Write& write, RecordId activity, ObjectType object, RecordId record) {
    write.run(ForgetEntries{.activity_id = activity, .object_type = object, .record_id = record});
    write.touch(name_of(object), record);
    write.publish(EntriesForgotten{activity, object, record});
}

void move_entries(db::Write& write, RecordId activity, Instant at) {
    write.run(MoveEntries{.activity_id = activity, .at = at});
    write.publish(EntriesMoved{activity, at});
}

void refresh_last_activity(db::Write& write, RecordId contact) {
    std::vector<std::string> kinds;
    for (auto const& kind : write.part<feature::TimelineKinds>().all)
        if (kind.is_activity) kinds.emplace_back(kind.name);
    records::set_last_activity(write, contact, write.one(LatestEntry{.contact_id = contact, .kinds = kinds}));
}

}  // namespace tandem::timeline
