#pragma once

#include "crm/records/properties.hpp"

namespace tandem::records {

/// A value as it lies in the database: for a custom property the text in its JSON column.
using Stored = std::optional<std::string>;

/// What a value needs to be read: amounts have the decimals of their currency.
struct ValueContext {
    int decimals = 2;
};

/// HubSpot's clients send text; people with curl send numbers and booleans. nullopt: neither text, number, boolean nor null.
std::optional<std::optional<std::string>> text_of(json::value const& given);

/// Checks and normalises what a client sent. Empty text clears. The pointer of the error is /properties/<name>.
Result<Stored> to_stored(Property const& property, std::optional<std::string> const& given, ValueContext context);

/// Stored text as clients see it: datetimes ISO 8601, amounts decimal.
Stored to_wire(Property const& property, Stored const& stored, ValueContext context);

/// As to_stored makes them of what a client sends.
std::string stored_time(Property const& property, Instant at);
std::string stored_flag(Property const& property, bool flag);

/// For columns that hold numbers; text otherwise.
db::Value to_column(Property const& property, Stored const& stored);
/// The same of a standard property, by its kind alone.
db::Value to_column(ValueKind kind, Stored const& stored);

/// What `property.compared` holds for a stored value.
db::Value comparable(Property const& property, Stored const& stored, ValueContext context);
/// Whether amounts compare in thousandths, because each has its own currency.
bool compares_in_thousandths(Property const& property);

/// An amount in the minor units of another currency; nullopt where it has more decimals than that, or too many digits.
std::optional<std::int64_t> rescaled(std::int64_t minor, ValueContext from, ValueContext to);

/// Folded words a value is found by: split at anything but letters, digits and @ . _ - +, at most 8 of 40 bytes.
std::vector<std::string> words_of(std::string_view text);
/// The same and the parts of compound ones: krause-zwillich is found by zwillich, an address by its domain.
std::vector<std::string> findable_words_of(std::string_view text);

}  // namespace tandem::records
