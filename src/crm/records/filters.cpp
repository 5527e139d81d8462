#include "crm/records/filters.hpp"

#include "base/line.hpp"
#include "base/unicode.hpp"
#include "crm/records/values.hpp"
#include "platform/db/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

constexpr std::size_t most_groups = 5;
constexpr std::size_t most_filters = 18;

db::Condition never() { return db::condition("1=0"); }

bool holds_text(Property const& property) {
    return property.kind == ValueKind::text || (property.kind == ValueKind::enumeration && property.choices.empty());
}

bool lies_as_text(Property const& property) {
    return property.kind != ValueKind::number && std::holds_alternative<std::string>(to_column(property, "0"));
}

/// A bound of amounts may have more decimals than amounts have: it lies between two of them.
struct AmountBound {
    std::int64_t floor = 0;
    bool exact = true;
};

std::optional<AmountBound> bound_from(std::string_view text, int decimals) {
    auto const point = std::min(text.find('.'), text.size());
    auto const fraction = text.substr(std::min(point + 1, text.size()));
    auto const kept = fraction.substr(0, static_cast<std::size_t>(decimals));
    auto const rest = fraction.substr(kept.size());
    auto const floor = parse_decimal(std::string(text.substr(0, point)) + (kept.empty() ? "" : ".") + std::string(kept), decimals);
    if (!floor || rest.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    bool const exact = rest.find_first_not_of('0') == std::string_view::npos;
    return AmountBound{!exact && text.starts_with('-') ? *floor - 1 : *floor, exact};
}

/// One filter, read against its property; values become stored ones, so that "12.50" meets 1250.
class FilterReader {
public:
    FilterReader(PropertySet const& set, Filter const& filter, Property const& property, std::string pointer)
        : filter_(filter), property_(property), pointer_(std::move(pointer)), context_{decimals_of(set.currency()).value_or(2)} {}

    Result<db::Condition> read() const {
        using enum FilterOperator;
        switch (filter_.operator_) {
            case HAS_PROPERTY:
                return db::is_not_null(property_.column);
            case NOT_HAS_PROPERTY:
                return db::is_null(property_.column);
            case CONTAINS_TOKEN:
                return token();
            case NOT_CONTAINS_TOKEN:
                return negated(token());
            case IN:
                return any_of();
            case NOT_IN:
                return negated(any_of());
            case BETWEEN:
                return between();
            case EQ:
                return compared(db::Op::equal, filter_.value, "/value");
            case NEQ:
                return negated(compared(db::Op::equal, filter_.value, "/value"));
            case LT:
                return compared(db::Op::less, filter_.value, "/value");
            case LTE:
                return compared(db::Op::less_or_equal, filter_.value, "/value");
            case GT:
                return compared(db::Op::greater, filter_.value, "/value");
            case GTE:
                return compared(db::Op::greater_or_equal, filter_.value, "/value");
        }
        return db::Condition{};
    }

private:
    static Result<db::Condition> negated(Result<db::Condition> condition) {
        if (!condition) return condition;
        return db::negate(*condition);
    }

    Failure wrong(std::string_view at, std::string code, std::string sentence) const {
        return invalid_field(pointer_ + std::string(at), std::move(code), std::move(sentence));
    }

    /// As it would be stored; nothing where no record can have this value.
    Result<Stored> stored(std::optional<std::string> const& given, std::string_view at) const {
        auto const text = trim(given ? std::string_view(*given) : std::string_view());
        if (text.empty()) return wrong(at, "missing", "This filter needs a value.");
        if (property_.kind == ValueKind::email) return Stored(to_lower(text));
        auto value = to_stored(property_, std::string(text), context_);
        if (value) return value;
        // An option may have been taken away and still stand in records.
        if (property_.kind == ValueKind::enumeration) return Stored(text);
        if (property_.kind == ValueKind::id || property_.kind == ValueKind::owner) return Stored{};
        return wrong(at, value.error().fields.front().code, value.error().message);
    }

    Result<db::Condition> compared(db::Op op, std::optional<std::string> const& given, std::string_view at) const {
        if (property_.kind == ValueKind::money) return amount(op, given, at);
        auto const value = stored(given, at);
        if (!value) return fail(value);
        if (!*value) return never();
        if (op == db::Op::equal && holds_text(property_)) return db::same_text(property_.column, **value);
        return db::compare(property_.compared, op, comparable(property_, *value, context_));
    }

    Result<AmountBound> bound(std::optional<std::string> const& given, std::string_view at) const {
        auto const text = trim(given ? std::string_view(*given) : std::string_view());
        if (text.empty()) return wrong(at, "missing", "This filter needs a value.");
        auto const bound = bound_from(text, compares_in_thousandths(property_) ? 3 : context_.decimals);
        if (!bound) return wrong(at, "INVALID_AMOUNT", fmt::format("“{}” is not an amount.", beginning_of(text, 40)));
        return *bound;
    }

    Result<db::Condition> amount(db::Op op, std::optional<std::string> const& given, std::string_view at) const {
        auto const limit = bound(given, at);
        if (!limit) return fail(limit);
        if (!limit->exact) {
            if (op == db::Op::equal) return never();
            op = op == db::Op::less || op == db::Op::less_or_equal ? db::Op::less_or_equal : db::Op::greater;
        }
        return db::compare(property_.compared, op, limit->floor);
    }

    Result<db::Condition> between() const {
        auto const low = compared(db::Op::greater_or_equal, filter_.value, "/value");
        auto const high = compared(db::Op::less_or_equal, filter_.highValue, "/highValue");
        if (!low) return fail(low);
        if (!high) return fail(high);
        return db::all_of({*low, *high});
    }

    Result<db::Condition> any_of() const {
        if (!filter_.values || filter_.values->empty()) return wrong("/values", "missing", "This filter needs values.");
        std::vector<std::string> texts;
        std::vector<std::int64_t> numbers;
        for (auto const& given : *filter_.values) {
            if (property_.kind == ValueKind::money) {
                auto const limit = bound(given, "/values");
                if (!limit) return fail(limit);
                if (limit->exact) numbers.push_back(limit->floor);
                continue;
            }
            auto const value = stored(given, "/values");
            if (!value) return fail(value);
            if (!*value) continue;
            auto const held = comparable(property_, *value, context_);
            if (auto const* number = std::get_if<std::int64_t>(&held))
                numbers.push_back(*number);
            else
                texts.push_back(**value);
        }
        if (property_.many) return db::lists_any_of(property_.column, texts);
        if (holds_text(property_)) return db::is_any_text_of(property_.column, texts);
        if (property_.kind == ValueKind::number) return db::is_any_number_of(property_.column, texts);
        return lies_as_text(property_) ? db::is_any_of(property_.column, texts) : db::is_any_of(property_.compared, numbers);
    }

    Result<db::Condition> token() const {
        auto const given = filter_.value.value_or("");
        auto token = given;
        std::erase(token, '*');
        if (token.empty()) return wrong("/value", "missing", "This filter needs a value.");
        if (property_.many) return db::lists_any_of(property_.column, {token});
        if (!lies_as_text(property_))
            return wrong("/operator", "INVALID_OPERATOR",
                         fmt::format("“{}” holds no text. Compare it with EQ, GT or LT.", property_.label));
        return db::has_words(property_.column, given);
    }

    Filter const& filter_;
    Property const& property_;
    std::string pointer_;
    ValueContext context_;
};

/// HubSpot's pseudo-properties: "associations.company" is the id of a company the record is linked with.
constexpr std::string_view associations = "associations.";

std::optional<ObjectType> linked_type(std::string_view name) {
    return name.starts_with(associations) ? object_type_named(name.substr(associations.size())) : std::nullopt;
}

db::Condition linked_with(ObjectType from, ObjectType to, std::int64_t id) {
    return db::condition(
        "exists (select 1 from association a where {{visible association a}} and a.from_type = ? and a.from_id = id and a.to_type = ? and a.to_id = ?)",
        {std::string(name_of(from)), std::string(name_of(to)), id});
}

db::Condition linked_with_any(ObjectType from, ObjectType to) {
    return db::condition(
        "exists (select 1 from association a where {{visible association a}} and a.from_type = ? and a.from_id = id and a.to_type = ?)",
        {std::string(name_of(from)), std::string(name_of(to))});
}

Result<db::Condition> read_link_filter(ObjectType from, ObjectType to, Filter const& filter, std::string const& pointer) {
    using enum FilterOperator;
    constexpr std::size_t most = 100;
    auto const is = filter.operator_;
    if (is == HAS_PROPERTY) return linked_with_any(from, to);
    if (is == NOT_HAS_PROPERTY) return db::negate(linked_with_any(from, to));
    bool const one = is == EQ || is == NEQ;
    if (!one && is != IN && is != NOT_IN)
        return invalid_field(pointer + "/operator", "INVALID_OPERATOR", "Associations are compared with EQ, NEQ, IN and NOT_IN.");
    auto const given = one ? std::vector<std::string>{filter.value.value_or("")} : filter.values.value_or(std::vector<std::string>{});
    if (given.empty() || given.size() > most)
        return invalid_field(pointer + "/values", "missing", fmt::format("This filter needs 1 to {} ids.", most));
    std::vector<db::Condition> alternatives;
    for (auto const& text : given) {
        auto const id = parse_id(trim(text));
        if (!id)
            return invalid_field(pointer + (one ? "/value" : "/values"), "INVALID_ID",
                                 fmt::format("“{}” is not the id of a record.", beginning_of(text, 40)));
        alternatives.push_back(linked_with(from, to, *id));
    }
    auto any = db::any_of(alternatives);
    return is == NEQ || is == NOT_IN ? db::negate(any) : any;
}

Result<db::Condition> read_filter(PropertySet const& set, Filter const& filter, std::string pointer) {
    if (auto const to = linked_type(filter.propertyName.value)) return read_link_filter(set.object().type, *to, filter, pointer);
    auto const* property = set.find(filter.propertyName.value);
    if (!property)
        return invalid_field(pointer + "/propertyName", "PROPERTY_DOESNT_EXIST",
                             fmt::format("Property “{}” does not exist.", filter.propertyName.value));
    return FilterReader(set, filter, *property, std::move(pointer)).read();
}

}  // namespace

Result<db::Condition> read_filters(PropertySet const& set, std::vector<FilterGroup> const& groups) {
    std::size_t filters = 0;
    for (auto const& group : groups) filters += group.filters.size();
    if (groups.size() > most_groups || filters > most_filters)
        return invalid_field("/filterGroups", "too_many",
                             fmt::format("A search has at most {} groups and {} filters.", most_groups, most_filters));
    std::vector<db::Condition> alternatives;
    std::vector<FieldError> errors;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<db::Condition> parts;
        for (std::size_t f = 0; f < groups[g].filters.size(); ++f) {
            auto part = read_filter(set, groups[g].filters[f], fmt::format("/filterGroups/{}/filters/{}", g, f));
            if (part)
                parts.push_back(*std::move(part));
            else
                errors.insert(errors.end(), part.error().fields.begin(), part.error().fields.end());
        }
        if (!parts.empty()) alternatives.push_back(db::all_of(parts));
    }
    if (!errors.empty()) return invalid_fields("filter_invalid", std::move(errors));
    return alternatives.empty() ? db::Condition{} : db::any_of(alternatives);
}

}  // namespace tandem::records
