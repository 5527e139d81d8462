// What holds for all features together: app alone links every one of them.

#include "app/features.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

#include "crm/records/objects.hpp"
#include "crm/records/views.hpp"
#include "platform/db/testing.hpp"
#include "platform/db/visible.hpp"

namespace tandem::app {
namespace {

using ::testing::IsEmpty;

struct TableColumn {
    std::string table;
    std::string column;
};
BOOST_DESCRIBE_STRUCT(TableColumn, (), (table, column))

struct ListColumns {
    using Row = TableColumn;
    static constexpr std::string_view sql = R"(
        select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' and t.name <> 'schema_migration')";
    static constexpr auto across_workspaces = "the schema";
};
TANDEM_QUERY(ListColumns, ())

std::map<std::string, std::set<std::string>, std::less<>> columns_of_tables() {
    db::testing::ScratchDatabase scratch(db::Engine::sqlite);
    std::map<std::string, std::set<std::string>, std::less<>> columns;
    for (auto const& [table, column] : scratch->read(db::Actor{}, [](db::Read& read) { return read.all(ListColumns{}); }))
        columns[table].insert(column);
    return columns;
}

bool is_object(std::string_view name) {
    auto const tables = db::record_tables();
    return std::ranges::find(tables, name, &db::RecordTable::object) != tables.end();
}

TEST(Features, say_which_tables_hold_records_by_columns_that_are_there) {
    auto const columns = columns_of_tables();
    auto const has = [&](std::string_view table, std::string_view column) {
        // By way of another table: "association.to_id".
        auto const dot = column.find('.');
        auto const found = columns.find(dot == std::string_view::npos ? table : column.substr(0, dot));
        if (dot != std::string_view::npos) column.remove_prefix(dot + 1);
        return found != columns.end() && found->second.contains(std::string(column));
    };
    EXPECT_GE(db::record_tables().size(), 4U);
    for (auto const& one : db::record_tables())
        for (auto const column : {one.owner, one.archived})
            EXPECT_TRUE(column.empty() || has(one.table, column)) << one.table << " " << column;
    for (auto const& one : db::belongings()) {
        for (auto const column : {one.record_id, one.object_type, one.given_to_user})
            EXPECT_TRUE(column.empty() || has(one.table, column)) << one.table << " " << column;
        EXPECT_NE(one.object.empty(), one.object_type.empty()) << one.table;
        EXPECT_TRUE(one.object.empty() || is_object(one.object)) << one.table;
    }
}

TEST(Features, say_of_every_kind_in_which_table_it_lies) {
    for (auto const* object : records::standard_objects()) {
        auto const* table = db::table_of(object->plural);
        if (records::is_view(*object)) {
            EXPECT_TRUE(db::has_own_table(object->plural)) << object->plural;
            continue;
        }
        EXPECT_EQ(table ? table->table : "", object->table) << object->plural;
    }
}

TEST(Features, speak_for_every_table_whose_rows_belong_to_records) {
    std::set<std::string> const keys = {"hubspot_owner_id", "contact_id", "company_id", "deal_id", "quote_id", "record_id"};
    std::set<std::string> known;
    for (auto const& one : db::record_tables()) known.emplace(one.table);
    for (auto const& one : db::belongings()) known.emplace(one.table);
    std::vector<std::string> forgotten;
    for (auto const& [table, names] : columns_of_tables())
        if (!known.contains(table) && std::ranges::any_of(keys, [&](auto const& key) { return names.contains(key); }))
            forgotten.push_back(table);
    EXPECT_THAT(forgotten, IsEmpty());
}

TEST(Features, say_of_every_column_about_another_record_that_it_is_one) {
    std::vector<std::string> forgotten;
    for (auto const& [table, names] : columns_of_tables()) {
        bool const is_said =
            std::ranges::any_of(db::belongings(), [&](auto const& one) { return one.table == table && one.record_id == "about_id"; });
        if (names.contains("about_id") && !is_said) forgotten.push_back(table);
    }
    EXPECT_THAT(forgotten, IsEmpty());
}

}  // namespace
}  // namespace tandem::app
