#pragma once

// Include it where a row or a parameter holds Boost.JSON values; they lie in a JSON column.

#include <boost/json.hpp>

#include "base/described.hpp"
#include "base/result.hpp"
#include "platform/db/mapping.hpp"

namespace tandem::db {

template <>
struct Field<boost::json::value> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(boost::json::value const& json) { return serialize(json); }
    static bool read(Cell& cell, boost::json::value& out) {
        boost::json::error_code wrong;
        out = boost::json::parse(cell.text, wrong);
        return !wrong;
    }
};

template <class T>
    requires(std::same_as<T, boost::json::object> || std::same_as<T, boost::json::array>)
struct Field<T> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(T const& json) { return serialize(json); }
    static bool read(Cell& cell, T& out) {
        boost::json::error_code wrong;
        auto parsed = boost::json::parse(cell.text, wrong);
        auto* const found = [&] {
            if constexpr (std::same_as<T, boost::json::object>)
                return parsed.if_object();
            else
                return parsed.if_array();
        }();
        if (wrong || !found) return false;
        out = std::move(*found);
        return true;
    }
};

/// Described types that lie in a JSON column as they travel: template <> struct Field<Segment> : DescribedField<Segment> {};
template <class T>
struct DescribedField {
    static constexpr auto kind = ColumnKind::text;
    static Value value(T const& given) { return serialize(encode(given)); }
    static bool read(Cell& cell, T& out) {
        auto found = decode_stored<T>(parse_json(cell.text).value_or(nullptr));
        if (!found) return false;
        out = *std::move(found);
        return true;
    }
};

/// Tells the log what cannot be read.
void report_unreadable(std::string_view what, Error const& why);

/// What lies in a JSON column, or nothing where it cannot be read, which the log tells: for what the page around it can do
/// without. What nothing may stand in for (the document that was accepted, whom a campaign goes to) is read strictly.
template <class T>
std::optional<T> stored_or_nothing(Json const& stored, std::string_view what) {
    auto const value = parse_json(stored.text);
    auto found = value ? decode_stored<T>(*value) : Result<T>(fail(value));
    if (found) return *std::move(found);
    report_unreadable(what, found.error());
    return std::nullopt;
}

}  // namespace tandem::db
