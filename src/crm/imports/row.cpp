#include "crm/imports/row.hpp"

#include "crm/imports/keys.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::imports {
namespace {

using records::PropertySet;
using records::PropertyValues;

struct Linked {
    LinkRule const* rule;
    records::Record record;
};

/// The other records a row belongs to; all of them must be there before anything is written.
Result<std::vector<Linked>> find_linked(db::Read& read, Plan const& plan, Fields const& fields) {
    std::vector<Linked> found;
    for (std::size_t i = 0; i < plan.link_keys.size(); ++i) {
        auto const& rule = (*plan.part->links)[i];
        auto const key = std::string(trim(fields[plan.link_keys[i]]));
        if (key.empty()) continue;
        auto const id = record_with_key(read, plan.source, rule.to, key);
        auto wanted = rule.copy.value_or(std::vector<std::string>{});
        if (rule.not_before) wanted.push_back(*rule.not_before);
        auto record = id ? records::find(read, rule.to, *id, wanted) : std::nullopt;
        if (!record || record->archived) return invalid("link_unknown", fmt::format("{}: there are no {} with the key “{}”; import them first.", rule.column, name_of(rule.to), key.substr(0, 60)));
        found.push_back({&rule, *std::move(record)});
    }
    return found;
}

Result<PropertyValues> values_of(PropertySet const& set, Plan const& plan, Fields const& fields, bool is_new) {
    PropertyValues values;
    std::vector<FieldError> errors;
    for (auto const& [name, rule] : plan.part->properties) {
        if (!is_new && rule.when == When::created) continue;
        auto const* property = set.find(name);
        auto value = value_from(rule, property ? property->kind : records::ValueKind::text, plan.part->decimal_comma.value_or(false), plan.header, fields);
        if (!value) errors.push_back({"/properties/" + name, value.error().code, value.error().message});
        else if (*value) values.emplace(name, **value);
    }
    if (!errors.empty()) return invalid_fields("row_invalid", std::move(errors));
    return values;
}

Result<Instant> time_of(Plan const& plan, Fields const& fields, Instant otherwise) {
    if (!plan.at) return otherwise;
    auto const text = trim(fields[*plan.at]);
    if (text.empty()) return otherwise;
    auto const& rule = *plan.part->at;
    auto const at = rule.format ? parse_time(text, *rule.format) : parse_rfc3339(text);
    if (!at) return invalid("date_invalid", fmt::format("{}: “{}” is not a date written as {}.", rule.column, text.substr(0, 40), rule.format.value_or("2026-11-23")));
    return *at;
}

std::vector<std::string> warnings_for(std::vector<Linked> const& linked, Instant at) {
    std::vector<std::string> warnings;
    for (auto const& [rule, record] : linked) {
        if (!rule->not_before) continue;
        auto const other = parse_rfc3339(record.text(*rule->not_before));
        if (other && at < *other) warnings.push_back(fmt::format("{} lies before {} {}; both stay as given", format_rfc3339(at), *rule->not_before, format_rfc3339(*other)));
    }
    return warnings;
}

/// While it lives, what is written happened when the row says.
class Past {
public:
    Past(db::Write& write, Instant at) : write_(write), present_(write.now()) { write.act_at(at); }
    ~Past() { write_.act_at(present_); }
    Past(Past const&) = delete;
    Past& operator=(Past const&) = delete;

private:
    db::Write& write_;
    Instant present_;
};

Result<bool> link_all(db::Write& write, ObjectType type, RecordId id, std::vector<Linked> const& linked, Instant at) {
    bool changed = false;
    for (auto const& [rule, record] : linked) {
        auto const present = records::associated(write, type, id, rule->to);
        if (std::ranges::find(present, record.id) != present.end()) continue;
        Past const past(write, at);
        if (auto ok = records::associate(write, type, id, rule->to, record.id); !ok) return fail(ok);
        changed = true;
    }
    return changed;
}

Result<Outcome> create(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields, std::string const& key, std::vector<Linked> const& linked, Instant at) {
    auto values = values_of(set, plan, fields, true);
    if (!values) return fail(values);
    for (auto const& [rule, record] : linked)
        for (auto const& name : rule->copy.value_or(std::vector<std::string>{}))
            if (auto const text = record.text(name); !text.empty()) values->emplace(name, text);
    auto const type = plan.part->object;
    Past const past(write, at);
    auto const made = records::create_record(write, set, *values, records::Authority::program);
    if (!made) return fail(made);
    remember_key(write, plan.source, type, key, made->id);
    if (auto ok = link_all(write, type, made->id, linked, at); !ok) return fail(ok);
    return Outcome::created;
}

Result<Outcome> update(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields, records::StoredRecord const& stored, std::vector<Linked> const& linked, Instant at) {
    auto const type = plan.part->object;
    auto const id = stored.id;
    auto const values = values_of(set, plan, fields, false);
    if (!values) return fail(values);
    auto const changed = records::update_record(write, set, id, *values, records::Authority::program);
    if (!changed) return fail(changed);
    auto const newly_linked = link_all(write, type, id, linked, at);
    if (!newly_linked) return fail(newly_linked);
    return changed->updatedAt != stored.modified || *newly_linked ? Outcome::updated : Outcome::unchanged;
}

Result<void> check_text(Plan const& plan, Fields const& fields) {
    if (fields.size() != plan.header.size()) return invalid("row_invalid", fmt::format("{} fields, where the first line names {} columns.", fields.size(), plan.header.size()));
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!is_clean_utf8(fields[i])) return invalid("row_invalid", fmt::format("{}: this is not UTF-8 text.", plan.header.names()[i]));
    return {};
}

}  // namespace

Result<RowResult> import_row(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields) {
    if (auto ok = check_text(plan, fields); !ok) return fail(ok);
    auto const key = std::string(trim(fields[plan.key]));
    if (key.empty()) return invalid("key_missing", fmt::format("{}: a row needs its key.", plan.part->key));
    auto const at = time_of(plan, fields, write.now());
    if (!at) return fail(at);
    auto const linked = find_linked(write, plan, fields);
    if (!linked) return fail(linked);
    auto const known = record_with_key(write, plan.source, plan.part->object, key);
    auto const stored = known ? records::find_stored(write, plan.part->object, *known) : std::nullopt;
    bool const is_new = !stored || (stored->archived && was_taken_back(write, plan.part->object, *known));
    if (!is_new && stored->archived) return RowResult{Outcome::archived_here};
    auto const outcome = is_new ? create(write, set, plan, fields, key, *linked, *at) : update(write, set, plan, fields, *stored, *linked, *at);
    if (!outcome) return fail(outcome);
    return RowResult{*outcome, warnings_for(*linked, *at)};
}

std::string reason_of(Error const& error) {
    if (error.fields.empty()) return error.message;
    std::string reason;
    for (auto const& field : error.fields) {
        constexpr std::string_view prefix = "/properties/";
        auto const name = field.pointer.starts_with(prefix) ? field.pointer.substr(prefix.size()) + ": " : std::string();
        reason += (reason.empty() ? "" : " ") + (error.code == "row_invalid" ? "" : name) + field.message;
    }
    return reason;
}

}  // namespace tandem::imports
