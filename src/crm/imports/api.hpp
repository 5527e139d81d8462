#pragma once

// What travels when a file comes in through the screen; `tandem import csv` takes a mapping file instead (mapping.hpp).

#include "crm/bulk/api.hpp"

namespace tandem::imports {

using bulk::OperationId;

struct UploadQuery {
    Text<1, 255> name;
};
BOOST_DESCRIBE_STRUCT(UploadQuery, (), (name))

struct FileColumn {
    std::string name;
    std::vector<std::string> samples;     ///< of the first rows
    std::optional<std::string> property;  ///< that it is called like
};
BOOST_DESCRIBE_STRUCT(FileColumn, (), (name, samples, property))

/// A file that is here, and of which nothing came in yet.
struct UploadedFile {
    OperationId operation_id;
    std::string name;
    std::string delimiter;
    std::int64_t rows = 0;  ///< beside the first line, which names the columns
    std::vector<FileColumn> columns;
};
BOOST_DESCRIBE_STRUCT(UploadedFile, (), (operation_id, name, delimiter, rows, columns))

struct ColumnChoice {
    std::string column;
    std::string property;
};
BOOST_DESCRIBE_STRUCT(ColumnChoice, (), (column, property))

/// Which column is which property. Without a key a row is a record that has the same value of a property that identifies, such as a
/// contact's address, or else a new one.
struct FileMapping {
    std::vector<ColumnChoice> columns;  ///< what is left out stays in the file
    std::optional<std::string> key;     ///< the column that tells rows apart in every import of such files
    std::optional<bool> decimal_comma;
    std::optional<std::string> date_format;  ///< as "%d.%m.%Y"; ISO 8601 when absent
};
BOOST_DESCRIBE_STRUCT(FileMapping, (), (columns, key, decimal_comma, date_format))

struct RefusedRow {
    std::int64_t line = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RefusedRow, (), (line, reason))

/// What would become of the first rows.
struct Trial {
    std::int64_t rows = 0;
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::vector<RefusedRow> refusals;  ///< the first ones
};
BOOST_DESCRIBE_STRUCT(Trial, (), (rows, created, changed, unchanged, refused, refusals))

}  // namespace tandem::imports
