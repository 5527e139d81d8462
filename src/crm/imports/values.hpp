#pragma once

// From the text of a cell to the text a property takes.

#include "base/time.hpp"
#include "crm/imports/mapping.hpp"
#include "crm/records/properties.hpp"

namespace tandem::imports {

/// `format` knows %d %m %Y %y %H %M %S; all else must stand there as it is. UTC. Nothing for a day that does not exist.
std::optional<Instant> parse_time(std::string_view text, std::string_view format);

/// The place of each column in a row.
class Header {
public:
    explicit Header(std::vector<std::string> names);
    std::optional<std::size_t> find(std::string_view name) const;
    std::size_t size() const { return names_.size(); }
    std::vector<std::string> const& names() const { return names_; }

private:
    std::vector<std::string> names_;
};

using Fields = std::vector<std::string>;

/// The columns a text names: "Lead {mql_id:8}".
std::vector<std::string> columns_in(std::string_view text);
std::string filled(std::string_view text, Header const& header, Fields const& fields);

/// What a property gets from a row; nothing where the row says nothing. Wrong dates are named with their column.
Result<std::optional<std::string>> value_from(PropertyRule const& rule, records::ValueKind kind, bool decimal_comma, Header const& header,
                                              Fields const& fields);

}  // namespace tandem::imports
