#pragma once

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"

#include <map>
#include <memory>
#include <optional>

namespace tandem::records {

/// A property as a workspace has it, standard or custom.
struct Property {
    std::string name;
    std::string label;
    ValueKind kind = ValueKind::text;
    db::Column column;
    db::Column compared = column;  ///< what it is sorted and compared by
    bool read_only = false;
    bool custom = false;  ///< its values lie in the JSON of the record
    bool finds = false;
    bool many = false;                   ///< an enumeration that takes several choices, "a;b"
    bool identifies = false;             ///< no two live records of the kind have one value of it
    std::vector<std::string> choices{};  ///< empty: any text
    std::size_t place = 0;               ///< of a standard one among those of its object
    db::Column stored = column;          ///< what is written of a standard one
    std::optional<db::Column> slot{};    ///< of the one table, which holds its values once more to be searched and sorted by
};

/// A kind's definition for as long as somebody needs it: one that a workspace made may change meanwhile.
using Definition = std::shared_ptr<ObjectDefinition const>;
/// Also of a kind that was removed. Throws std::logic_error where there never was one.
Definition definition_of(db::Read& read, ObjectType type);

/// Those of every workspace and those that the asker's made.
std::vector<ObjectType> all_kinds(db::Read& read);

/// All properties of one kind of record in the asking workspace, and the currency of amounts that have none of their own.
class PropertySet {
public:
    PropertySet(Definition object, std::shared_ptr<std::vector<Property> const> custom, std::string currency);

    ObjectDefinition const& object() const { return *object_; }
    std::string const& currency() const { return currency_; }
    Property const* find(std::string_view name) const;
    /// Those that people added, or made the kind with.
    std::vector<Property> const& custom() const { return *custom_; }
    /// Those in the values of a record, or of a column with a unique index, that tell records apart.
    std::vector<Property const*> identifying() const;
    /// Those whose values lie in a slot as well; of no kind that has a table of its own.
    std::vector<Property const*> slotted() const;

private:
    template <class Test>
    std::vector<Property const*> those(Test&& test) const;

    Definition object_;
    std::vector<Property> const* standard_;
    std::shared_ptr<std::vector<Property> const> custom_;
    std::string currency_;
};

/// Asks the database once for each transaction.
PropertySet load_properties(db::Read& read, ObjectType type);

/// The column of the one table that a property's `slot` names; nullopt for a property without.
std::optional<db::Column> slot_named(std::string_view name);
std::vector<std::string_view> slot_names();
/// Of the one table: the values lie in the JSON of the record, whatever column repeats them.
bool lies_in_values(ObjectDefinition const& object, StandardProperty const& standard);

/// The slots that no property of a kind has, not even one that was removed: the records keep its values there.
class FreeSlots {
public:
    FreeSlots(db::Read& read, ObjectDefinition const& object);
    /// For a new property; empty where it gets none. Texts are found by their words, so only the title has one.
    std::string take(std::string const& name, ValueKind kind);

private:
    ObjectDefinition const& object_;
    std::vector<std::string_view> free_;
};

/// `[a-z][a-z0-9_]{0,99}` and not the name of a standard property.
Result<void> check_property_name(ObjectDefinition const& object, std::string const& name);

}  // namespace tandem::records
