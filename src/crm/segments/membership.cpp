#include "crm/segments/membership.hpp"

#include "crm/segments/compile.hpp"
#include "crm/segments/events.hpp"
#include "crm/segments/store.hpp"
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
void settle_in(db::Write& write, Segment const& segment, std::vector<RecordId> const& contacts) {
    auto const compiled = compile(write, segment.condition, Scope::few, "/condition", segment.id);
    if (!compiled) return;
    if (auto const came = settle(write, segment.id, compiled->where(), contacts)) count_members(write, segment.id, came);
}

void settle_contacts(jobs::Context& context, SettleContacts const&) {
    while (context.database().write(context.actor(), [](db::Write& write) { return settle_some(write); })) context.checkpoint();
}

/// Who is to be settled is found on a reader; the writer decides.
void count_in(jobs::Context& context, db::Actor const& actor, SegmentId id) {
    while (true) {
        auto const open = context.database().read(actor, [&](db::Read& read) {
            auto const segment = find_segment(read, id);
            if (!segment || segment->kind != SegmentKind::live) return std::vector<RecordId>{};
            auto const compiled = compile(read, segment->condition, Scope::everyone, "/condition", id);
            return compiled ? unsettled(read, id, compiled->where(), most_unsettled) : std::vector<RecordId>{};
        });
        for (std::size_t from = 0; from < open.size(); from += batch) {
            std::vector<RecordId> const some(open.begin() + static_cast<std::ptrdiff_t>(from),
                                             open.begin() + static_cast<std::ptrdiff_t>(std::min(from + batch, open.size())));
            context.database().write(actor, [&](db::Write& write) {
                auto const segment = find_segment(write, id);
                if (segment && segment->kind == SegmentKind::live) settle_in(write, *segment, some);
            });
            context.checkpoint();
        }
        if (open.size() < most_unsettled) return;
    }
}

void count_segment(jobs::Context& context, CountSegment const& job) {
    auto const actor = context.actor();
    auto const version_of = [&](db::Read& read) {
        auto const segment = find_segment(read, job.segment_id);
        return segment ? segment->version : 0;
    };
    auto const version = context.database().read(actor, version_of);
    count_in(context, actor, job.segment_id);
    context.database().write(actor, [&](db::Write& write) {
        if (version_of(write) == version) set_counted(write, job.segment_id, version);
    });
}

void recount_segments(jobs::Context& context, RecountSegments const&) {
    for (auto const workspace : context.database().read({}, workspaces_with_live_segments)) {
        auto const actor = context.actor_in(workspace);
        auto const ids = context.database().read(actor, [](db::Read& read) {
            std::vector<SegmentId> timed;
            for (auto const& segment : live_segments(read))
                if (depends_on_time(read, segment.condition)) timed.push_back(segment.id);
            return timed;
        });
        for (auto const id : ids) {
            // One that cannot be counted keeps no other company's waiting.
            try {
                count_in(context, actor, id);
            } catch (db::QueryFailed const& failed) {
                spdlog::error("segment {} cannot be counted: {}", id.value, failed.what());
            }
            context.checkpoint();
        }
    }
}

}  // namespace

void look_again(db::Write& write, RecordId contact) {
    if (!has_live_segments(write)) return;
    put_due(write, contact);
    settle_later(write);
}

void look_again_at_linked(db::Write& write, ObjectType object, RecordId record) {
    if (!has_live_segments(write)) return;
    put_due_linked(write, object, record);
    settle_later(write);
}

bool settle_some(db::Write& write) {
    auto const contacts = due_contacts(write, batch);
    if (contacts.empty()) return false;
    for (auto const& segment : std::vector(live_segments(write))) settle_in(write, segment, contacts);
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
    handlers.on<RecountSegments>(recount_segments);
    handlers.every<RecountSegments>(between_recounts);
}

}  // namespace tandem::segments
