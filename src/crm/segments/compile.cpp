#include "crm/segments/compile.hpp"

#include "base/zone.hpp"
#include "crm/consent/consent.hpp"
#include "crm/records/filters.hpp"
#include "crm/records/search.hpp"
#include "crm/records/views.hpp"
#include "crm/segments/store.hpp"
#include "crm/segments/vocabulary.hpp"
#include "crm/timeline/kinds.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/nested.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::segments {
namespace {

/// With those of all segments that are named inside.
constexpr std::size_t most_in_all = 500;
constexpr std::size_t most_values = 10'000;   // SQLite binds 32,766 for a statement
constexpr std::size_t longest_value = 1'000;  // bytes; SQLite refuses patterns of 50,000

db::Condition everybody() { return db::condition("1=1"); }

/// What is wrong with a part, told at the place it has in the whole.
void add_errors(std::vector<FieldError>& to, Error const& error, std::string const& pointer, std::string_view inner = {}) {
    if (error.fields.empty()) to.push_back({pointer, error.code, error.message});
    for (auto const& field : error.fields)
        to.push_back({pointer + field.pointer.substr(std::min(inner.size(), field.pointer.size())), field.code, field.message});
}

}  // namespace

/// Properties and dates of one kind of record.
class OfRecord {
public:
    OfRecord(db::Read& read, ObjectType type)
        : set_(records::load_properties(read, type)), now_(read.now()), zone_(auth::workspace_of(read).timezone) {}

    Result<db::Condition> compile(PropertyCondition const& condition) const {
        return records::read_filters(set_, {{.filters = {static_cast<records::Filter const&>(condition)}}});
    }

    Result<db::Condition> compile(DateCondition const& condition) const {
        using enum records::FilterOperator;
        auto const* property = set_.find(condition.propertyName.value);
        if (property && property->kind != records::ValueKind::datetime && property->kind != records::ValueKind::date)
            return invalid_field(std::string(inner) + "/propertyName", "not_a_date", fmt::format("“{}” holds no date.", property->label));
        // A day is one of the company's calendar.
        bool const is_day = property && property->kind == records::ValueKind::date;
        auto const from = is_day ? local_of(now_, zone_) : now_;
        auto const text = [&](Instant at) { return is_day ? format_date(date_of(at)) : format_rfc3339(at); };
        auto const length = days(condition.days.value);
        records::Filter filter{.propertyName = condition.propertyName, .operator_ = BETWEEN, .value = {}, .highValue = {}, .values = {}};
        if (condition.operator_ == Within::in_the_last) filter.value = text(from - length), filter.highValue = text(from);
        if (condition.operator_ == Within::in_the_next) filter.value = text(from), filter.highValue = text(from + length);
        if (condition.operator_ == Within::more_than_ago) filter.operator_ = LT, filter.value = text(from - length);
        return records::read_filters(set_, {{.filters = {filter}}});
    }

    bool is_view() const { return records::is_view(set_.object()); }

    /// Where read_filters sees the only filter it is given.
    static constexpr std::string_view inner = "/filterGroups/0/filters/0";

private:
    records::PropertySet set_;
    Instant now_;
    std::string zone_;
};

namespace {

/// Such a thing is seen, and counted, with its activity; of all else the question would only cost.
bool is_told_by_activity(EventKind const& kind) {
    return kind.entry == timeline::call_kind.name || kind.entry == timeline::meeting_kind.name || kind.entry == timeline::email_kind.name;
}

db::Condition subject_is(EventKind const& kind, std::string const& subject) {
    if (kind.comparing != Comparing::path) return db::condition("e.subject = ?", {subject});
    auto const begins = [](std::string_view text) {
        return db::condition("substr(e.subject, 1, cast(? as integer)) = ?",
                             {static_cast<std::int64_t>(count_code_points(text)), std::string(text)});
    };
    if (subject.ends_with('*')) return begins(std::string_view(subject).substr(0, subject.size() - 1));
    return db::any_of({db::condition("e.subject = ?", {subject}), begins(subject.ends_with('/') ? subject : subject + "/")});
}

}  // namespace

db::Condition event_is(db::Read const& read, EventCondition const& condition) {
    auto const* kind = event_kind_named(condition.event.value);
    std::vector<db::Condition> parts{db::condition("e.kind = ?", {condition.event.value})};
    if (kind && is_told_by_activity(*kind))
        parts.push_back(db::condition(
            "(e.activity_id is null or exists (select 1 from activity told where {{visible activity told}} and told.id = e.activity_id and told.archived = 0))"));
    if (condition.days) parts.push_back(db::condition("e.at >= ?", {(read.now() - days(condition.days->value)).ms}));
    if (condition.subject && kind) parts.push_back(subject_is(*kind, condition.subject->value));
    return db::all_of(parts);
}

class Compiler {
public:
    Compiler(db::Read& read, Scope scope) : read_(read), scope_(scope), contacts_(read, ObjectType::contacts) {}

    std::size_t add(Condition const& condition, std::string const& pointer) {
        auto const line = out_.lines_.size();
        out_.lines_.push_back({.pointer = pointer});
        if (!is_bearable(pointer)) return line;
        if (auto const* group = std::get_if<Group>(&condition.is)) {
            std::vector<std::size_t> parts;
            for (std::size_t i = 0; i < group->conditions.size(); ++i) parts.push_back(add(group->conditions[i], pointer_of(pointer, i)));
            out_.lines_[line].group = group->type;
            out_.lines_[line].parts = std::move(parts);
            return line;
        }
        out_.lines_[line].where = std::visit([&](auto const& one) { return leaf(one, pointer); }, condition.is);
        return line;
    }

    Result<db::Condition> asked_of(AssociatedCondition const& one) && {
        auto where = asked_of(OfRecord(read_, one.object), one, "");
        if (!errors_.empty()) return invalid_fields("condition_invalid", std::move(errors_));
        return where;
    }

    void begin_with(SegmentId self) {
        if (self) inside_of_.push_back(self);
    }

    Result<Compiled> done() && {
        if (!errors_.empty()) return invalid_fields("condition_invalid", std::move(errors_));
        return std::move(out_);
    }

private:
    db::Condition wrong(std::string pointer, std::string code, std::string sentence) {
        errors_.push_back({std::move(pointer), std::move(code), std::move(sentence)});
        return everybody();
    }

    db::Condition taken(Result<db::Condition> compiled, std::string const& pointer, std::string_view inner = {}) {
        if (compiled) return compiled->is_empty() ? everybody() : *std::move(compiled);
        add_errors(errors_, compiled.error(), pointer, inner);
        return everybody();
    }

    bool of_all() const { return scope_ == Scope::everyone; }

    /// Counts a condition; false where the database would refuse so many of them, or one so long.
    bool is_bearable(std::string const& pointer) {
        if (++count_ == most_in_all + 1)
            errors_.push_back({pointer, "too_many",
                               fmt::format("Together with the segments named in it this has more than {} conditions.", most_in_all)});
        return count_ <= most_in_all;
    }
    bool is_bearable(PropertyCondition const& one, std::string const& pointer) {
        auto const values = one.values.value_or(std::vector<std::string>{});
        auto const is_long = [](std::string const& value) { return value.size() > longest_value; };
        if (is_long(one.value.value_or("")) || is_long(one.highValue.value_or("")) || std::ranges::any_of(values, is_long)) {
            wrong(pointer + "/value", "too_long", fmt::format("A value that is looked for has at most {} bytes.", longest_value));
            return false;
        }
        values_ += values.size();
        if (values_ <= most_values) return true;
        wrong(pointer + "/values", "too_many", fmt::format("All conditions together can name {} values.", most_values));
        return false;
    }

    db::Condition leaf(Group const&, std::string const&) { return everybody(); }
    db::Condition leaf(PropertyCondition const& one, std::string const& pointer) {
        if (!is_bearable(one, pointer)) return everybody();
        return taken(contacts_.compile(one), pointer, OfRecord::inner);
    }
    db::Condition leaf(DateCondition const& one, std::string const& pointer) {
        return taken(contacts_.compile(one), pointer, OfRecord::inner);
    }

    db::Condition leaf(AssociatedCondition const& one, std::string const& pointer) {
        auto const known = records::all_kinds(read_);
        if (one.object == ObjectType::contacts || std::ranges::find(known, one.object) == known.end())
            return wrong(pointer + "/object", "kind_unknown", "Contacts are linked with no such kind of record.");
        OfRecord const other(read_, one.object);
        return linked(one.object, asked_of(other, one, pointer));
    }

    db::Condition asked_of(OfRecord const& other, AssociatedCondition const& one, std::string const& pointer) {
        std::vector<db::Condition> parts;
        auto const inner = one.conditions.value_or(std::vector<Condition>{});
        if (!inner.empty() && other.is_view())
            return wrong(pointer + "/conditions", "kind_is_read_only",
                         "It can be asked whether there are any of this kind, not what they say.");
        for (std::size_t i = 0; i < inner.size(); ++i) parts.push_back(of_other(other, inner[i], pointer_of(pointer, i)));
        return db::all_of(parts);
    }

    db::Condition of_other(OfRecord const& other, Condition const& condition, std::string const& pointer) {
        if (!is_bearable(pointer)) return everybody();
        if (auto const* filter = std::get_if<PropertyCondition>(&condition.is))
            return is_bearable(*filter, pointer) ? taken(other.compile(*filter), pointer, OfRecord::inner) : everybody();
        if (auto const* date = std::get_if<DateCondition>(&condition.is)) return taken(other.compile(*date), pointer, OfRecord::inner);
        auto const& group = std::get<Group>(condition.is);
        std::vector<db::Condition> parts;
        for (std::size_t i = 0; i < group.conditions.size(); ++i)
            parts.push_back(of_other(other, group.conditions[i], pointer_of(pointer, i)));
        if (group.type == Holding::all) return db::all_of(parts);
        return group.type == Holding::any ? db::any_of(parts) : db::negate(db::any_of(parts));
    }

    /// A record of the other kind that its asker sees, is not archived and fits; the other way round than `few` goes, from the records that fit.
    db::Condition linked(ObjectType object, db::Condition const& fits) const {
        std::string const name(kinds::name_of(object));
        if (of_all())
            return db::condition_around(R"(contact.id in (select a.to_id from association a
                where {{visible association a}} and a.from_type = ? and a.to_type = 'contacts' and a.from_id in @))",
                                        {name}, {db::live_records("id", name, fits)});
        auto const at_the_end = db::all_of({db::condition("id = a.to_id"), fits});
        return db::condition_around(R"(exists (select 1 from association a
            where {{visible association a}} and a.from_type = 'contacts' and a.from_id = contact.id and a.to_type = ? and exists @))",
                                    {name}, {db::live_records("1", name, at_the_end)});
    }

    db::Condition leaf(EventCondition const& one, std::string const& pointer) {
        auto const* kind = event_kind_named(one.event.value);
        if (!kind) return wrong(pointer + "/event", "event_unknown", fmt::format("Nothing is known of “{}” here.", one.event.value));
        if (one.subject && kind->comparing == Comparing::none)
            return wrong(pointer + "/subject", "subject_unknown", fmt::format("“{}” is about nothing that could be named.", kind->label));
        auto const such = event_is(read_, one);
        auto const times = one.times.value;
        if (one.operator_ == Times::at_least) return times == 0 ? everybody() : happened(such, times);
        if (one.operator_ == Times::at_most || times == 0) return db::negate(happened(such, times + 1));
        return db::all_of({happened(such, times), db::negate(happened(such, times + 1))});
    }

    /// SQLite would rather go through the whole table in the order of contacts than sort what is counted: hence the +.
    db::Condition happened(db::Condition const& such, std::int64_t times) const {
        if (!of_all())
            return db::condition_around(
                "(select count(*) from contact_event e where {{visible contact_event e}} and e.contact_id = contact.id and @) >= ?",
                {times}, {such});
        if (times == 1)
            return db::condition_around("contact.id in (select e.contact_id from contact_event e where {{visible contact_event e}} and @)",
                                        {}, {such});
        return db::condition_around(
            "contact.id in (select e.contact_id from contact_event e where {{visible contact_event e}} and @ group by {{sqlite +}}e.contact_id having count(*) >= ?)",
            {times}, {such});
    }

    db::Condition leaf(ConsentCondition const& one, std::string const& pointer) {
        if (!consent::find_topic(read_, one.topic_key.value))
            return wrong(pointer + "/topic_key", "topic_unknown", fmt::format("No topic “{}” exists.", one.topic_key.value));
        auto const about = db::condition("s.topic_key = ?", {one.topic_key.value});
        if (one.state == Stand::none) return db::negate(consents(about));
        return consents(db::all_of({about, db::condition("s.state = ?", {std::string(name_of(one.state))})}));
    }

    db::Condition consents(db::Condition const& such) const {
        if (of_all())
            return db::condition_around("contact.id in (select s.contact_id from consent s where {{visible consent s}} and @)", {}, {such});
        return db::condition_around("exists (select 1 from consent s where {{visible consent s}} and s.contact_id = contact.id and @)", {},
                                    {such});
    }

    /// A fixed segment is who is in it; a live one is what it says, so that it is never behind.
    db::Condition leaf(SegmentCondition const& one, std::string const& pointer) {
        auto const at = pointer + "/segment_id";
        auto const found = find_segment(read_, one.segment_id);
        if (!found) return wrong(at, "segment_unknown", fmt::format("No segment with id {} exists.", to_string(one.segment_id)));
        if (std::ranges::find(inside_of_, one.segment_id) != inside_of_.end())
            return inside_of_.front() == one.segment_id && inside_of_.size() == 1
                       ? wrong(at, "segment_itself", "A segment cannot be a condition of itself.")
                       : wrong(at, "segment_cycle", fmt::format("“{}” is made of this segment itself.", found->name));
        if (found->kind == SegmentKind::fixed) return members_of_fixed(one.segment_id);
        inside_of_.push_back(one.segment_id);
        auto const outer = std::exchange(out_, {});
        auto const errors = errors_.size();
        add(found->condition, pointer);
        auto where = out_.where();
        out_ = outer;
        inside_of_.pop_back();
        // What is wrong in the other one has its place there; here it is this condition.
        bool const broken = errors_.size() > errors;
        bool const told = broken && (errors_.back().code.starts_with("segment_") || errors_.back().code == "too_many");
        auto const last = broken ? errors_.back() : FieldError{};
        errors_.resize(errors);
        if (told) return wrong(at, last.code, last.message);
        if (broken)
            return wrong(at, "segment_broken",
                         fmt::format("“{}” asks for something that is not there any more: {}", found->name, last.message));
        return where;
    }

    db::Condition members_of_fixed(SegmentId segment) const {
        if (of_all())
            return db::condition(
                "contact.id in (select m.contact_id from segment_member m where {{visible segment_member m}} and m.segment_id = ?)",
                {segment.value});
        return db::condition(
            "exists (select 1 from segment_member m where {{visible segment_member m}} and m.segment_id = ? and m.contact_id = contact.id)",
            {segment.value});
    }

    db::Condition leaf(WordsCondition const& one, std::string const& pointer) {
        records::SearchRequest const search{
            .filterGroups = {}, .sorts = {}, .query = one.query.value, .properties = {}, .limit = {}, .after = {}};
        auto const plan = records::plan_search(records::load_properties(read_, ObjectType::contacts), search);
        return plan ? taken(plan->where, pointer) : taken(fail(plan), pointer);
    }

    db::Condition leaf(FeatureCondition const& one, std::string const& pointer) {
        auto const* own = own_condition_named(one.name.value);
        if (!own) return wrong(pointer + "/name", "condition_unknown", fmt::format("There is no condition “{}” here.", one.name.value));
        for (auto const& [name, value] : one.arguments)
            if (std::ranges::find(own->arguments, name) == own->arguments.end())
                return wrong(fmt::format("{}/arguments/{}", pointer, name), "unknown_field", "This condition takes no such argument.");
        return taken(own->compile(read_, one.arguments), pointer + "/arguments");
    }

    db::Read& read_;
    Scope scope_;
    OfRecord contacts_;
    Compiled out_;
    std::vector<FieldError> errors_;
    std::vector<SegmentId> inside_of_;  ///< the segments whose conditions are being compiled, from the outermost
    std::size_t count_ = 0;
    std::size_t values_ = 0;
};

db::Condition Compiled::where(std::size_t line) const {
    auto const& one = lines_[line];
    if (!one.group) return one.where;
    std::vector<db::Condition> parts;
    for (auto const part : one.parts) parts.push_back(where(part));
    if (*one.group == Holding::all) return db::all_of(parts);
    return *one.group == Holding::any ? db::any_of(parts) : db::negate(db::any_of(parts));
}

Result<Compiled> compile(db::Read& read, Condition const& condition, Scope scope, std::string const& pointer, SegmentId self) {
    if (auto const ok = check_shape(condition, pointer); !ok) return fail(ok);
    Compiler compiler(read, scope);
    compiler.begin_with(self);
    compiler.add(condition, pointer);
    return std::move(compiler).done();
}

Result<db::Condition> fits(db::Read& read, AssociatedCondition const& condition) { return Compiler(read, Scope::few).asked_of(condition); }

namespace {

bool depends_on_time(db::Read& read, Condition const& condition, std::vector<SegmentId>& seen) {
    if (std::holds_alternative<DateCondition>(condition.is)) return true;
    if (auto const* feature = std::get_if<FeatureCondition>(&condition.is)) {
        auto const* own = own_condition_named(feature->name.value);
        return !own || own->properties.empty();
    }
    if (auto const* event = std::get_if<EventCondition>(&condition.is)) return event->days.has_value();
    if (auto const* other = std::get_if<SegmentCondition>(&condition.is)) {
        if (std::ranges::find(seen, other->segment_id) != seen.end()) return false;
        seen.push_back(other->segment_id);
        auto const found = find_segment(read, other->segment_id);
        return found && found->kind == SegmentKind::live && depends_on_time(read, found->condition, seen);
    }
    return std::ranges::any_of(inside(condition), [&](auto const& part) { return depends_on_time(read, part, seen); });
}

}  // namespace

bool depends_on_time(db::Read& read, Condition const& condition) {
    std::vector<SegmentId> seen;
    return depends_on_time(read, condition, seen);
}

}  // namespace tandem::segments
