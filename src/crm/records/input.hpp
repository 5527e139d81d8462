#pragma once

#include "crm/records/changes.hpp"

namespace tandem::records {

/// Values as clients send them; anything that is no text, number or boolean is named.
Result<PropertyValues> values_of(json::object const& given);

/// Creates what a client described, with its links.
Result<Record> create_from(db::Write& write, PropertySet const& set, RecordInput const& input);

/// The associations and earlier values a client asked for beside the properties, one query a kind for all records.
struct Extras {
    std::vector<std::string> associations{};
    std::vector<std::string> propertiesWithHistory{};
};
Result<void> add_extras(db::Read& read, PropertySet const& set, std::vector<StoredRecord> const& stored, std::vector<Record>& records,
                        Extras const& extras);

}  // namespace tandem::records
