#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tandem::db {

enum class Engine { sqlite, postgres };

/// What a parameter can hold; std::monostate is null.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// JSON as text, as it lies in a JSON column. PostgreSQL returns it normalised (spaces, order of keys).
struct Json {
    std::string text;
    bool operator==(Json const&) const = default;
};

/// The row of a query whose columns are known only when it runs: each as text, nullopt for null.
using Values = std::vector<std::optional<std::string>>;

/// A list of named values as one member of a query: its text names them `:name`.
using Bindings = std::vector<std::pair<std::string, Value>>;

/// How a column is fetched. A flag is a bigint 0/1 or a PostgreSQL boolean.
enum class ColumnKind { integer, real, text, flag };

/// One fetched column. `text` also carries flags.
struct Cell {
    bool null = true;
    long long integer = 0;
    double real = 0;
    std::string text;
};

struct Param {
    std::string_view name;
    Value value;
};

/// SQL made of compile-time text, with `?` for each of its values, in order. Only the builders in condition.hpp make one.
struct Fragment {
    std::string text;
    std::vector<Value> values;
};

struct NamedFragment {
    std::string_view name;
    Fragment const* fragment;
};

/// What a query brings along: values for `:name` and texts for `{{name}}`.
struct Parameters {
    std::vector<Param> values;
    std::vector<NamedFragment> fragments;
};

}  // namespace tandem::db
