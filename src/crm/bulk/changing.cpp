#include "crm/bulk/changing.hpp"

#include "crm/bulk/jobs.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/input.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace tandem::bulk {
namespace {

// The one writer is held for so many, so that people who save meanwhile hardly wait.
constexpr std::int64_t changed_at_once = 50;
// A set of changes may reach more records than it was begun for: companies of contacts, contacts of deals.
constexpr int most_undone = 4 * most_items;

using Values = records::PropertyValues;

struct Meant {
    std::vector<Item> items;
    std::string title;
};

Result<StoredOperation> begin(http::Ask& ask, NewOperation operation, std::vector<Item> const& items,
                              std::optional<ChangeSetId> undone = {}) {
    auto const kept_items = ask.part<blobs::Store>().keep(items_text(items));
    if (!kept_items) return fail(kept_items);
    operation.items = *kept_items;
    operation.total = static_cast<std::int64_t>(items.size());
    return ask.write([&](db::Write& write) -> Result<StoredOperation> {
        if (operation.undoes && is_undone(write, *operation.undoes))
            return conflict("nothing_to_undo", "This is being taken back already.");
        auto made = make_operation(write, operation);
        made.change_set_id = write.change_set();
        write.summarize(made.title);
        if (undone) write.mark_undo_of(*undone);
        queue<ChangeRecords>(write, made);
        return made;
    });
}

std::string labels_of(records::PropertySet const& set, Values const& values) {
    std::vector<std::string> labels;
    for (auto const& [name, value] : values) labels.push_back(set.find(name)->label);
    return fmt::format("{}", fmt::join(labels, ", "));
}

/// True when the record is another one than before.
Result<bool> archive_one(db::Write& write, records::ObjectDefinition const& object, RecordId id) {
    auto const record = records::find_stored(write, object.type, id);
    if (!record) return records::record_unknown(object, to_string(id));
    if (record->archived) return false;
    if (auto done = records::archive(write, object.type, id); !done) return fail(done);
    return true;
}

/// Does to one record what the operation is for.
class Change {
public:
    Change(db::Write& write, StoredOperation const& operation)
        : write_(write), operation_(operation), set_(records::load_properties(write, operation.object_type)) {
        if (operation.kind == OperationKind::edit) values_ = decode_stored<Values>(json::parse(operation.given.text)).value();
        if (operation.kind == OperationKind::undo) undone_ = find(write, *operation.undoes).value().change_set_id;
    }

    Result<bool> operator()(Item const& item) {
        return write_.whole([&]() -> Result<bool> {
            if (operation_.kind == OperationKind::edit)
                return records::change_record(write_, set_, item.id, values_, records::Authority::person);
            if (operation_.kind == OperationKind::archival) return archive_one(write_, set_.object(), item.id);
            if (auto done = records::undo_of_record(write_, *undone_, item.type, item.id); !done) return fail(done);
            return true;
        });
    }

private:
    db::Write& write_;
    StoredOperation const& operation_;
    records::PropertySet set_;
    Values values_;
    std::optional<ChangeSetId> undone_;
};

std::string reason_of(Error const& error) {
    if (error.fields.empty()) return error.message;
    std::vector<std::string> reasons;
    for (auto const& field : error.fields) reasons.push_back(field.message);
    return fmt::format("{}", fmt::join(reasons, " "));
}

}  // namespace

Result<StoredOperation> begin_edit(http::Ask& ask, ObjectType type, EditAll const& given) {
    auto const values = records::values_of(given.properties);
    if (!values) return fail(values);
    if (values->empty()) return invalid_field("/properties", "missing", "Say which properties get which values.");
    auto const meant = ask.read([&](db::Read& read) -> Result<Meant> {
        auto const set = records::load_properties(read, type);
        if (auto ok = records::check_values(set, *values, records::Authority::person); !ok) return fail(ok);
        auto items = items_matching(read, set, given);
        if (!items) return fail(items);
        auto const count = static_cast<std::int64_t>(items->size());
        return Meant{*std::move(items), fmt::format("Set {} of {}", labels_of(set, *values), counted(read, type, count))};
    });
    if (!meant) return fail(meant);
    return begin(ask, {.kind = OperationKind::edit, .object_type = type, .title = meant->title, .given = encode(*values)}, meant->items);
}

Result<StoredOperation> begin_archival(http::Ask& ask, ObjectType type, ArchiveAll const& given) {
    auto const meant = ask.read([&](db::Read& read) -> Result<Meant> {
        auto items = items_matching(read, records::load_properties(read, type), given);
        if (!items) return fail(items);
        auto const count = static_cast<std::int64_t>(items->size());
        return Meant{*std::move(items), fmt::format("Archive {}", counted(read, type, count))};
    });
    if (!meant) return fail(meant);
    return begin(ask, {.kind = OperationKind::archival, .object_type = type, .title = meant->title, .given = json::object()}, meant->items);
}

Result<StoredOperation> begin_undo(http::Ask& ask, OperationId id) {
    struct Undone {
        StoredOperation operation;
        std::vector<Item> items;
    };
    auto const undone = ask.read([&](db::Read& read) -> Result<Undone> {
        auto operation = own(read, id);
        if (!operation) return fail(operation);
        if (!has_ended(read, *operation)) return conflict("operation_goes_on", "This still goes on. Stop it first.");
        if (!operation->change_set_id || operation->created + operation->changed == 0 || is_undone(read, id))
            return conflict("nothing_to_undo", "There is nothing here to take back, or that was done already.");
        Undone found{*std::move(operation), {}};
        for (auto const& [type, record] : records::records_changed_by(read, *found.operation.change_set_id, most_undone))
            found.items.push_back({type, record});
        return found;
    });
    if (!undone) return fail(undone);
    auto const& operation = undone->operation;
    return begin(ask,
                 {.kind = OperationKind::undo,
                  .object_type = operation.object_type,
                  .title = "Take back: " + operation.title,
                  .given = json::object(),
                  .undoes = id},
                 undone->items, operation.change_set_id);
}

http::Permission const& needed_for(OperationKind kind) {
    if (kind == OperationKind::archival) return http::may::delete_records;
    return kind == OperationKind::csv_export ? http::may::read_records : http::may::write_records;
}

bool change_some(db::Write& write, OperationId id, std::vector<Item> const& items) {
    // Read in this very transaction: whoever else was at it has written how far it came.
    auto operation = find(write, id).value();
    write.continue_change_set(*operation.change_set_id);
    Change change(write, operation);
    auto const end = std::min(operation.total, operation.done + changed_at_once);
    for (; operation.done < end; ++operation.done) {
        auto const& item = items[static_cast<std::size_t>(operation.done)];
        auto const changed = change(item);
        if (!changed) {
            ++operation.refused;
            insert(write, Refusal{operation.id, operation.done, item.type, item.id, reason_of(changed.error())});
        } else if (*changed) {
            ++operation.changed;
        }
    }
    update(write, operation);
    return operation.done < operation.total;
}

}  // namespace tandem::bulk
