#include "crm/kinds/kinds.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "crm/kinds/own.hpp"
#include "platform/http/route.hpp"

namespace tandem::kinds {
namespace {

constexpr std::int32_t before_own = 10'000;

std::vector<Spelling>& known() {
    static std::vector<Spelling> all = {{ObjectType::contacts, "contacts", "contact"},
                                        {ObjectType::companies, "companies", "company"},
                                        {ObjectType::deals, "deals", "deal"}};
    return all;
}

std::optional<std::int64_t> number_behind(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return std::nullopt;
    text.remove_prefix(prefix.size());
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_plain = error == std::errc{} && end == text.data() + text.size() && !text.starts_with('0');
    return is_plain && number > 0 ? std::optional(number) : std::nullopt;
}

/// "2-1", "2-2" …, kept for the life of the program, since names are views.
std::vector<std::string> const& own_names() {
    static auto const all = [] {
        std::vector<std::string> names(1);
        for (std::int64_t number = 1; number <= most_own_kinds; ++number) names.push_back("2-" + std::to_string(number));
        return names;
    }();
    return all;
}

}  // namespace

ObjectType own_kind(std::int64_t number) { return static_cast<ObjectType>(before_own + static_cast<std::int32_t>(number)); }
bool is_own(ObjectType type) { return static_cast<std::int32_t>(type) > before_own; }
std::int64_t number_of(ObjectType type) { return static_cast<std::int32_t>(type) - (is_own(type) ? before_own : 0); }

bool spell(Spelling const& spelling) {
    for (auto const& other : known())
        if (other.type == spelling.type || other.name == spelling.name || other.singular == spelling.singular)
            throw std::logic_error("two kinds of records have one number or one name");
    if (is_own(spelling.type) || static_cast<std::int32_t>(spelling.type) <= 0) throw std::logic_error("a kind has HubSpot's number");
    known().push_back(spelling);
    return true;
}

std::vector<Spelling> const& spellings() { return known(); }

std::string_view name_of(ObjectType type) {
    if (is_own(type))
        return number_of(type) <= most_own_kinds ? own_names()[static_cast<std::size_t>(number_of(type))] : std::string_view();
    for (auto const& spelling : known())
        if (spelling.type == type) return spelling.name;
    return {};
}

std::string hubspot_id_of(ObjectType type) { return is_own(type) ? std::string(name_of(type)) : "0-" + std::to_string(number_of(type)); }

std::optional<ObjectType> object_type_named(std::string_view text) {
    for (auto const& spelling : known())
        if (text == spelling.name || text == spelling.singular) return spelling.type;
    if (auto const number = number_behind(text, "0-"))
        for (auto const& spelling : known())
            if (number_of(spelling.type) == *number) return spelling.type;
    if (auto const number = number_behind(text, "2-"); number && *number <= most_own_kinds) return own_kind(*number);
    return std::nullopt;
}

}  // namespace tandem::kinds

namespace tandem {

bool Coder<kinds::ObjectType>::read(json::value const& v, JsonPath const& p, Reading& r, kinds::ObjectType& out) {
    auto const* text = v.if_string();
    auto const found = text ? kinds::object_type_named(std::string_view(*text)) : std::nullopt;
    if (found) {
        out = *found;
        return true;
    }
    std::vector<std::string_view> names;
    for (auto const& spelling : kinds::spellings()) names.push_back(spelling.name);
    return described::unknown_enumerator(p, r, text ? std::string_view(*text) : "", names);
}

json::object Coder<kinds::ObjectType>::schema(Schemas&) {
    json::array examples;
    for (auto const& spelling : kinds::spellings()) examples.emplace_back(spelling.name);
    examples.emplace_back("2-1");
    return {{"type", "string"}, {"examples", std::move(examples)}};
}

}  // namespace tandem

namespace tandem::http::routing {

Result<kinds::ObjectType> ArgumentOf<kinds::ObjectType>::take(Ask& ask, std::size_t& next) {
    auto const& text = ask.parameters()[next++];
    // Those of every workspace need no look into the database.
    if (auto const type = kinds::object_type_named(text); type && !kinds::is_own(*type)) return *type;
    return ask.read([&](db::Read& read) -> Result<kinds::ObjectType> {
        if (auto const type = kinds::resolve(read, text)) return *type;
        return kinds::kind_unknown(text);
    });
}

void ArgumentOf<kinds::ObjectType>::describe(Schemas& schemas, Shape& shape) {
    shape.path.push_back(schema_of<kinds::ObjectType>(schemas));
}

}  // namespace tandem::http::routing
