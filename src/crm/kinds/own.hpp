#pragma once

// Kinds that a workspace made for itself.

#include <memory>

#include "crm/kinds/kinds.hpp"
#include "platform/db/db.hpp"
#include "platform/db/json.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::kinds {

/// What a kind's definition names besides its properties, which lie with all others.
struct KindText {
    std::string singular;
    std::string plural;
    std::string description;
    std::string icon;
    feature::Department department = feature::Department::both;
    std::string primary;  ///< the property that is the title of a record
    std::vector<std::string> secondary;
    std::vector<std::string> required;
    std::vector<std::string> searchable;
    std::vector<std::string> associated;  ///< kinds it may be linked with, as `name_of` spells them
};
BOOST_DESCRIBE_STRUCT(KindText, (), (singular, plural, description, icon, department, primary, secondary, required, searchable, associated))

struct OwnKind {
    std::int64_t number = 0;
    std::string name;  ///< "machines": what its makers call it, beside 2-7
    KindText definition;
    Instant created_at;
    Instant updated_at;
    std::optional<UserId> created_by;
    std::optional<UserId> updated_by;
    bool archived = false;

    ObjectType type() const { return own_kind(number); }
};

/// Live ones in the order of their making; read once for each transaction.
std::vector<OwnKind> const& own_kinds(db::Read& read);
std::vector<OwnKind> archived_kinds(db::Read& read);
/// Also a removed one: its records are in the history. nullptr where there never was one.
OwnKind const* find_kind(db::Read& read, ObjectType type);

/// A kind that is there, by any of its names: contacts, 0-1, 2-7, machines, p_machines, p12_machines.
std::optional<ObjectType> resolve(db::Read& read, std::string_view text);
Failure kind_unknown(std::string_view text);

/// With the next number. The name is known to be free.
OwnKind add_kind(db::Write& write, std::string name, KindText definition);
/// How many were ever made.
std::int64_t kinds_ever(db::Read& read);
void update_kind(db::Write& write, OwnKind const& kind);

}  // namespace tandem::kinds

namespace tandem::db {
template <>
struct Field<kinds::KindText> : DescribedField<kinds::KindText> {};
}  // namespace tandem::db

namespace tandem::kinds {
BOOST_DESCRIBE_STRUCT(OwnKind, (), (number, name, definition, created_at, updated_at, created_by, updated_by, archived))
}
