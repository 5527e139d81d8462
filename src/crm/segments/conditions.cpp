#include "crm/segments/conditions.hpp"

#include <fmt/format.h>

namespace tandem::segments {
namespace {

using Kinds = boost::mp11::mp_rename<decltype(Condition::is), boost::mp11::mp_list>;

/// Of an associated record nothing else is known here.
bool fits_inside_association(Condition const& condition) {
    return std::holds_alternative<Group>(condition.is) || std::holds_alternative<PropertyCondition>(condition.is) ||
           std::holds_alternative<DateCondition>(condition.is);
}

class Shape {
public:
    Result<void> check(Condition const& condition, std::string const& pointer, std::size_t depth, bool in_association) {
        if (++count_ > most_conditions)
            return invalid_field(pointer, "too_many", fmt::format("A segment has at most {} conditions.", most_conditions));
        if (depth > deepest)
            return invalid_field(pointer, "too_deep", fmt::format("Conditions are nested at most {} levels deep.", deepest));
        if (in_association && !fits_inside_association(condition))
            return invalid_field(pointer + "/type", "not_of_an_association",
                                 "Of an associated record only properties and dates can be asked, and groups of them.");
        bool const associated = in_association || std::holds_alternative<AssociatedCondition>(condition.is);
        auto const& parts = inside(condition);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (auto const ok = check(parts[i], pointer_of(pointer, i), depth + 1, associated); !ok) return ok;
        return {};
    }

private:
    std::size_t count_ = 0;
};

void make_normal(records::Filter& filter) {
    using enum records::FilterOperator;
    auto const is = filter.operator_;
    bool const lists = is == IN || is == NOT_IN;
    bool const asks = is == HAS_PROPERTY || is == NOT_HAS_PROPERTY;
    if (lists || asks) filter.value.reset();
    if (!lists) filter.values.reset();
    if (is != BETWEEN) filter.highValue.reset();
    if (lists && !filter.values) filter.values.emplace();
    if (!lists && !asks && !filter.value) filter.value.emplace();
    if (is == BETWEEN && !filter.highValue) filter.highValue.emplace();
}

}  // namespace

std::vector<Condition> const& inside(Condition const& condition) {
    static std::vector<Condition> const nothing;
    if (auto const* group = std::get_if<Group>(&condition.is)) return group->conditions;
    if (auto const* link = std::get_if<AssociatedCondition>(&condition.is); link && link->conditions) return *link->conditions;
    return nothing;
}

bool names(Condition const& condition, SegmentId id) {
    if (auto const* other = std::get_if<SegmentCondition>(&condition.is)) return other->segment_id == id;
    return std::ranges::any_of(inside(condition), [&](auto const& part) { return names(part, id); });
}

std::string pointer_of(std::string const& parent, std::size_t child) { return fmt::format("{}/conditions/{}", parent, child); }

Result<void> check_shape(Condition const& condition, std::string const& pointer) {
    if (!std::holds_alternative<Group>(condition.is))
        return invalid_field(pointer + "/type", "not_a_group", "A segment begins with a group: all, any or none.");
    return Shape().check(condition, pointer, 1, false);
}

Condition normal(Condition condition) {
    std::visit(Either{[](Group& group) {
                          for (auto& part : group.conditions) part = normal(std::move(part));
                      },
                      [](AssociatedCondition& link) {
                          if (link.conditions && link.conditions->empty()) link.conditions.reset();
                          if (!link.conditions) return;
                          for (auto& part : *link.conditions) part = normal(std::move(part));
                      },
                      [](PropertyCondition& property) { make_normal(property); }, [](auto&) {}},
               condition.is);
    return condition;
}

Condition from_search(std::vector<records::FilterGroup> const& groups, std::string const& query) {
    std::vector<Condition> alternatives;
    for (auto const& given : groups) {
        std::vector<Condition> parts;
        for (auto const& filter : given.filters) parts.push_back({PropertyCondition{filter, OfProperty::property}});
        if (!parts.empty()) alternatives.push_back(group(Holding::all, std::move(parts)));
    }
    std::vector<Condition> all;
    if (alternatives.size() == 1) all = std::get<Group>(alternatives.front().is).conditions;
    if (alternatives.size() > 1) all.push_back(group(Holding::any, std::move(alternatives)));
    if (auto const words = trim(query); !words.empty()) all.push_back({WordsCondition{OfWords::words, {std::string(words)}}});
    return normal(group(Holding::all, std::move(all)));
}

}  // namespace tandem::segments

namespace tandem {
namespace {

using segments::Kinds;

template <class Kind>
using TypeOf = std::remove_cvref_t<decltype(std::declval<Kind&>().type)>;

std::vector<std::string_view> known_types() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Kinds>>([&]<class Kind>(boost::mp11::mp_identity<Kind>) {
        for (auto const name : enumerators_of<TypeOf<Kind>>()) names.push_back(name);
    });
    return names;
}

}  // namespace

bool Coder<segments::Condition>::read(json::value const& v, JsonPath const& p, Reading& r, segments::Condition& out) {
    auto const* object = described::read_object(v, p, r);
    if (!object) return false;
    auto const* given = object->if_contains("type");
    auto const* text = given ? given->if_string() : nullptr;
    std::string_view const type = text ? std::string_view(*text) : std::string_view();
    bool known = false;
    bool good = false;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Kinds>>([&]<class Kind>(boost::mp11::mp_identity<Kind>) {
        if (known || !enumerator_named<TypeOf<Kind>>(type)) return;
        known = true;
        good = Coder<Kind>::read(v, p, r, out.is.template emplace<Kind>());
    });
    return known ? good : described::unknown_enumerator(JsonPath{&p, "type"}, r, type, known_types());
}

json::value Coder<segments::Condition>::write(segments::Condition const& condition) {
    return std::visit([](auto const& one) { return encode(one); }, condition.is);
}

json::object Coder<segments::Condition>::schema(Schemas& schemas) {
    auto const name = described::component_name(typeid(segments::Condition));
    if (schemas.components.try_emplace(name).second) {
        json::array kinds;
        boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Kinds>>(
            [&]<class Kind>(boost::mp11::mp_identity<Kind>) { kinds.push_back(schema_of<Kind>(schemas)); });
        schemas.components[name] = {{"oneOf", std::move(kinds)}};
    }
    return described::reference_to(name);
}

}  // namespace tandem
