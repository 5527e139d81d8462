#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/value.hpp"

namespace tandem::db {

/// Text known when the program is compiled, the only text that reaches SQL.
class Literal {
public:
    consteval Literal(char const* text) : text_(text) {}  // NOLINT: a literal may be given as it is
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// A column or an expression over one: from a literal such as "c.email", or made by the functions below.
class Column {
public:
    consteval Column(char const* literal) {  // NOLINT: a literal may be given as it is
        for (std::string_view rest = literal; char c : rest) {
            bool const allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
            if (!allowed || size_ == text_.size()) throw "a column name has only a-z 0-9 _ .";
            text_[size_++] = c;
        }
        if (size_ == 0) throw "a column has a name";
    }
    /// A column whose value tells of another record, which `<about>_type` and `<about>_id` name: null to who does not see that one.
    static consteval Column told_of(char const* about, char const* column) {
        Column const named(column);
        Column told;
        for (std::string_view part :
             {std::string_view("{{seen "), std::string_view(about), std::string_view(" "), named.text(), std::string_view("}}")})
            for (char c : part) told.text_[told.size_++] = c;
        return told;
    }
    constexpr std::string_view text() const { return {text_.data(), size_}; }

private:
    constexpr Column() = default;
    Column& append(std::string_view more);

    friend Column json_column(Column const& column, std::string_view name);
    friend Column lower(Column const& column);
    friend Column alphabetical(Column const& column);
    friend Column as_number(Column const& column);

    std::array<char, 280> text_{};
    std::size_t size_ = 0;
};

/// The text of a property in a JSON column. Throws std::invalid_argument unless the name is [a-z0-9_]{1,100}.
Column json_column(Column const& column, std::string_view name);
/// All letters, not only those of ASCII, in lower case.
Column lower(Column const& column);
/// A text in the order of words: without regard to case, and accented letters beside plain ones.
Column alphabetical(Column const& column);
/// A text as a number, for comparing and sorting by amount; null where it is none (0 on SQLite).
Column as_number(Column const& column);

enum class Op { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// What rows must satisfy; fills `{{name}}` of the query, whose member it is. Without a part every row satisfies it.
class Condition : public Fragment {
public:
    Condition() = default;
    bool is_empty() const { return text.empty(); }

private:
    explicit Condition(Fragment fragment) : Fragment(std::move(fragment)) {}
    friend Condition make_condition(Fragment fragment);
};

/// Own SQL with `?` for each value: `condition("exists (select 1 from membership m where … and m.list_id = ?)", {id})`.
/// May use :workspace_id and engine switches.
Condition condition(Literal sql, std::vector<Value> values = {});
Condition compare(Column const& column, Op op, Value value);
Condition is_null(Column const& column);
Condition is_not_null(Column const& column);
Condition between(Column const& column, Value low, Value high);  ///< both ends belong to it
Condition is_any_of(Column const& column, std::vector<std::string> const& values);
Condition is_any_of(Column const& column, std::vector<std::int64_t> const& values);
/// A text as a number (of as_number()) that is one of these.
Condition is_any_number_of(Column const& column, std::vector<std::string> const& numbers);
/// The whole text, without regard to case.
Condition same_text(Column const& column, std::string_view text);
Condition is_any_text_of(Column const& column, std::vector<std::string> const& texts);
/// A text that lists values, "a;b", and has one of these among them.
Condition lists_any_of(Column const& column, std::vector<std::string> const& values);
/// Part of the text, without regard to case.
Condition contains(Column const& column, std::string_view part);
Condition starts_with(Column const& column, std::string_view part);
Condition all_of(std::vector<Condition> const& parts);  ///< true when there are none
Condition any_of(std::vector<Condition> const& parts);  ///< false when there are none
Condition negate(Condition const& part);                ///< also true where the part is unknown (null)

/// Whether a column sorted by can be null. Where it cannot, PostgreSQL may use a plain index.
enum class Nulls { possible, never };
enum class Direction { ascending, descending };

/// What follows `order by` in place of `{{name}}`. Nulls come first when ascending and last when descending, on both engines.
class Ordering : public Fragment {
public:
    struct Key {
        Column column;
        Direction direction;
        Nulls nulls;
    };
    Ordering() = default;
    Ordering& by(Column const& column, Direction direction, Nulls nulls = Nulls::possible);
    std::vector<Key> const& keys() const { return keys_; }

private:
    std::vector<Key> keys_;
};

/// The rows that come after the one with these values in this order: the next page. As many values as keys.
Condition after(Ordering const& ordering, std::vector<Value> const& last);

/// What follows `set` in place of `{{name}}`: the columns to change.
class Assignments : public Fragment {
public:
    Assignments& set(Column const& column, Value value);
    bool is_empty() const { return text.empty(); }
};

}  // namespace tandem::db
