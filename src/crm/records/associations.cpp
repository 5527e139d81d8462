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
          and (a.to_type <> 'contacts' or exists (select 1 from contact r where r.workspace_id = :workspace_id and r.id = a.to_id and r.archived = 0))
          and (a.to_type <> 'companies' or exists (select 1 from company r where r.workspace_id = :workspace_id and r.id = a.to_id and r.archived = 0))
          and (a.to_type <> 'deals' or exists (select 1 from deal r where r.workspace_id = :workspace_id and r.id = a.to_id and r.archived = 0))
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

struct DeleteLinks {
    static constexpr std::string_view sql = R"(
        delete from association where workspace_id = :workspace_id and from_type = :from_type and from_id = :from_id
        and to_type = :to_type and to_id = :to_id)";
    ObjectType from_type{};
    RecordId from_id;
    ObjectType to_type{};
    RecordId to_id;
};
TANDEM_QUERY(DeleteLinks, (from_type, from_id, to_type, to_id))

std::int64_t insert_one(db::Write& write, AssociationType const& type, RecordId from, RecordId to) {
    return write.run(InsertLink{type.from, from, type.to, to, type.type_id, write.now()});
}

std::map<std::string, Stored> link_values(ObjectType to, RecordId to_id) {
    return {{"to_type", std::string(name_of(to))}, {"to_id", to_string(to_id)}};
}

Result<void> check_live(db::Read& read, ObjectType type, RecordId id) {
    auto const record = find_stored(read, type, id);
    if (!record || record->archived) return record_unknown(type, to_string(id));
    return {};
}

}  // namespace

std::span<AssociationType const> association_types() { return types; }

AssociationType const* default_association(ObjectType from, ObjectType to) {
    auto const found = std::ranges::find_if(types, [&](auto const& type) { return type.from == from && type.to == to && type.label.empty(); });
    return found == types.end() ? nullptr : &*found;
}

AssociationType const* association_with(ObjectType from, ObjectType to, std::int64_t type_id) {
    auto const found = std::ranges::find_if(types, [&](auto const& type) { return type.from == from && type.to == to && type.type_id == type_id; });
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

Result<void> link(db::Write& write, AssociationType const& type, RecordId from_id, RecordId to_id) {
    if (auto ok = check_live(write, type.from, from_id); !ok) return ok;
    if (auto ok = check_live(write, type.to, to_id); !ok) return ok;
    if (insert_one(write, type, from_id, to_id) == 0) return {};
    insert_one(write, inverse_of(type), to_id, from_id);
    remember(write, type.from, from_id, HistoryKind::associated, {}, link_values(type.to, to_id));
    write.publish(RecordsAssociated{type.from, from_id, type.to, to_id});
    return {};
}

Result<void> associate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    auto const* type = default_association(from, to);
    if (!type) return invalid("association_unknown", fmt::format("{} cannot be linked with {}.", name_of(from), name_of(to)));
    return link(write, *type, from_id, to_id);
}

Result<void> dissociate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    if (write.run(DeleteLinks{from, from_id, to, to_id}) == 0) return {};
    write.run(DeleteLinks{to, to_id, from, from_id});
    remember(write, from, from_id, HistoryKind::dissociated, {}, link_values(to, to_id));
    write.publish(RecordsDissociated{from, from_id, to, to_id});
    return {};
}

}  // namespace tandem::records
