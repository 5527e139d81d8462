#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.hpp"
#include "platform/db/mapping.hpp"

namespace tandem::kinds {

/// A kind of record. An open enumeration: these have tables of their own and are spelled in the program; a feature names its
/// own by HubSpot's number (0-5 is 5), and what a workspace made at run time (2-7) follows behind all of them.
enum class ObjectType : std::int32_t { contacts = 1, companies = 2, deals = 3 };

/// So many can be made in the life of a workspace; the number of a removed one is not given again.
inline constexpr std::int64_t most_own_kinds = 1'000;

ObjectType own_kind(std::int64_t number);
bool is_own(ObjectType type);
std::int64_t number_of(ObjectType type);

/// What paths, JSON and columns call a kind of every workspace.
struct Spelling {
    ObjectType type{};
    std::string_view name;      ///< "tickets"
    std::string_view singular;  ///< "ticket", which paths may say as well
};

/// Before main, by who defines the kind. Throws std::logic_error where its number or name is taken.
bool spell(Spelling const& spelling);
std::vector<Spelling> const& spellings();

/// "contacts", "tickets", "2-7": stored, and on the wire.
std::string_view name_of(ObjectType type);
/// HubSpot's objectTypeId: 0-1, 2-7.
std::string hubspot_id_of(ObjectType type);
/// As HubSpot's clients spell it in paths: contacts, contact or 0-1; of kinds that a workspace made only 2-7.
std::optional<ObjectType> object_type_named(std::string_view text);

}  // namespace tandem::kinds

namespace tandem {

template <>
struct Coder<kinds::ObjectType> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, kinds::ObjectType& out);
    static json::value write(kinds::ObjectType value) { return json::value(kinds::name_of(value)); }
    static json::object schema(Schemas&);
};

}  // namespace tandem

namespace tandem::db {

template <>
struct Field<kinds::ObjectType> {
    static constexpr auto kind = ColumnKind::text;
    static Value value(kinds::ObjectType type) { return std::string(kinds::name_of(type)); }
    static bool read(Cell& cell, kinds::ObjectType& out) {
        auto const found = kinds::object_type_named(cell.text);
        if (found) out = *found;
        return found.has_value();
    }
};

}  // namespace tandem::db

namespace tandem::http {
class Ask;
struct Shape;
namespace routing {

template <class T>
struct ArgumentOf;

/// A path may say the name of a kind that the asker's workspace made; 404 where there is none.
template <>
struct ArgumentOf<kinds::ObjectType> {
    static constexpr std::size_t parameters = 1;
    static Result<kinds::ObjectType> take(Ask& ask, std::size_t& next);
    static void describe(Schemas& schemas, Shape& shape);
};

}  // namespace routing
}  // namespace tandem::http
