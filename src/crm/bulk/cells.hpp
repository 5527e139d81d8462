#pragma once

#include "crm/records/properties.hpp"
#include "crm/records/reading.hpp"

namespace tandem::bulk {

/// Values as a file says them: choices, stages and owners by what people call them, times as ISO 8601, numbers as they are.
class Cells {
public:
    /// Names that are no properties are left out.
    Cells(db::Read& read, records::PropertySet const& set, std::vector<std::string> const& names);

    std::vector<std::string> head() const;
    std::vector<std::string> row(records::StoredRecord const& record);

private:
    std::string said(records::Property const& property, std::string const& value);
    std::string owner(std::string const& id);
    std::string stage(records::StoredRecord const& record, std::string const& id);

    db::Read& read_;
    records::PropertySet const& set_;
    std::vector<records::Property const*> shown_;
    std::map<std::string, std::map<std::string, std::string>> choices_;  ///< by property
    std::map<std::string, std::string> owners_;
    std::map<std::string, std::string> stages_;  ///< "pipeline/stage"
};

}  // namespace tandem::bulk
