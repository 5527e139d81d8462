#include "crm/records/changes.hpp"

#include "crm/pipelines/pipelines.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using Changes = std::map<std::string, Stored>;

/// Every wrong property is named, not just the first.
Result<Changes> checked(PropertySet const& set, PropertyValues const& values, Authority authority, ValueContext context) {
    Changes changes;
    std::vector<FieldError> errors;
    for (auto const& [name, value] : values) {
        auto const* property = set.find(name);
        if (!property) {
            errors.push_back({"/properties/" + name, "PROPERTY_DOESNT_EXIST", fmt::format("Property “{}” does not exist.", name.substr(0, 100))});
        } else if (property->read_only && authority == Authority::person) {
            errors.push_back({"/properties/" + name, "READ_ONLY_VALUE", fmt::format("Property “{}” is computed and cannot be set.", name)});
        } else if (auto stored = to_stored(*property, value, context); stored) {
            changes.emplace(name, *std::move(stored));
        } else {
            errors.insert(errors.end(), stored.error().fields.begin(), stored.error().fields.end());
        }
    }
    if (errors.empty()) return changes;
    auto message = errors.size() == 1 ? errors.front().message : fmt::format("{} property values are not valid. Nothing was changed.", errors.size());
    return invalid("property_invalid", std::move(message), std::move(errors));
}

Stored given(Changes const& changes, std::string const& name) {
    auto const found = changes.find(name);
    return found == changes.end() ? Stored{} : found->second;
}

Result<void> check_owner(db::Read& read, Changes const& changes) {
    auto const owner = given(changes, "hubspot_owner_id");
    if (!owner || auth::user_exists(read, UserId(parse_id(*owner).value_or(0)))) return {};
    return invalid_field("/properties/hubspot_owner_id", "INVALID_OWNER_ID", fmt::format("No owner with id {} exists.", *owner));
}

Result<void> check_address_is_free(db::Read& read, PropertySet const& set, Changes const& changes, RecordId self) {
    auto const address = given(changes, "email");
    if (set.object().type != ObjectType::contacts || !address) return {};
    for (auto const id : ids_with(read, ObjectType::contacts, *set.find("email"), *address, 2))
        if (id != self) return conflict("record_exists", fmt::format("Contact already exists. Existing ID: {}", to_string(id)));
    return {};
}

/// Entering a lifecycle stage stamps its date, once.
void stamp_lifecycle(PropertySet const& set, StoredRecord const& record, Changes& changes, Instant now) {
    auto const stage = given(changes, "lifecyclestage");
    if (set.object().type != ObjectType::contacts || !stage) return;
    auto const name = "hs_lifecyclestage_" + *stage + "_date";
    auto const* property = set.find(name);
    if (!property || changes.contains(name) || record.value_of(*property, set.object())) return;
    changes.emplace(name, std::to_string(now.ms));
}

Stored current(PropertySet const& set, StoredRecord const& record, Changes const& changes, std::string const& name) {
    if (auto const found = changes.find(name); found != changes.end()) return found->second;
    return record.value_of(*set.find(name), set.object());
}

/// A stage belongs to its pipeline and decides whether the deal is closed; entering it starts the clock of the stage.
Result<void> settle_stage(db::Read& read, PropertySet const& set, StoredRecord const& record, Changes& changes, Instant now) {
    if (set.object().type != ObjectType::deals || (!changes.contains("dealstage") && !changes.contains("pipeline"))) return {};
    auto const pipeline = current(set, record, changes, "pipeline").value_or("default");
    auto const wanted = current(set, record, changes, "dealstage");
    auto const stages = pipelines::stages_of(read, "deals", pipeline);
    if (stages.empty()) return invalid_field("/properties/pipeline", "INVALID_OPTION", fmt::format("No pipeline “{}” exists.", pipeline.substr(0, 60)));
    auto const stage = wanted ? std::ranges::find(stages, *wanted, &pipelines::Stage::id) : stages.begin();
    if (stage == stages.end())
        return invalid_field("/properties/dealstage", "INVALID_OPTION", fmt::format("“{}” is not a stage of the pipeline “{}”.", wanted->substr(0, 60), pipeline));
    changes["pipeline"] = pipeline;
    changes["dealstage"] = stage->id;
    changes["hs_is_closed"] = stage->is_closed ? "1" : "0";
    changes["hs_is_closed_won"] = stage->is_won() ? "1" : "0";
    changes.emplace("hs_date_entered_stage", std::to_string(now.ms));
    bool const was_closed = record.value_of(*set.find("hs_is_closed"), set.object()).value_or("0") == "1";
    if (stage->is_closed && !was_closed && !changes.contains("closedate")) changes["closedate"] = std::to_string(now.ms);
    return {};
}

std::vector<std::string> words_for(PropertySet const& set, StoredRecord const& record) {
    std::vector<std::string> words;
    for (auto const& standard : set.object().properties) {
        if (!standard.finds) continue;
        auto const value = record.standard[static_cast<std::size_t>(&standard - set.object().properties.data())];
        if (!value) continue;
        for (auto& word : words_of(*value)) words.push_back(std::move(word));
    }
    std::ranges::sort(words);
    auto const [first, last] = std::ranges::unique(words);
    words.erase(first, last);
    return words;
}

void put(PropertySet const& set, StoredRecord& record, Property const& property, Stored const& value) {
    if (!property.custom) {
        auto const* known = find_standard(set.object(), property.name);
        record.standard[static_cast<std::size_t>(known - set.object().properties.data())] = value;
    } else if (value) {
        record.custom[property.name] = *value;
    } else {
        record.custom.erase(property.name);
    }
}

std::vector<PropertyChange> as_published(PropertySet const& set, Changes const& former, Changes const& later, ValueContext context) {
    std::vector<PropertyChange> published;
    for (auto const& [name, value] : later) {
        auto const& property = *set.find(name);
        published.push_back({name, to_wire(property, given(former, name), context), to_wire(property, value, context)});
    }
    return published;
}

Record presented(db::Read& read, PropertySet const& set, RecordId id, Changes const& changes) {
    std::vector<std::string> names(set.object().shown_by_default.begin(), set.object().shown_by_default.end());
    for (auto const& [name, value] : changes)
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    auto const stored = find_stored(read, set.object().type, id);
    return Presenter(set, names, workspace_currency(read)).present(*stored);
}

StoredRecord empty_record(ObjectDefinition const& object) {
    StoredRecord record{};
    record.standard.resize(object.properties.size());
    return record;
}

/// What a new record has before anybody says otherwise.
void add_defaults(PropertySet const& set, Changes& changes, std::string const& currency) {
    auto const type = set.object().type;
    if (type == ObjectType::contacts && !given(changes, "lifecyclestage")) changes["lifecyclestage"] = "lead";
    if (type != ObjectType::deals) return;
    changes.emplace("pipeline", "default");
    if (given(changes, "amount") && !given(changes, "deal_currency_code")) changes["deal_currency_code"] = currency;
}

ValueContext context_for(StoredRecord const& record, PropertySet const& set, PropertyValues const& values, std::string const& currency) {
    auto const given_code = values.find("deal_currency_code");
    if (given_code != values.end() && given_code->second) return {decimals_of(*given_code->second).value_or(2)};
    return context_of(record, set.object(), currency);
}

Result<void> check_currency(Changes const& changes) {
    auto const code = given(changes, "deal_currency_code");
    if (!code || decimals_of(*code)) return {};
    return invalid_field("/properties/deal_currency_code", "INVALID_OPTION", fmt::format("“{}” is not an ISO 4217 code such as EUR.", code->substr(0, 20)));
}

/// The rules that hold for a new record and a changed one alike; they may add properties.
Result<void> settle(db::Read& read, PropertySet const& set, StoredRecord const& record, Changes& changes) {
    if (auto ok = check_owner(read, changes); !ok) return ok;
    if (auto ok = check_currency(changes); !ok) return ok;
    if (auto ok = check_address_is_free(read, set, changes, record.id); !ok) return ok;
    if (auto ok = settle_stage(read, set, record, changes, read.now()); !ok) return ok;
    stamp_lifecycle(set, record, changes, read.now());
    return {};
}

void drop_unchanged(PropertySet const& set, StoredRecord const& record, Changes& changes) {
    std::erase_if(changes, [&](auto const& change) { return record.value_of(*set.find(change.first), set.object()) == change.second; });
}

}  // namespace

Result<Record> create_record(db::Write& write, PropertySet const& set, PropertyValues const& values, Authority authority) {
    auto const& object = set.object();
    auto record = empty_record(object);
    auto const currency = workspace_currency(write);
    auto const context = context_for(record, set, values, currency);
    auto changes = checked(set, values, authority, context);
    if (!changes) return fail(changes);
    std::erase_if(*changes, [](auto const& change) { return !change.second; });
    add_defaults(set, *changes, currency);
    if (auto ok = settle(write, set, record, *changes); !ok) return fail(ok);

    // An import knows when a record was made; everybody else makes it now.
    auto const created = given(*changes, "createdate");
    record.created = created ? Instant{std::stoll(*created)} : write.now();
    record.id = RecordId(make_id());
    auto stored = *changes;
    stored["createdate"] = std::to_string(record.created.ms);
    stored[std::string(object.modified_column.text())] = std::to_string(write.now().ms);
    for (auto const& [name, value] : stored) put(set, record, *set.find(name), value);

    insert_stored(write, object.type, record);
    add_to_total(write, object.type, 1);
    replace_words(write, object.type, record.id, words_for(set, record));
    remember(write, object.type, record.id, HistoryKind::created, {}, *changes);
    write.publish(RecordCreated{object.type, record.id, as_published(set, {}, *changes, context)});
    return presented(write, set, record.id, *changes);
}

Result<Record> update_record(db::Write& write, PropertySet const& set, RecordId id, PropertyValues const& values, Authority authority) {
    auto const type = set.object().type;
    auto const record = find_stored(write, type, id);
    if (!record || record->archived) return record_unknown(type, to_string(id));
    auto const context = context_for(*record, set, values, workspace_currency(write));
    auto changes = checked(set, values, authority, context);
    if (!changes) return fail(changes);
    auto shown = *changes;
    drop_unchanged(set, *record, *changes);
    if (changes->empty()) return presented(write, set, id, shown);
    if (auto ok = settle(write, set, *record, *changes); !ok) return fail(ok);
    drop_unchanged(set, *record, *changes);
    apply_stored(write, set, *record, *changes);
    shown.insert(changes->begin(), changes->end());
    return presented(write, set, id, shown);
}

void apply_stored(db::Write& write, PropertySet const& set, StoredRecord const& record, Changes const& changes) {
    auto const& object = set.object();
    auto later = record;
    Changes former;
    db::Assignments columns;
    bool custom_changed = false;
    bool words_changed = false;
    for (auto const& [name, value] : changes) {
        auto const& property = *set.find(name);
        former.emplace(name, record.value_of(property, object));
        put(set, later, property, value);
        words_changed = words_changed || property.finds;
        if (property.custom) custom_changed = true;
        else columns.set(property.column, to_column(property, value));
    }
    if (custom_changed) columns.set("custom", custom_json(later.custom));
    // Strictly later than before, so that it can serve as the record's version.
    columns.set(object.modified_column, std::max(write.now().ms, record.modified.ms + 1));
    update_stored(write, object.type, record.id, columns);
    if (words_changed) replace_words(write, object.type, record.id, words_for(set, later));
    remember(write, object.type, record.id, HistoryKind::updated, former, changes);
    write.publish(RecordChanged{object.type, record.id, as_published(set, former, changes, context_of(later, object, workspace_currency(write)))});
}

Result<void> archive(db::Write& write, ObjectType type, RecordId id) {
    auto const record = find_stored(write, type, id);
    if (!record) return record_unknown(type, to_string(id));
    if (record->archived) return {};
    set_archived(write, type, id, true, write.now());
    replace_words(write, type, id, {});
    remember(write, type, id, HistoryKind::archived, {}, {});
    write.publish(RecordArchived{type, id});
    return {};
}

Result<void> restore(db::Write& write, ObjectType type, RecordId id) {
    auto const record = find_stored(write, type, id);
    if (!record) return record_unknown(type, to_string(id));
    if (!record->archived) return {};
    auto const set = load_properties(write, type);
    if (type == ObjectType::contacts) {
        auto const& email = *set.find("email");
        if (auto ok = check_address_is_free(write, set, {{"email", record->value_of(email, set.object())}}, id); !ok) return ok;
    }
    set_archived(write, type, id, false, write.now());
    replace_words(write, type, id, words_for(set, *record));
    remember(write, type, id, HistoryKind::restored, {}, {});
    write.publish(RecordRestored{type, id});
    return {};
}

}  // namespace tandem::records
