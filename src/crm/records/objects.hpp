#pragma once

#include "crm/records/api.hpp"
#include "platform/db/condition.hpp"

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
};

/// One kind of record: its table and its standard properties, in the order screens show them.
struct ObjectDefinition {
    ObjectType type;
    std::string_view table;
    std::string_view singular;
    db::Column modified_column;  ///< HubSpot says lastmodifieddate on contacts, hs_lastmodifieddate elsewhere
    std::span<StandardProperty const> properties;
    std::span<std::string_view const> shown_by_default;  ///< what a read without `properties` answers with
};

/// HubSpot's number of an object type: 0-1, 0-2, 0-3.
std::string hubspot_id_of(ObjectType type);
ObjectDefinition const& definition_of(ObjectType type);
StandardProperty const* find_standard(ObjectDefinition const& definition, std::string_view name);

/// 0-based place of a lifecycle stage, -1 for an unknown one. Entering one stamps hs_lifecyclestage_<stage>_date.
int lifecycle_rank(std::string_view stage);
/// HubSpot's name of a stage: "mql" and "sql" are short for its long ones.
std::string_view lifecycle_name(std::string_view given);

}  // namespace tandem::records
