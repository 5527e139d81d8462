#include "crm/segments/events.hpp"

#include "platform/db/table.hpp"

namespace tandem::segments {

struct StoredEvent {
    RecordId contact_id;
    std::string_view kind;
    Instant at;
    std::int64_t entry_id = 0;
    std::int64_t place = 0;  ///< among those of one entry
    std::string subject;
    std::optional<RecordId> activity_id;  ///< the call, meeting … that tells it: counted while that lives, by who sees it
};
BOOST_DESCRIBE_STRUCT(StoredEvent, (), (contact_id, kind, at, entry_id, place, subject, activity_id))
TANDEM_TABLE(StoredEvent, contact_event, (contact_id, kind, entry_id, place))

namespace {

struct ForgetEntry {
    static constexpr std::string_view sql = R"(
        delete from contact_event where workspace_id = :workspace_id and contact_id = :contact and kind = :kind and entry_id = :entry)";
    RecordId contact;
    std::string kind;
    std::int64_t entry = 0;
};
TANDEM_QUERY(ForgetEntry, (contact, kind, entry))

struct ForgetActivity {
    static constexpr std::string_view sql =
        "delete from contact_event where workspace_id = :workspace_id and contact_id = :contact and activity_id = :activity";
    RecordId contact;
    RecordId activity;
};
TANDEM_QUERY(ForgetActivity, (contact, activity))

struct MoveActivity {
    static constexpr std::string_view sql =
        "update contact_event set at = :at where workspace_id = :workspace_id and activity_id = :activity";
    RecordId activity;
    Instant at;
};
TANDEM_QUERY(MoveActivity, (activity, at))

struct EventsOf {
    using Row = NotedEvent;
    static constexpr std::string_view sql = R"(
        select e.at, e.subject from contact_event e
        where e.workspace_id = :workspace_id and e.contact_id = :contact and {{visible contact_event e}} and {{where}} order by e.at desc limit :limit)";
    RecordId contact;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(EventsOf, (contact, where, limit))

std::string text_at(json::object const& facts, std::string_view name) {
    auto const* value = name.empty() ? nullptr : facts.if_contains(name);
    if (!value) return {};
    if (auto const* number = value->if_int64()) return std::to_string(*number);
    auto const* text = value->if_string();
    return text ? std::string(*text) : std::string();
}

void note(db::Write& write, timeline::EntryAdded const& added, EventKind const& kind) {
    if (added.entry.id) write.run(ForgetEntry{added.entry.record, std::string(kind.name), added.id});
    auto const* facts = added.entry.facts.if_object();
    StoredEvent event{added.entry.record, kind.name, added.at, added.id, 0, "", added.entry.activity};
    if (kind.each.empty()) {
        if (facts) event.subject = text_at(*facts, kind.subject);
        write.run(db::Put{event});
        return;
    }
    auto const* list = facts ? facts->if_contains(kind.each) : nullptr;
    if (!list || !list->is_array()) return;
    for (auto const& one : list->get_array()) {
        if (!one.is_object()) continue;
        event.subject = text_at(one.get_object(), kind.subject);
        write.run(db::Put{event});
        ++event.place;
    }
}

}  // namespace

void note_events(db::Write& write, timeline::EntryAdded const& added) {
    if (added.entry.object != timeline::ObjectType::contacts || added.entry.about.about_type) return;
    for (auto const& kind : event_kinds())
        if (kind.entry == added.entry.kind.name) note(write, added, kind);
}

void on_forgotten(db::Write& write, timeline::EntriesForgotten const& event) {
    if (event.object == timeline::ObjectType::contacts) write.run(ForgetActivity{event.record, event.activity});
}
void on_moved(db::Write& write, timeline::EntriesMoved const& event) { write.run(MoveActivity{event.activity, event.at}); }

std::vector<NotedEvent> events_of(db::Read& read, RecordId contact, db::Condition const& such, int limit) {
    return read.all(EventsOf{contact, such, limit});
}

}  // namespace tandem::segments
