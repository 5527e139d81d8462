#pragma once

// A described struct that is the row of a table, and the statements that follow from it. A new column is a migration and a
// member of the struct; no text lists it.
//
//     TANDEM_TABLE(Product, product, (id), (created_at))
//
//     read.one(db::Find<Product>{id});
//     write.run(db::Insert{product});
//     write.run(db::Update{product});  // or db::Put, which is either
//     write.run(db::Delete<Product>{id});
//
// Other texts say `select {{columns p}} from product p where …`, with `using Row = Product`.

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "platform/db/query.hpp"

namespace tandem::db {

struct Table {
    std::string_view name;
    std::string_view keys;      ///< the columns that name a row within its workspace: "(id)"
    std::string_view set_once;  ///< those that no update changes, if any: "(number, created_at)"

    constexpr std::string_view sole_key() const { return keys.substr(1, keys.size() - 2); }
};

template <class Row>
concept TableRow = DescribedRow<Row> && requires(Row const* row) {
    { tandem_table(row) } -> std::same_as<Table>;
};

template <TableRow Row>
constexpr Table table_of() {
    return tandem_table(static_cast<Row const*>(nullptr));
}

namespace statements {

using Columns = std::vector<std::string>;

/// Each throws std::logic_error where the table names a column that its row does not have.
std::string insert(Table const& table, Columns const& columns);
std::string update(Table const& table, Columns const& columns);
std::string put(Table const& table, Columns const& columns);
std::string find(Table const& table, Columns const& columns);
std::string erase(Table const& table, Columns const& columns);

template <class Row>
struct IsKey {
    template <class D>
    using fn = boost::mp11::mp_bool<column_name(D::name) == table_of<Row>().sole_key()>;
};
template <class Row>
using KeyMember = boost::mp11::mp_front<boost::mp11::mp_copy_if_q<members_of<Row>, IsKey<Row>>>;

}  // namespace statements

/// The type of the member that names a row, where that is one.
template <TableRow Row>
using Key = std::remove_cvref_t<decltype(std::declval<Row&>().*statements::KeyMember<Row>::pointer)>;

template <TableRow R>
struct Insert {
    static std::string sql() { return statements::insert(table_of<R>(), column_names<R>()); }
    R row{};
    TANDEM_QUERY_TEMPLATE(Insert, (row))
};
template <class R>
Insert(R) -> Insert<R>;

/// Writes what it holds over the row with its keys.
template <TableRow R>
struct Update {
    static std::string sql() { return statements::update(table_of<R>(), column_names<R>()); }
    R row{};
    TANDEM_QUERY_TEMPLATE(Update, (row))
};
template <class R>
Update(R) -> Update<R>;

/// Inserts the row, or updates the one that is there with its keys.
template <TableRow R>
struct Put {
    static std::string sql() { return statements::put(table_of<R>(), column_names<R>()); }
    R row{};
    TANDEM_QUERY_TEMPLATE(Put, (row))
};
template <class R>
Put(R) -> Put<R>;

/// The row with this key, if its asker may see it.
template <TableRow R>
struct Find {
    using Row = R;
    static std::string sql() { return statements::find(table_of<R>(), column_names<R>()); }
    Key<R> key{};
    TANDEM_QUERY_TEMPLATE(Find, (key))
};

template <TableRow R>
struct Delete {
    static std::string sql() { return statements::erase(table_of<R>(), column_names<R>()); }
    Key<R> key{};
    TANDEM_QUERY_TEMPLATE(Delete, (key))
};

}  // namespace tandem::db

/// After the description of a row, in its namespace: its table belongs to this folder.
#define TANDEM_TABLE(Row, table, keys, ...) \
    constexpr ::tandem::db::Table tandem_table(Row const*) { return {#table, #keys, #__VA_ARGS__}; }
