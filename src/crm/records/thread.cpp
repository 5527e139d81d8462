#include "crm/records/thread.hpp"

#include <algorithm>
#include <cctype>

#include "crm/kinds/own.hpp"
#include "crm/records/properties.hpp"
#include "crm/records/records.hpp"
#include "crm/records/views.hpp"

namespace tandem::records {
namespace {

using feature::Department;
using feature::Neighbour;
using feature::NeighboursOf;
using feature::ThreadKind;
using feature::ThreadNode;

/// Links of live records. Of several links between the same two the first is told.
struct LinkedRecords {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), b.kind, cast(a.to_id as text), a.to_id, min(a.created_at), ''
        from (
            select n.id as id, t.value as kind, coalesce((
                select i.to_id from association i
                where i.workspace_id = :workspace_id and i.from_type = :from_type and i.from_id = n.id and i.to_type = t.value and i.to_id < :before
                  and (i.to_type <> i.from_type or (:forward = 1 and i.to_id > n.id) or (:forward = 0 and i.to_id < n.id))
                  and {{visible association i}} and {{live i.to_type i.to_id}}
                group by i.to_id order by i.to_id desc limit 1 offset :each), 0) as last
            from (select cast(value as bigint) as id from {{each :ids}} given) n cross join {{each :to_types}} t
            where {{live :from_type n.id}}
            limit 100000) b
        join association a on a.workspace_id = :workspace_id and a.from_type = :from_type and a.from_id = b.id and a.to_type = b.kind
          and a.to_id > b.last and a.to_id < :before
        where (a.to_type <> a.from_type or (:forward = 1 and a.to_id > b.id) or (:forward = 0 and a.to_id < b.id))
          and {{visible association a}} and {{live a.to_type a.to_id}}
        group by b.id, b.kind, a.to_id)";
    ObjectType from_type{};
    std::vector<RecordId> ids;
    std::vector<std::string> to_types;
    bool forward = true;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(LinkedRecords, (from_type, ids, to_types, forward, before, each))

/// What people do is told in the story, and parts of records are no records of their own there.
bool has_node(ObjectDefinition const& object) { return object.has_place && !is_activity(object); }

/// Whoever keeps the records of a kind tells of them here too.
bool is_told_elsewhere(ObjectType type) { return !kinds::is_own(type) && is_view(definition_of(type)); }

/// Kinds follow one another as their numbers do: a contact's company, then the deal, then tickets and what people made.
std::vector<std::string> kinds_next_to(db::Read& read, ObjectType from, bool forward) {
    std::vector<std::string> names;
    for (auto const type : all_kinds(read))
        if (has_node(*definition_of(read, type)) && (type == from || (type > from) == forward)) names.emplace_back(name_of(type));
    return names;
}

std::vector<Neighbour> linked(db::Read& read, NeighboursOf const& nodes, bool forward) {
    auto const from = object_type_named(nodes.kind);
    if (!from || is_told_elsewhere(*from)) return {};
    auto to_types = kinds_next_to(read, *from, forward);
    if (!nodes.towards.empty()) std::erase_if(to_types, [&](auto const& name) { return name != nodes.towards; });
    if (to_types.empty()) return {};
    return read.all(LinkedRecords{.from_type = *from,
                                  .ids = feature::record_ids(nodes.ids),
                                  .to_types = std::move(to_types),
                                  .forward = forward,
                                  .before = nodes.before,
                                  .each = nodes.each});
}
std::vector<Neighbour> linked_forward(db::Read& read, NeighboursOf const& nodes) { return linked(read, nodes, true); }
std::vector<Neighbour> linked_back(db::Read& read, NeighboursOf const& nodes) { return linked(read, nodes, false); }

struct OutcomesOfDeals {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(d.id as text), 'outcomes', case when d.hs_is_closed_won = 1 then 'won' else 'lost' end, d.id, d.closedate, '' from deal d
        where {{visible deal d}} and d.id in {{each_id :ids}} and d.archived = 0 and d.hs_is_closed = 1)";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(OutcomesOfDeals, (ids))

struct DealsOfOutcomes {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select b.outcome, 'deals', cast(d.id as text), d.id, d.closedate, ''
        from (
            select k.value as outcome, case k.value when 'won' then 1 else 0 end as won, coalesce((
                select i.id from deal i
                where {{visible deal i}} and i.archived = 0 and i.hs_is_closed = 1 and i.hs_is_closed_won = case k.value when 'won' then 1 else 0 end
                  and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from {{each :ids}} k limit 1000) b
        join deal d on d.workspace_id = :workspace_id and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = b.won
          and d.id > b.last and d.id < :before
        where {{visible deal d}})";
    std::vector<std::string> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(DealsOfOutcomes, (ids, before, each))

struct SeenOutcomes {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        select k.value from {{each :ids}} k where k.value in ('won', 'lost') and exists (
            select 1 from deal d
            where {{visible deal d}} and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = case k.value when 'won' then 1 else 0 end))";
    std::vector<std::string> ids;
};
TANDEM_QUERY(SeenOutcomes, (ids))

struct ReasonsOfDeals {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(d.id as text), 'lost_reasons', d.closed_lost_reason, d.id, d.closedate, '' from deal d
        where {{visible deal d}} and d.id in {{each_id :ids}} and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = 0
          and d.closed_lost_reason is not null)";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(ReasonsOfDeals, (ids))

struct DealsOfReasons {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select b.reason, 'deals', cast(d.id as text), d.id, d.closedate, ''
        from (
            select k.value as reason, coalesce((
                select i.id from deal i
                where {{visible deal i}} and i.archived = 0 and i.hs_is_closed = 1 and i.hs_is_closed_won = 0 and i.closed_lost_reason = k.value
                  and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from {{each :ids}} k limit 1000) b
        join deal d on d.workspace_id = :workspace_id and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = 0
          and d.closed_lost_reason = b.reason and d.id > b.last and d.id < :before
        where {{visible deal d}})";
    std::vector<std::string> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(DealsOfReasons, (ids, before, each))

struct SeenReasons {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        select k.value from {{each :ids}} k where exists (
            select 1 from deal d
            where {{visible deal d}} and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = 0 and d.closed_lost_reason = k.value))";
    std::vector<std::string> ids;
};
TANDEM_QUERY(SeenReasons, (ids))

std::vector<ThreadNode> outcomes(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& id : read.all(SeenOutcomes{ids})) nodes.push_back({id, id == "won" ? "Won" : "Lost"});
    return nodes;
}

std::vector<ThreadNode> reasons(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& id : read.all(SeenReasons{ids})) nodes.push_back({id, id});
    return nodes;
}

std::string detail_of(ObjectType type, Record const& record) {
    if (type == ObjectType::contacts) return record.text("company");
    if (type == ObjectType::companies) return record.text("domain");
    if (type != ObjectType::deals || record.text("amount").empty()) return "";
    return record.text("amount") + " " + record.text("deal_currency_code");
}

std::string address_of(ObjectType type, RecordId id) {
    auto const has_screens = type == ObjectType::contacts || type == ObjectType::companies || type == ObjectType::deals;
    return (has_screens ? "/" : "/records/") + std::string(name_of(type)) + "/" + to_string(id);
}

std::vector<ThreadNode> records(db::Read& read, std::string_view kind, std::vector<std::string> const& ids) {
    auto const type = object_type_named(kind);
    if (!type) return {};
    std::vector<std::string> names{"firstname", "lastname", "email", "phone", "company"};
    if (*type == ObjectType::companies) names = {"name", "domain"};
    if (*type == ObjectType::deals) names = {"dealname", "amount", "deal_currency_code"};
    if (lies_in_one_table(*definition_of(read, *type))) names = {std::string(definition_of(read, *type)->primary)};
    std::vector<ThreadNode> nodes;
    for (auto const& record : find_all(read, *type, feature::record_ids(ids), names))
        if (!record.archived)
            nodes.push_back({to_string(record.id), title_of(read, *type, record), detail_of(*type, record), address_of(*type, record.id)});
    return nodes;
}

std::optional<ThreadKind> kind_named(db::Read& read, std::string_view name) {
    auto const type = kinds::resolve(read, name);
    if (!type || is_told_elsewhere(*type)) return std::nullopt;
    auto const definition = definition_of(read, *type);
    std::string label(definition->singular);
    if (!label.empty()) label.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(label.front())));
    auto const department = *type == ObjectType::deals ? Department::sales : definition->department;
    return ThreadKind{std::string(name_of(*type)), std::move(label), department, records};
}

}  // namespace

feature::Thread thread() {
    return {
        .kinds = {{"outcomes", "Outcome", Department::sales, outcomes}, {"lost_reasons", "Lost reason", Department::sales, reasons}},
        .edges = {{"association", "Linked", "", "", linked_forward, linked_back},
                  {"outcome", "Closed", "deals", "outcomes", feature::neighbours<OutcomesOfDeals>, feature::neighbours<DealsOfOutcomes>},
                  {"lost_reason", "Lost because", "deals", "lost_reasons", feature::neighbours<ReasonsOfDeals>,
                   feature::neighbours<DealsOfReasons>}},
        .kind_named = kind_named};
}

}  // namespace tandem::records
