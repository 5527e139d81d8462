// bench_kinds_sql --schema migrations/schema.sql [--records 250000] [--database scratch.db]
//
// Records of any kind in one table, three ways, in SQLite alone: `slots` is what the program does (docs/decisions/0021),
// `side` keeps searched values in a second table, `wide` is a table of the kind's own, as contacts have. Prints one line of
// JSON per way and operation: the median of 30 runs.

#include <fmt/format.h>
#include <sqlite3.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

class Database {
public:
    explicit Database(std::string const& path) {
        std::filesystem::remove(path);
        check(sqlite3_open(path.c_str(), &handle_));
        // The program's own collation compares more languages; the index is as large.
        sqlite3_create_collation(handle_, "alphabetical", SQLITE_UTF8, nullptr, [](void*, int a, void const* x, int b, void const* y) {
            auto const order = sqlite3_strnicmp(static_cast<char const*>(x), static_cast<char const*>(y), std::min(a, b));
            return order != 0 ? order : a - b;
        });
        run("pragma journal_mode = wal");
        run("pragma synchronous = full");
        run("pragma cache_size = -200000");
    }
    ~Database() { sqlite3_close(handle_); }
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    void run(std::string const& sql) { check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr)); }
    std::size_t rows(std::string const& sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr));
        std::size_t count = 0;
        int state = SQLITE_ROW;
        while ((state = sqlite3_step(statement)) == SQLITE_ROW) ++count;
        sqlite3_finalize(statement);
        check(state == SQLITE_DONE ? SQLITE_OK : state);
        return count;
    }

private:
    void check(int code) {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    sqlite3* handle_ = nullptr;
};

struct Row {
    int id;
    std::string title, state, group, day;
    double power;
    std::string json() const {
        return fmt::format(
            R"({{"model":"{}","state":"{}","group":"{}","built":"{}","power":"{}","note":"about this one there is a line"}})", title, state,
            group, day, power);
    }
};

std::vector<Row> made(int records) {
    std::mt19937 dice(1);
    auto const one_of = [&](unsigned choices) { return dice() % choices; };
    std::vector<Row> rows;
    for (int id = 1; id <= records; ++id)
        rows.push_back({id, fmt::format("Model {}", dice()), fmt::format("s{}", one_of(10)), fmt::format("g{}", one_of(40)),
                        fmt::format("20{:02}-{:02}-{:02}", 10 + one_of(16), 1 + one_of(12), 1 + one_of(28)),
                        static_cast<double>(one_of(10'000)) / 10.0});
    return rows;
}

/// A way to keep them: its tables, a row's statements, and the questions.
struct Way {
    std::string name;
    std::vector<std::string> tables;
    std::function<std::string(Row const&)> insert;
    std::vector<std::pair<std::string, std::string>> questions;
    std::function<std::string(int)> save;
};

/// The statements of the schema about a table.
std::vector<std::string> definition_of(std::string const& schema, std::string const& table) {
    std::vector<std::string> found;
    for (auto const& begin : {"CREATE TABLE " + table + " (", "CREATE INDEX " + table + "_"})
        for (auto at = schema.find(begin); at != std::string::npos; at = schema.find(begin, at + 1)) {
            auto const statement = schema.substr(at, schema.find(';', at) - at);
            // record_history has indexes whose names begin like those of record.
            if (statement.starts_with("CREATE TABLE") || statement.contains(" on " + table + " (")) found.push_back(statement);
        }
    return found;
}

Way slots(std::string const& schema) {
    std::string const of = "from record where workspace_id = 1 and object = '2-1' and archived = 0";
    return {"slots",
            definition_of(schema, "record"),
            [](Row const& row) {
                return fmt::format(
                    "insert into record (workspace_id, object, id, createdate, hs_lastmodifieddate, title, t1, t2, t3, n1, custom) values "
                    "(1, '2-1', {0}, {0}, {0}, '{1}', '{2}', '{3}', '{4}', {5}, '{6}')",
                    row.id, row.title, row.state, row.group, row.day, row.power, row.json());
            },
            {{"open", "select * from record where workspace_id = 1 and object = '2-1' and id = 7777"},
             {"50 by title", fmt::format("select * {} order by title collate alphabetical, id limit 50", of)},
             {"equal, 50 by another", fmt::format("select * {} and t1 = 's3' order by n1 desc, id desc limit 50", of)},
             {"count of an equality", fmt::format("select count(*) {} and t1 = 's3'", of)},
             {"count of two and a range", fmt::format("select count(*) {} and t1 = 's3' and t2 = 'g7' and n1 > 500", of)},
             {"unindexed text, 50", fmt::format("select * {} and lower(custom ->> 'note') = 'x' limit 50", of)}},
            [](int id) {
                return fmt::format(
                    "update record set n1 = {}, hs_lastmodifieddate = {} where workspace_id = 1 and object = '2-1' and id = {}", id,
                    id + 1'000'000, id);
            }};
}

Way side() {
    std::string const values = "from side_value where workspace_id = 1 and object = '2-1' and property =";
    std::string const join = "join side_record r on r.workspace_id = 1 and r.object = '2-1' and r.id = v.id and r.archived = 0";
    return {
        "side",
        {"create table side_record (workspace_id bigint, object text, id bigint, modified bigint, archived bigint not null default 0, custom text, "
         "primary key (workspace_id, object, id))",
         "create index side_modified on side_record (workspace_id, object, archived, modified, id)",
         "create table side_value (workspace_id bigint, object text, property text, value, id bigint, primary key (workspace_id, object, property, "
         "value, id)) without rowid"},
        [](Row const& row) {
            return fmt::format(
                "insert into side_record values (1, '2-1', {0}, {0}, 0, '{6}'); insert into side_value values (1, '2-1', 'model', '{1}', "
                "{0}), (1, '2-1', 'state', '{2}', {0}), (1, '2-1', 'group', '{3}', {0}), (1, '2-1', 'built', '{4}', {0}), (1, '2-1', "
                "'power', {5}, {0})",
                row.id, row.title, row.state, row.group, row.day, row.power, row.json());
        },
        {{"open", "select * from side_record where workspace_id = 1 and object = '2-1' and id = 7777"},
         {"50 by title",
          fmt::format("select r.* from side_value v {} where v.workspace_id = 1 and v.object = '2-1' and v.property = 'model' order by "
                      "v.value, v.id limit 50",
                      join)},
         {"equal, 50 by another",
          fmt::format(
              "select r.* from side_value v {} where v.workspace_id = 1 and v.object = '2-1' and v.property = 'power' and exists (select 1 {} "
              "'state' and value = 's3' and id = v.id) order by v.value desc, v.id desc limit 50",
              join, values)},
         {"count of an equality",
          fmt::format(
              "select count(*) from side_value v {} where v.workspace_id = 1 and v.object = '2-1' and v.property = 'state' and v.value = 's3'",
              join)},
         {"count of two and a range",
          fmt::format(
              "select count(*) from (select id {0} 'group' and value = 'g7' intersect select id {0} 'state' and value = 's3' intersect select id "
              "{0} 'power' and value > 500)",
              values)},
         {"unindexed text, 50",
          "select * from side_record where workspace_id = 1 and object = '2-1' and lower(custom ->> 'note') = 'x' limit 50"}},
        [](int id) {
            return fmt::format(
                "update side_record set modified = {1} where workspace_id = 1 and object = '2-1' and id = {0}; update side_value set value "
                "= {0} where workspace_id = 1 and object = '2-1' and property = 'power' and value = (select custom ->> 'power' + 0 from side_record "
                "where workspace_id = 1 and object = '2-1' and id = {0}) and id = {0}",
                id, id + 1'000'000);
        }};
}

Way wide(std::string const& schema) {
    std::string const of = "from contact where workspace_id = 1 and archived = 0";
    return {
        "wide",
        definition_of(schema, "contact"),
        [](Row const& row) {
            return fmt::format(
                "insert into contact (workspace_id, id, createdate, lastmodifieddate, lastname, lifecyclestage, hs_analytics_source, city, "
                "hubspotscore, custom) values (1, {0}, {0}, {0}, '{1}', '{2}', '{3}', '{4}', {5}, '{{}}')",
                row.id, row.title, row.state, row.group, row.day, row.power);
        },
        {{"open", "select * from contact where workspace_id = 1 and id = 7777"},
         {"50 by title", fmt::format("select * {} order by lastname collate alphabetical, id limit 50", of)},
         {"equal, 50 by another", fmt::format("select * {} and lifecyclestage = 's3' order by hubspotscore desc, id desc limit 50", of)},
         {"count of an equality", fmt::format("select count(*) {} and lifecyclestage = 's3'", of)},
         {"count of two and a range",
          fmt::format("select count(*) {} and lifecyclestage = 's3' and hs_analytics_source = 'g7' and hubspotscore > 500", of)},
         {"unindexed text, 50", fmt::format("select * {} and lower(city) = 'x' limit 50", of)}},
        [](int id) {
            return fmt::format("update contact set hubspotscore = {}, lastmodifieddate = {} where workspace_id = 1 and id = {}", id,
                               id + 1'000'000, id);
        }};
}

void print(std::string const& way, std::string const& operation, double value) {
    fmt::print("{{\"way\":\"{}\",\"operation\":\"{}\",\"value\":{:.3f}}}\n", way, operation, value);
}

void measure(Way const& way, std::vector<Row> const& rows, std::string const& path) {
    Database database(path);
    for (auto const& statement : way.tables) database.run(statement);
    auto const begin = Clock::now();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % 1000 == 0) database.run(i ? "commit; begin" : "begin");
        database.run(way.insert(rows[i]));
    }
    database.run("commit");
    print(way.name, "insert all, s", since(begin) / 1000);
    database.run("pragma wal_checkpoint(truncate)");
    print(way.name, "disk, MB", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    database.run("analyze");
    auto const median = [](int runs, std::function<void(int)> const& once) {
        std::vector<double> times;
        for (int i = 0; i < runs; ++i) {
            auto const start = Clock::now();
            once(i);
            times.push_back(since(start));
        }
        std::ranges::sort(times);
        return times[times.size() / 2];
    };
    for (auto const& question : way.questions)
        print(way.name, question.first + ", ms", median(30, [&](int) { database.rows(question.second); }));
    print(way.name, "save, ms", median(200, [&](int i) { database.run("begin; " + way.save(i * 37 + 1) + "; commit"); }));
}

}  // namespace

int main(int count, char** words) {
    CLI::App app("Records of any kind, three ways");
    std::string schema_path, path = "kinds_bench.db";
    int records = 250'000;
    app.add_option("--schema", schema_path)->required();
    app.add_option("--database", path);
    app.add_option("--records", records);
    CLI11_PARSE(app, count, words);
    std::ifstream file(schema_path);
    std::string const schema(std::istreambuf_iterator<char>(file), {});
    auto const rows = made(records);
    for (auto const& way : {wide(schema), slots(schema), side()}) measure(way, rows, path);
    std::filesystem::remove(path);
}
