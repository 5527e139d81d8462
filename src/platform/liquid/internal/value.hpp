#pragma once

#include <boost/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tandem::liquid {

struct Value;

/// Text that lives in the template, the data or the arena of this rendering. `safe` text is not escaped again.
struct Characters {
    std::string_view text;
    bool safe = false;
};

/// A list made while rendering, in the arena.
struct List {
    Value const* items = nullptr;
    std::size_t size = 0;
};

struct Range {
    std::int64_t first = 0;
    std::int64_t last = -1;
    bool operator==(Range const&) const = default;
};

enum class Special { empty, blank };

/// What `forloop` and `tablerowloop` show.
struct Loop {
    std::string_view name;
    std::size_t length = 0;
    std::size_t index0 = 0;
    Loop const* parent = nullptr;
    std::size_t columns = 0;  ///< of a tablerow, else 0
    bool of_render = false;   ///< of `render … for`: no parent to the loops inside
};

/// A value while rendering: trivially copyable, owns nothing.
struct Value {
    std::variant<std::monostate, bool, std::int64_t, double, Characters, boost::json::array const*, boost::json::object const*, List, Range,
                 Special, Loop const*>
        is;

    Value() = default;
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, Value> && std::is_constructible_v<decltype(is), T>)
    Value(T value) : is(value) {}  // NOLINT: every kind is a value
    Value(std::string_view text) : is(Characters{text}) {}

    template <class T>
    T const* as() const {
        return std::get_if<T>(&is);
    }
    bool is_nil() const { return std::holds_alternative<std::monostate>(is); }
};

/// A value of the data, borrowed.
Value from_json(boost::json::value const& value);

bool is_truthy(Value const& value);
bool is_empty(Value const& value);  ///< == empty
bool is_blank(Value const& value);  ///< == blank
bool equal(Value const& left, Value const& right);

/// -1, 0, 1; nullopt where the two cannot be ordered.
std::optional<int> compare(Value const& left, Value const& right);

bool is_sequence(Value const& value);  ///< an array, a list made while rendering, or a range
std::size_t length_of(Value const& sequence);
Value item_of(Value const& sequence, std::size_t index);

/// Appends the text of a value, as an output without escaping writes it.
void append_text(std::string& out, Value const& value);
std::string text_of(Value const& value);

/// A whole number or a decimal one; text is read as Liquid does ("10" is 10, "1.5" is 1.5, "abc" is 0).
using Number = std::variant<std::int64_t, double>;
Number to_number(Value const& value);
double to_real(Number number);
/// The whole number a value stands for, where it is one: 2, "2", 2.0.
std::optional<std::int64_t> to_integer(Value const& value);
Value from_number(Number number);

}  // namespace tandem::liquid
