#include <gmock/gmock.h>

#include "platform/db/condition.hpp"
#include "platform/db/internal/render.hpp"
#include "platform/db/selection.hpp"
#include "platform/db/words.hpp"

namespace tandem::db {
namespace {

using ::testing::ElementsAre;

Rendered rendered(std::string_view text, Engine engine, Parameters parameters = {}) { return render(text, engine, Actor{}, parameters); }

TEST(Render, keeps_only_its_own_engine) {
    EXPECT_EQ(rendered("a {{sqlite b}}{{pg c}} d", Engine::sqlite).sql, "a b d");
    EXPECT_EQ(rendered("a {{sqlite b}}{{pg c}} d", Engine::postgres).sql, "a c d");
}

TEST(Render, lists_each_parameter_once_and_only_outside_of_quotes) {
    auto const out = rendered("select ':no', \":no\", :a, x::text, :b, :a -- :no don't\n+ :c::jsonb", Engine::postgres);
    EXPECT_THAT(out.names, ElementsAre("a", "b", "c"));
    EXPECT_EQ(out.sql, "select ':no', \":no\", :a, x::text, :b, :a \n+ :c ::jsonb");
}

TEST(Render, who_asks_becomes_a_predicate) {
    EXPECT_EQ(rendered("{{visible contact}}", Engine::sqlite).sql, "(contact.workspace_id = :workspace_id)");
    EXPECT_EQ(rendered("{{visible contact c}}", Engine::sqlite).sql, "(c.workspace_id = :workspace_id)");
}

TEST(Render, a_value_that_tells_of_another_record_is_there_for_who_sees_that_one) {
    auto const told = Column::told_of("c.last_about", "title");
    Parameters parameters;
    EXPECT_EQ(render(told.text(), Engine::sqlite, Actor{}, parameters).sql, "title");
    Actor restricted;
    restricted.access.kinds["deals"] = RecordAccess::own;
    EXPECT_EQ(render(told.text(), Engine::sqlite, restricted, parameters).sql,
              "(case when case when c.last_about_type = 'deals' then exists (select 1 from deal behind where behind.workspace_id = "
              ":workspace_id and behind.id = c.last_about_id and (behind.hubspot_owner_id <> :actor_id)) else false end then null else "
              "title end)");
    for (auto const& where : {has_words(told, "x"), same_text(told, "x"), is_null(told), compare(alphabetical(told), Op::less, "x")}) {
        Parameters given{.values = {}, .fragments = {{"where", &where}}};
        EXPECT_THAT(render("{{where}}", Engine::postgres, restricted, given).sql, ::testing::HasSubstr("then null else title end)"));
    }
}

TEST(Render, values_of_a_condition_become_parameters) {
    Condition const where =
        all_of({compare("a", Op::equal, 1), any_of({compare("b", Op::less, 2.5), is_any_of("c", std::vector<std::string>{"x"})})});
    Parameters parameters{.values = {}, .fragments = {{"where", &where}}};
    auto const out = render("{{where}}", Engine::sqlite, Actor{}, parameters);
    EXPECT_EQ(out.sql, "(a = :where_1 and (b < :where_2 or c in (select value from json_each(:where_3))))");
    ASSERT_EQ(parameters.values.size(), 3U);
    EXPECT_EQ(std::get<std::string>(parameters.values[2].value), R"(["x"])");
}

TEST(Render, a_condition_in_two_places_is_bound_once) {
    auto const where = compare("a", Op::equal, 1);
    Parameters parameters{.values = {}, .fragments = {{"where", &where}}};
    auto const out = render("{{where}} or not {{where}}", Engine::sqlite, Actor{}, parameters);
    EXPECT_EQ(out.sql, "a = :where_1 or not a = :where_1");
    EXPECT_EQ(parameters.values.size(), 1U);
}

TEST(Render, a_selection_lists_its_columns) {
    auto const columns = Selection().column("id").column("c.email");
    Parameters parameters{.values = {}, .fragments = {{"columns", &columns}}};
    EXPECT_EQ(render("select {{columns}} from contact c", Engine::sqlite, Actor{}, parameters).sql, "select id, c.email from contact c");
}

TEST(Render, a_condition_without_parts_is_true_and_an_order_without_keys_is_an_order) {
    Condition const where;
    Ordering const order;
    Parameters parameters{.values = {}, .fragments = {{"where", &where}, {"order", &order}}};
    EXPECT_EQ(render("where {{where}} order by {{order}}", Engine::sqlite, Actor{}, parameters).sql, "where (1=1) order by 1");
}

TEST(Render, a_misspelt_marker_is_refused) {
    EXPECT_THROW(rendered("{{wehre}}", Engine::sqlite), std::logic_error);
    EXPECT_THROW(rendered("{{sqlite x", Engine::sqlite), std::logic_error);
    EXPECT_THROW(rendered("select 'x", Engine::sqlite), std::logic_error);
}

}  // namespace
}  // namespace tandem::db
