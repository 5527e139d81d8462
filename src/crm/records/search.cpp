#include "crm/records/search.hpp"

#include "crm/records/filters.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

namespace tandem::records {
namespace {

Failure wrong(std::string pointer, std::string code, std::string sentence) {
    return invalid_field(std::move(pointer), std::move(code), std::move(sentence));
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
    if (!direction || direction->is_null()) return Sort{std::string(name->get_string()), false};
    if (*direction != "ASCENDING" && *direction != "DESCENDING")
        return wrong("/sorts/0/direction", "unknown_value", "A sort is ASCENDING or DESCENDING.");
    return Sort{std::string(name->get_string()), *direction == "DESCENDING"};
}

/// One key of the last row, if it is of the kind the sorted column has.
std::optional<db::Value> key_from(json::value const& given, db::Value const& example) {
    if (given.is_null()) return db::Value{};
    if (std::holds_alternative<double>(example) && given.is_number()) return given.to_number<double>();
    if (std::holds_alternative<std::int64_t>(example) && given.is_int64()) return given.get_int64();
    if (std::holds_alternative<std::string>(example) && given.is_string()) return std::string(given.get_string());
    return std::nullopt;
}

Result<std::vector<db::Value>> read_after(std::string const& token, Property const* sorted_by) {
    auto const parsed = parse_json(token);
    auto const* values = parsed ? parsed->if_array() : nullptr;
    std::vector<db::Value> last;
    if (values && values->size() == (sorted_by ? 2 : 1)) {
        auto const key = sorted_by ? key_from(values->front(), comparable(*sorted_by, "0", {})) : std::nullopt;
        if (key) last.push_back(*key);
        if (values->back().is_int64()) last.emplace_back(values->back().get_int64());
    }
    if (last.size() != (sorted_by ? 2 : 1))
        return wrong("/after", "INVALID_AFTER", "This is not a page of this search. Take `paging.next.after` of the page before.");
    return last;
}

}  // namespace

Result<SearchPlan> plan_search(PropertySet const& set, SearchRequest const& request, db::Condition const& also) {
    SearchPlan plan;
    plan.limit = static_cast<int>(request.limit.value_or(Whole<0, 200>{10}).value);
    auto groups = read_filters(set, request.filterGroups.value_or(std::vector<FilterGroup>{}));
    if (!groups) return fail(groups);
    std::vector<db::Condition> parts;
    if (!groups->is_empty()) parts.push_back(*std::move(groups));
    if (!also.is_empty()) parts.push_back(also);
    if (request.query && !trim(*request.query).empty()) parts.push_back(found_by(set.object().type, *request.query));
    if (!parts.empty()) plan.where = db::all_of(parts);

    auto const sort = read_sort(request.sorts);
    if (!sort) return fail(sort);
    auto direction = db::Direction::ascending;
    if (*sort && (*sort)->property != "hs_object_id") {
        plan.sorted_by = set.find((*sort)->property);
        if (!plan.sorted_by)
            return wrong("/sorts/0/propertyName", "PROPERTY_DOESNT_EXIST", fmt::format("Property “{}” does not exist.", (*sort)->property));
    }
    if (*sort && (*sort)->descending) direction = db::Direction::descending;
    if (plan.sorted_by) plan.order.by(plan.sorted_by->compared, direction);
    plan.order.by("id", direction, db::Nulls::never);

    plan.page = plan.where;
    if (auto const after = request.after ? text_of(*request.after) : std::nullopt;
        after && *after && !(*after)->empty() && **after != "0") {
        auto const last = read_after(**after, plan.sorted_by);
        if (!last) return fail(last);
        plan.page = plan.where.is_empty() ? db::after(plan.order, *last) : db::all_of({plan.where, db::after(plan.order, *last)});
    }
    return plan;
}

std::string after_token(SearchPlan const& plan, StoredRecord const& last, PropertySet const& set) {
    json::array values;
    if (plan.sorted_by) {
        auto const value = comparable(*plan.sorted_by, last.value_of(*plan.sorted_by), context_of(last, set));
        std::visit(
            [&](auto const& held) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, std::monostate>)
                    values.emplace_back(nullptr);
                else
                    values.emplace_back(held);
            },
            value);
    }
    values.emplace_back(last.id.value);
    return json::serialize(values);
}

Result<SearchResult> search(db::Read& read, ObjectType type, SearchRequest const& request, db::Condition const& also) {
    auto const set = load_properties(read, type);
    auto const plan = plan_search(set, request, also);
    if (!plan) return fail(plan);
    SearchResult result{.total = count_stored(read, type, plan->where), .results = {}, .paging = {}};
    Presenter const presenter(set, request.properties.value_or(std::vector<std::string>{}));
    auto const page = search_stored(read, type, presenter.reads(plan->sorted_by), plan->page, plan->order, plan->limit);
    result.results = presenter.present(page.records);
    if (page.after && !page.records.empty()) result.paging = Paging{{after_token(*plan, page.records.back(), set)}};
    return result;
}

}  // namespace tandem::records
