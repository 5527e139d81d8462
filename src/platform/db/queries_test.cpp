// What holds for every query of the program. In unit_tests these see the queries of all features.

#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "platform/db/internal/render.hpp"
#include "platform/db/testing.hpp"

namespace tandem::db {
namespace {

using ::testing::IsEmpty;

struct ListTables {
    using Row = std::string;
    static constexpr std::string_view sql = "select name from sqlite_master where type = 'table' and name <> 'schema_migration'";
    static constexpr auto seen_by_all = "the schema";
};
TANDEM_QUERY(ListTables, ())

std::vector<std::string> words_of(std::string_view sql) {
    std::vector<std::string> words;
    bool inside = false;
    for (char c : sql) {
        auto const byte = static_cast<unsigned char>(c);
        bool const of_word = std::isalnum(byte) != 0 || c == '_' || c == ':';
        if (of_word && !inside) words.emplace_back();
        if (of_word) words.back() += static_cast<char>(std::tolower(byte));
        inside = of_word;
    }
    return words;
}

/// Why a text may mix workspaces; empty when it cannot. Each table it names needs its own mention of workspace_id.
std::string leak_in(std::string_view sql, std::set<std::string> const& tables) {
    auto const words = words_of(sql);
    std::set<std::string_view> const before_a_table = {"from", "join", "into", "update"};
    std::ptrdiff_t named = 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (before_a_table.contains(words[i]) && tables.contains(words[i + 1])) ++named;
    }
    if (named == 0) return "";
    if (std::ranges::count(words, ":workspace_id") == 0) return "names tables and does not bind :workspace_id";
    if (std::ranges::count(words, "workspace_id") < named) return "names more tables than it compares workspace_id";
    return "";
}

std::string rendered_sample(QueryInfo const& query, Engine engine) {
    std::string sql;
    query.with_sample([&](Parameters parameters) { sql = render(query.sql(), engine, Actor{}, parameters).sql; });
    return sql;
}

TEST(Queries, all_registered_queries_prepare_on_both_engines) {
    std::vector<std::string> wrong;
    for (auto const engine : {Engine::sqlite, Engine::postgres}) {
        if (engine == Engine::postgres && !testing::ScratchPostgres::is_installed()) continue;
        testing::ScratchDatabase scratch(engine);
        for (auto const* query : registered_queries()) {
            if (auto message = scratch->try_prepare(*query))
                wrong.push_back((engine == Engine::sqlite ? "sqlite: " : "postgres: ") + *message);
        }
    }
    EXPECT_THAT(wrong, IsEmpty());
    if (!testing::ScratchPostgres::is_installed()) GTEST_SKIP() << "PostgreSQL 15 is not installed";
}

TEST(Queries, every_query_binds_the_workspace) {
    testing::ScratchDatabase scratch(Engine::sqlite);
    auto const names = scratch->read(Actor{}, [](Read& read) { return read.all(ListTables{}); });
    std::set<std::string> const tables(names.begin(), names.end());
    std::vector<std::string> wrong;
    for (auto const* query : registered_queries()) {
        if (!query->seen_by_all.empty()) continue;
        for (auto const engine : {Engine::sqlite, Engine::postgres}) {
            auto const leak = leak_in(rendered_sample(*query, engine), tables);
            if (!leak.empty()) wrong.push_back(name_of(*query) + ": " + leak);
        }
    }
    EXPECT_THAT(wrong, IsEmpty());
}

TEST(Queries, are_declared_once) { EXPECT_THAT(queries_declared_twice(), IsEmpty()); }

TEST(Queries, a_text_that_mixes_workspaces_is_found) {
    std::set<std::string> const tables = {"contact", "deal"};
    EXPECT_NE(leak_in("select 1 from contact where id = :id", tables), "");
    EXPECT_NE(leak_in("select 1 from contact c join deal d on d.contact_id = c.id where c.workspace_id = :workspace_id", tables), "");
    EXPECT_NE(leak_in("delete from deal", tables), "");
    EXPECT_EQ(leak_in("select 1 from contact where workspace_id = :workspace_id", tables), "");
    EXPECT_EQ(leak_in("select 1 from contact c join deal d using (workspace_id, id) where c.workspace_id = :workspace_id", tables), "");
    EXPECT_EQ(leak_in("with x as (select 1) select * from x, json_each(:list)", tables), "");
}

}  // namespace
}  // namespace tandem::db
