#pragma once

// Who sees what. A record with an owner is seen by whom the setting "Who sees what" lets see all of its kind, and else by its
// owner, and by all where it has none. Whatever tells of records is seen by who sees each record it tells of: a link by who
// sees both its ends, an entry of a story by who sees the record it stands on and the one it is about. What was given to a
// person to do they see in any case. A filter counts what its asker sees. Argued in
// docs/decisions/0019-what-tells-of-a-record-is-seen-with-it.md.

#include <boost/describe/class.hpp>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/actor.hpp"

namespace tandem::db {

/// A table each row of which is a record.
struct RecordTable {
    std::string_view table;
    std::string_view object;  ///< its name in columns that say what a row belongs to; empty where its column `object` says it
    std::string_view owner;   ///< that column; empty where rows are seen by what they belong to alone
    bool may_be_nobodys = false;
    std::vector<std::string_view> kinds{};   ///< that its column `object` says; none: all that lie nowhere else
    std::string_view archived = "archived";  ///< the column that is 0 in live rows; empty where all are
};

/// A column by which the rows of a table belong to records, or tell of them. A table may have several; who sees a row sees all
/// of its records.
struct Belonging {
    std::string_view table;
    std::string_view record_id;
    std::string_view object;           ///< what they all belong to; empty where a column says it
    std::string_view object_type{};    ///< that column
    std::string_view given_to_user{};  ///< the column of a person who sees the row whatever it belongs to
    std::string_view only_of{};        ///< in a table of many kinds: rows of this kind belong, others do not
};

/// Another record that a row tells of, beside the one it belongs to: columns of these names.
struct About {
    std::optional<std::string> about_type;  ///< "deals", "quotes"
    std::optional<RecordId> about_id;
};
BOOST_DESCRIBE_STRUCT(About, (), (about_type, about_id))

template <class Tag>
About about(std::string_view object, Id<Tag> id) {
    return {std::string(object), RecordId(id.value)};
}

/// What a feature says in its feature.cpp of the tables that hold its records. Making it is saying it: features are made before
/// main, so that a program or a test knows the tables of all that is linked into it, and nothing changes them afterwards.
struct RecordTables {
    RecordTables() = default;
    RecordTables(std::initializer_list<RecordTable> tables);
};
struct Belongings {
    Belongings() = default;
    Belongings(std::initializer_list<Belonging> rows);
};

/// Those of all features, in the order of their names.
std::span<RecordTable const> record_tables();
std::span<Belonging const> belongings();

/// Which rows of a table of records, or of rows that belong to records, the asker may see, as a predicate: every reader of
/// records passes here, by `{{visible table alias}}`. It may name :workspace_id and :actor_id, which are always bound, and
/// :kinds_apart, the `kinds_apart` of the asker. What belongs to nobody, or to a record without an owner, is seen by all.
/// Throws std::logic_error for a table that holds no records.
std::string visible_to(Actor const& actor, std::string_view table, std::string_view alias);

/// A column of a record that tells of another one, which `<about>_type` and `<about>_id` name: its value where the asker sees
/// that one or there is none, else null. `{{seen about column}}`.
std::string value_about(Actor const& actor, std::string_view about, std::string_view column);

/// The record of a kind that the text `type` says, with the id that `id` says, is there, not archived, and in the asker's sight:
/// the one place that knows in which table a kind lies. `{{live a.to_type a.to_id}}`; `live_records` of nested.hpp for one kind.
std::string is_live(Actor const& actor, std::string_view type, std::string_view id);

/// Where records of this object lie: in a table of their own, in one of some kinds, or else in the one of all others. nullptr
/// where there is none.
RecordTable const* table_of(std::string_view object);
bool has_own_table(std::string_view object);
/// Records of this kind are seen by who sees what they belong to.
bool belongs(std::string_view object);

/// Kinds without a table of their own of which a person of this access sees something else than of contacts.
std::vector<std::string> kinds_apart(Access const& access);

/// One number for all to whom the same predicates are written; they differ in what is bound.
std::size_t outlook_of(Access const& access);

/// Whether a person of this access sees a record of this object and owner (0: nobody's).
bool sees(Access const& access, UserId user, std::string_view object, UserId owner);

}  // namespace tandem::db
