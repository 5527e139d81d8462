#pragma once

#include "crm/records/store.hpp"

namespace tandem::records {

/// Turns stored records into what travels: the chosen properties, as clients spell their values.
class Presenter {
public:
    /// No names: HubSpot's default ones. The single name "all": every property.
    Presenter(db::Read& read, ObjectType type, std::vector<std::string> const& names);
    Presenter(PropertySet set, std::vector<std::string> const& names, std::string currency);

    Record present(StoredRecord const& stored) const;
    std::vector<Record> present(std::vector<StoredRecord> const& stored) const;

private:
    PropertySet set_;
    std::vector<std::string> names_;
    std::string currency_;
};

/// The currency new amounts are in and old ones without a code are read in.
std::string workspace_currency(db::Read& read);
/// Decimals of a record's amounts: its own currency where it has one.
ValueContext context_of(StoredRecord const& record, ObjectDefinition const& object, std::string const& currency);

/// Which record is meant: an id, or the value of `id_property` (unique where it is the address, else the oldest match).
Result<RecordId> resolve(db::Read& read, PropertySet const& set, std::string const& key, std::optional<std::string> const& id_property);

Failure record_unknown(ObjectType type, std::string const& key);

}  // namespace tandem::records
