#pragma once

#include "crm/records/store.hpp"

namespace tandem::records {

/// Turns stored records into what travels: the chosen properties, as clients spell their values.
class Presenter {
public:
    /// No names: HubSpot's default ones. The single name "all": every property.
    Presenter(db::Read& read, ObjectType type, std::vector<std::string> const& names);
    Presenter(PropertySet set, std::vector<std::string> const& names);
    Presenter(Presenter const&) = delete;  // shown_ points into set_
    Presenter& operator=(Presenter const&) = delete;

    Record present(StoredRecord const& stored) const;
    std::vector<Record> present(std::vector<StoredRecord> const& stored) const;
    /// The properties presenting needs, and one more: what to read of each record.
    std::vector<std::string> reads(Property const* more = nullptr) const;

private:
    PropertySet set_;
    std::vector<Property const*> shown_;
};

/// Decimals of a record's amounts: its own currency where it has one.
ValueContext context_of(StoredRecord const& record, PropertySet const& set);

/// Which record is meant: an id, or the value of `id_property`, which must identify: a contact's address does.
Result<RecordId> resolve(db::Read& read, PropertySet const& set, std::string const& key, std::optional<std::string> const& id_property);
/// The same for many keys with one query; keys that nobody has are absent.
Result<std::map<std::string, RecordId>> resolve_all(db::Read& read, PropertySet const& set, std::vector<std::string> const& keys,
                                                    std::optional<std::string> const& id_property);

Failure record_unknown(ObjectDefinition const& object, std::string const& key);
/// conflict `record_exists`. Names the contact that has the address to who sees it, as HubSpot does.
Failure address_taken(db::Read& read, RecordId holder);

}  // namespace tandem::records
