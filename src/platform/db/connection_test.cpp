#include <gmock/gmock.h>

#include "platform/db/internal/connection.hpp"
#include "platform/db/testing.hpp"

namespace tandem::db {
namespace {

struct Numbered {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select cast(:number as bigint) where {{where}}";
    std::int64_t number = 0;
    Condition where;
};
TANDEM_QUERY(Numbered, (number, where))

struct Echo {
    using Row = std::optional<std::string>;
    static constexpr std::string_view sql = "select cast(:value as text)";
    Bindings values;
};
TANDEM_QUERY(Echo, (values))

Condition different(int number) {
    std::vector<Condition> const parts(static_cast<std::size_t>(number), condition("1=1"));
    return all_of(parts);
}

class Connections : public testing::OnBothEngines {};
TANDEM_ON_BOTH_ENGINES(Connections);

TEST_P(Connections, prepare_a_text_once_and_keep_at_most_512) {
    Connection own(Address(scratch().address()), Purpose::reading);
    auto const ask = [&](Numbered const& query) {
        auto cursor = own.open(info_of<Numbered>(), parameters_of(query), actor());
        ASSERT_TRUE(cursor.next());
        EXPECT_EQ(cursor.cells()[0].integer, query.number);
    };
    ask({.number = 5});
    ask({.number = 6});
    EXPECT_EQ(own.cached_statements(), 1U);
    for (int i = 1; i <= 600; ++i) ask({.number = i, .where = different(i)});
    EXPECT_EQ(own.cached_statements(), 512U);
}

TEST_P(Connections, a_value_may_change_its_kind_from_call_to_call) {
    Connection own(Address(scratch().address()), Purpose::reading);
    auto const echo = [&](Value value) -> std::optional<std::string> {
        Echo const query{.values = {{"value", std::move(value)}}};
        auto cursor = own.open(info_of<Echo>(), parameters_of(query), actor());
        EXPECT_TRUE(cursor.next());
        return read_row<Echo::Row>(cursor.cells());
    };
    EXPECT_EQ(echo({}), std::nullopt);
    EXPECT_EQ(echo(7), "7");
    EXPECT_EQ(echo({}), std::nullopt);
    EXPECT_EQ(echo("x"), "x");
    EXPECT_EQ(echo(0.5), "0.5");
}

TEST(LostConnections, are_made_anew) {
    if (!testing::ScratchPostgres::is_installed()) GTEST_SKIP() << "PostgreSQL 15 is not installed";
    testing::ScratchDatabase scratch(Engine::postgres);
    auto const actor = testing::owner_of(1);
    auto const change = [&] { return scratch->write(actor, [](Write& write) { return write.change_set(); }); };
    auto const look = [&] { return scratch->read(actor, [](Read& read) { return read.one(Numbered{.number = 3}); }); };
    change();
    look();
    Connection(Address(scratch.address()), Purpose::reading)
        .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    EXPECT_TRUE(change());
    EXPECT_EQ(look(), 3);
}

TEST(Addresses, a_path_may_hold_spaces_and_signs) {
    testing::ScratchFolder const folder;
    auto const path = folder.path() / "a folder=1; with 'signs'.db";
    std::ignore = Database::open({.address = path.string()});
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(Addresses, a_folder_that_is_not_there_is_said_so) {
    EXPECT_THROW(std::ignore = Database::open({.address = "/no/such/folder/tandem.db"}), CannotOpen);
    EXPECT_THROW(std::ignore = Database::open({.address = "postgres:///x?host=/no/such/folder"}), CannotOpen);
}

}  // namespace
}  // namespace tandem::db
