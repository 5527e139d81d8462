#pragma once

// What a mapping file says; docs/imports/README.md explains it to who writes one.

#include "base/described.hpp"
#include "crm/records/api.hpp"

namespace tandem::imports {

/// A property to be made where the workspace has none of this name.
struct NewProperty {
    Text<1, 200> label;
    std::optional<std::string> type;  ///< string, number, date, datetime or bool
};
BOOST_DESCRIBE_STRUCT(NewProperty, (), (label, type))

/// `created`: only a new record gets it, so that a later run leaves alone what has happened since.
enum class When { always, created };
BOOST_DESCRIBE_ENUM(When, always, created)

/// Where a property's value comes from: a column, or a text with {column} and {column:8} in it.
struct PropertyRule {
    std::optional<std::string> column;
    std::optional<std::string> text;
    std::optional<std::string> format;  ///< of dates, as "%d-%m-%Y %H:%M"
    std::optional<std::map<std::string, std::string>> values;
    std::optional<When> when;
    std::optional<NewProperty> create;
};
BOOST_DESCRIBE_STRUCT(PropertyRule, (), (column, text, format, values, when, create))

/// When the row happened.
struct AtRule {
    std::string column;
    std::optional<std::string> format;
};
BOOST_DESCRIBE_STRUCT(AtRule, (), (column, format))

struct LinkRule {
    std::string to;                                ///< a kind, by any of its names
    std::string column;                            ///< holds the other record's key
    std::optional<std::vector<std::string>> copy;  ///< properties a new record takes over from the other
    std::optional<std::string> not_before;         ///< warns where the row lies before this property of the other
};
BOOST_DESCRIBE_STRUCT(LinkRule, (), (to, column, copy, not_before))

struct FilePart {
    Text<1, 200> name;   ///< of the file, with * for any text
    std::string object;  ///< a kind, by any of its names: contacts, tickets, 2-7, machines
    std::string key;     ///< the column that tells rows apart, in every run; empty where none does
    std::optional<AtRule> at;
    std::optional<std::string> delimiter;
    std::optional<bool> decimal_comma;
    std::map<std::string, PropertyRule> properties;
    std::optional<std::vector<LinkRule>> links;
};
BOOST_DESCRIBE_STRUCT(FilePart, (), (name, object, key, at, delimiter, decimal_comma, properties, links))

struct Mapping {
    Text<1, 100> source;  ///< the other system; keys are unique within it
    std::vector<FilePart> file;
};
BOOST_DESCRIBE_STRUCT(Mapping, (), (source, file))

/// Every mistake of the file is named.
Result<Mapping> load_mapping(std::string const& path);

/// The part a file belongs to, by the end of its path.
FilePart const* part_for(Mapping const& mapping, std::string const& path);

}  // namespace tandem::imports
