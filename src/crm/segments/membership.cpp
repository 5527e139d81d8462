#include "crm/segments/membership.hpp"

#include "crm/segments/asking.hpp"
#include "crm/segments/events.hpp"
#include "crm/segments/store.hpp"
#include "platform/auth/record_access.hpp"
#include "platform/db/errors.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace tandem::segments {
namespace {

constexpr int batch = 200;  // the one writer is held for a few milliseconds, so that people who save meanwhile do not wait
constexpr int most_unsettled = 100'000;
constexpr Duration between_recounts = minutes(5);

void mark(db::Write& write, ObjectType object, RecordId id) {
    if (object == ObjectType::contacts)
        look_again(write, id);
    else
        look_again_at_linked(write, object, id);
}

void settle_later(db::Write& write) { write.enqueue(SettleContacts{}, {.priority = 5, .unique_key = "settle"}); }

/// A condition that asks for something that is gone decides nothing: who is in stays in until it is mended.
bool settle_in(db::Write& write, Segment const& segment, std::vector<RecordId> const& contacts) {
    auto const compiled = compile(write, segment.condition, Scope::few, "/condition", segment.id);
    if (!compiled) return false;
    if (auto const came = settle(write, segment.id, compiled->where(), contacts)) count_members(write, segment.id, came);
    return true;
}

void tell_problem(jobs::Context& context, db::Actor const& actor, SegmentId id, db::QueryFailed const& failed) {
    spdlog::error("segment {} cannot be asked: {}", id.value, failed.what());
    context.database().write(actor, [&](db::Write& write) { set_problem(write, id, failed.what()); });
}

/// Asks each by itself: one that the database does not answer is left out from here on. Whether there was one.
bool set_apart(jobs::Context& context) {
    auto const actor = context.actor();
    bool found = false;
    for (auto const& segment : context.database().read(actor, [](db::Read& read) { return std::vector(live_segments(read)); })) {
        if (segment.problem) continue;
        try {
            context.database().write(actor, [&](db::Write& write) { settle_in(write, segment, due_contacts(write, batch)); });
        } catch (db::QueryFailed const& failed) {
            tell_problem(context, actor, segment.id, failed);
            found = true;
        }
    }
    return found;
}

void settle_contacts(jobs::Context& context, SettleContacts const&) {
    bool more = true;
    while (more) {
        try {
            more = context.database().write(context.actor(), [](db::Write& write) { return settle_some(write); });
        } catch (db::QueryFailed const&) {
            if (!set_apart(context)) throw;
        }
        context.checkpoint();
    }
}

template <class Use>
void in_pieces(std::vector<RecordId> const& contacts, Use&& use) {
    for (std::size_t from = 0; from < contacts.size(); from += batch)
        use(std::vector<RecordId>(contacts.begin() + static_cast<std::ptrdiff_t>(from),
                                  contacts.begin() + static_cast<std::ptrdiff_t>(std::min(from + batch, contacts.size()))));
}

/// Who is to be settled is found on a reader; the writer decides. False where it asks for something that is gone, if only meanwhile.
bool count_in(jobs::Context& context, db::Actor const& actor, SegmentId id) {
    while (true) {
        auto const open = context.database().read(actor, [&](db::Read& read) -> std::optional<std::vector<RecordId>> {
            auto const segment = find_segment(read, id);
            if (!segment || segment->kind != SegmentKind::live) return std::nullopt;
            auto const compiled = compile(read, segment->condition, Scope::everyone, "/condition", id);
            if (!compiled) return std::nullopt;
            return unsettled(read, id, compiled->where(), most_unsettled);
        });
        if (!open) return false;
        bool is_whole = true;
        in_pieces(*open, [&](std::vector<RecordId> const& some) {
            context.database().write(actor, [&](db::Write& write) {
                auto const segment = find_segment(write, id);
                is_whole = is_whole && segment && segment->kind == SegmentKind::live && settle_in(write, *segment, some);
            });
            context.checkpoint();
        });
        if (!is_whole) return false;
        if (open->size() < most_unsettled) return true;
    }
}

/// One that the database does not answer says so, keeps who is in, and keeps no other's waiting. What it missed meanwhile is made up
/// for here: from the moment it has no problem changes settle it again, then all are compared. Only then it is counted.
void count_or_tell(jobs::Context& context, db::Actor const& actor, SegmentId id) {
    try {
        auto const version = context.database().write(actor, [&](db::Write& write) {
            auto const segment = find_segment(write, id);
            if (segment && segment->problem) set_problem(write, id, {});
            return segment ? segment->version : 0;
        });
        if (!count_in(context, actor, id)) return;
        context.database().write(actor, [&](db::Write& write) {
            auto const segment = find_segment(write, id);
            if (segment && segment->version == version && segment->counted_version != version) set_counted(write, id, version);
        });
    } catch (db::QueryFailed const& failed) {
        tell_problem(context, actor, id, failed);
    }
}

void count_segment(jobs::Context& context, CountSegment const& job) { count_or_tell(context, context.actor(), job.segment_id); }

/// What its maker sees is asked on a reader, once.
std::vector<RecordId> meant_at_first(jobs::Context& context, SegmentId id) {
    auto asker = context.actor();
    context.database().read(asker, [&](db::Read& read) {
        auto const segment = find_segment(read, id);
        if (segment && segment->created_by) asker.access = auth::access_of(read, *segment->created_by);
        asker.user_id = segment ? segment->created_by.value_or(UserId()) : UserId();
    });
    return context.database().read(asker, [&](db::Read& read) {
        auto const segment = find_segment(read, id);
        if (!segment || segment->kind != SegmentKind::fixed || segment->counted_version == segment->version) return std::vector<RecordId>{};
        auto const compiled = compile(read, segment->condition, Scope::everyone, "/condition", id);
        return compiled ? all_contacts(read, compiled->where()) : std::vector<RecordId>{};
    });
}

void fill_segment(jobs::Context& context, FillSegment const& job) {
    auto const actor = context.actor();
    in_pieces(meant_at_first(context, job.segment_id), [&](std::vector<RecordId> const& some) {
        context.database().write(actor, [&](db::Write& write) {
            count_members(write, job.segment_id, add_members(write, job.segment_id, some));
            for (auto const contact : some) look_again(write, contact);
        });
        context.checkpoint();
    });
    context.database().write(actor, [&](db::Write& write) {
        if (auto const segment = find_segment(write, job.segment_id)) set_counted(write, job.segment_id, segment->version);
    });
}

void recount_segments(jobs::Context& context, RecountSegments const&) {
    for (auto const workspace : context.database().read({}, workspaces_with_live_segments)) {
        auto const actor = context.actor_in(workspace);
        auto const ids = context.database().read(actor, [](db::Read& read) {
            std::vector<SegmentId> timed;
            for (auto const& segment : live_segments(read))
                if (segment.problem || segment.counted_version < segment.version || depends_on_time(read, segment.condition))
                    timed.push_back(segment.id);
            return timed;
        });
        for (auto const id : ids) {
            count_or_tell(context, actor, id);
            context.checkpoint();
        }
    }
}

bool is_watched(db::Read& read) {
    return has_live_segments(read) || std::ranges::any_of(watchers(), [&](Watcher const& watcher) { return watcher.wants(read); });
}

}  // namespace

void look_again(db::Write& write, RecordId contact) {
    if (!is_watched(write)) return;
    put_due(write, contact);
    settle_later(write);
}

void look_again_at_linked(db::Write& write, ObjectType object, RecordId record) {
    if (!is_watched(write)) return;
    put_due_linked(write, object, record);
    settle_later(write);
}

bool settle_some(db::Write& write) {
    auto const contacts = due_contacts(write, batch);
    if (contacts.empty()) return false;
    for (auto const& watcher : watchers()) watcher.look(write, contacts);  // first: what they write is settled with the rest
    for (auto const& segment : std::vector(live_segments(write)))
        if (!segment.problem) settle_in(write, segment, contacts);
    delete_due(write, contacts);
    return true;
}

void count_now(db::Write& write, SegmentId id) {
    auto const segment = find_segment(write, id);
    if (!segment) return;
    if (auto const compiled = compile(write, segment->condition, Scope::everyone, "/condition", id)) {
        auto const open = unsettled(write, id, compiled->where(), most_unsettled);
        if (!open.empty()) settle_in(write, *segment, open);
    }
    set_counted(write, id, segment->version);
}

void count_later(db::Write& write, SegmentId id) { write.enqueue(CountSegment{id}, {.priority = 4, .unique_key = to_string(id)}); }

void on_created(db::Write& write, records::RecordCreated const& event) { mark(write, event.object, event.id); }
void on_changed(db::Write& write, records::RecordChanged const& event) { mark(write, event.object, event.id); }
void on_archived(db::Write& write, records::RecordArchived const& event) { mark(write, event.object, event.id); }
void on_restored(db::Write& write, records::RecordRestored const& event) { mark(write, event.object, event.id); }

void on_associated(db::Write& write, records::RecordsAssociated const& event) {
    if (event.from == ObjectType::contacts) look_again(write, event.from_id);
    if (event.to == ObjectType::contacts) look_again(write, event.to_id);
}
void on_dissociated(db::Write& write, records::RecordsDissociated const& event) {
    if (event.from == ObjectType::contacts) look_again(write, event.from_id);
    if (event.to == ObjectType::contacts) look_again(write, event.to_id);
}

void on_entry(db::Write& write, timeline::EntryAdded const& event) {
    note_events(write, event);
    // Changes of the record and of its score are told by events of their own.
    if (event.entry.object == ObjectType::contacts && event.entry.kind.is_activity) look_again(write, event.entry.record);
}

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<SettleContacts>(settle_contacts);
    handlers.on<CountSegment>(count_segment);
    handlers.on<FillSegment>(fill_segment);
    handlers.on<RecountSegments>(recount_segments);
    handlers.every<RecountSegments>(between_recounts);
}

}  // namespace tandem::segments
