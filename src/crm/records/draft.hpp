#pragma once

#include "crm/records/properties.hpp"

namespace tandem::records {

struct StoredRecord;

/// A record as a change would leave it, for the rules of its kind.
class Draft {
public:
    Draft(db::Read& read, PropertySet const& set, StoredRecord const& record, std::map<std::string, std::optional<std::string>>& changes)
        : read_(read), set_(set), record_(record), changes_(changes) {}

    db::Read& read() { return read_; }
    bool is_new() const;
    bool changes(std::string_view name) const { return changes_.contains(std::string(name)); }
    /// As it lies in the values; empty where it has none.
    std::string text(std::string_view name) const;
    void put(std::string_view name, std::string value);
    /// The workspace's.
    std::string const& currency() const { return set_.currency(); }

private:
    db::Read& read_;
    PropertySet const& set_;
    StoredRecord const& record_;
    std::map<std::string, std::optional<std::string>>& changes_;
};

}  // namespace tandem::records
