#pragma once

#include "crm/bulk/operations.hpp"
#include "crm/imports/api.hpp"
#include "crm/imports/csv.hpp"
#include "crm/imports/plan.hpp"
#include "platform/http/ask.hpp"

namespace tandem::imports {

/// So many rows come in at once through the screen.
inline constexpr std::int64_t most_rows = 250'000;

/// A file of the store, row by row.
class StoredFile {
public:
    StoredFile(blobs::Store const& store, std::string const& hash);
    ~StoredFile();

    /// Its first line; empty where there is none, or none that can be read.
    Header const& header() const { return header_; }
    bool next(CsvReader::Row& row);
    char delimiter() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
    Header header_{std::vector<std::string>{}};
};

/// What came as the body of the request becomes an operation that somebody may begin. Codes `body_missing`, `file_unreadable`,
/// `too_many_rows`.
Result<UploadedFile> add_file(http::Ask& ask, ObjectType type, std::string const& name);

/// The property a column is called like, by its name or label.
std::optional<std::string> property_like(records::PropertySet const& set, std::string_view column);

}  // namespace tandem::imports
