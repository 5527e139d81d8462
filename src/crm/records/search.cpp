#include "crm/records/search.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

constexpr std::size_t most_groups = 5;
constexpr std::size_t most_filters = 18;

Failure wrong(std::string pointer, std::string code, std::string sentence) {
    return invalid_field(std::move(pointer), std::move(code), std::move(sentence));
}

bool holds_text(Property const& property) {
    return property.kind == ValueKind::text || (property.kind == ValueKind::enumeration && property.choices.empty());
}

db::Value comparable(Property const& property, std::string const& stored) {
    if (property.custom && property.kind == ValueKind::number) return std::strtod(stored.c_str(), nullptr);
    return to_column(property, stored);
}

/// One filter, read against its property; values become stored ones, so that "12.50" meets 1250.
class FilterReader {
public:
    FilterReader(PropertySet const& set, ValueContext context) : set_(set), context_(context) {}

    Result<db::Condition> read(Filter const& filter, std::string const& pointer) {
        auto const* property = set_.find(filter.propertyName.value);
        if (filter.propertyName.value == "hs_object_id") return read_id(filter, pointer);
        if (!property) return wrong(pointer + "/propertyName", "PROPERTY_DOESNT_EXIST", fmt::format("Property “{}” does not exist.", filter.propertyName.value));
        using enum FilterOperator;
        switch (filter.operator_) {
            case HAS_PROPERTY: return db::is_not_null(property->column);
            case NOT_HAS_PROPERTY: return db::is_null(property->column);
            case CONTAINS_TOKEN: return tokens(filter, *property, pointer);
            case NOT_CONTAINS_TOKEN: return negated(tokens(filter, *property, pointer));
            case IN: return any_of(filter, *property, pointer);
            case NOT_IN: return negated(any_of(filter, *property, pointer));
            case BETWEEN: return between(filter, *property, pointer);
            case EQ: return compared(filter, *property, pointer, db::Op::equal);
            case NEQ: return negated(compared(filter, *property, pointer, db::Op::equal));
            case LT: return compared(filter, *property, pointer, db::Op::less);
            case LTE: return compared(filter, *property, pointer, db::Op::less_or_equal);
            case GT: return compared(filter, *property, pointer, db::Op::greater);
            case GTE: return compared(filter, *property, pointer, db::Op::greater_or_equal);
        }
        return db::Condition{};
    }

private:
    static Result<db::Condition> negated(Result<db::Condition> condition) {
        if (!condition) return condition;
        return db::negate(*condition);
    }

    Result<std::string> value(std::optional<std::string> const& given, Property const& property, std::string const& pointer) const {
        if (!given || given->empty()) return wrong(pointer, "missing", "This filter needs a value.");
        auto stored = to_stored(property, given, context_);
        if (!stored) return wrong(pointer, stored.error().fields.front().code, stored.error().message);
        return **stored;
    }

    Result<db::Condition> compared(Filter const& filter, Property const& property, std::string const& pointer, db::Op op) const {
        auto const stored = value(filter.value, property, pointer + "/value");
        if (!stored) return fail(stored);
        if (op == db::Op::equal && holds_text(property)) return db::compare(db::lower(property.column), op, to_lower_ascii(*stored));
        return db::compare(property.column, op, comparable(property, *stored));
    }

    Result<db::Condition> between(Filter const& filter, Property const& property, std::string const& pointer) const {
        auto const low = value(filter.value, property, pointer + "/value");
        auto const high = value(filter.highValue, property, pointer + "/highValue");
        if (!low) return fail(low);
        if (!high) return fail(high);
        return db::between(property.column, comparable(property, *low), comparable(property, *high));
    }

    Result<db::Condition> any_of(Filter const& filter, Property const& property, std::string const& pointer) const {
        if (!filter.values || filter.values->empty()) return wrong(pointer + "/values", "missing", "This filter needs values.");
        std::vector<db::Condition> parts;
        for (auto const& given : *filter.values) {
            auto const stored = value(given, property, pointer + "/values");
            if (!stored) return fail(stored);
            parts.push_back(db::compare(property.column, db::Op::equal, comparable(property, *stored)));
        }
        return db::any_of(parts);
    }

    Result<db::Condition> tokens(Filter const& filter, Property const& property, std::string const& pointer) const {
        auto token = filter.value.value_or("");
        std::erase(token, '*');
        if (token.empty()) return wrong(pointer + "/value", "missing", "This filter needs a value.");
        return db::contains(property.column, token);
    }

    Result<db::Condition> read_id(Filter const& filter, std::string const& pointer) const {
        auto given = filter.values.value_or(std::vector<std::string>{});
        if (filter.value) given.push_back(*filter.value);
        std::vector<std::int64_t> ids;
        for (auto const& text : given)
            if (auto const id = parse_id(text)) ids.push_back(*id);
        if (filter.operator_ == FilterOperator::EQ || filter.operator_ == FilterOperator::IN) return db::is_any_of("id", ids);
        if (filter.operator_ == FilterOperator::NEQ || filter.operator_ == FilterOperator::NOT_IN) return db::negate(db::is_any_of("id", ids));
        if (ids.empty()) return wrong(pointer + "/value", "not_an_id", "This is not an id.");
        auto const op = filter.operator_ == FilterOperator::GT    ? db::Op::greater
                        : filter.operator_ == FilterOperator::GTE ? db::Op::greater_or_equal
                        : filter.operator_ == FilterOperator::LT  ? db::Op::less
                                                                  : db::Op::less_or_equal;
        return db::compare("id", op, ids.front());
    }

    PropertySet const& set_;
    ValueContext context_;
};

Result<db::Condition> read_groups(PropertySet const& set, std::vector<FilterGroup> const& groups, ValueContext context) {
    std::size_t filters = 0;
    for (auto const& group : groups) filters += group.filters.size();
    if (groups.size() > most_groups || filters > most_filters)
        return wrong("/filterGroups", "too_many", fmt::format("A search has at most {} groups and {} filters.", most_groups, most_filters));
    std::vector<db::Condition> alternatives;
    std::vector<FieldError> errors;
    FilterReader reader(set, context);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<db::Condition> parts;
        for (std::size_t f = 0; f < groups[g].filters.size(); ++f) {
            auto part = reader.read(groups[g].filters[f], fmt::format("/filterGroups/{}/filters/{}", g, f));
            if (part) parts.push_back(*std::move(part));
            else errors.insert(errors.end(), part.error().fields.begin(), part.error().fields.end());
        }
        if (!parts.empty()) alternatives.push_back(db::all_of(parts));
    }
    if (!errors.empty()) return invalid_fields("filter_invalid", std::move(errors));
    return alternatives.empty() ? db::Condition{} : db::any_of(alternatives);
}

/// Every word of the query begins a word of the record.
db::Condition found_by(ObjectType type, std::string const& query) {
    std::vector<db::Condition> parts;
    for (auto const& word : words_of(query))
        parts.push_back(db::condition(
            "id in (select t.record_id from search_term t where t.workspace_id = :workspace_id and t.object_type = ? and t.term >= ? and t.term < ?)",
            {std::string(name_of(type)), word, word + "\xF4\x8F\xBF\xBF"}));
    return db::all_of(parts);
}

struct Sort {
    std::string property;
    bool descending = false;
};

/// `["name"]`, `["-name"]` and `[{"propertyName": "name", "direction": "DESCENDING"}]`; the first one counts.
Result<std::optional<Sort>> read_sort(std::optional<json::value> const& sorts) {
    if (!sorts || sorts->is_null()) return std::optional<Sort>{};
    auto const* list = sorts->if_array();
    if (!list) return wrong("/sorts", "not_a_list", "This must be a list.");
    if (list->empty()) return std::optional<Sort>{};
    if (list->size() > 1) return wrong("/sorts", "too_many", "A search sorts by one property.");
    if (auto const* text = list->front().if_string()) {
        bool const descending = text->starts_with('-');
        return Sort{std::string(descending ? text->subview(1) : text->subview(0)), descending};
    }
    auto const* object = list->front().if_object();
    auto const* name = object ? object->if_contains("propertyName") : nullptr;
    if (!name || !name->is_string()) return wrong("/sorts/0", "missing", "A sort names a property.");
    auto const* direction = object->if_contains("direction");
    return Sort{std::string(name->get_string()), direction && direction->is_string() && direction->get_string() == "DESCENDING"};
}

Result<std::vector<db::Value>> read_after(std::string const& token, std::size_t keys) {
    auto const parsed = parse_json(token);
    auto const* values = parsed ? parsed->if_array() : nullptr;
    std::vector<db::Value> last;
    if (values && values->size() == keys) {
        for (auto const& value : *values) {
            if (value.is_null()) last.emplace_back();
            else if (auto const* number = value.if_int64()) last.emplace_back(*number);
            else if (auto const* real = value.if_double()) last.emplace_back(*real);
            else if (auto const* text = value.if_string()) last.emplace_back(std::string(*text));
        }
    } else if (auto const id = parse_id(token); id && keys == 1) {
        last.emplace_back(*id);
    }
    if (last.size() != keys) return wrong("/after", "INVALID_AFTER", "This is not a page of this search. Take `paging.next.after` of the page before.");
    return last;
}

}  // namespace

Result<SearchPlan> plan_search(PropertySet const& set, SearchRequest const& request, ValueContext context) {
    SearchPlan plan;
    plan.limit = static_cast<int>(request.limit.value_or(Whole<0, 200>{10}).value);
    auto groups = read_groups(set, request.filterGroups.value_or(std::vector<FilterGroup>{}), context);
    if (!groups) return fail(groups);
    std::vector<db::Condition> parts;
    if (!groups->is_empty()) parts.push_back(*std::move(groups));
    if (request.query && !trim(*request.query).empty()) parts.push_back(found_by(set.object().type, *request.query));
    if (!parts.empty()) plan.where = db::all_of(parts);

    auto const sort = read_sort(request.sorts);
    if (!sort) return fail(sort);
    auto direction = db::Direction::ascending;
    if (*sort && (*sort)->property != "hs_object_id") {
        plan.sorted_by = set.find((*sort)->property);
        if (!plan.sorted_by) return wrong("/sorts/0/propertyName", "PROPERTY_DOESNT_EXIST", fmt::format("Property “{}” does not exist.", (*sort)->property));
    }
    if (*sort && (*sort)->descending) direction = db::Direction::descending;
    if (plan.sorted_by) plan.order.by(plan.sorted_by->column, direction);
    plan.order.by("id", direction, db::Nulls::never);

    plan.page = plan.where;
    if (request.after && !request.after->empty() && *request.after != "0") {
        auto const last = read_after(*request.after, plan.order.keys().size());
        if (!last) return fail(last);
        plan.page = plan.where.is_empty() ? db::after(plan.order, *last) : db::all_of({plan.where, db::after(plan.order, *last)});
    }
    return plan;
}

std::string after_token(SearchPlan const& plan, StoredRecord const& last, ObjectDefinition const& object) {
    json::array values;
    if (plan.sorted_by) {
        auto const stored = last.value_of(*plan.sorted_by, object);
        auto const value = stored ? comparable(*plan.sorted_by, *stored) : db::Value{};
        std::visit(
            [&](auto const& held) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, std::monostate>) values.emplace_back(nullptr);
                else values.emplace_back(held);
            },
            value);
    }
    values.emplace_back(last.id.value);
    return json::serialize(values);
}

}  // namespace tandem::records
