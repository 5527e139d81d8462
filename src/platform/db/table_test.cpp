#include "platform/db/table.hpp"

#include <gmock/gmock.h>

#include "platform/db/testing.hpp"
#include "platform/db/visible.hpp"

namespace tandem::db {
namespace {

struct Subject {
    std::string key;
    std::string name;
    std::string description;
    std::int64_t display_order = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Subject, (), (key, name, description, display_order, version))
TANDEM_TABLE(Subject, topic, (key), (description))

struct SubjectsAt {
    using Row = Subject;
    static constexpr std::string_view sql =
        "select {{columns t}} from topic t where t.workspace_id = :workspace_id and t.display_order = :display_order order by t.name";
    std::int64_t display_order = 0;
};
TANDEM_QUERY(SubjectsAt, (display_order))

struct Ware {
    std::int64_t id = 0;
    std::string name;
    Money unit_price;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Ware, (), (id, name, unit_price, created_at))
TANDEM_TABLE(Ware, ware, (id))

struct Deadline {
    std::string object_type;
    std::string id;
    std::string label;
    std::int64_t display_order = 0;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (object_type, id, label, display_order, created_at, updated_at))
TANDEM_TABLE(Deadline, pipeline, (object_type, id), (created_at))

struct Note {
    std::int64_t id = 0;
    std::string object;
    Instant createdate;
    Instant hs_lastmodifieddate;
    UserId hubspot_owner_id;
    About about;
    Json custom;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, object, createdate, hs_lastmodifieddate, hubspot_owner_id, about, custom))
TANDEM_TABLE(Note, activity, (id))

struct Misnamed {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(Misnamed, (), (id))
TANDEM_TABLE(Misnamed, activity, (id), (creatd_at))

struct AddOwnedContact {
    static constexpr std::string_view sql = R"(
        insert into contact (workspace_id, id, createdate, lastmodifieddate, custom, hubspot_owner_id)
        values (:workspace_id, :id, 0, 0, '{}', :owner))";
    RecordId id;
    UserId owner;
};
TANDEM_QUERY(AddOwnedContact, (id, owner))

Subject subject(std::string key, std::string name) { return {std::move(key), std::move(name), "d", 1, 1}; }

TEST(TableStatements, list_the_columns_of_the_row) {
    EXPECT_EQ(Insert<Deadline>::sql(),
              "insert into pipeline (workspace_id, object_type, id, label, display_order, created_at, updated_at) "
              "values (:workspace_id, :object_type, :id, :label, :display_order, :created_at, :updated_at)");
    EXPECT_EQ(Update<Deadline>::sql(),
              "update pipeline set label = :label, display_order = :display_order, updated_at = :updated_at "
              "where workspace_id = :workspace_id and object_type = :object_type and id = :id");
    EXPECT_EQ(Put<Deadline>::sql(), Insert<Deadline>::sql() +
                                        " on conflict (workspace_id, object_type, id) do update set "
                                        "label = excluded.label, display_order = excluded.display_order, updated_at = excluded.updated_at");
    EXPECT_EQ(Delete<Subject>::sql(), "delete from topic where workspace_id = :workspace_id and key = :key");
}

TEST(TableStatements, money_is_two_columns_that_bear_its_name) {
    EXPECT_EQ(
        Find<Ware>::sql(),
        "select id, name, unit_price_minor, unit_price_currency, created_at from ware where workspace_id = :workspace_id and id = :key");
}

TEST(TableStatements, find_no_more_of_records_than_their_asker_sees) {
    EXPECT_TRUE(Find<Note>::sql().ends_with("where workspace_id = :workspace_id and id = :key and {{visible activity}}"));
}

TEST(TableStatements, a_column_that_the_row_does_not_have_is_refused) { EXPECT_THROW(Update<Misnamed>::sql(), std::logic_error); }

TEST(TableStatements, columns_are_listed_wherever_a_text_asks_for_them) {
    EXPECT_EQ(with_columns("select {{columns}} from a join (select {{columns b}} from b)", {"x", "y"}),
              "select x, y from a join (select b.x, b.y from b)");
    EXPECT_EQ(with_columns("select 1", {"x"}), "select 1");
}

class Tables : public testing::OnBothEngines {
protected:
    template <class Body>
    auto write(Body&& body) {
        return database().write(actor(), std::forward<Body>(body));
    }
};
TANDEM_ON_BOTH_ENGINES(Tables);

TEST_P(Tables, a_row_is_found_as_it_was_inserted) {
    write([](Write& write) { write.run(Insert{subject("tubes", "Tube")}); });
    auto const found = database().read(actor(), [](Read& read) { return read.one(Find<Subject>{"tubes"}); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "Tube");
    EXPECT_EQ(found->version, 1);
    EXPECT_FALSE(database().read(actor(2), [](Read& read) { return read.one(Find<Subject>{"tubes"}); })) << "another workspace";
}

TEST_P(Tables, an_update_leaves_what_is_set_once) {
    write([](Write& write) {
        write.run(Insert{subject("tubes", "Tube")});
        write.run(Insert{subject("valves", "Valve")});
        auto changed = subject("tubes", "Tyre");
        changed.description = "other";
        changed.version = 2;
        EXPECT_EQ(write.run(Update{changed}), 1);
    });
    auto const subjects = database().read(actor(), [](Read& read) { return read.all(SubjectsAt{1}); });
    ASSERT_EQ(subjects.size(), 2U);
    EXPECT_EQ(subjects[0].name, "Tyre");
    EXPECT_EQ(subjects[0].description, "d");
    EXPECT_EQ(subjects[0].version, 2);
    EXPECT_EQ(subjects[1].name, "Valve");
}

TEST_P(Tables, a_row_is_named_by_all_of_its_keys) {
    write([](Write& write) {
        write.run(Insert{Deadline{"deals", "a", "One", 1, {1}, {1}}});
        write.run(Insert{Deadline{"contacts", "a", "Two", 1, {1}, {1}}});
        EXPECT_EQ(write.run(Update{Deadline{"deals", "a", "Three", 2, {1}, {1}}}), 1);
    });
}

TEST_P(Tables, a_row_is_put_whether_or_not_it_is_there) {
    write([](Write& write) {
        write.run(Put{subject("tubes", "Tube")});
        write.run(Put{subject("tubes", "Tyre")});
    });
    auto const subjects = database().read(actor(), [](Read& read) { return read.all(SubjectsAt{1}); });
    ASSERT_EQ(subjects.size(), 1U);
    EXPECT_EQ(subjects[0].name, "Tyre");
}

TEST_P(Tables, a_row_is_deleted_alone) {
    write([](Write& write) {
        write.run(Insert{subject("tubes", "Tube")});
        write.run(Insert{subject("valves", "Valve")});
        EXPECT_EQ(write.run(Delete<Subject>{"tubes"}), 1);
    });
    EXPECT_EQ(database().read(actor(), [](Read& read) { return read.all(SubjectsAt{1}); }).size(), 1U);
}

TEST_P(Tables, what_belongs_to_the_records_of_others_is_not_found) {
    write([](Write& write) {
        write.run(AddOwnedContact{RecordId(1), UserId(1)});
        write.run(AddOwnedContact{RecordId(2), UserId(2)});
        for (int const id : {1, 2}) write.run(Insert{Note{id, "notes", {}, {}, UserId(9), about("contacts", RecordId(id)), {"{}"}}});
    });
    auto restricted = actor();
    restricted.access.kinds["contacts"] = RecordAccess::own;
    EXPECT_TRUE(database().read(restricted, [](Read& read) { return read.one(Find<Note>{1}); }));
    EXPECT_FALSE(database().read(restricted, [](Read& read) { return read.one(Find<Note>{2}); }));
}

}  // namespace
}  // namespace tandem::db
