#include "crm/imports/row.hpp"

#include "base/line.hpp"
#include "crm/imports/keys.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::imports {
namespace {

using records::PropertySet;
using records::PropertyValues;

struct Linked {
    PlannedLink const* link;
    records::Record record;

    LinkRule const& rule() const { return *link->rule; }
};

std::optional<Linked> find_linked(db::Read& read, Plan const& plan, PlannedLink const& link, std::string const& key) {
    auto const id = record_with_key(read, plan.source, link.to, key);
    auto wanted = link.rule->copy.value_or(std::vector<std::string>{});
    if (link.rule->not_before) wanted.push_back(*link.rule->not_before);
    auto record = id ? records::find(read, link.to, *id, wanted) : std::nullopt;
    if (!record || record->archived) return std::nullopt;
    return Linked{&link, *std::move(record)};
}

/// The other records a row belongs to: those that are there, and the keys of those that are not, yet.
struct Links {
    std::vector<Linked> found;
    std::vector<LateLink> late;
};

Links links_in(db::Read& read, Plan const& plan, Fields const& fields) {
    Links links;
    for (std::size_t i = 0; i < plan.links.size(); ++i) {
        auto const key = std::string(trim(fields[plan.links[i].key]));
        if (key.empty()) continue;
        if (auto linked = find_linked(read, plan, plan.links[i], key))
            links.found.push_back(*std::move(linked));
        else
            links.late.push_back({.id = {}, .link = i, .key = key, .at = {}});
    }
    return links;
}

/// What a new record takes over from one it belongs to.
void copy_from(Linked const& linked, PropertyValues& values) {
    for (auto const& name : linked.rule().copy.value_or(std::vector<std::string>{}))
        if (auto const text = linked.record.text(name); !text.empty()) values.emplace(name, text);
}

Result<PropertyValues> values_of(PropertySet const& set, Plan const& plan, Fields const& fields, bool is_new) {
    PropertyValues values;
    std::vector<FieldError> errors;
    for (auto const& [name, rule] : plan.part->properties) {
        if (!is_new && rule.when == When::created) continue;
        auto const* property = set.find(name);
        auto value = value_from(rule, property ? property->kind : records::ValueKind::text, plan.part->decimal_comma.value_or(false),
                                plan.header, fields);
        if (!value)
            errors.push_back({"/properties/" + name, value.error().code, value.error().message});
        else if (*value)
            values.emplace(name, **value);
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
    if (!at)
        return invalid("date_invalid", fmt::format("{}: “{}” is not a date written as {}.", rule.column, beginning_of(text, 40),
                                                   rule.format.value_or("2026-11-23")));
    return *at;
}

std::vector<std::string> warnings_for(std::vector<Linked> const& linked, Instant at) {
    std::vector<std::string> warnings;
    for (auto const& one : linked) {
        auto const& not_before = one.rule().not_before;
        if (!not_before) continue;
        auto const other = parse_rfc3339(one.record.text(*not_before));
        if (other && at < *other)
            warnings.push_back(
                fmt::format("{} lies before {} {}; both stay as given", format_rfc3339(at), *not_before, format_rfc3339(*other)));
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
    for (auto const& [planned, record] : linked) {
        auto const present = records::associated(write, type, id, planned->to);
        if (std::ranges::find(present, record.id) != present.end()) continue;
        Past const past(write, at);
        if (auto ok = records::associate(write, type, id, planned->to, record.id); !ok) return fail(ok);
        changed = true;
    }
    return changed;
}

Result<RecordId> create(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields, std::string const& key,
                        std::vector<Linked> const& linked, Instant at) {
    auto values = values_of(set, plan, fields, true);
    if (!values) return fail(values);
    for (auto const& one : linked) copy_from(one, *values);
    auto const type = plan.object;
    Past const past(write, at);
    auto const made = records::add_record(write, set, *values, plan.authority);
    if (!made) return fail(made);
    if (plan.key) remember_key(write, plan.source, type, key, *made);
    if (auto ok = link_all(write, type, *made, linked, at); !ok) return fail(ok);
    return *made;
}

Result<Outcome> update(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields,
                       records::StoredRecord const& stored, std::vector<Linked> const& linked, Instant at) {
    auto const type = plan.object;
    auto const id = stored.id;
    auto const values = values_of(set, plan, fields, false);
    if (!values) return fail(values);
    auto const changed = records::change_record(write, set, id, *values, plan.authority);
    if (!changed) return fail(changed);
    auto const newly_linked = link_all(write, type, id, linked, at);
    if (!newly_linked) return fail(newly_linked);
    return *changed || *newly_linked ? Outcome::updated : Outcome::unchanged;
}

/// A record that came another way is known by a value that no other has: a contact by its address, a machine by its number.
/// One that has a key of this source already is another row's.
std::optional<RecordId> known_by_value(db::Read& read, PropertySet const& set, Plan const& plan, Fields const& fields) {
    for (auto const& [name, rule] : plan.part->properties) {
        auto const* property = set.find(name);
        if (!property || !property->identifies) continue;
        auto const value = value_from(rule, property->kind, plan.part->decimal_comma.value_or(false), plan.header, fields);
        if (!value || !*value) continue;
        auto const id = records::resolve(read, set, **value, name);
        if (id && (!plan.key || !has_key(read, plan.source, plan.object, *id))) return *id;
    }
    return std::nullopt;
}

std::optional<records::StoredRecord> find_known(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields,
                                                std::string const& key) {
    auto const type = plan.object;
    auto const known = plan.key ? record_with_key(write, plan.source, type, key) : std::nullopt;
    auto stored = known ? records::find_stored(write, type, *known) : std::nullopt;
    if (stored && !(stored->archived && was_taken_back(write, type, *known))) return stored;
    auto const met = known_by_value(write, set, plan, fields);
    if (!met) return std::nullopt;
    if (plan.key) remember_key(write, plan.source, type, key, *met);
    return records::find_stored(write, type, *met);
}

Result<void> check_text(Plan const& plan, Fields const& fields) {
    if (fields.size() != plan.header.size())
        return invalid("row_invalid", fmt::format("{} fields, where the first line names {} columns.", fields.size(), plan.header.size()));
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!is_clean_utf8(fields[i])) return invalid("row_invalid", fmt::format("{}: this is not UTF-8 text.", plan.header.names()[i]));
    return {};
}

}  // namespace

Result<RowResult> import_row(db::Write& write, PropertySet const& set, Plan const& plan, Fields const& fields) {
    if (auto ok = check_text(plan, fields); !ok) return fail(ok);
    auto const key = plan.key ? std::string(trim(fields[*plan.key])) : std::string();
    if (plan.key && key.empty()) return invalid("key_missing", fmt::format("{}: a row needs its key.", plan.part->key));
    auto const at = time_of(plan, fields, write.now());
    if (!at) return fail(at);
    auto links = links_in(write, plan, fields);
    auto const stored = find_known(write, set, plan, fields, key);
    if (stored && stored->archived) return RowResult{Outcome::archived_here};
    RowResult result{Outcome::created, warnings_for(links.found, *at), std::move(links.late)};
    auto id = stored ? Result<RecordId>(stored->id) : create(write, set, plan, fields, key, links.found, *at);
    if (!id) return fail(id);
    if (stored) {
        auto const outcome = update(write, set, plan, fields, *stored, links.found, *at);
        if (!outcome) return fail(outcome);
        result.outcome = *outcome;
    }
    for (auto& late : result.late) late.id = *id, late.at = *at, late.is_new = !stored;
    return result;
}

Result<std::vector<std::string>> link_late(db::Write& write, PropertySet const& set, Plan const& plan, LateLink const& late) {
    auto const& planned = plan.links[late.link];
    auto const linked = find_linked(write, plan, planned, late.key);
    if (!linked)
        return std::vector{fmt::format(
            "{}: there are no {} with the key “{}”, so the row came in without this link; import them and then this file again.",
            planned.rule->column, records::definition_of(write, planned.to)->plural, beginning_of(late.key, 60))};
    if (auto ok = link_all(write, plan.object, late.id, {*linked}, late.at); !ok) return fail(ok);
    if (PropertyValues values; late.is_new) {
        copy_from(*linked, values);
        for (auto const& [name, rule_of] : plan.part->properties) values.erase(name);
        Past const past(write, late.at);
        if (auto copied = records::change_record(write, set, late.id, values, records::Authority::program); !copied) return fail(copied);
    }
    return warnings_for({*linked}, late.at);
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
