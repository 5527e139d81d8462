#include <gmock/gmock.h>

#include <atomic>
#include <latch>
#include <thread>

#include "base/described.hpp"
#include "platform/db/testing.hpp"

namespace tandem::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

enum class Mood { calm, wild };
BOOST_DESCRIBE_ENUM(Mood, calm, wild)

struct Everything {
    ContactId id;
    Instant at;
    Date day;
    Money total;
    std::string text;
    Text<1, 20> limited;
    EmailAddress address;
    int small = 0;
    bool flag = false;
    double ratio = 0;
    Mood mood{};
    std::optional<Mood> other_mood;
    std::optional<Instant> later;
    std::optional<Money> discount;
    std::optional<std::string> note;
    std::optional<bool> maybe;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (id, at, day, total, text, limited, address, small, flag, ratio, mood, other_mood, later, discount, note, maybe))

struct InsertEverything {
    static constexpr std::string_view sql = R"(
        insert into everything (workspace_id, id, at, day, total_minor, total_currency, text, limited, address, small, flag,
            ratio, mood, other_mood, later, discount_minor, discount_currency, note, maybe)
        values (:workspace_id, :id, :at, :day, :total_minor, :total_currency, :text, :limited, :address, :small, :flag,
            :ratio, :mood, :other_mood, :later, :discount_minor, :discount_currency, :note, :maybe))";
    Everything everything;
};
TANDEM_QUERY(InsertEverything, (everything))

struct FindEverything {
    using Row = Everything;
    static constexpr std::string_view sql = R"(
        select id, at, day, total_minor, total_currency, text, limited, address, small, flag, ratio, mood, other_mood, later,
            discount_minor, discount_currency, note, maybe
        from everything  -- a comment isn't a quote
        where workspace_id = :workspace_id and id = :id and {{visible contact everything}})";
    ContactId id;
};
TANDEM_QUERY(FindEverything, (id))

struct AddNote {
    static constexpr std::string_view sql =
        "insert into note (workspace_id, id, word, number, custom) values (:workspace_id, :id, :word, :number, :custom)";
    std::int64_t id;
    std::optional<std::string> word;
    std::optional<std::int64_t> number;
    Json custom{"{}"};
};
TANDEM_QUERY(AddNote, (id, word, number, custom))

struct CountNotes {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from note where workspace_id = :workspace_id";
};
TANDEM_QUERY(CountNotes, ())

struct NoteIds {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select id from note where workspace_id = :workspace_id and {{where}} order by {{order}}";
    Condition where;
    Ordering order;
};
TANDEM_QUERY(NoteIds, (where, order))

struct NotesNamed {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select id from note where workspace_id = :workspace_id and (word in {{each :words}} or id in {{each_id :ids}}) order by id)";
    std::vector<std::string> words;
    std::vector<ContactId> ids;
};
TANDEM_QUERY(NotesNamed, (words, ids))

struct AllOfNote {
    using Row = Values;
    static constexpr std::string_view sql = "select id, word, number, 2.5, 1 = 1 from note where workspace_id = :workspace_id order by id";
};
TANDEM_QUERY(AllOfNote, ())

struct ChangeNote {
    static constexpr std::string_view sql = "update note set {{set}} where workspace_id = :workspace_id and id = :id";
    std::int64_t id = 0;
    Assignments set;
    static ChangeNote sample() { return {.set = Assignments().set("word", "x")}; }
};
TANDEM_QUERY(ChangeNote, (id, set))

struct InsertDynamic {
    static constexpr std::string_view sql =
        "insert into note (workspace_id, id, word, number, custom) values (:workspace_id, :id, :word, :number, '{}')";
    std::int64_t id = 0;
    Bindings rest;
    static InsertDynamic sample() { return {.rest = {{"word", "x"}, {"number", 1}}}; }
};
TANDEM_QUERY(InsertDynamic, (id, rest))

struct WrongColumn {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select no_such_column from note where workspace_id = :workspace_id";
};
TANDEM_QUERY(WrongColumn, ())

struct TooManyColumns {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select id, word from note where workspace_id = :workspace_id";
};
TANDEM_QUERY(TooManyColumns, ())

struct WordOfNote {
    using Row = std::string;
    static constexpr std::string_view sql = "select word from note where workspace_id = :workspace_id and id = :id";
    std::int64_t id;
};
TANDEM_QUERY(WordOfNote, (id))

template <class Unused>
struct ReturnedId {
    using Row = std::int64_t;
    static std::string sql() { return "insert into note (workspace_id, id, custom) values (:workspace_id, :id, '{}') returning id"; }
    std::int64_t id;
    TANDEM_QUERY_TEMPLATE(ReturnedId, (id))
};
[[maybe_unused]] bool const of_this_test = registration::declare(info_of<ReturnedId<int>>(), __FILE__);

struct NoteWritten {
    ContactId note;
};

struct StoredChangeSet {
    std::optional<UserId> user_id;
    Means means;
    std::string summary;
    std::optional<ChangeSetId> undoes;
};
BOOST_DESCRIBE_STRUCT(StoredChangeSet, (), (user_id, means, summary, undoes))

struct FindChangeSet {
    using Row = StoredChangeSet;
    static constexpr std::string_view sql =
        "select user_id, means, summary, undoes from change_set where workspace_id = :workspace_id and id = :id";
    ChangeSetId id;
};
TANDEM_QUERY(FindChangeSet, (id))

std::vector<files::Migration> with_test_tables() {
    std::vector<files::Migration> all{files::migrations().front()};
    all.push_back({"9001_test", R"(
        create table note (workspace_id bigint not null, id bigint not null, word text, number bigint,
            custom {{sqlite text}}{{pg jsonb}} not null, primary key (workspace_id, id));
        create unique index note_word on note (workspace_id, word);
        create table everything (workspace_id bigint not null, id bigint not null, at bigint not null, day text not null,
            total_minor bigint not null, total_currency text not null, text text not null, limited text not null,
            address text not null, small bigint not null, flag bigint not null, ratio double precision not null,
            mood text not null, other_mood text, later bigint, discount_minor bigint, discount_currency text, note text,
            maybe bigint, primary key (workspace_id, id));)"});
    return all;
}

class Db : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (GetParam() == Engine::postgres && !testing::ScratchPostgres::is_installed()) GTEST_SKIP() << "PostgreSQL 15 is not installed";
        scratch_.emplace(GetParam(), migrations_);
    }
    Database& database() { return **scratch_; }

    template <class Q>
    auto all(Q const& query, std::int64_t workspace = 1) {
        return database().read(testing::owner_of(workspace), [&](Read& read) { return read.all(query); });
    }
    void add(std::int64_t id, std::optional<std::string> word = {}, std::optional<std::int64_t> number = {}, std::string custom = "{}") {
        database().write(actor, [&](Write& write) { write.run(AddNote{id, word, number, Json{custom}}); });
    }
    std::vector<std::int64_t> where(Condition const& condition) { return all(NoteIds{.where = condition}); }

    Actor actor = testing::owner_of(1);
    std::vector<files::Migration> migrations_ = with_test_tables();
    std::optional<testing::ScratchDatabase> scratch_;
};
TANDEM_ON_BOTH_ENGINES(Db);

TEST_P(Db, gives_back_every_type_as_it_was_stored) {
    Everything const full{.id = ContactId(9'007'199'254'740'991),
                          .at = Instant{1'700'000'000'123},
                          .day = Date{2024, 2, 29},
                          .total = Money{-123'456, "CHF"},
                          .text = "Zoë \"quoted\" 'text' 🚲\n",
                          .limited = {"short"},
                          .address = {"ada@example.org"},
                          .small = -7,
                          .flag = true,
                          .ratio = 0.1,
                          .mood = Mood::wild,
                          .other_mood = Mood::calm,
                          .later = Instant{5},
                          .discount = Money{5, "EUR"},
                          .note = "",
                          .maybe = false};
    Everything empty = full;
    empty.id = ContactId(2);
    empty.other_mood.reset(), empty.later.reset(), empty.discount.reset(), empty.note.reset(), empty.maybe.reset();
    database().write(actor, [&](Write& write) {
        EXPECT_EQ(write.run(InsertEverything{full}), 1);
        EXPECT_EQ(write.run(InsertEverything{empty}), 1);
    });
    for (auto const& expected : {full, empty}) {
        auto const rows = all(FindEverything{expected.id});
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(encode(rows[0]), encode(expected));
    }
}

TEST_P(Db, a_row_of_another_workspace_is_not_there) {
    add(1);
    EXPECT_THAT(all(CountNotes{}), ElementsAre(1));
    EXPECT_THAT(all(CountNotes{}, 2), ElementsAre(0));
}

TEST_P(Db, a_dynamic_row_has_its_columns_as_text) {
    add(1, "a");
    auto const rows = all(AllOfNote{});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][0], "1");
    EXPECT_EQ(rows[0][1], "a");
    EXPECT_EQ(rows[0][2], std::nullopt);
    EXPECT_EQ(rows[0][3], "2.5");
}

TEST_P(Db, lists_are_parameters_of_in) {
    add(1, "a \"b\" \\ c");
    add(2, "it's");
    add(3, "d");
    add(4);
    EXPECT_THAT(all(NotesNamed{.words = {"a \"b\" \\ c", "it's"}, .ids = {ContactId(4)}}), ElementsAre(1, 2, 4));
    EXPECT_THAT(all(NotesNamed{}), ElementsAre());
}

TEST_P(Db, conditions_choose_rows) {
    add(1, "Anna", 5, R"({"size": "10", "colour": "red"})");
    add(2, "bert", 7, R"({"size": "9"})");
    add(3, "100%_x", std::nullopt, "{}");
    EXPECT_THAT(where({}), ElementsAre(1, 2, 3));
    EXPECT_THAT(where(compare("number", Op::greater, 5)), ElementsAre(2));
    EXPECT_THAT(where(negate(compare("number", Op::greater, 5))), ElementsAre(1, 3));
    EXPECT_THAT(where(is_null("number")), ElementsAre(3));
    EXPECT_THAT(where(contains("word", "NN")), ElementsAre(1));
    EXPECT_THAT(where(contains("word", "0%_")), ElementsAre(3));
    EXPECT_THAT(where(starts_with("word", "B")), ElementsAre(2));
    EXPECT_THAT(where(is_any_of("word", std::vector<std::string>{"bert", "x"})), ElementsAre(2));
    EXPECT_THAT(where(is_any_of("number", std::vector<std::int64_t>{5, 6})), ElementsAre(1));
    EXPECT_THAT(where(between("number", 5, 6)), ElementsAre(1));
    EXPECT_THAT(where(compare(json_column("custom", "colour"), Op::equal, "red")), ElementsAre(1));
    EXPECT_THAT(where(compare(as_number(json_column("custom", "size")), Op::less, 9.5)), ElementsAre(2));
    EXPECT_THAT(where(any_of({compare("number", Op::equal, 5), all_of({is_null("number"), compare("id", Op::equal, 3)})})),
                ElementsAre(1, 3));
    EXPECT_THAT(where(any_of({})), ElementsAre());
    EXPECT_THAT(where(condition("exists (select 1 from note n where n.workspace_id = :workspace_id and n.number = note.number + ?)", {2})),
                ElementsAre(1));
    EXPECT_THROW(json_column("custom", "x') or 1=1 --"), std::invalid_argument);
}

TEST_P(Db, text_is_compared_and_sorted_as_people_read_it) {
    add(1, "MÜNCHEN", 1, R"({"size": "hello", "tags": "ab;c"})");
    add(2, "Ärger", 2, R"({"size": "1e1", "tags": "a;b"})");
    add(3, "bob", 3, R"({"size": "-2.5"})");
    add(4, "Carl");
    EXPECT_THAT(where(same_text("word", "münchen")), ElementsAre(1));
    EXPECT_THAT(where(same_text("word", "MÜNCHEN")), ElementsAre(1));
    EXPECT_THAT(where(contains("word", "ünch")), ElementsAre(1));
    EXPECT_THAT(where(starts_with("word", "äR")), ElementsAre(2));
    EXPECT_THAT(where(is_any_text_of("word", {"ÄRGER", "BOB", "x"})), ElementsAre(2, 3));
    auto const sizes = as_number(json_column("custom", "size"));
    EXPECT_THAT(where(is_any_number_of(sizes, {"10", "-2.50"})), ElementsAre(2, 3));
    EXPECT_THAT(where(compare(sizes, Op::greater, 5.0)), ElementsAre(2));
    EXPECT_THAT(where(lists_any_of(json_column("custom", "tags"), {"a", "x"})), ElementsAre(2));
    EXPECT_THAT(all(NoteIds{.order = Ordering().by(alphabetical("word"), Direction::ascending)}), ElementsAre(2, 3, 4, 1));
    auto const order = Ordering().by(alphabetical("word"), Direction::ascending).by("id", Direction::ascending, Nulls::never);
    EXPECT_THAT(all(NoteIds{.where = after(order, {"Carl", 4}), .order = order}), ElementsAre(1));
}

TEST_P(Db, pages_follow_each_other_without_gap_or_overlap) {
    for (std::int64_t id = 1; id <= 12; ++id) add(id, {}, id % 4 == 0 ? std::nullopt : std::optional(id % 3));
    for (auto direction : {Direction::ascending, Direction::descending}) {
        auto const order = Ordering().by("number", direction).by("id", Direction::ascending, Nulls::never);
        auto const expected = all(NoteIds{.order = order});
        std::vector<std::int64_t> seen{expected[0]};
        while (seen.size() < 12) {
            auto const number = seen.back() % 4 == 0 ? Value{} : Value{seen.back() % 3};
            auto const rest = all(NoteIds{.where = after(order, {number, seen.back()}), .order = order});
            ASSERT_EQ(rest.size(), 12 - seen.size());
            seen.push_back(rest[0]);
        }
        EXPECT_EQ(seen, expected);
    }
}

TEST_P(Db, changes_only_the_columns_that_are_set) {
    add(1, "a", 1);
    database().write(actor, [](Write& write) {
        EXPECT_EQ(write.run(ChangeNote{.id = 1, .set = Assignments().set("number", 2)}), 1);
        EXPECT_EQ(write.run(ChangeNote{.id = 1, .set = Assignments().set("number", Value{})}), 1);
        EXPECT_EQ(write.run(ChangeNote{.id = 2, .set = Assignments().set("number", 2)}), 0);
        EXPECT_EQ(write.run(InsertDynamic{.id = 2, .rest = {{"number", 4}, {"word", std::string("b")}}}), 1);
    });
    EXPECT_THAT(where(is_null("number")), ElementsAre(1));
    EXPECT_THAT(where(compare("word", Op::equal, "b")), ElementsAre(2));
}

TEST_P(Db, a_statement_can_return_rows_and_a_template_registers_itself) {
    auto const id = database().write(actor, [](Write& write) { return write.one(ReturnedId<int>{7}); });
    EXPECT_EQ(id, 7);
    EXPECT_THAT(all(CountNotes{}), ElementsAre(1));
}

TEST_P(Db, a_query_may_run_while_the_same_query_is_being_read) {
    add(1);
    add(2);
    int pairs = 0;
    database().read(actor,
                    [&](Read& read) { read.each(NoteIds{}, [&](std::int64_t) { read.each(NoteIds{}, [&](std::int64_t) { ++pairs; }); }); });
    EXPECT_EQ(pairs, 4);
}

TEST_P(Db, mistakes_in_a_query_are_named) {
    add(1);
    auto const message = [&](auto const& query) -> std::string {
        try {
            all(query);
            return "";
        } catch (std::exception const& error) {
            return error.what();
        }
    };
    EXPECT_THAT(message(WrongColumn{}), HasSubstr("no_such_column"));
    EXPECT_THAT(message(WrongColumn{}), HasSubstr("WrongColumn"));
    EXPECT_THAT(message(TooManyColumns{}), HasSubstr("1 columns, its text selects 2"));
    EXPECT_THAT(message(WordOfNote{1}), HasSubstr("null"));
}

TEST_P(Db, a_reader_cannot_write) {
    EXPECT_THROW(database().read(actor, [](Read& read) { read.one(ReturnedId<int>{7}); }), QueryFailed);
}

TEST_P(Db, a_reader_sees_one_snapshot) {
    add(1);
    database().read(actor, [&](Read& read) {
        EXPECT_EQ(read.one(CountNotes{}), 1);
        add(2);
        EXPECT_EQ(read.one(CountNotes{}), 1);
    });
    EXPECT_THAT(all(CountNotes{}), ElementsAre(2));
}

TEST_P(Db, an_error_result_rolls_back_and_is_passed_on) {
    auto const result = database().write(actor, [](Write& write) -> Result<int> {
        write.run(AddNote{1});
        return conflict("taken", "It is taken.");
    });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "taken");
    EXPECT_THAT(all(CountNotes{}), ElementsAre(0));
}

TEST_P(Db, an_exception_rolls_back_and_reaches_the_caller) {
    EXPECT_THROW(database().write(actor,
                                  [](Write& write) {
                                      write.run(AddNote{1});
                                      throw std::range_error("x");
                                  }),
                 std::range_error);
    EXPECT_THAT(all(CountNotes{}), ElementsAre(0));
    add(1);
    EXPECT_THAT(all(CountNotes{}), ElementsAre(1));
}

TEST_P(Db, a_unique_key_says_which_columns) {
    add(1, "a");
    try {
        add(2, "a");
        FAIL();
    } catch (UniqueViolation const& violation) {
        EXPECT_TRUE(violation.on("word"));
        EXPECT_FALSE(violation.on("id"));
    }
    add(2, "b");
    EXPECT_THAT(all(CountNotes{}), ElementsAre(2));
}

TEST_P(Db, an_attempt_loses_only_its_own_part) {
    add(1, "a");
    database().write(actor, [](Write& write) {
        write.run(AddNote{2, "b"});
        auto const done = write.attempt([&] {
            write.run(AddNote{3, "c"});
            return write.run(AddNote{4, "a"});
        });
        ASSERT_FALSE(done);
        EXPECT_TRUE(done.error().on("word"));
        EXPECT_TRUE(write.attempt([&] { write.run(AddNote{5, "e"}); }));
    });
    EXPECT_THAT(where({}), ElementsAre(1, 2, 5));
}

TEST_P(Db, what_is_whole_or_nothing_takes_itself_back_where_it_fails) {
    database().write(actor, [](Write& write) {
        write.run(AddNote{1, "a"});
        auto const refused = write.whole([&]() -> Result<int> {
            write.run(AddNote{2, "b"});
            return conflict("x", "x");
        });
        EXPECT_FALSE(refused);
        EXPECT_TRUE(write.whole([&]() -> Result<void> { return write.run(AddNote{3, "c"}), Result<void>{}; }));
    });
    EXPECT_THAT(where({}), ElementsAre(1, 3));
}

TEST_P(Db, writers_share_commits_and_none_is_lost) {
    constexpr int threads = 16;
    constexpr int each = 25;
    std::latch start(threads);
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> all_threads;
        for (int t = 0; t < threads; ++t)
            all_threads.emplace_back([&, t] {
                start.arrive_and_wait();
                for (int i = 0; i < each; ++i) {
                    try {
                        database().write(actor, [&](Write& write) {
                            write.run(AddNote{t * 1000 + i});
                            if (i % 5 == 0) throw std::range_error("this one not");
                        });
                    } catch (std::range_error const&) {
                        ++refused;
                    }
                }
            });
    }
    EXPECT_EQ(refused, threads * each / 5);
    EXPECT_THAT(all(CountNotes{}), ElementsAre(threads * each * 4 / 5));
    auto const statistics = database().statistics();
    EXPECT_EQ(statistics.writes, threads * each);
    EXPECT_LT(statistics.commits, statistics.writes);
}

TEST_P(Db, a_write_inside_a_write_is_a_mistake_and_not_a_deadlock) {
    EXPECT_THROW(database().write(actor, [&](Write&) { add(1); }), std::logic_error);
}

TEST_P(Db, events_are_answered_in_the_same_transaction) {
    std::vector<std::string> heard;
    database().subscriptions().on<NoteWritten>([&](Write& write, NoteWritten const& event) {
        heard.push_back(to_string(event.note));
        write.run(AddNote{event.note.value + 1});
    });
    database().write(actor, [&](Write& write) { write.publish(NoteWritten{ContactId(1)}); });
    EXPECT_THROW(database().write(actor,
                                  [&](Write& write) {
                                      write.publish(NoteWritten{ContactId(5)});
                                      throw std::range_error("x");
                                  }),
                 std::range_error);
    EXPECT_THAT(heard, ElementsAre("1", "5"));
    EXPECT_THAT(where({}), ElementsAre(2));
}

TEST_P(Db, a_change_set_says_who_by_what_means_and_what_it_undoes) {
    auto const first = database().write(actor, Means::import, [](Write& write) {
        write.summarize("Imported");
        return write.change_set();
    });
    auto const second = database().write(actor, [&](Write& write) {
        write.mark_undo_of(first);
        return write.change_set();
    });
    auto const imported = all(FindChangeSet{first}).at(0);
    EXPECT_EQ(imported.user_id, UserId(1));
    EXPECT_EQ(imported.means, Means::import);
    EXPECT_EQ(imported.summary, "Imported");
    EXPECT_EQ(all(FindChangeSet{second}).at(0).undoes, first);
}

TEST_P(Db, what_follows_a_commit_does_not_follow_a_rollback) {
    std::vector<std::string> ran;
    database().write(actor, [&](Write& write) {
        write.after_commit([&] { ran.push_back("kept"); });
        write.run(AddNote{1, "a"});
        std::ignore = write.attempt([&] {
            write.after_commit([&] { ran.push_back("abandoned"); });
            write.run(AddNote{2, "a"});
        });
    });
    std::ignore = database().write(actor, [&](Write& write) -> Result<void> {
        write.after_commit([&] { ran.push_back("refused"); });
        return conflict("x", "x");
    });
    EXPECT_THAT(ran, ElementsAre("kept"));
}

TEST_P(Db, opening_again_changes_nothing_and_an_older_program_is_refused) {
    add(1);
    std::ignore = Database::open({.address = scratch_->address(), .migrations = migrations_});
    EXPECT_THAT(all(CountNotes{}), ElementsAre(1));
    try {
        std::ignore = Database::open({.address = scratch_->address()});
        FAIL();
    } catch (CannotOpen const& error) {
        EXPECT_THAT(error.what(), HasSubstr("newer Tandem (it has the schema change 9001_test)"));
    }
}

TEST_P(Db, a_database_of_a_later_version_is_refused_where_the_schema_is_the_same_too) {
    auto const open = [&](std::string_view version) {
        std::ignore = Database::open({.address = scratch_->address(), .migrations = migrations_, .version = version});
    };
    open("0.9.9");
    EXPECT_NO_THROW(open("0.9.9"));
    EXPECT_NO_THROW(open("0.10.0"));
    EXPECT_NO_THROW(open("0.10.0"));
    try {
        open("0.9.12");
        FAIL();
    } catch (CannotOpen const& error) {
        EXPECT_THAT(error.what(), HasSubstr("last used by Tandem 0.10.0, and this is 0.9.12"));
    }
    EXPECT_NO_THROW(open("1.0"));
}

TEST_P(Db, everything_of_every_workspace_can_be_forgotten) {
    add(1);
    add(2);
    database().forget_all();
    EXPECT_THAT(all(CountNotes{}), ElementsAre(0));
    add(3);
    EXPECT_THAT(all(CountNotes{}), ElementsAre(1));
}

TEST_P(Db, a_migration_that_fails_leaves_nothing_behind) {
    auto broken = migrations_;
    broken.push_back({"9002_half", "create table half (id bigint); create table half (id bigint);"});
    EXPECT_THROW(std::ignore = Database::open({.address = scratch_->address(), .migrations = broken}), CannotOpen);
    broken.back() = {"9002_half", "create table half (id bigint);"};
    EXPECT_NO_THROW(std::ignore = Database::open({.address = scratch_->address(), .migrations = broken}));
}

TEST_P(Db, a_second_process_can_write_at_the_same_time) {
    auto const other = Database::open({.address = scratch_->address(), .migrations = migrations_});
    {
        std::jthread const beside([&] {
            for (int i = 0; i < 50; ++i) other->write(actor, [&](Write& write) { write.run(AddNote{1000 + i}); });
        });
        for (int i = 0; i < 50; ++i) add(i);
    }
    EXPECT_THAT(all(CountNotes{}), ElementsAre(100));
}

TEST(Schema, is_dumped_in_a_fixed_order) {
    testing::ScratchDatabase scratch(Engine::sqlite);
    auto const text = scratch->schema_text();
    EXPECT_THAT(text, HasSubstr("CREATE TABLE job"));
    EXPECT_EQ(text, testing::ScratchDatabase(Engine::sqlite, files::migrations())->schema_text());
}

}  // namespace
}  // namespace tandem::db
