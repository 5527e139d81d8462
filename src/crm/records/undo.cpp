#include "crm/records/associations.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

#include <set>

namespace tandem::records {
namespace {

/// A bulk edit or an import is taken back as a whole or not at all, so it must fit into one transaction.
constexpr int most_entries = 50'000;

Failure changed_since(ObjectType type, RecordId id, std::string_view what) {
    return conflict("changed_since", fmt::format("{} of {} {} was changed since, so nothing was taken back. Change it by hand.", what,
                                                 definition_of(type).singular, to_string(id)));
}

Result<void> undo_update(db::Write& write, HistoryEntry const& entry) {
    auto const set = load_properties(write, entry.object_type);
    auto const record = find_stored(write, entry.object_type, entry.record_id);
    if (!record || record->archived) return record_unknown(entry.object_type, to_string(entry.record_id));
    for (auto const& [name, later] : entry.later) {
        auto const* property = set.find(name);
        if (!property || record->value_of(*property, set.object()) != later) return changed_since(entry.object_type, entry.record_id, property ? property->label : name);
    }
    if (auto const former = entry.former.find("email"); former != entry.former.end() && former->second)
        for (auto const id : ids_with(write, entry.object_type, *set.find("email"), *former->second, 2))
            if (id != entry.record_id) return conflict("record_exists", fmt::format("Contact already exists. Existing ID: {}", to_string(id)));
    apply_stored(write, set, *record, entry.former);
    return {};
}

Result<void> undo_link(db::Write& write, HistoryEntry const& entry) {
    auto const text = [&](char const* key) { return entry.later.at(key).value_or(""); };
    auto const to = enumerator_named<ObjectType>(text("to_type")).value();
    RecordId const to_id(parse_id(text("to_id")).value());
    if (entry.kind == HistoryKind::associated) return dissociate(write, entry.object_type, entry.record_id, to, to_id);
    return associate(write, entry.object_type, entry.record_id, to, to_id);
}

Result<void> undo_entry(db::Write& write, HistoryEntry const& entry) {
    switch (entry.kind) {
        case HistoryKind::created:
        case HistoryKind::restored: return archive(write, entry.object_type, entry.record_id);
        case HistoryKind::archived: return restore(write, entry.object_type, entry.record_id);
        case HistoryKind::updated: return undo_update(write, entry);
        case HistoryKind::associated:
        case HistoryKind::dissociated: return undo_link(write, entry);
    }
    return {};
}

}  // namespace

Result<std::int64_t> undo(db::Write& write, ChangeSetId change_set) {
    auto const entries = history_of(write, change_set, most_entries + 1);
    if (entries.empty()) return not_found("change_set_unknown", "This change does not exist or changed no record.");
    if (entries.size() > most_entries) return too_large("change_set_too_large", "This change is too large to be taken back at once.");
    write.mark_undo_of(change_set);
    std::set<std::pair<ObjectType, RecordId>> touched;
    for (auto const& entry : entries) {
        if (auto done = undo_entry(write, entry); !done) return fail(done);
        touched.emplace(entry.object_type, entry.record_id);
    }
    return static_cast<std::int64_t>(touched.size());
}

}  // namespace tandem::records
