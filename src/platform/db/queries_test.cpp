// What holds for every query of the program. In unit_tests these see the queries of all features.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "platform/db/internal/render.hpp"
#include "platform/db/testing.hpp"
#include "platform/db/visible.hpp"

namespace tandem::db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// In the tests of this folder alone no feature says which tables hold records; in unit_tests they say the same.
RecordTables const tables_of_tests{
    {"contact", "contacts", "hubspot_owner_id", true},
    {"deal", "deals", "hubspot_owner_id", true},
    {.table = "quote", .object = "quotes", .owner = "owner_id", .archived = ""},
    {"record", "", "hubspot_owner_id", true},
    {.table = "activity", .object = "", .owner = "", .kinds = {"calls", "emails", "meetings", "notes", "tasks"}}};
Belongings const rows_of_tests{{"activity", "association.to_id", "", "association.to_type", "hubspot_owner_id"},
                               {"activity", "about_id", "", "about_type", "hubspot_owner_id"},
                               {"consent", "contact_id", "contacts"},
                               {"handoff", "contact_id", "contacts"},
                               {"quote_line", "quote_id", "quotes"},
                               {"timeline_entry", "record_id", "", "object_type"}};

struct TableColumn {
    std::string table;
    std::string column;
};
BOOST_DESCRIBE_STRUCT(TableColumn, (), (table, column))

struct ListColumns {
    using Row = TableColumn;
    static constexpr std::string_view sql = R"(
        select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c
        where t.type = 'table' and t.name <> 'schema_migration')";
    static constexpr auto across_workspaces = "the schema";
};
TANDEM_QUERY(ListColumns, ())

std::map<std::string, std::set<std::string>> schema() {
    testing::ScratchDatabase scratch(Engine::sqlite);
    std::map<std::string, std::set<std::string>> columns;
    for (auto const& [table, column] : scratch->read(Actor{}, [](Read& read) { return read.all(ListColumns{}); }))
        columns[table].insert(column);
    return columns;
}

/// An actor who sees only what is theirs, so that every predicate there is gets written.
Actor restricted(std::map<std::string, RecordAccess> but_for = {}) {
    but_for.emplace("contacts", RecordAccess::own);
    return {WorkspaceId(1), UserId(1), Role::rep, Means::session, {std::move(but_for)}};
}

/// Words and commas in their order.
std::vector<std::string> words_of(std::string_view sql) {
    std::vector<std::string> words;
    bool inside = false;
    for (char c : sql) {
        auto const byte = static_cast<unsigned char>(c);
        bool const of_word = std::isalnum(byte) != 0 || c == '_' || c == ':';
        if (of_word && !inside) words.emplace_back();
        if (of_word) words.back() += static_cast<char>(std::tolower(byte));
        if (c == ',') words.emplace_back(",");
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

/// How often each table is read, by `from`, `join` or a comma between tables.
std::map<std::string, std::ptrdiff_t> tables_read_by(std::string_view sql) {
    auto const words = words_of(sql);
    std::map<std::string, std::ptrdiff_t> reads;
    auto const word = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i]) : std::string_view(); };
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool const begins = word(i) == "join" || (word(i) == "from" && (i == 0 || word(i - 1) != "delete"));
        if (!begins) continue;
        for (auto at = i + 1;;) {
            ++reads[std::string(word(at))];
            at += word(at + 1) == "as" ? 2 : 1;
            if (word(at) != ",") ++at;  // its alias
            if (word(at) != ",") break;
            ++at;
        }
    }
    return reads;
}

std::ptrdiff_t marks_of(std::string_view sql, std::string_view table) {
    std::ptrdiff_t marks = 0;
    for (char const end : {' ', '}'}) {
        auto const mark = fmt::format("{{{{visible {}{}", table, end);
        for (auto at = sql.find(mark); at != std::string_view::npos; at = sql.find(mark, at + 1)) ++marks;
    }
    return marks;
}

/// Why a text may show records that its asker does not see; empty when it cannot. Each time it reads a table of records it
/// says `{{visible}}` of it; rows that belong to a record are also covered by the record they are joined with.
std::string exposed_in(std::string_view sql) {
    for (auto const& [table, times] : tables_read_by(sql)) {
        auto const record = std::ranges::find(record_tables(), table, &RecordTable::table);
        auto const belonging = std::ranges::find(belongings(), table, &Belonging::table);
        if (record == record_tables().end() && belonging == belongings().end()) continue;
        bool covered = marks_of(sql, table) >= times;
        if (belonging != belongings().end() && !belonging->object.empty())
            covered = covered || marks_of(sql, std::ranges::find(record_tables(), belonging->object, &RecordTable::object)->table) > 0;
        if (!covered) return fmt::format("reads {} and does not say {{{{visible {}}}}}", table, table);
    }
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
            for (auto const& actor : {Actor{}, restricted(), restricted({{"tickets", RecordAccess::all}})})
                if (auto message = scratch->try_prepare(*query, actor))
                    wrong.push_back((engine == Engine::sqlite ? "sqlite: " : "postgres: ") + *message);
        }
    }
    EXPECT_THAT(wrong, IsEmpty());
    if (!testing::ScratchPostgres::is_installed()) GTEST_SKIP() << "PostgreSQL 15 is not installed";
}

TEST(Queries, every_query_binds_the_workspace) {
    std::set<std::string> tables;
    for (auto const& [table, columns] : schema()) tables.insert(table);
    std::vector<std::string> wrong;
    for (auto const* query : registered_queries()) {
        if (!query->across_workspaces.empty()) continue;
        for (auto const engine : {Engine::sqlite, Engine::postgres}) {
            auto const leak = leak_in(rendered_sample(*query, engine), tables);
            if (!leak.empty()) wrong.push_back(name_of(*query) + ": " + leak);
        }
    }
    EXPECT_THAT(wrong, IsEmpty());
}

TEST(Queries, every_reader_of_records_says_who_sees_them) {
    std::vector<std::string> wrong;
    for (auto const* query : registered_queries()) {
        if (!query->across_workspaces.empty() || !query->seen_by_all.empty()) continue;
        if (auto const exposed = exposed_in(query->sql()); !exposed.empty()) wrong.push_back(name_of(*query) + ": " + exposed);
    }
    EXPECT_THAT(wrong, IsEmpty());
}

TEST(Queries, seen_by_all_is_said_only_where_something_is_exposed) {
    std::vector<std::string> wrong;
    for (auto const* query : registered_queries())
        if (!query->seen_by_all.empty() && exposed_in(query->sql()).empty()) wrong.push_back(name_of(*query));
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

TEST(Queries, a_text_that_shows_the_records_of_others_is_found) {
    EXPECT_NE(exposed_in("select email from contact where workspace_id = :workspace_id"), "");
    EXPECT_NE(exposed_in("select d.dealname from contact c join deal d on d.id = c.id where {{visible contact c}}"), "");
    EXPECT_NE(exposed_in("select 1 from contact c where {{visible contact c}} and exists (select 1 from contact o where o.id = c.id)"), "");
    EXPECT_NE(exposed_in("select 1 from topic t, consent s where s.topic_key = t.key"), "");
    EXPECT_NE(exposed_in("select body from activity"), "");
    EXPECT_NE(exposed_in("insert into score_day select 1 from timeline_entry as e"), "");
    EXPECT_NE(exposed_in("select 1 from quote q where {{visible quote_line q}}"), "");
    EXPECT_EQ(exposed_in("select email from contact where {{visible contact}}"), "");
    EXPECT_EQ(exposed_in("select 1 from handoff h join contact c on c.id = h.contact_id where {{visible contact c}}"), "");
    EXPECT_EQ(exposed_in("delete from activity where id = :id"), "");
    EXPECT_EQ(exposed_in("select contact, deal from topic order by quote"), "");
}

struct AddContact {
    static constexpr std::string_view sql = R"(
        insert into contact (workspace_id, id, createdate, lastmodifieddate, custom, hubspot_owner_id)
        values (:workspace_id, :id, 0, 0, '{}', :owner))";
    std::int64_t id = 0;
    std::optional<UserId> owner;
};
TANDEM_QUERY(AddContact, (id, owner))

struct WriteNote {
    static constexpr std::string_view sql = R"(
        insert into activity (workspace_id, object, id, createdate, hs_lastmodifieddate, hubspot_owner_id, about_type, about_id, custom)
        values (:workspace_id, 'notes', :id, 0, 0, :user, :about_type, :about_id, '{}'))";
    std::int64_t id = 0;
    UserId user{9};
    About about{};
};
TANDEM_QUERY(WriteNote, (id, user, about))

struct LinkNote {
    static constexpr std::string_view sql = R"(
        insert into association (workspace_id, from_type, from_id, to_type, to_id, type_id, created_at)
        values (:workspace_id, 'notes', :id, :object, :record, 1, 0))";
    std::int64_t id = 0;
    std::string object;
    std::int64_t record = 0;
};
TANDEM_QUERY(LinkNote, (id, object, record))

void add_note_on(Write& write, std::int64_t id, std::string const& object, std::int64_t record, UserId user = UserId(9),
                 About const& about = {}) {
    write.run(WriteNote{id, user, about});
    write.run(LinkNote{id, object, record});
}

struct AddRecord {
    static constexpr std::string_view sql = R"(
        insert into record (workspace_id, object, id, createdate, hs_lastmodifieddate, custom, hubspot_owner_id)
        values (:workspace_id, :object, :id, 0, 0, '{}', :owner))";
    std::string object;
    std::int64_t id = 0;
    std::optional<UserId> owner;
};
TANDEM_QUERY(AddRecord, (object, id, owner))

struct SeenRecords {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select id from record r where {{visible record r}} order by id";
};
TANDEM_QUERY(SeenRecords, ())

struct SeenContacts {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select id from contact where {{visible contact}} order by id";
};
TANDEM_QUERY(SeenContacts, ())

struct SeenNotes {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select id from activity a where {{visible activity a}} order by id";
};
TANDEM_QUERY(SeenNotes, ())

struct SeenNotesOn {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select from_id from association a
        where a.from_type = 'notes' and a.to_type = 'contacts' and a.to_id = :contact and {{visible association a}} order by from_id)";
    std::int64_t contact = 0;
};
TANDEM_QUERY(SeenNotesOn, (contact))

struct LiveAmong {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select n.id from (select cast(value as bigint) as id from {{each :ids}} given) n where {{live :kind n.id}} order by n.id)";
    std::string kind;
    std::vector<std::int64_t> ids{1, 2, 3, 4, 5, 10, 11, 12, 13, 21, 22, 23, 24};
};
TANDEM_QUERY(LiveAmong, (kind, ids))

struct ArchiveContact {
    static constexpr std::string_view sql = "update contact set archived = 1 where workspace_id = :workspace_id and id = :id";
    std::int64_t id = 0;
};
TANDEM_QUERY(ArchiveContact, (id))

struct Wrote {
    int value = 0;
};

class Visible : public testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        database().write(testing::owner_of(1), [](Write& write) {
            write.run(AddContact{1, UserId(1)});
            write.run(AddContact{2, UserId(2)});
            write.run(AddContact{3, std::nullopt});
            for (auto const id : {1, 2, 3}) add_note_on(write, id, "contacts", id);
            add_note_on(write, 4, "deals", 2);
            for (auto const* kind : {"tickets", "2-1"}) {
                auto const first = std::string_view(kind) == "tickets" ? 11 : 21;
                write.run(AddRecord{kind, first, UserId(1)});
                write.run(AddRecord{kind, first + 1, UserId(2)});
                write.run(AddRecord{kind, first + 2, std::nullopt});
                add_note_on(write, first + 1, kind, first + 1);
            }
        });
    }
    template <class Q>
    std::vector<std::int64_t> seen(Q const& query, Actor const& actor) {
        return database().read(actor, [&](Read& read) { return read.all(query); });
    }
};
TANDEM_ON_BOTH_ENGINES(Visible);

TEST_P(Visible, is_all_to_who_is_not_restricted) {
    EXPECT_THAT(seen(SeenContacts{}, testing::owner_of(1)), ElementsAre(1, 2, 3));
    EXPECT_THAT(seen(SeenNotes{}, testing::owner_of(1)), ElementsAre(1, 2, 3, 4, 12, 22));
    EXPECT_THAT(seen(SeenRecords{}, testing::owner_of(1)), ElementsAre(11, 12, 13, 21, 22, 23));
}

TEST_P(Visible, is_what_one_owns_or_nobody_does_and_what_belongs_to_it) {
    auto const actor = restricted({{"deals", RecordAccess::all}});
    EXPECT_THAT(seen(SeenContacts{}, actor), ElementsAre(1, 3));
    EXPECT_THAT(seen(SeenNotes{}, actor), ElementsAre(1, 3, 4)) << "deals are not restricted";
}

TEST_P(Visible, is_each_kind_of_the_table_of_many_by_itself_and_as_contacts_where_nothing_is_said) {
    using enum RecordAccess;
    auto const seen_with = [&](std::map<std::string, RecordAccess> kinds) {
        Actor const actor{WorkspaceId(1), UserId(1), Role::rep, Means::session, {std::move(kinds)}};
        return std::pair(seen(SeenRecords{}, actor), seen(SeenNotes{}, actor));
    };
    auto const is = [](auto const& records, auto const& notes) { return ::testing::Pair(records, notes); };
    EXPECT_THAT(seen_with({{"contacts", own}}), is(ElementsAre(11, 13, 21, 23), ElementsAre(1, 3, 4)));
    EXPECT_THAT(seen_with({{"contacts", own}, {"2-1", as_contacts}}), is(ElementsAre(11, 13, 21, 23), ElementsAre(1, 3, 4)));
    EXPECT_THAT(seen_with({{"contacts", own}, {"2-1", all}}), is(ElementsAre(11, 13, 21, 22, 23), ElementsAre(1, 3, 4, 22)));
    EXPECT_THAT(seen_with({{"tickets", own}}), is(ElementsAre(11, 13, 21, 22, 23), ElementsAre(1, 2, 3, 4, 22)));
    EXPECT_THAT(seen_with({{"deals", own}}), is(ElementsAre(11, 12, 13, 21, 22, 23), ElementsAre(1, 2, 3, 4, 12, 22)));
}

TEST_P(Visible, is_what_tells_of_two_records_to_who_sees_both_and_what_was_given_to_one_in_any_case) {
    auto const actor = restricted({{"deals", RecordAccess::all}});
    database().write(testing::owner_of(1), [](Write& write) {
        add_note_on(write, 5, "contacts", 1, UserId(9), about("contacts", RecordId(2)));
        add_note_on(write, 6, "deals", 1, UserId(9), about("contacts", RecordId(2)));
        add_note_on(write, 7, "deals", 1, UserId(9), about("contacts", RecordId(1)));
        add_note_on(write, 8, "contacts", 2, UserId(1));
        add_note_on(write, 9, "deals", 1, UserId(1), about("contacts", RecordId(2)));
        add_note_on(write, 10, "contacts", 1);
        write.run(LinkNote{10, "contacts", 2});
        write.run(WriteNote{11});
    });
    EXPECT_THAT(seen(SeenNotes{}, actor), ElementsAre(1, 3, 4, 7, 8, 9, 11)) << "10 is linked with a contact out of sight, 11 with none";
}

TEST_P(Visible, is_a_link_with_a_note_only_to_who_sees_all_that_the_note_stands_on) {
    database().write(testing::owner_of(1), [](Write& write) {
        add_note_on(write, 10, "contacts", 1);
        write.run(LinkNote{10, "contacts", 2});
        add_note_on(write, 11, "contacts", 1, UserId(9), about("contacts", RecordId(2)));
    });
    EXPECT_THAT(seen(SeenNotesOn{1}, testing::owner_of(1)), ElementsAre(1, 10, 11));
    EXPECT_THAT(seen(SeenNotesOn{1}, restricted()), ElementsAre(1));
}

TEST_P(Visible, is_a_live_record_in_whichever_table_its_kind_lies) {
    auto const actor = restricted();
    database().write(testing::owner_of(1), [](Write& write) { write.run(ArchiveContact{3}); });
    EXPECT_THAT(seen(LiveAmong{"contacts"}, testing::owner_of(1)), ElementsAre(1, 2));
    EXPECT_THAT(seen(LiveAmong{"contacts"}, actor), ElementsAre(1));
    EXPECT_THAT(seen(LiveAmong{"notes"}, testing::owner_of(1)), ElementsAre(1, 2, 3, 4, 12, 22));
    EXPECT_THAT(seen(LiveAmong{"notes"}, actor), ElementsAre(1, 3, 4));
    EXPECT_THAT(seen(LiveAmong{"calls"}, actor), ElementsAre());
    EXPECT_THAT(seen(LiveAmong{"tickets"}, testing::owner_of(1)), ElementsAre(11, 12, 13));
    EXPECT_THAT(seen(LiveAmong{"2-1"}, actor), ElementsAre(21, 23));
}

TEST(SeenBy, is_by_owner_as_the_predicate_says) {
    Access const access{{{"contacts", RecordAccess::own}, {"deals", RecordAccess::all}, {"2-1", RecordAccess::all}}};
    EXPECT_TRUE(sees(access, UserId(1), "contacts", UserId(1)));
    EXPECT_TRUE(sees(access, UserId(1), "contacts", UserId()));
    EXPECT_FALSE(sees(access, UserId(1), "contacts", UserId(2)));
    EXPECT_FALSE(sees(access, UserId(1), "quotes", UserId()));
    EXPECT_TRUE(sees(access, UserId(1), "deals", UserId(2)));
    EXPECT_TRUE(sees(access, UserId(1), "2-1", UserId(2)));
    EXPECT_FALSE(sees(access, UserId(1), "2-2", UserId(2))) << "as contacts";
}

TEST_P(Visible, is_all_to_what_follows_from_a_change) {
    std::vector<std::int64_t> meanwhile;
    database().subscriptions().on<Wrote>([&](Write& write, Wrote const&) { meanwhile = write.all(SeenContacts{}); });
    database().write(restricted(), [&](Write& write) {
        EXPECT_THAT(write.seeing_all([&] { return write.all(SeenContacts{}); }), ElementsAre(1, 2, 3));
        write.publish(Wrote{});
        EXPECT_THAT(write.all(SeenContacts{}), ElementsAre(1, 3));
    });
    EXPECT_THAT(meanwhile, ElementsAre(1, 2, 3));
}

TEST_P(Visible, is_known_only_of_tables_of_records) { EXPECT_THROW(visible_to(Actor{}, "topic", "t"), std::logic_error); }

}  // namespace
}  // namespace tandem::db
