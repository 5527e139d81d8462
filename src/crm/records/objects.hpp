#pragma once

#include "crm/records/api.hpp"
#include "platform/db/actor.hpp"
#include "platform/db/condition.hpp"
#include "platform/feature/timeline_kind.hpp"

#include <span>
#include <string_view>

namespace tandem::records {

/// How a property's text is stored and compared. Of `activity` are the timeline kinds that features declare.
enum class ValueKind { text, id, email, whole, number, money, datetime, date, boolean, owner, enumeration, pipeline, stage, activity };

/// A property every workspace has: a real column of the same name. Some tell of another record, and are empty to who does not see that one.
struct StandardProperty {
    std::string_view name;
    db::Column column;
    std::string_view label;
    std::string_view group;
    ValueKind kind;
    bool read_only = false;
    bool finds = false;  ///< its words find the record
    std::span<Choice const> choices{};
    db::Column stored = column;  ///< what is written, where reading depends on who asks
    bool identifies = false;     ///< no two live records have one value of it
};

/// A way two kinds are linked, seen from the first: HubSpot's numbers of both directions.
struct LinkWay {
    ObjectType to;
    std::int64_t type_id;
    std::int64_t back_id;
    std::string_view label{};  ///< empty for the plain one
};

/// What a new record has where nobody says otherwise: a value, or that of another property, or else now and who makes it.
struct Default {
    std::string_view property;
    std::string_view value{};
    std::string_view like{};
};

class Draft;

/// One kind of record: its table and its standard properties, in the order screens show them.
///
/// Contacts, companies and deals have wide tables. All other kinds lie in one, `record`: their values are JSON, and those that
/// are searched and sorted by lie in one of its columns as well, which a property names as its own: `title`, `t1` to `t4` for
/// texts that compare as they are (choices, dates, yes and no), `n1` to `n3` for numbers (docs/decisions/0021). What people do
/// lies in a table that belongs to crm/timeline, `activity`, in columns and in JSON (docs/decisions/0023).
struct ObjectDefinition {
    ObjectType type;
    std::string_view table;
    std::string_view singular;
    db::Column modified_column;  ///< HubSpot says lastmodifieddate on contacts, hs_lastmodifieddate elsewhere
    std::span<StandardProperty const> properties;
    std::span<std::string_view const> shown_by_default;  ///< what a read without `properties` answers with
    std::string_view plural{};
    std::string_view created = "createdate";  ///< the property that says when a record was made
    std::string_view pipeline{};              ///< the properties that say where in a pipeline it stands
    std::string_view stage{};
    // Of kinds in the one table.
    std::string_view primary{};  ///< the property that is a record's title
    std::string_view icon{};
    feature::Department department = feature::Department::both;
    std::span<std::string_view const> columns{};   ///< of its list, where nobody chose others
    std::span<std::string_view const> required{};  ///< each record has them
    std::span<std::string_view const> searchable{};
    std::span<LinkWay const> links{};
    std::span<Choice const> groups{};  ///< of its properties, with their labels
    std::span<Default const> defaults{};
    bool has_place = true;  ///< in the navigation; what is only a part of other records has none
    /// The kind's own rules: refuses a record, or adds what follows from it (draft.hpp). Undo puts back without them.
    Result<void> (*settle)(Draft& draft) = nullptr;
    /// Who makes, changes and archives records of this kind, beside who may write records at all.
    Result<void> (*may_write)(db::Actor const& actor) = nullptr;
};

inline constexpr std::string_view one_table = "record";
inline bool lies_in_one_table(ObjectDefinition const& object) { return object.table == one_table; }
inline constexpr std::string_view activity_table = "activity";
/// Notes, calls, meetings, emails and tasks: they tell of other records, of any kind, and are seen by who sees each of those.
inline bool is_activity(ObjectDefinition const& object) { return object.table == activity_table; }
bool is_activity(ObjectType type);
/// Values without a column of their own lie in the JSON of the record.
inline bool shares_table(ObjectDefinition const& object) { return lies_in_one_table(object) || is_activity(object); }

/// A kind that every workspace has, defined by a feature: registered before main, as queries are.
///
///     constexpr ObjectDefinition tickets{.type = ObjectType{5}, .table = one_table, .singular = "ticket", …};
///     Standard const known(tickets);
class Standard {
public:
    explicit Standard(ObjectDefinition const& object);
};
/// Of every workspace: contacts, companies, deals and what features define.
std::span<ObjectDefinition const* const> standard_objects();
/// Throws std::logic_error for a kind that a workspace made: that one is asked for with a Read.
ObjectDefinition const& definition_of(ObjectType type);
StandardProperty const* find_standard(ObjectDefinition const& definition, std::string_view name);

/// Records are given to people, who see them where they see only their own.
bool has_owner(ObjectDefinition const& definition);

/// What a record of a kind that workspaces make has besides its own properties.
std::span<StandardProperty const> properties_of_own_kinds();

/// Properties of kinds in the one table.
namespace kind {
inline constexpr db::Column values("custom");  ///< the column of a property that has none of its own

consteval StandardProperty text(char const* name, std::string_view label, std::string_view group) {
    return {name, values, label, group, ValueKind::text};
}
/// Found and sorted by.
consteval StandardProperty title(char const* name, std::string_view label, std::string_view group) {
    return {name, "title", label, group, ValueKind::text, false, true};
}
consteval StandardProperty in(char const* column, char const* name, std::string_view label, std::string_view group, ValueKind kind) {
    return {name, db::Column(column), label, group, kind};
}
consteval StandardProperty chosen(char const* column, char const* name, std::string_view label, std::string_view group,
                                  std::span<Choice const> choices) {
    return {name, db::Column(column), label, group, ValueKind::enumeration, false, false, choices};
}
consteval StandardProperty computed(char const* column, char const* name, std::string_view label, std::string_view group, ValueKind kind) {
    return {name, db::Column(column), label, group, kind, true};
}
/// Found, and no two live records have one value of it.
consteval StandardProperty key(char const* name, std::string_view label, std::string_view group) {
    return {name, values, label, group, ValueKind::text, false, true, {}, values, true};
}
/// In a column of its own name, which every record of the table has.
consteval StandardProperty common(char const* name, std::string_view label, std::string_view group, ValueKind kind,
                                  bool read_only = false) {
    return {name, db::Column(name), label, group, kind, read_only};
}
}  // namespace kind

/// 0-based place of a lifecycle stage, -1 for an unknown one. Entering one stamps hs_lifecyclestage_<stage>_date.
int lifecycle_rank(std::string_view stage);
/// HubSpot's name of a stage: "mql" and "sql" are short for its long ones.
std::string_view lifecycle_name(std::string_view given);

}  // namespace tandem::records
