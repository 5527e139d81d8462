#include "crm/segments/asking.hpp"

#include "crm/segments/store.hpp"
#include "crm/segments/vocabulary.hpp"
#include "platform/db/nested.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <tuple>

namespace tandem::segments {
namespace {

// Filled before main and only read from then on, so from any thread.
std::vector<Watcher>& known_watchers() {
    static std::vector<Watcher> all;
    return all;
}

struct Held {
    RecordId contact;
    std::int64_t bits = 0;
};
BOOST_DESCRIBE_STRUCT(Held, (), (contact, bits))

/// The contacts come first, whatever PostgreSQL thinks of the conditions.
struct WhichHold {
    using Row = Held;
    static constexpr std::string_view sql = R"(
        select contact.id, {{bits}} from (select * from contact where workspace_id = :workspace_id and id {{sqlite in}}{{pg = any(array}} {{each_id :contacts}}{{pg )}} {{pg offset 0}}) contact
        where contact.workspace_id = :workspace_id and contact.archived = 0 and {{visible contact}})";
    db::Condition bits;
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(WhichHold, (bits, contacts))

/// In halves: a sum of many, one after the other, is deeper than SQLite reads.
db::Condition sum_of(std::span<db::Condition const> conditions, std::size_t first_bit) {
    if (conditions.size() == 1)
        return db::condition_around("case when @ then cast(? as bigint) else 0 end", {std::int64_t{1} << first_bit}, {conditions.front()});
    auto const half = conditions.size() / 2;
    return db::condition_around("@ + @", {},
                                {sum_of(conditions.first(half), first_bit), sum_of(conditions.subspan(half), first_bit + half)});
}

void add_reads(Condition const& condition, Reads& to) {
    if (auto const* property = std::get_if<PropertyCondition>(&condition.is)) {
        auto const& name = property->propertyName.value;
        to.properties.push_back(name);
        to.others = to.others || name.starts_with("associations.");
    } else if (auto const* date = std::get_if<DateCondition>(&condition.is)) {
        to.properties.push_back(date->propertyName.value);
        to.others = true;
    } else if (auto const* feature = std::get_if<FeatureCondition>(&condition.is)) {
        auto const* own = own_condition_named(feature->name.value);
        if (own) to.properties.insert(to.properties.end(), own->properties.begin(), own->properties.end());
        to.others = to.others || !own || own->properties.empty();
    } else if (auto const* group = std::get_if<Group>(&condition.is)) {
        for (auto const& part : group->conditions) add_reads(part, to);
    } else {
        to.others = true;
    }
}

}  // namespace

db::Condition as_bits(std::vector<db::Condition> const& conditions) {
    return conditions.empty() ? db::condition("cast(0 as bigint)") : sum_of(conditions, 0);
}

std::map<RecordId, std::vector<bool>> which_hold(db::Read& read, std::vector<db::Condition> const& conditions,
                                                 std::vector<RecordId> const& contacts) {
    std::map<RecordId, std::vector<bool>> held;
    for (std::size_t from = 0; from == 0 || from < conditions.size(); from += bits_of_number) {
        auto const many = std::min(bits_of_number, conditions.size() - from);
        std::vector<db::Condition> const some(conditions.begin() + static_cast<std::ptrdiff_t>(from),
                                              conditions.begin() + static_cast<std::ptrdiff_t>(from + many));
        for (auto const& [contact, bits] : read.seeing_all([&] { return read.all(WhichHold{as_bits(some), contacts}); })) {
            auto& of_contact = held[contact];
            for (std::size_t bit = 0; bit < many; ++bit) of_contact.push_back(((bits >> bit) & 1) != 0);
        }
    }
    return held;
}

Result<void> check(db::Read& read, Condition const& condition, std::string const& pointer, SegmentId self) {
    for (auto const scope : {Scope::everyone, Scope::few}) {
        auto const compiled = compile(read, condition, scope, pointer, self);
        if (!compiled) return fail(compiled);
        RecordId const last(std::numeric_limits<std::int64_t>::max());
        std::ignore = contacts_after(read, compiled->where(), last, 1);
    }
    return {};
}

std::vector<Problem> problems_of(db::Read& read, Condition const& condition, std::string const& pointer, SegmentId self) {
    std::vector<Problem> problems;
    if (auto const compiled = compile(read, condition, Scope::few, pointer, self); !compiled)
        for (auto const& field : compiled.error().fields) problems.push_back({field.pointer, field.code, field.message});
    return problems;
}

Reads reads_of(Condition const& condition) {
    Reads reads;
    add_reads(condition, reads);
    return reads;
}

SaidWatcher::SaidWatcher(Watcher const& watcher) { known_watchers().push_back(watcher); }
std::vector<Watcher> const& watchers() { return known_watchers(); }

}  // namespace tandem::segments
