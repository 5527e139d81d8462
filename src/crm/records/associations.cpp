#include "crm/records/associations.hpp"

#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::records {
namespace {

using enum ObjectType;

// HubSpot's numbers, in pairs of one link seen from both sides.
constexpr std::array<AssociationType, 12> types = {{{contacts, companies, 279, "contact_to_company_unlabeled", ""},
                                                    {companies, contacts, 280, "company_to_contact_unlabeled", ""},
                                                    {contacts, companies, 1, "contact_to_company", "Primary"},
                                                    {companies, contacts, 2, "company_to_contact", "Primary"},
                                                    {deals, contacts, 3, "deal_to_contact", ""},
                                                    {contacts, deals, 4, "contact_to_deal", ""},
                                                    {deals, companies, 341, "deal_to_company_unlabeled", ""},
                                                    {companies, deals, 342, "company_to_deal_unlabeled", ""},
                                                    {deals, companies, 5, "deal_to_company", "Primary"},
                                                    {companies, deals, 6, "company_to_deal", "Primary"},
                                                    {contacts, contacts, 449, "contact_to_contact", ""},
                                                    {companies, companies, 450, "company_to_company", ""}}};

struct FindLinks {
    using Row = Link;
    static constexpr std::string_view sql = R"(
        select to_id, type_id from association a
        where a.workspace_id = :workspace_id and a.from_type = :from_type and a.from_id = :from_id and a.to_type = :to_type and a.to_id > :after
          and {{visible association a}}
          and (a.to_type <> 'contacts' or exists (select 1 from contact r where {{visible contact r}} and r.id = a.to_id and r.archived = 0))
          and (a.to_type <> 'companies' or exists (select 1 from company r where {{visible company r}} and r.id = a.to_id and r.archived = 0))
          and (a.to_type <> 'deals' or exists (select 1 from deal r where {{visible deal r}} and r.id = a.to_id and r.archived = 0))
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
              and {{visible association a}}
              and (a.to_type <> 'contacts' or exists (select 1 from contact r where {{visible contact r}} and r.id = a.to_id and r.archived = 0))
              and (a.to_type <> 'companies' or exists (select 1 from company r where {{visible company r}} and r.id = a.to_id and r.archived = 0))
              and (a.to_type <> 'deals' or exists (select 1 from deal r where {{visible deal r}} and r.id = a.to_id and r.archived = 0))) placed
        where place <= :each order by from_id, to_id, type_id)";
    ObjectType from_type{};
    std::vector<RecordId> ids;
    ObjectType to_type{};
    int each = 0;
};
TANDEM_QUERY(LinksOfMany, (from_type, ids, to_type, each))

std::int64_t insert_one(db::Write& write, AssociationType const& type, RecordId from, RecordId to) {
    return write.run(InsertLink{type.from, from, type.to, to, type.type_id, write.now()});
}

std::map<std::string, Stored> link_values(AssociationType const& type, RecordId to_id) {
    return {{"to_type", std::string(name_of(type.to))}, {"to_id", to_string(to_id)}, {"type_id", std::to_string(type.type_id)}};
}

/// A contact or a deal has one primary company: the label leaves the one that had it, whose plain link stays.
Result<void> move_primary(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    bool const forth = type.to == companies;
    auto const& primary = forth ? type : inverse_of(type);
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
    if (!record || record->archived) return record_unknown(type, to_string(id));
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
    return type.label == "Primary" ? move_primary(write, type, from_id, to_id) : Result<void>{};
}

}  // namespace

std::span<AssociationType const> association_types() { return types; }

AssociationType const* default_association(ObjectType from, ObjectType to) {
    auto const found =
        std::ranges::find_if(types, [&](auto const& type) { return type.from == from && type.to == to && type.label.empty(); });
    return found == types.end() ? nullptr : &*found;
}

AssociationType const* association_with(ObjectType from, ObjectType to, std::int64_t type_id) {
    auto const found =
        std::ranges::find_if(types, [&](auto const& type) { return type.from == from && type.to == to && type.type_id == type_id; });
    return found == types.end() ? nullptr : &*found;
}

AssociationType const& inverse_of(AssociationType const& type) {
    if (type.from == type.to) return type;
    auto const index = static_cast<std::size_t>(&type - types.data());
    return types[index ^ 1U];
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

Result<void> link(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    if (type.from == type.to && from_id == to_id) return invalid("association_with_itself", "A record cannot be linked with itself.");
    if (auto ok = check_live(write, type.from, from_id); !ok) return ok;
    if (auto ok = check_live(write, type.to, to_id); !ok) return ok;
    return write.seeing_all([&] { return link_found(write, type, from_id, to_id); });
}

bool unlink(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    if (!is_linked(write, type, from_id, to_id)) return false;
    write.run(DeleteLink{type.from, from_id, type.to, to_id, type.type_id});
    auto const& back = inverse_of(type);
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
    auto const* type = default_association(from, to);
    if (!type) return invalid("association_unknown", fmt::format("{} cannot be linked with {}.", name_of(from), name_of(to)));
    return link(write, *type, from_id, to_id);
}

Result<void> dissociate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    for (auto const type_id : write.all(TypesBetween{from, from_id, to, to_id}))
        if (auto const* type = association_with(from, to, type_id)) unlink(write, *type, from_id, to_id);
    return {};
}

Result<AssociationType const*> chosen_association(ObjectType from, ObjectType to, AssociationSpec const& spec, std::string const& pointer) {
    if (spec.associationCategory != "HUBSPOT_DEFINED")
        return invalid_field(pointer + "/associationCategory", "INVALID_ASSOCIATION",
                             "There are no labels of your own here. The category is HUBSPOT_DEFINED.");
    if (auto const* type = association_with(from, to, spec.associationTypeId)) return type;
    return invalid_field(pointer + "/associationTypeId", "INVALID_ASSOCIATION",
                         fmt::format("No association type {} leads from {} to {}.", spec.associationTypeId, name_of(from), name_of(to)));
}

}  // namespace tandem::records
