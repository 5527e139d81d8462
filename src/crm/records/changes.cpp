#include "crm/records/changes.hpp"

#include "base/line.hpp"
#include "crm/kinds/own.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/records/draft.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/unique_values.hpp"
#include "crm/records/views.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using Changes = std::map<std::string, Stored>;

/// The currency amounts are read in: the one given with them, else the record's.
ValueContext context_for(PropertySet const& set, StoredRecord const& record, PropertyValues const& values) {
    auto const code = values.find("deal_currency_code");
    if (code == values.end()) return context_of(record, set);
    return {decimals_of(code->second && !code->second->empty() ? *code->second : set.currency()).value_or(2)};
}

/// HubSpot's ";a" adds to what a list of check boxes has.
std::optional<std::string> completed(StoredRecord const& record, Property const& property, std::optional<std::string> const& given) {
    if (!property.many || !given || !given->starts_with(';')) return given;
    return record.value_of(property).value_or("") + *given;
}

bool may_set(Property const& property, Authority authority) {
    return property.kind != ValueKind::id && (!property.read_only || authority == Authority::program);
}

/// Every wrong property is named, not just the first.
Result<Changes> checked(PropertySet const& set, StoredRecord const& record, PropertyValues const& values, Authority authority) {
    auto const context = context_for(set, record, values);
    Changes changes;
    std::vector<FieldError> errors;
    for (auto const& [name, value] : values) {
        auto const* property = set.find(name);
        if (!property) {
            errors.push_back(
                {"/properties/" + name, "PROPERTY_DOESNT_EXIST", fmt::format("Property “{}” does not exist.", beginning_of(name, 100))});
        } else if (!may_set(*property, authority)) {
            errors.push_back({"/properties/" + name, "READ_ONLY_VALUE", fmt::format("Property “{}” is computed and cannot be set.", name)});
        } else if (auto stored = to_stored(*property, completed(record, *property, value), context); stored) {
            changes.emplace(name, *std::move(stored));
        } else {
            errors.insert(errors.end(), stored.error().fields.begin(), stored.error().fields.end());
        }
    }
    if (errors.empty()) return changes;
    auto message =
        errors.size() == 1 ? errors.front().message : fmt::format("{} property values are not valid. Nothing was changed.", errors.size());
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

/// Entering a lifecycle stage stamps its date, once.
void stamp_lifecycle(PropertySet const& set, StoredRecord const& record, Changes& changes, Instant now) {
    auto const stage = given(changes, "lifecyclestage");
    if (set.object().type != ObjectType::contacts || !stage) return;
    auto const name = "hs_lifecyclestage_" + *stage + "_date";
    auto const* property = set.find(name);
    if (!property || changes.contains(name) || record.value_of(*property)) return;
    changes.emplace(name, std::to_string(now.ms));
}

Stored current(PropertySet const& set, StoredRecord const& record, Changes const& changes, std::string const& name) {
    if (auto const found = changes.find(name); found != changes.end()) return found->second;
    return record.value_of(*set.find(name));
}

Result<void> check_currency(Changes const& changes) {
    auto const code = given(changes, "deal_currency_code");
    if (!code || decimals_of(*code)) return {};
    return invalid_field("/properties/deal_currency_code", "INVALID_OPTION",
                         fmt::format("“{}” is not an ISO 4217 code such as EUR.", beginning_of(*code, 20)));
}

/// An amount has a currency. In another one it keeps its value, which lies in other minor units there.
Result<void> settle_currency(PropertySet const& set, StoredRecord const& record, Changes& changes) {
    if (set.object().type != ObjectType::deals) return {};
    if (auto ok = check_currency(changes); !ok) return ok;
    auto const amount = current(set, record, changes, "amount");
    if (!amount) return {};
    auto const code = current(set, record, changes, "deal_currency_code").value_or(set.currency());
    changes["deal_currency_code"] = code;
    if (changes.contains("amount")) return {};
    auto const former = context_of(record, set);
    ValueContext const later{decimals_of(code).value_or(2)};
    if (former.decimals == later.decimals) return {};
    auto const minor = rescaled(std::stoll(*amount), former, later);
    if (!minor)
        return invalid_field("/properties/deal_currency_code", "AMOUNT_DOES_NOT_FIT",
                             fmt::format("The amount {} has more decimals than {} has. Set `amount` together with the currency.",
                                         format_decimal(std::stoll(*amount), former.decimals), code));
    changes["amount"] = std::to_string(*minor);
    return {};
}

Result<void> check_given(ObjectDefinition const& object, Changes const& changes, std::string_view name) {
    auto const found = changes.find(std::string(name));
    if (found == changes.end() || found->second) return {};
    return invalid_field(fmt::format("/properties/{}", name), "REQUIRED",
                         fmt::format("Every {} has a “{}”. Leave it out to keep the one it has.", object.singular, name));
}

/// The pipeline that is meant; nullopt where the kind has none and none is named.
std::optional<std::string> pipeline_for(db::Read& read, PropertySet const& set, StoredRecord const& record, Changes const& changes) {
    auto const& object = set.object();
    if (auto known = current(set, record, changes, std::string(object.pipeline))) return known;
    return pipelines::first_pipeline(read, std::string(name_of(object.type)));
}

/// What kinds keep of where a record stands, as far as they have a property for it.
void note_stage(PropertySet const& set, StoredRecord const& record, Changes& changes, pipelines::Stage const& stage, Instant now) {
    auto const put = [&](char const* name, bool flag) {
        if (auto const* property = set.find(name)) changes[name] = stored_flag(*property, flag);
    };
    auto const stamp = [&](char const* name) {
        if (auto const* property = set.find(name)) changes.emplace(name, stored_time(*property, now));
    };
    auto const* closed = set.find("hs_is_closed");
    auto const* closed_at = set.find("closed_date");
    bool const was_closed =
        (closed && record.value_of(*closed) == stored_flag(*closed, true)) || (closed_at && record.value_of(*closed_at));
    put("hs_is_closed", stage.is_closed);
    put("hs_is_closed_won", stage.is_won());
    stamp("hs_date_entered_stage");
    if (closed_at && !stage.is_closed) changes["closed_date"] = std::nullopt;
    if (!stage.is_closed || was_closed) return;
    stamp("closedate");
    stamp("closed_date");
}

/// A stage belongs to its pipeline and decides whether the record is closed; entering it starts the clock of the stage.
Result<void> settle_stage(db::Read& read, PropertySet const& set, StoredRecord const& record, Changes& changes, Instant now) {
    auto const& object = set.object();
    std::string const pipeline_name(object.pipeline);
    std::string const stage_name(object.stage);
    bool const is_new = !record.id;
    if (stage_name.empty() || (!is_new && !changes.contains(stage_name) && !changes.contains(pipeline_name))) return {};
    auto const pipeline = pipeline_for(read, set, record, changes);
    if (!pipeline && !given(changes, stage_name)) return {};
    for (auto const& name : {pipeline_name, stage_name})
        if (auto ok = check_given(object, changes, name); !ok) return ok;
    auto const wanted = current(set, record, changes, stage_name);
    auto const stages = pipelines::stages_of(read, std::string(name_of(object.type)), pipeline.value_or(""));
    if (stages.empty())
        return invalid_field("/properties/" + pipeline_name, "INVALID_OPTION",
                             pipeline ? fmt::format("No pipeline “{}” exists.", beginning_of(*pipeline, 60))
                                      : fmt::format("{} have no pipeline yet.", object.plural));
    auto const stage =
        wanted ? std::ranges::find(stages, *wanted, &pipelines::Stage::id) : stages.begin();  // a new one begins at the beginning
    if (stage == stages.end())
        return invalid_field("/properties/" + stage_name, "INVALID_OPTION",
                             fmt::format("“{}” is not a stage of the pipeline “{}”.", beginning_of(*wanted, 60), *pipeline));
    changes[pipeline_name] = *pipeline;
    changes[stage_name] = stage->id;
    note_stage(set, record, changes, *stage, now);
    return {};
}

/// A kind may ask that each new record has certain properties, and that no edit takes them away.
Result<void> check_required(PropertySet const& set, StoredRecord const& record, Changes const& changes) {
    std::vector<FieldError> errors;
    for (auto const name : set.object().required)
        if ((!record.id || changes.contains(std::string(name))) && !given(changes, std::string(name)))
            errors.push_back(
                {fmt::format("/properties/{}", name), "REQUIRED", fmt::format("Every {} has a “{}”.", set.object().singular, name)});
    if (errors.empty()) return {};
    return invalid_fields("property_invalid", std::move(errors));
}

std::vector<std::string> words_for(PropertySet const& set, StoredRecord const& record) {
    std::vector<std::string> words;
    auto const add = [&](Stored const& value) {
        if (!value) return;
        for (auto& word : findable_words_of(*value)) words.push_back(std::move(word));
    };
    for (auto const& standard : set.object().properties)
        if (standard.finds) add(record.value_of(*set.find(standard.name)));
    for (auto const& property : set.custom())
        if (property.finds) add(record.value_of(property));
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

/// Each side in the currency it was or is in.
std::vector<PropertyChange> as_published(PropertySet const& set, StoredRecord const& before, StoredRecord const& after,
                                         Changes const& later) {
    auto const former_context = context_of(before, set);
    auto const later_context = context_of(after, set);
    std::vector<PropertyChange> published;
    for (auto const& [name, value] : later) {
        auto const& property = *set.find(name);
        published.push_back({name, to_wire(property, before.value_of(property), former_context), to_wire(property, value, later_context)});
    }
    return published;
}

/// Also of a record that was just given away, and is out of its giver's sight from now on.
Record presented(db::Read& read, PropertySet const& set, RecordId id, Changes const& changes) {
    std::vector<std::string> names(set.object().shown_by_default.begin(), set.object().shown_by_default.end());
    for (auto const& [name, value] : changes)
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    auto const stored = read.seeing_all([&] { return find_stored(read, set.object().type, id); });
    return Presenter(set, names).present(*stored);
}

/// An import dates what it brings in; whoever keeps up with changes asks when it was brought in.
Instant modified_at(db::Write const& write) { return write.actor().means == db::Means::import ? tandem::now() : write.now(); }

StoredRecord empty_record(ObjectDefinition const& object) {
    StoredRecord record{};
    record.standard.resize(object.properties.size());
    return record;
}

/// What a new record has before anybody says otherwise.
void add_defaults(db::Read const& read, PropertySet const& set, Changes& changes) {
    auto const type = set.object().type;
    for (auto const& one : set.object().defaults) {
        if (given(changes, std::string(one.property))) continue;
        auto const& property = *set.find(one.property);
        auto const wanted = one.like.empty() ? Stored{} : given(changes, std::string(one.like));
        if (!one.value.empty())
            changes[property.name] = std::string(one.value);
        else if (property.kind == ValueKind::datetime)
            changes[property.name] =
                wanted ? to_stored(property, to_wire(*set.find(one.like), wanted, {}), {}).value() : stored_time(property, read.now());
        else if (auto const user = read.actor().user_id)
            changes[property.name] = to_string(user);
    }
    if (type == ObjectType::contacts && !given(changes, "lifecyclestage")) changes["lifecyclestage"] = "lead";
    if (type == ObjectType::deals) changes.emplace("pipeline", "default");
}

/// The rules that hold for a new record and a changed one alike; they may add properties.
Result<void> settle(db::Read& read, PropertySet const& set, StoredRecord const& record, Changes& changes) {
    if (auto ok = check_owner(read, changes); !ok) return ok;
    if (auto ok = check_values_are_free(read, set, changes, record.id); !ok) return ok;
    if (auto ok = settle_stage(read, set, record, changes, read.now()); !ok) return ok;
    if (auto* const settle_own = set.object().settle) {
        Draft draft(read, set, record, changes);
        if (auto ok = settle_own(draft); !ok) return ok;
    }
    if (auto ok = check_required(set, record, changes); !ok) return ok;
    stamp_lifecycle(set, record, changes, read.now());
    return {};
}

void drop_unchanged(PropertySet const& set, StoredRecord const& record, Changes& changes) {
    std::erase_if(changes, [&](auto const& change) { return record.value_of(*set.find(change.first)) == change.second; });
}

Result<void> check_writer(db::Write& write, ObjectDefinition const& object) {
    return object.may_write ? object.may_write(write.actor()) : Result<void>{};
}

}  // namespace

bool Draft::is_new() const { return !record_.id; }
std::string Draft::text(std::string_view name) const { return current(set_, record_, changes_, std::string(name)).value_or(""); }
void Draft::put(std::string_view name, std::string value) {
    changes_[std::string(name)] = value.empty() ? Stored{} : Stored(std::move(value));
}

namespace {

/// A record and what was just set of it.
struct Saved {
    RecordId id;
    Changes changes;  ///< those given and those the rules added
    bool is_changed = true;
};

Result<Saved> add(db::Write& write, PropertySet const& set, PropertyValues const& values, Authority authority) {
    auto const& object = set.object();
    if (auto ok = check_writer(write, object); !ok) return fail(ok);
    auto record = empty_record(object);
    auto changes = checked(set, record, values, authority);
    if (!changes) return fail(changes);
    std::erase_if(*changes, [](auto const& change) { return !change.second; });
    add_defaults(write, set, *changes);
    if (auto ok = settle_currency(set, record, *changes); !ok) return fail(ok);
    if (auto ok = settle(write, set, record, *changes); !ok) return fail(ok);

    // An import knows when a record was made; everybody else makes it now.
    std::string const creation(object.created);
    auto const created = given(*changes, creation);
    record.created = created ? Instant{std::stoll(*created)} : write.now();
    record.id = RecordId(make_id());
    auto stored = *changes;
    stored[creation] = std::to_string(record.created.ms);
    stored[std::string(object.modified_column.text())] = std::to_string(modified_at(write).ms);
    for (auto const& [name, value] : stored) put(set, record, *set.find(name), value);

    insert_stored(write, set, record);
    add_to_total(write, object.type, owner_of(object.type, record), 1);
    keep_unique_values(write, set, record);
    replace_words(write, object.type, record.id, words_for(set, record));
    remember(write, object.type, record.id, HistoryKind::created, {}, *changes);
    write.touch(name_of(object.type), record.id, db::ChangeKind::created);
    write.publish(RecordCreated{object.type, record.id});
    return Saved{record.id, *std::move(changes)};
}

Result<Saved> change(db::Write& write, PropertySet const& set, RecordId id, PropertyValues const& values, Authority authority) {
    auto const type = set.object().type;
    auto const record = find_stored(write, type, id);
    if (!record || record->archived) return record_unknown(set.object(), to_string(id));
    if (auto ok = check_writer(write, set.object()); !ok) return fail(ok);
    auto changes = checked(set, *record, values, authority);
    if (!changes) return fail(changes);
    auto shown = *changes;
    // Before equal values are dropped: the same number of minor units is another amount in another currency.
    if (auto ok = settle_currency(set, *record, *changes); !ok) return fail(ok);
    drop_unchanged(set, *record, *changes);
    if (changes->empty()) return Saved{id, std::move(shown), false};
    if (auto ok = settle(write, set, *record, *changes); !ok) return fail(ok);
    drop_unchanged(set, *record, *changes);
    apply_stored(write, set, *record, *changes);
    shown.insert(changes->begin(), changes->end());
    return Saved{id, std::move(shown)};
}

Result<Record> answered(db::Read& read, PropertySet const& set, Result<Saved> const& saved) {
    if (!saved) return fail(saved);
    return presented(read, set, saved->id, saved->changes);
}

}  // namespace

Result<RecordId> add_record(db::Write& write, PropertySet const& set, PropertyValues const& values, Authority authority) {
    auto const saved = add(write, set, values, authority);
    if (!saved) return fail(saved);
    return saved->id;
}

Result<bool> change_record(db::Write& write, PropertySet const& set, RecordId id, PropertyValues const& values, Authority authority) {
    auto const saved = change(write, set, id, values, authority);
    if (!saved) return fail(saved);
    return saved->is_changed;
}

Result<void> check_values(PropertySet const& set, PropertyValues const& values, Authority authority) {
    auto const changes = checked(set, empty_record(set.object()), values, authority);
    if (!changes) return fail(changes);
    return {};
}

Result<Record> create_record(db::Write& write, PropertySet const& set, PropertyValues const& values, Authority authority) {
    return answered(write, set, add(write, set, values, authority));
}

Result<Record> update_record(db::Write& write, PropertySet const& set, RecordId id, PropertyValues const& values, Authority authority) {
    return answered(write, set, change(write, set, id, values, authority));
}

void apply_stored(db::Write& write, PropertySet const& set, StoredRecord const& record, Changes const& changes) {
    auto const& object = set.object();
    auto later = record;
    Changes former;
    db::Assignments columns;
    bool custom_changed = false;
    bool words_changed = false;
    bool identity_changed = false;
    for (auto const& [name, value] : changes) {
        auto const& property = *set.find(name);
        former.emplace(name, record.value_of(property));
        put(set, later, property, value);
        words_changed = words_changed || property.finds;
        identity_changed = identity_changed || property.identifies;
        if (property.custom)
            custom_changed = true;
        else
            columns.set(property.stored, to_column(property, value));
        set_slot(columns, property, later);
    }
    if (custom_changed) columns.set("custom", custom_json(later.custom));
    // Strictly later than before, so that it can serve as the record's version.
    columns.set(object.modified_column, std::max(modified_at(write).ms, record.modified.ms + 1));
    update_stored(write, object.type, record.id, columns);
    if (changes.contains("hubspot_owner_id")) {
        add_to_total(write, object.type, owner_of(object.type, record), -1);
        add_to_total(write, object.type, owner_of(object.type, later), 1);
    }
    if (identity_changed) keep_unique_values(write, set, later);
    if (words_changed) replace_words(write, object.type, record.id, words_for(set, later));
    remember(write, object.type, record.id, HistoryKind::updated, former, changes);
    write.touch(name_of(object.type), record.id);
    write.publish(RecordChanged{object.type, record.id, as_published(set, record, later, changes)});
}

void index_anew(db::Write& write, PropertySet const& set, StoredRecord const& record) {
    if (record.archived) return;
    keep_unique_values(write, set, record);
    replace_words(write, set.object().type, record.id, words_for(set, record));
}

void index(db::Write& write, ObjectType type, RecordId id) {
    auto const record = write.seeing_all([&] { return find_stored(write, type, id); });
    if (record) index_anew(write, load_properties(write, type), *record);
}

void index_record(db::Write& write, PropertySet const& set, StoredRecord const& record, std::string const& former_title) {
    auto const& object = set.object();
    if (object.primary != former_title) {
        db::Assignments columns;
        set_slot(columns, *set.find(object.primary), record);
        update_stored(write, object.type, record.id, columns);
    }
    replace_words(write, object.type, record.id, record.archived ? std::vector<std::string>{} : words_for(set, record));
}

Result<void> archive(db::Write& write, ObjectType type, RecordId id) {
    auto const record = find_stored(write, type, id);
    if (!record) return record_unknown(*definition_of(write, type), to_string(id));
    if (record->archived) return {};
    if (auto ok = check_writer(write, *definition_of(write, type)); !ok) return ok;
    set_archived(write, type, *record, true, write.now());
    forget_unique_values(write, type, id);
    replace_words(write, type, id, {});
    remember(write, type, id, HistoryKind::archived, {}, {});
    write.touch(name_of(type), id, db::ChangeKind::archived);
    write.publish(RecordArchived{type, id});
    return {};
}

namespace {

/// A kind is removed only when all its records are archived, and then they stay so.
Result<void> check_kind_is_there(db::Read& read, ObjectType type) {
    if (!kinds::is_own(type) || !kinds::find_kind(read, type)->archived) return {};
    return conflict("kind_gone",
                    fmt::format("{} were removed as a kind of record, so this one stays archived.", definition_of(read, type)->plural));
}

Result<void> check_stage_is_there(db::Read& read, PropertySet const& set, StoredRecord const& record) {
    auto const& object = set.object();
    auto const stage = object.stage.empty() ? Stored{} : record.value_of(*set.find(object.stage));
    if (!stage) return {};
    auto const pipeline = record.value_of(*set.find(object.pipeline)).value_or("");
    auto const stages = pipelines::stages_of(read, std::string(name_of(object.type)), pipeline);
    if (std::ranges::find(stages, *stage, &pipelines::Stage::id) != stages.end()) return {};
    return conflict("stage_gone", fmt::format("The stage “{}” this {} stood in does not exist any more, so the {} stays archived.", *stage,
                                              object.singular, object.singular));
}

}  // namespace

Result<void> restore(db::Write& write, ObjectType type, RecordId id) {
    auto const record = find_stored(write, type, id);
    if (!record) return record_unknown(*definition_of(write, type), to_string(id));
    if (!record->archived) return {};
    if (auto ok = check_writer(write, *definition_of(write, type)); !ok) return ok;
    if (auto ok = check_kind_is_there(write, type); !ok) return ok;
    auto const set = load_properties(write, type);
    if (auto ok = check_values_are_free(write, set, identifying_values(set, *record), id); !ok) return ok;
    if (auto ok = check_stage_is_there(write, set, *record); !ok) return ok;
    set_archived(write, type, *record, false, write.now());
    keep_unique_values(write, set, *record);
    replace_words(write, type, id, words_for(set, *record));
    remember(write, type, id, HistoryKind::restored, {}, {});
    write.touch(name_of(type), id, db::ChangeKind::created);
    write.publish(RecordRestored{type, id});
    return {};
}

}  // namespace tandem::records
