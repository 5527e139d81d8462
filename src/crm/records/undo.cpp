#include "crm/pipelines/pipelines.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/unique_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tandem::records {
namespace {

/// A bulk edit or an import is taken back as a whole or not at all, so it must fit into one transaction.
constexpr int most_entries = 50'000;

std::string record_of(db::Read& read, HistoryEntry const& entry) {
    return fmt::format("{} {}", definition_of(read, entry.object_type)->singular, to_string(entry.record_id));
}

Failure changed_since(db::Read& read, HistoryEntry const& entry, std::string_view what) {
    return conflict("changed_since",
                    fmt::format("{} of {} was changed since, so nothing was taken back. Change it by hand.", what, record_of(read, entry)));
}

Failure no_longer_so(db::Read& read, HistoryEntry const& entry, std::string_view is_now) {
    return conflict("changed_since", fmt::format("{} {}, so nothing was taken back.", record_of(read, entry), is_now));
}

std::string text_of(HistoryEntry const& entry, char const* key) {
    auto const found = entry.later.find(key);
    return found == entry.later.end() ? std::string() : found->second.value_or("");
}

bool is_of_link(HistoryEntry const& entry) { return entry.kind == HistoryKind::associated || entry.kind == HistoryKind::dissociated; }

std::pair<ObjectType, RecordId> other_end_of(HistoryEntry const& entry) {
    return {object_type_named(text_of(entry, "to_type")).value(), RecordId(parse_id(text_of(entry, "to_id")).value())};
}

/// What it changed is in the asker's sight, or was until the asker gave it away by this very change.
bool is_in_sight(db::Read& read, HistoryEntry const& entry, bool is_askers) {
    auto const sees = [&](ObjectType type, RecordId id) { return find_stored(read, type, id).has_value(); };
    if (is_of_link(entry)) {
        auto const [to, to_id] = other_end_of(entry);
        return sees(entry.object_type, entry.record_id) && sees(to, to_id);
    }
    if (sees(entry.object_type, entry.record_id)) return true;
    auto const former = entry.former.find("hubspot_owner_id");
    return is_askers && former != entry.former.end() &&
           former->second.value_or(to_string(read.actor().user_id)) == to_string(read.actor().user_id);
}

Failure change_unknown() { return not_found("change_set_unknown", "There is no such change of records that you can see."); }

/// One undo, whose entries share what is read once.
class Undo {
public:
    explicit Undo(db::Write& write) : write_(write) {}

    Result<void> take_back(HistoryEntry const& entry) {
        switch (entry.kind) {
            case HistoryKind::created:
                return undo_creation(entry);
            case HistoryKind::restored:
                return archive_live(entry);
            case HistoryKind::archived:
                return undo_archiving(entry);
            case HistoryKind::updated:
                return undo_update(entry);
            case HistoryKind::associated:
            case HistoryKind::dissociated:
                return undo_link(entry);
        }
        return {};
    }

private:
    PropertySet const& properties_of(ObjectType type) {
        auto found = sets_.find(type);
        if (found == sets_.end()) found = sets_.emplace(type, load_properties(write_, type)).first;
        return found->second;
    }

    /// The record, unless it is gone: then it was changed since.
    Result<StoredRecord> live(HistoryEntry const& entry) {
        auto record = find_stored(write_, entry.object_type, entry.record_id);
        if (!record) return record_unknown(*definition_of(write_, entry.object_type), to_string(entry.record_id));
        if (record->archived) return no_longer_so(write_, entry, "is archived meanwhile");
        return *std::move(record);
    }

    Result<void> archive_live(HistoryEntry const& entry) {
        if (auto const record = live(entry); !record) return fail(record);
        return archive(write_, entry.object_type, entry.record_id);
    }

    /// What others have put in since would be lost with the record.
    Result<void> undo_creation(HistoryEntry const& entry) {
        auto const record = live(entry);
        if (!record) return fail(record);
        auto const& set = properties_of(entry.object_type);
        auto const was_given = [&](Property const& property) {
            auto const found = entry.later.find(property.name);
            return record->value_of(property) == (found == entry.later.end() ? Stored{} : found->second);
        };
        for (auto const& standard : set.object().properties)
            if (auto const& property = *set.find(standard.name); !property.read_only && !was_given(property))
                return changed_since(write_, entry, property.label);
        for (auto const& property : set.custom())
            if (!was_given(property)) return changed_since(write_, entry, property.label);
        return archive(write_, entry.object_type, entry.record_id);
    }

    Result<void> undo_archiving(HistoryEntry const& entry) {
        auto const record = find_stored(write_, entry.object_type, entry.record_id);
        if (record && !record->archived) return no_longer_so(write_, entry, "is not archived any more");
        return restore(write_, entry.object_type, entry.record_id);
    }

    Result<void> undo_update(HistoryEntry const& entry) {
        auto const record = live(entry);
        if (!record) return fail(record);
        auto const& set = properties_of(entry.object_type);
        for (auto const& [name, later] : entry.later) {
            auto const* property = set.find(name);
            if (!property || record->value_of(*property) != later) return changed_since(write_, entry, property ? property->label : name);
        }
        if (auto ok = check_values_are_free(write_, set, entry.former, entry.record_id); !ok) return ok;
        if (auto ok = check_stage(entry, set, *record); !ok) return ok;
        if (auto* const may_write = set.object().may_write)
            if (auto ok = may_write(write_.actor()); !ok) return ok;
        apply_stored(write_, set, *record, entry.former);
        return {};
    }

    /// A record goes back only to a stage that still exists and is as open or closed as it was.
    Result<void> check_stage(HistoryEntry const& entry, PropertySet const& set, StoredRecord const& record) {
        auto const was = [&](std::string const& name) {
            auto const former = entry.former.find(name);
            return (former == entry.former.end() ? record.value_of(*set.find(name)) : former->second).value_or("");
        };
        auto const& object = set.object();
        std::string const pipeline(object.pipeline), stage_name(object.stage);
        if (!entry.former.contains(stage_name) && !entry.former.contains(pipeline)) return {};
        auto const former_stage = was(stage_name);
        if (former_stage.empty() && object.type != ObjectType::deals) return {};  // it stood in none before
        auto const stages = pipelines::stages_of(write_, std::string(name_of(object.type)), was(pipeline));
        auto const stage = std::ranges::find(stages, former_stage, &pipelines::Stage::id);
        if (stage == stages.end())
            return conflict("stage_gone", fmt::format("The stage {} stood in before does not exist any more, so nothing was taken back.",
                                                      record_of(write_, entry)));
        auto const is_as_before = [&](char const* name, bool now) {
            auto const* property = set.find(name);
            return !property || was(name) == stored_flag(*property, now);
        };
        bool const means_the_same = is_as_before("hs_is_closed", stage->is_closed) && is_as_before("hs_is_closed_won", stage->is_won());
        if (!means_the_same) return changed_since(write_, entry, "The stage");
        return {};
    }

    Result<void> undo_link(HistoryEntry const& entry) {
        auto const [to, to_id] = other_end_of(entry);
        auto const type_id = parse_id(text_of(entry, "type_id"));
        auto const type =
            type_id ? association_with(write_, entry.object_type, to, *type_id) : default_association(write_, entry.object_type, to);
        if (!type) return no_longer_so(write_, entry, "cannot be linked so any more");
        if (entry.kind == HistoryKind::dissociated) {
            if (is_linked(write_, *type, entry.record_id, to_id)) return no_longer_so(write_, entry, "is linked again");
            return link(write_, *type, entry.record_id, to_id);
        }
        if (!unlink(write_, *type, entry.record_id, to_id)) return no_longer_so(write_, entry, "is not linked any more");
        return {};
    }

    db::Write& write_;
    std::map<ObjectType, PropertySet> sets_;
};

/// All that a change set did, in the asker's sight.
Result<void> check_sight(db::Read& read, ChangeSetId change_set, std::vector<HistoryEntry> const& entries) {
    if (entries.empty()) return change_unknown();
    if (read.actor().access.sees_all()) return {};
    bool const is_askers = changed_by(read, change_set) == read.actor().user_id;
    for (auto const& entry : entries)
        if (!is_in_sight(read, entry, is_askers)) return change_unknown();
    return {};
}

Result<std::int64_t> take_back(db::Write& write, std::vector<HistoryEntry> const& entries) {
    std::set<std::pair<ObjectType, RecordId>> touched;
    Undo undo(write);
    for (auto const& entry : entries) {
        if (auto done = undo.take_back(entry); !done) return fail(done);
        touched.emplace(entry.object_type, entry.record_id);
    }
    return static_cast<std::int64_t>(touched.size());
}

}  // namespace

namespace {

/// What follows is the program's doing, whatever the asker sees.
Result<std::int64_t> take_back_seeing_all(db::Write& write, std::vector<HistoryEntry> const& entries) {
    auto undone = write.seeing_all([&] { return take_back(write, entries); });
    if (undone || undone.error().code != "record_exists") return undone;
    // Who has the address may be out of the asker's sight, which this part was not done in.
    return conflict("record_exists", "Another record has the address or number by now, so nothing was taken back.");
}

}  // namespace

Result<std::int64_t> undo(db::Write& write, ChangeSetId change_set) {
    auto const entries = history_of(write, change_set, most_entries + 1);
    if (entries.size() > most_entries) return too_large("change_set_too_large", "This change is too large to be taken back at once.");
    if (auto ok = check_sight(write, change_set, entries); !ok) return fail(ok);
    write.mark_undo_of(change_set);
    return take_back_seeing_all(write, entries);
}

Result<void> undo_of_record(db::Write& write, ChangeSetId change_set, ObjectType type, RecordId id) {
    auto const entries = history_of(write, change_set, type, id);
    if (auto ok = check_sight(write, change_set, entries); !ok) return ok;
    if (auto done = take_back_seeing_all(write, entries); !done) return fail(done);
    return {};
}

}  // namespace tandem::records
