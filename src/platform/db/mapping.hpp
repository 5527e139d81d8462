#pragma once

// Described structs to parameters, fetched columns to described structs. A member is one parameter or column, except
// Money: `Money total` is the parameters :total_minor and :total_currency, and two columns in that order.

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "platform/db/value.hpp"

namespace tandem::db {

/// How one type is held by a column: `kind`, `value` (to a parameter) and `read` (false when the cell does not fit).
/// Specialise for a further type; `platform/db/json.hpp` does so for Boost.JSON.
template <class T>
struct Field {};

template <class T>
concept Scalar = requires { Field<T>::kind; };

template <std::integral T>
    requires(!std::same_as<T, bool>)
struct Field<T> {
    static constexpr auto kind = ColumnKind::integer;
    static Value value(T number) { return static_cast<std::int64_t>(number); }
    static bool read(Cell& cell, T& out) {
        out = static_cast<T>(cell.integer);
        return std::in_range<T>(cell.integer);
    }
};

template <>
struct Field<bool> {
    static constexpr auto kind = ColumnKind::flag;
    static Value value(bool flag) { return std::int64_t{flag}; }
    static bool read(Cell& cell, bool& out) {
        out = cell.text == "1" || cell.text == "t";
        return out || cell.text == "0" || cell.text == "f";
    }
};

template <>
struct Field<double> {
    static constexpr auto kind = ColumnKind::real;
    static Value value(double number) { return number; }
    static bool read(Cell& cell, double& out) { return out = cell.real, true; }
};

template <>
struct Field<std::string> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(std::string const& text) { return text; }
    static bool read(Cell& cell, std::string& out) { return out = std::move(cell.text), true; }
};

template <>
struct Field<std::string_view> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(std::string_view text) { return std::string(text); }
    static bool read(Cell&, std::string_view&) = delete;
};

template <class Tag>
struct Field<Id<Tag>> {
    static constexpr auto kind = ColumnKind::integer;
    static Value value(Id<Tag> id) { return id.value; }
    static bool read(Cell& cell, Id<Tag>& out) { return out = Id<Tag>(cell.integer), true; }
};

template <>
struct Field<Instant> {
    static constexpr auto kind = ColumnKind::integer;
    static Value value(Instant at) { return at.ms; }
    static bool read(Cell& cell, Instant& out) { return out.ms = cell.integer, true; }
};

template <>
struct Field<Duration> {
    static constexpr auto kind = ColumnKind::integer;
    static Value value(Duration length) { return length.ms; }
    static bool read(Cell& cell, Duration& out) { return out.ms = cell.integer, true; }
};

template <>
struct Field<Date> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(Date date) { return format_date(date); }
    static bool read(Cell& cell, Date& out) {
        auto const date = parse_date(cell.text);
        if (date) out = *date;
        return date.has_value();
    }
};

/// Types that are a string inside: they were checked before they were stored.
template <class T>
struct TextField {
    static constexpr auto kind = ColumnKind::text;
    static Value value(T const& text) { return text.value; }
    static bool read(Cell& cell, T& out) { return out.value = std::move(cell.text), true; }
};
template <std::size_t Min, std::size_t Max>
struct Field<Text<Min, Max>> : TextField<Text<Min, Max>> {};
template <>
struct Field<EmailAddress> : TextField<EmailAddress> {};

template <>
struct Field<Json> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(Json const& json) { return json.text; }
    static bool read(Cell& cell, Json& out) { return out.text = std::move(cell.text), true; }
};

template <class E>
    requires(std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value)
struct Field<E> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(E enumerator) { return std::string(boost::describe::enum_to_string(enumerator, "")); }
    static bool read(Cell& cell, E& out) { return boost::describe::enum_from_string(cell.text.c_str(), out); }
};

template <Scalar T>
struct Field<std::optional<T>> {
    static constexpr auto kind = Field<T>::kind;
    static Value value(std::optional<T> const& given) { return given ? Field<T>::value(*given) : Value{}; }
    static bool read(Cell& cell, std::optional<T>& out) {
        out.reset();
        return cell.null || Field<T>::read(cell, out.emplace());
    }
};

std::string json_array_of(std::vector<std::string> const& texts);
std::string json_array_of(std::vector<std::int64_t> const& numbers);

/// Lists are parameters only, for `in {{each :names}}` (texts) and `in {{each_id :ids}}` (numbers).
inline Value to_value(std::vector<std::string> const& texts) { return json_array_of(texts); }
inline Value to_value(std::vector<std::int64_t> const& numbers) { return json_array_of(numbers); }
template <class Tag>
Value to_value(std::vector<Id<Tag>> const& ids) {
    std::vector<std::int64_t> numbers;
    for (auto id : ids) numbers.push_back(id.value);
    return json_array_of(numbers);
}
template <Scalar T>
Value to_value(T const& value) {
    return Field<T>::value(value);
}

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
concept DescribedRow = boost::describe::has_describe_members<T>::value && !Scalar<T> && !std::same_as<T, Money>;

/// A member named after a C++ keyword bears a trailing underscore that SQL does not.
constexpr std::string_view column_name(std::string_view member) {
    return member.ends_with('_') ? member.substr(0, member.size() - 1) : member;
}

// --- parameters

/// Names made for Money members ("total_minor"), kept for the life of the program.
std::string_view joined_name(std::string_view member, std::string_view suffix);

template <class T>
void add_parameter(Parameters& to, std::string_view name, T const& member) {
    if constexpr (std::is_base_of_v<Fragment, T>) {
        to.fragments.push_back({name, &member});
    } else if constexpr (std::same_as<T, Bindings>) {
        for (auto const& [key, value] : member) to.values.push_back({key, value});
    } else if constexpr (std::same_as<T, Money>) {
        to.values.push_back({joined_name(name, "_minor"), member.minor});
        to.values.push_back({joined_name(name, "_currency"), member.currency});
    } else if constexpr (std::same_as<T, std::optional<Money>>) {
        to.values.push_back({joined_name(name, "_minor"), member ? Value(member->minor) : Value{}});
        to.values.push_back({joined_name(name, "_currency"), member ? Value(member->currency) : Value{}});
    } else if constexpr (DescribedRow<T>) {
        boost::mp11::mp_for_each<members_of<T>>([&](auto const& d) { add_parameter(to, column_name(d.name), member.*d.pointer); });
    } else {
        to.values.push_back({name, to_value(member)});
    }
}

template <class Q>
Parameters parameters_of(Q const& query) {
    Parameters all;
    boost::mp11::mp_for_each<members_of<Q>>([&](auto const& d) { add_parameter(all, column_name(d.name), query.*d.pointer); });
    return all;
}

// --- rows

template <class T>
void add_columns(std::vector<ColumnKind>& to) {
    if constexpr (std::same_as<T, Money> || std::same_as<T, std::optional<Money>>) {
        to.insert(to.end(), {ColumnKind::integer, ColumnKind::text});
    } else if constexpr (Scalar<T>) {
        to.push_back(Field<T>::kind);
    } else if constexpr (!std::same_as<T, Values>) {
        static_assert(DescribedRow<T>, "a row is a described struct, a type with a Field, or db::Values");
        boost::mp11::mp_for_each<members_of<T>>(
            [&](auto const& d) { add_columns<std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>>(to); });
    }
}

/// The kinds of the columns a row is read from; empty for db::Values.
template <class Row>
std::vector<ColumnKind> const& columns_of() {
    static auto const kinds = [] {
        std::vector<ColumnKind> all;
        add_columns<Row>(all);
        return all;
    }();
    return kinds;
}

template <class T>
void add_names(std::vector<std::string>& to, std::string_view name) {
    if constexpr (std::same_as<T, Money> || std::same_as<T, std::optional<Money>>) {
        to.emplace_back(joined_name(name, "_minor"));
        to.emplace_back(joined_name(name, "_currency"));
    } else if constexpr (Scalar<T>) {
        to.emplace_back(name);
    } else {
        boost::mp11::mp_for_each<members_of<T>>(
            [&](auto const& d) { add_names<std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>>(to, column_name(d.name)); });
    }
}

/// The columns of a row as its members name them, in their order.
template <DescribedRow Row>
std::vector<std::string> column_names() {
    std::vector<std::string> all;
    add_names<Row>(all, "");
    return all;
}

/// Puts them in place of `{{columns}}`, or of `{{columns p}}` with that alias.
std::string with_columns(std::string_view text, std::vector<std::string> const& names);

/// Throws QueryFailed naming the member: the column is null or holds something else.
[[noreturn]] void column_does_not_fit(std::string_view member, bool null);

template <class T>
void read_column(std::span<Cell> cells, std::size_t& at, std::string_view name, T& out) {
    if constexpr (std::same_as<T, Money>) {
        read_column(cells, at, name, out.minor);
        read_column(cells, at, name, out.currency);
    } else if constexpr (std::same_as<T, std::optional<Money>>) {
        out.reset();
        if (cells[at].null)
            at += 2;
        else
            read_column(cells, at, name, out.emplace());
    } else if constexpr (Scalar<T>) {
        auto& cell = cells[at++];
        constexpr bool may_be_null = requires { out.reset(); };
        if ((cell.null && !may_be_null) || !Field<T>::read(cell, out)) column_does_not_fit(name, cell.null);
    } else {
        boost::mp11::mp_for_each<members_of<T>>([&](auto const& d) { read_column(cells, at, d.name, out.*d.pointer); });
    }
}

template <class Row>
Row read_row(std::span<Cell> cells) {
    if constexpr (std::same_as<Row, Values>) {
        Values row;
        row.reserve(cells.size());
        for (auto& cell : cells) row.push_back(cell.null ? std::nullopt : std::optional(std::move(cell.text)));
        return row;
    } else {
        Row row{};
        std::size_t at = 0;
        read_column(cells, at, "row", row);
        return row;
    }
}

}  // namespace tandem::db
