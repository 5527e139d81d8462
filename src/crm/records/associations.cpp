#include "crm/records/associations.hpp"

#include "crm/kinds/own.hpp"
#include "crm/records/association_labels.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace tandem::records {
namespace {

using enum ObjectType;

struct KnownWay {
    ObjectType from;
    LinkWay way;
};

// HubSpot's numbers; those of other kinds stand in their definitions.
constexpr std::array<KnownWay, 7> ways = {{{contacts, {companies, 279, 280}},
                                           {contacts, {companies, 1, 2, "Primary"}},
                                           {deals, {contacts, 3, 4}},
                                           {deals, {companies, 341, 342}},
                                           {deals, {companies, 5, 6, "Primary"}},
                                           {contacts, {contacts, 449, 449}},
                                           {companies, {companies, 450, 450}}}};

// Numbers of links with kinds that workspaces made: both kinds' numbers beside each other, beyond all of HubSpot's.
constexpr std::int64_t stride = 100'000;
std::int64_t own_number(ObjectType from, ObjectType to) { return static_cast<std::int64_t>(from) * stride + static_cast<std::int64_t>(to); }

bool says_it_may(db::Read& read, ObjectType one, ObjectType other) {
    if (!kinds::is_own(one)) return false;
    auto const* kind = kinds::find_kind(read, one);
    return kind && std::ranges::find(kind->definition.associated, name_of(other)) != kind->definition.associated.end();
}

/// What people do is noted on records of any kind.
bool is_noted_on(ObjectType one, ObjectType other) { return kinds::is_own(one) && is_activity(other); }

std::optional<AssociationType> own_type(db::Read& read, ObjectType from, ObjectType to) {
    bool const may = says_it_may(read, from, to) || says_it_may(read, to, from) || is_noted_on(from, to) || is_noted_on(to, from);
    if (!may) return std::nullopt;
    return AssociationType{.from = from, .to = to, .type_id = own_number(from, to), .back_id = own_number(to, from), .is_workspaces = true};
}

struct FindLinks {
    using Row = Link;
    static constexpr std::string_view sql = R"(
        select to_id, type_id from association a
        where a.workspace_id = :workspace_id and a.from_type = :from_type and a.from_id = :from_id and a.to_type = :to_type and a.to_id > :after
          and {{visible association a}} and {{live a.to_type a.to_id}}
        order by a.to_id, a.type_id limit :limit)";
    ObjectType from_type{};
    RecordId from_id;
    ObjectType to_type{};
    RecordId after;
    int limit = 0;
};
TANDEM_QUERY(FindLinks, (from_type, from_id, to_type, after, limit))

struct InsertLink {
    static constexpr std::string_view sql = R"(
        insert into association (workspace_id, from_type, from_id, to_type, to_id, type_id, created_at)
        values (:workspace_id, :from_type, :from_id, :to_type, :to_id, :type_id, :created_at) on conflict do nothing)";
    ObjectType from_type{};
    RecordId from_id;
    ObjectType to_type{};
    RecordId to_id;
    std::int64_t type_id = 0;
    Instant created_at;
};
TANDEM_QUERY(InsertLink, (from_type, from_id, to_type, to_id, type_id, created_at))

struct DeleteLink {
    static constexpr std::string_view sql = R"(
        delete from association where workspace_id = :workspace_id and from_type = :from_type and from_id = :from_id
        and to_type = :to_type and to_id = :to_id and type_id = :type_id)";
    ObjectType from_type{};
    RecordId from_id;
    ObjectType to_type{};
    RecordId to_id;
    std::int64_t type_id = 0;
};
TANDEM_QUERY(DeleteLink, (from_type, from_id, to_type, to_id, type_id))

struct TypesBetween {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select type_id from association where workspace_id = :workspace_id and from_type = :from_type and from_id = :from_id
        and to_type = :to_type and to_id = :to_id and {{visible association}} order by type_id limit 20)";
    ObjectType from_type{};
    RecordId from_id;
    ObjectType to_type{};
    RecordId to_id;
};
TANDEM_QUERY(TypesBetween, (from_type, from_id, to_type, to_id))

/// The first links of each of several records, so that a page asks once for all.
struct LinksOfMany {
    using Row = LinkOf;
    static constexpr std::string_view sql = R"(
        select from_id, to_id, type_id from (
            select a.from_id, a.to_id, a.type_id, row_number() over (partition by a.from_id order by a.to_id, a.type_id) as place from association a
            where a.workspace_id = :workspace_id and a.from_type = :from_type and a.from_id in {{each_id :ids}} and a.to_type = :to_type
              and {{visible association a}} and {{live a.to_type a.to_id}}) placed
        where place <= :each order by from_id, to_id, type_id)";
    ObjectType from_type{};
    std::vector<RecordId> ids;
    ObjectType to_type{};
    int each = 0;
};
TANDEM_QUERY(LinksOfMany, (from_type, ids, to_type, each))

struct AnyLink {
    using Row = std::int64_t;
    static constexpr auto seen_by_all = "a way of linking stays as long as anybody's records are linked so";
    static constexpr std::string_view sql =
        "select type_id from association where workspace_id = :workspace_id and from_type = :from_type and to_type = :to_type and type_id = :type_id limit 1";
    ObjectType from_type{};
    ObjectType to_type{};
    std::int64_t type_id = 0;
};
TANDEM_QUERY(AnyLink, (from_type, to_type, type_id))

std::int64_t insert_one(db::Write& write, AssociationType const& type, RecordId from, RecordId to) {
    return write.run(InsertLink{type.from, from, type.to, to, type.type_id, write.now()});
}

std::map<std::string, Stored> link_values(AssociationType const& type, RecordId to_id) {
    return {{"to_type", std::string(name_of(type.to))}, {"to_id", to_string(to_id)}, {"type_id", std::to_string(type.type_id)}};
}

/// A contact or a deal has one primary company: the label leaves the one that had it, whose plain link stays.
Result<void> move_primary(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    bool const forth = type.to == companies;
    auto const primary = forth ? type : inverse_of(type);
    auto const owner = forth ? from_id : to_id;
    auto const company = forth ? to_id : from_id;
    for (auto const& former : links_of(write, primary.from, owner, companies, {}, 500)) {
        if (former.type_id != primary.type_id || former.to_id == company) continue;
        unlink(write, primary, owner, former.to_id);
        if (auto ok = associate(write, primary.from, owner, companies, former.to_id); !ok) return ok;
    }
    return {};
}

Result<void> check_live(db::Read& read, ObjectType type, RecordId id) {
    auto const record = find_stored(read, type, id);
    if (!record || record->archived) return record_unknown(*definition_of(read, type), to_string(id));
    return {};
}

/// Both records are known to be there.
Result<void> link_found(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    if (insert_one(write, type, from_id, to_id) == 0) return {};
    insert_one(write, inverse_of(type), to_id, from_id);
    remember(write, type.from, from_id, HistoryKind::associated, {}, link_values(type, to_id));
    write.touch(name_of(type.from), from_id);
    write.touch(name_of(type.to), to_id);
    write.publish(RecordsAssociated{type.from, from_id, type.to, to_id});
    return type.label == "Primary" && !type.is_workspaces ? move_primary(write, type, from_id, to_id) : Result<void>{};
}

}  // namespace

std::vector<AssociationType> const& standard_association_types() {
    static auto const all = [] {
        std::vector<AssociationType> types;
        auto const add = [&](ObjectType from, LinkWay const& way) {
            std::string const label(way.label);
            AssociationType const type{from, way.to, way.type_id, way.back_id, label, label};
            types.push_back(type);
            if (way.type_id != way.back_id) types.push_back(inverse_of(type));
        };
        for (auto const& known : ways) add(known.from, known.way);
        for (auto const* object : standard_objects())
            for (auto const& way : object->links) add(object->type, way);
        return types;
    }();
    return all;
}

std::vector<AssociationType> association_types(db::Read& read, ObjectType from, ObjectType to) {
    std::vector<AssociationType> types;
    std::ranges::copy_if(standard_association_types(), std::back_inserter(types),
                         [&](auto const& type) { return type.from == from && type.to == to; });
    if (auto const own = own_type(read, from, to)) types.push_back(*own);
    std::ranges::copy(label_types(read, from, to), std::back_inserter(types));
    return types;
}

std::optional<AssociationType> default_association(ObjectType from, ObjectType to) {
    for (auto const& type : standard_association_types())
        if (type.from == from && type.to == to && type.label.empty()) return type;
    return std::nullopt;
}

std::optional<AssociationType> default_association(db::Read& read, ObjectType from, ObjectType to) {
    auto const known = default_association(from, to);
    return known ? known : own_type(read, from, to);
}

std::optional<AssociationType> association_with(db::Read& read, ObjectType from, ObjectType to, std::int64_t type_id) {
    for (auto const& type : association_types(read, from, to))
        if (type.type_id == type_id) return type;
    return std::nullopt;
}

std::optional<ObjectType> led_to_by(db::Read& read, ObjectType from, std::int64_t type_id) {
    if (auto const label = label_type(read, from, type_id)) return label->to;
    for (auto const& type : standard_association_types())
        if (type.from == from && type.type_id == type_id) return type.to;
    if (type_id / stride != static_cast<std::int64_t>(from)) return std::nullopt;
    return object_type_named(name_of(static_cast<ObjectType>(type_id % stride)));
}

std::string name_of_link(db::Read& read, AssociationType const& type) {
    // Between records of one kind both directions lead from and to the same; the other one of two has the odd number.
    if (!type.name.empty()) return type.name + (type.from == type.to && type.type_id % 2 != 0 ? "_inverse" : "");
    auto const word = [&](ObjectType object) {
        return kinds::is_own(object) ? kinds::find_kind(read, object)->name : std::string(definition_of(object).singular);
    };
    // HubSpot tells the plain link from a labelled one of its own only where there are both.
    auto const types = association_types(read, type.from, type.to);
    bool const is_plain_of_several = type.label.empty() && std::ranges::count(types, std::string(), &AssociationType::name) > 1;
    return fmt::format("{}_to_{}{}", word(type.from), word(type.to), is_plain_of_several ? "_unlabeled" : "");
}

std::map<std::int64_t, std::string> names_of_links(db::Read& read, ObjectType from, ObjectType to) {
    std::map<std::int64_t, std::string> names;
    for (auto const& type : association_types(read, from, to)) names.emplace(type.type_id, name_of_link(read, type));
    return names;
}

std::string_view category_of_link(std::int64_t type_id) { return type_id < stride ? "HUBSPOT_DEFINED" : "USER_DEFINED"; }

AssociationType inverse_of(AssociationType const& type) {
    return {type.to, type.from, type.back_id, type.type_id, type.back_label, type.label, type.name, type.is_workspaces};
}

std::vector<Link> links_of(db::Read& read, ObjectType from, RecordId id, ObjectType to, RecordId after, int limit) {
    return read.all(FindLinks{.from_type = from, .from_id = id, .to_type = to, .after = after, .limit = limit});
}

std::vector<RecordId> associated(db::Read& read, ObjectType from, RecordId id, ObjectType to, int limit) {
    std::vector<RecordId> ids;
    for (auto const& link : links_of(read, from, id, to, {}, limit))
        if (ids.empty() || ids.back() != link.to_id) ids.push_back(link.to_id);
    return ids;
}

std::vector<LinkOf> links_of(db::Read& read, ObjectType from, std::vector<RecordId> const& ids, ObjectType to, int each) {
    return read.all(LinksOfMany{.from_type = from, .ids = ids, .to_type = to, .each = each});
}

bool any_links(db::Read& read, AssociationType const& type) { return read.one(AnyLink{type.from, type.to, type.type_id}).has_value(); }

Result<void> link(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    if (type.from == type.to && from_id == to_id) return invalid("association_with_itself", "A record cannot be linked with itself.");
    if (auto ok = check_live(write, type.from, from_id); !ok) return ok;
    if (auto ok = check_live(write, type.to, to_id); !ok) return ok;
    return write.seeing_all([&] { return link_found(write, type, from_id, to_id); });
}

bool unlink(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    if (!is_linked(write, type, from_id, to_id)) return false;
    write.run(DeleteLink{type.from, from_id, type.to, to_id, type.type_id});
    auto const back = inverse_of(type);
    write.run(DeleteLink{back.from, to_id, back.to, from_id, back.type_id});
    remember(write, type.from, from_id, HistoryKind::dissociated, {}, link_values(type, to_id));
    write.touch(name_of(type.from), from_id);
    write.touch(name_of(type.to), to_id);
    write.publish(RecordsDissociated{type.from, from_id, type.to, to_id});
    return true;
}

bool is_linked(db::Read& read, AssociationType const& type, RecordId from_id, RecordId to_id) {
    auto const present = read.all(TypesBetween{type.from, from_id, type.to, to_id});
    return std::ranges::find(present, type.type_id) != present.end();
}

Result<void> associate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    auto const type = default_association(write, from, to);
    if (!type) return cannot_be_linked(write, from, to);
    return link(write, *type, from_id, to_id);
}

Result<void> dissociate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    for (auto const type_id : write.all(TypesBetween{from, from_id, to, to_id}))
        if (auto const type = association_with(write, from, to, type_id)) unlink(write, *type, from_id, to_id);
    return {};
}

Failure cannot_be_linked(db::Read& read, ObjectType from, ObjectType to) {
    return invalid("association_unknown",
                   fmt::format("{} cannot be linked with {}.", definition_of(read, from)->plural, definition_of(read, to)->plural));
}

Result<AssociationType> chosen_association(db::Read& read, ObjectType from, ObjectType to, AssociationSpec const& spec,
                                           std::string const& pointer) {
    auto const type = association_with(read, from, to, spec.associationTypeId);
    if (type && spec.associationCategory == category_of_link(spec.associationTypeId)) return *type;
    if (type || (spec.associationCategory != "HUBSPOT_DEFINED" && spec.associationCategory != "USER_DEFINED"))
        return invalid_field(pointer + "/associationCategory", "INVALID_ASSOCIATION",
                             type ? fmt::format("The category of this type is {}.", category_of_link(type->type_id))
                                  : "The category is HUBSPOT_DEFINED or USER_DEFINED.");
    return invalid_field(pointer + "/associationTypeId", "INVALID_ASSOCIATION",
                         fmt::format("No association type {} leads from {} to {}.", spec.associationTypeId, name_of(from), name_of(to)));
}

}  // namespace tandem::records
