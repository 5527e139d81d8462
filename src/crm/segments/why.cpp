#include "crm/consent/consent.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/records.hpp"
#include "crm/segments/compile.hpp"
#include "crm/segments/counting.hpp"
#include "crm/segments/events.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::segments {
namespace {

constexpr int most_evidence = 10;

struct Linked {
    RecordId record;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Linked, (), (record, at))

struct LinkedSince {
    using Row = Linked;
    static constexpr std::string_view sql = R"(
        select a.to_id, min(a.created_at) from association a
        where a.workspace_id = :workspace_id and a.from_type = 'contacts' and a.from_id = :contact and a.to_type = :object
          and a.to_id in {{each_id :records}} and {{visible association a}}
        group by a.to_id)";
    ObjectType object{};
    RecordId contact;
    std::vector<RecordId> records;
};
TANDEM_QUERY(LinkedSince, (object, contact, records))

/// Of records of this kind, whose table bears no other name.
db::Condition is_linked_with(ObjectType object, RecordId contact) {
    return db::condition(
        "exists (select 1 from association a where {{visible association a}} and a.from_type = ? and a.from_id = id and a.to_type = 'contacts' and a.to_id = ?)",
        {std::string(kinds::name_of(object)), contact.value});
}

/// One contact, and what it shows of a condition.
class Witness {
public:
    Witness(db::Read& read, records::Record contact) : read_(read), contact_(std::move(contact)) {}

    std::vector<Evidence> of(Condition const& condition) {
        return std::visit([&](auto const& one) { return shown_by(one); }, condition.is);
    }

private:
    std::vector<Evidence> shown_by(PropertyCondition const& filter) { return value_of(filter.propertyName.value); }
    std::vector<Evidence> shown_by(DateCondition const& date) { return value_of(date.propertyName.value); }

    /// The value there is, and since when.
    std::vector<Evidence> value_of(std::string const& property) {
        auto const value = contact_.text(property);
        if (value.empty()) return {};
        std::optional<Instant> at;
        auto const set = records::load_properties(read_, ObjectType::contacts);
        if (auto const stored = records::find_stored(read_, ObjectType::contacts, contact_.id)) {
            auto const over_time = records::values_over_time(read_, set, {*stored}, {property});
            auto const found = over_time.find(contact_.id);
            if (found != over_time.end())
                if (auto const history = found->second.find(property); history != found->second.end() && !history->second.empty())
                    at = history->second.front().timestamp;
        }
        return {{at, value, {}, {}}};
    }

    /// Those that fit, and since when they are linked.
    std::vector<Evidence> shown_by(AssociatedCondition const& link) {
        std::vector<Evidence> all;
        auto const asked = fits(read_, link);
        if (!asked) return all;
        auto const by_id = db::Ordering().by("id", db::Direction::descending, db::Nulls::never);
        auto const where = db::all_of({is_linked_with(link.object, contact_.id), *asked});
        auto const found = records::search_stored(read_, link.object, {}, where, by_id, most_evidence).records;
        std::vector<RecordId> ids;
        ids.reserve(found.size());
        for (auto const& one : found) ids.push_back(one.id);
        std::map<RecordId, Instant> since;
        for (auto const& one : read_.all(LinkedSince{link.object, contact_.id, ids})) since[one.record] = one.at;
        for (auto const& record : records::find_all(read_, link.object, ids, {"all"}))
            all.push_back({since.contains(record.id) ? std::optional(since.at(record.id)) : std::nullopt,
                           records::title_of(read_, link.object, record), std::string(kinds::name_of(link.object)), record.id});
        return all;
    }

    std::vector<Evidence> shown_by(EventCondition const& event) {
        std::vector<Evidence> all;
        for (auto const& noted : events_of(read_, contact_.id, event_is(read_, event), most_evidence))
            all.push_back({noted.at, noted.subject, {}, {}});
        return all;
    }

    std::vector<Evidence> shown_by(ConsentCondition const& condition) {
        for (auto const& topic : consent::consents_of(read_, contact_.id))
            if (topic.key == condition.topic_key.value && topic.state)
                return {{topic.since, fmt::format("{}: {}", name_of(*topic.state), topic.source.value_or("")), {}, {}}};
        return {};
    }

    std::vector<Evidence> shown_by(SegmentCondition const& other) {
        auto const since = members_since(read_, other.segment_id, {contact_.id});
        auto const segment = find_segment(read_, other.segment_id);
        if (since.empty() || !segment) return {};
        return {{since.at(contact_.id), segment->name, "segments", RecordId(other.segment_id.value)}};
    }

    template <class Other>
    std::vector<Evidence> shown_by(Other const&) {
        return {};
    }

    db::Read& read_;
    records::Record contact_;
};

/// The conditions of a tree in the order of its lines.
void collect(Condition const& condition, std::vector<Condition const*>& to) {
    to.push_back(&condition);
    if (auto const* group = std::get_if<Group>(&condition.is))
        for (auto const& part : group->conditions) collect(part, to);
}

std::string words_of(Condition const& condition) {
    if (auto const* group = std::get_if<Group>(&condition.is)) return fmt::format("{} of", name_of(group->type));
    return text_of(condition);
}

}  // namespace

Result<Why> why(db::Read& read, SegmentId id, RecordId contact) {
    auto const segment = known(read, id);
    if (!segment) return fail(segment);
    auto const record = records::find(read, ObjectType::contacts, contact, {"all"});
    if (!record || record->archived)
        return not_found("record_unknown", fmt::format("There is no contact with id {} that you can see.", to_string(contact)));
    Why out;
    if (auto const since = members_since(read, id, {contact}); !since.empty()) out.since = since.at(contact);
    if (segment->kind == SegmentKind::fixed) {
        out.is_in = out.since.has_value();
        return out;
    }
    auto const compiled = compile(read, segment->condition, Scope::few, "/condition", id);
    if (!compiled) return fail(compiled);
    auto const is_contact = db::compare("contact.id", db::Op::equal, contact.value);
    std::vector<bool> holds;
    for (auto const& line : compiled->lines())
        holds.push_back(!line.group && count_contacts(read, db::all_of({is_contact, line.where})) == 1);
    auto const known_of = [&](std::size_t line) { return static_cast<bool>(holds[line]); };
    out.is_in = compiled->holds(known_of);
    std::vector<Condition const*> conditions;
    collect(segment->condition, conditions);
    Witness witness(read, *record);
    for (std::size_t line = 0; line < conditions.size(); ++line) {
        auto const& one = compiled->lines()[line];
        bool const otherwise = !one.group && compiled->holds([&](std::size_t at) { return holds[at] != (at == line); });
        out.lines.push_back({.pointer = one.pointer,
                             .text = words_of(*conditions[line]),
                             .holds = compiled->holds(known_of, line),
                             .decides = !one.group && otherwise != out.is_in,
                             .evidence = witness.of(*conditions[line])});
    }
    if (!out.is_in) out.since.reset();
    return out;
}

}  // namespace tandem::segments
