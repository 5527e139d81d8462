#include "platform/db/condition.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/db/internal/fragment.hpp"
#include "platform/db/internal/like.hpp"
#include "platform/db/mapping.hpp"

namespace tandem::db {

Condition make_condition(Fragment fragment) { return Condition(std::move(fragment)); }

namespace {

Condition of(Column const& column, std::string_view rest, std::vector<Value> values = {}) {
    return make_condition({std::string(column.text()).append(rest), std::move(values)});
}

/// PostgreSQL lower-cases by the rules of a collation, and the database's own may know ASCII only; SQLite has a function of ours.
constexpr std::string_view of_all_languages = "{{pg  collate \"und-x-icu\"}}";

std::string lowered_value() { return std::string("lower(cast(? as text)").append(of_all_languages).append(")"); }

std::string_view sign(Op op) {
    switch (op) {
        case Op::equal:
            return " = ?";
        case Op::not_equal:
            return " <> ?";
        case Op::less:
            return " < ?";
        case Op::less_or_equal:
            return " <= ?";
        case Op::greater:
            return " > ?";
        case Op::greater_or_equal:
            return " >= ?";
    }
    throw std::logic_error("unknown comparison");
}

Condition join(std::vector<Condition> const& parts, std::string_view word, std::string_view when_none) {
    Fragment all;
    for (auto const& part : parts) {
        if (part.is_empty()) continue;
        all.text.append(all.text.empty() ? "(" : word).append(part.text);
        all.values.insert(all.values.end(), part.values.begin(), part.values.end());
    }
    all.text = all.text.empty() ? std::string(when_none) : all.text + ")";
    return make_condition(std::move(all));
}

/// Rows beyond `last` in this one key, nulls counted as the smallest value.
Condition beyond(Ordering::Key const& key, Value const& last) {
    bool const up = key.direction == Direction::ascending;
    bool const last_is_null = std::holds_alternative<std::monostate>(last);
    if (last_is_null) return up ? is_not_null(key.column) : condition("1=0");
    if (up) return compare(key.column, Op::greater, last);
    auto smaller = compare(key.column, Op::less, last);
    return key.nulls == Nulls::never ? smaller : any_of({smaller, is_null(key.column)});
}

Condition same(Column const& column, Value const& last) {
    return std::holds_alternative<std::monostate>(last) ? is_null(column) : compare(column, Op::equal, last);
}

}  // namespace

Column& Column::append(std::string_view more) {
    if (size_ + more.size() > text_.size()) throw std::invalid_argument("a column expression is too long");
    std::ranges::copy(more, text_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += more.size();
    return *this;
}

Column json_column(Column const& column, std::string_view name) {
    auto const allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || name.size() > 100 || !std::ranges::all_of(name, allowed)) {
        throw std::invalid_argument("a property name has only a-z 0-9 _");
    }
    return Column().append("(").append(column.text()).append(" ->> '").append(name).append("')");
}

Column lower(Column const& column) { return Column().append("lower(").append(column.text()).append(of_all_languages).append(")"); }

Column alphabetical(Column const& column) {
    return Column().append(column.text()).append(" collate {{sqlite alphabetical}}{{pg \"und-x-icu\"}}");
}

Column as_number(Column const& column) {
    // PostgreSQL refuses to cast what is no number, so it sees only what looks like one.
    constexpr auto number = R"({{pg substring(}})";
    constexpr auto pattern = R"({{pg  from '^([-+]{0,1}([0-9]+[.]{0,1}[0-9]*|[.][0-9]+)([eE][-+]{0,1}[0-9]+){0,1})$')}})";
    return Column()
        .append("cast(")
        .append(number)
        .append(column.text())
        .append(pattern)
        .append(" as {{sqlite real}}{{pg double precision}})");
}

Condition condition(Literal sql, std::vector<Value> values) {
    auto const marks = std::ranges::count(sql.text(), '?');
    if (static_cast<std::size_t>(marks) != values.size()) throw std::logic_error("a condition needs one value for each ?");
    return make_condition({"(" + std::string(sql.text()) + ")", std::move(values)});
}

Condition compare(Column const& column, Op op, Value value) { return of(column, sign(op), {std::move(value)}); }
Condition is_null(Column const& column) { return of(column, " is null"); }
Condition is_not_null(Column const& column) { return of(column, " is not null"); }

Condition between(Column const& column, Value low, Value high) { return of(column, " between ? and ?", {std::move(low), std::move(high)}); }

Condition is_any_of(Column const& column, std::vector<std::string> const& values) {
    return of(column, " in {{each ?}}", {to_value(values)});
}

Condition is_any_of(Column const& column, std::vector<std::int64_t> const& values) {
    return of(column, " in {{each_id ?}}", {to_value(values)});
}

Condition is_any_number_of(Column const& column, std::vector<std::string> const& numbers) {
    return of(column, " in {{each_number ?}}", {to_value(numbers)});
}

Condition same_text(Column const& column, std::string_view text) { return of(lower(column), " = " + lowered_value(), {std::string(text)}); }

Condition is_any_text_of(Column const& column, std::vector<std::string> const& texts) {
    return of(lower(column), " in {{each_lower ?}}", {to_value(texts)});
}

Condition lists_any_of(Column const& column, std::vector<std::string> const& values) {
    std::string text = "exists (select 1 from {{each ?}} one where {{sqlite instr}}{{pg strpos}}(';' || ";
    text.append(column.text()).append(" || ';', ';' || one.value || ';') > 0)");
    return make_condition({std::move(text), {to_value(values)}});
}

Condition contains(Column const& column, std::string_view part) {
    return of(lower(column), " like " + lowered_value() + " escape '\\'", {"%" + escape_like(part) + "%"});
}

Condition starts_with(Column const& column, std::string_view part) {
    return of(lower(column), " like " + lowered_value() + " escape '\\'", {escape_like(part) + "%"});
}

Condition all_of(std::vector<Condition> const& parts) { return join(parts, " and ", "(1=1)"); }

Condition any_of(std::vector<Condition> const& parts) {
    if (std::ranges::any_of(parts, &Condition::is_empty)) return condition("1=1");
    return join(parts, " or ", "(1=0)");
}

Condition negate(Condition const& part) {
    if (part.is_empty()) return condition("1=0");
    return make_condition({"(case when " + part.text + " then 0 else 1 end = 1)", part.values});
}

Ordering& Ordering::by(Column const& column, Direction direction, Nulls nulls) {
    bool const up = direction == Direction::ascending;
    text.append(text.empty() ? "" : ", ").append(column.text()).append(up ? " asc" : " desc");
    if (nulls == Nulls::possible) text.append(up ? "{{pg  nulls first}}" : "{{pg  nulls last}}");
    keys_.push_back({column, direction, nulls});
    return *this;
}

Condition after(Ordering const& ordering, std::vector<Value> const& last) {
    auto const& keys = ordering.keys();
    if (keys.size() != last.size()) throw std::invalid_argument("a page needs one value for each key of its order");
    std::vector<Condition> ways;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::vector<Condition> parts;
        for (std::size_t before = 0; before < i; ++before) parts.push_back(same(keys[before].column, last[before]));
        parts.push_back(beyond(keys[i], last[i]));
        ways.push_back(all_of(parts));
    }
    if (keys.empty() || std::holds_alternative<std::monostate>(last.front())) return any_of(ways);
    auto const& first = keys.front();
    bool const up = first.direction == Direction::ascending;
    if (!up && first.nulls == Nulls::possible) return any_of(ways);
    // Says nothing new, but lets an index start at the right place.
    return all_of({compare(first.column, up ? Op::greater_or_equal : Op::less_or_equal, last.front()), any_of(ways)});
}

Assignments& Assignments::set(Column const& column, Value value) {
    text.append(text.empty() ? "" : ", ").append(column.text()).append(" = ?");
    values.push_back(std::move(value));
    return *this;
}

}  // namespace tandem::db
