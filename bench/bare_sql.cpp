// bench_bare_sql --database data/tandem.db [--clients 8] [--seconds 5]
//
// What bench/records.bench.mjs asks of the server, asked of SQLite directly: open one contact, the first 50 with the
// total, save one (contact and history row, synchronous=FULL). Prints one line of JSON per operation.

#include <fmt/core.h>
#include <sqlite3.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

class Database {
public:
    explicit Database(std::string const& path) {
        check(sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
        sqlite3_busy_timeout(handle_, 10'000);
        check(sqlite3_exec(handle_, "pragma synchronous = full", nullptr, nullptr, nullptr));
    }
    ~Database() {
        for (auto* statement : statements_) sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    sqlite3_stmt* prepare(char const* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr));
        statements_.push_back(statement);
        return statement;
    }

    // Runs to the end, touching every value; the number of rows.
    std::size_t run(sqlite3_stmt* statement, std::vector<std::int64_t> const& parameters = {}) {
        for (std::size_t index = 0; index < parameters.size(); ++index)
            check(sqlite3_bind_int64(statement, static_cast<int>(index + 1), parameters[index]));
        std::size_t rows = 0;
        int state = SQLITE_ROW;
        while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
            ++rows;
            for (int column = 0; column < sqlite3_column_count(statement); ++column) first_ = sqlite3_column_int64(statement, column);
        }
        sqlite3_reset(statement);
        if (state != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(handle_));
        return rows;
    }
    std::int64_t last_value() const { return first_; }

private:
    void check(int code) {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
    }

    sqlite3* handle_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
    std::int64_t first_ = 0;
};

struct Ids {
    std::int64_t workspace;
    std::vector<std::int64_t> contacts;
};

Ids read_ids(std::string const& path) {
    Database database(path);
    database.run(database.prepare("select workspace_id from contact where archived = 0 limit 1"));
    Ids ids{database.last_value(), {}};
    database.run(database.prepare("select count(*) from contact"));
    auto const count = database.last_value();
    auto* nth = database.prepare("select id from contact where workspace_id = ? and archived = 0 order by id limit 1 offset ?");
    for (std::int64_t at = 0; at < count; at += std::max<std::int64_t>(count / 200, 1))
        if (database.run(nth, {ids.workspace, at}) > 0) ids.contacts.push_back(database.last_value());
    return ids;
}

using Operation = std::function<void()>;
using MakeOperation = std::function<Operation(Database&, Ids const&, std::size_t client)>;

Operation open_one(Database& database, Ids const& ids, std::size_t client) {
    auto* read = database.prepare("select * from contact where workspace_id = ? and id = ? and archived = 0");
    return [=, &database, &ids, at = client]() mutable { database.run(read, {ids.workspace, ids.contacts[at++ % ids.contacts.size()]}); };
}

Operation list_fifty(Database& database, Ids const& ids, std::size_t) {
    auto* page =
        database.prepare("select * from contact where workspace_id = ? and archived = 0 order by createdate desc, id desc limit 50");
    auto* total = database.prepare("select count(*) from contact where workspace_id = ? and archived = 0");
    return [=, &database, &ids] { database.run(page, {ids.workspace}), database.run(total, {ids.workspace}); };
}

Operation save_one(Database& database, Ids const& ids, std::size_t client) {
    auto* begin = database.prepare("begin immediate");
    auto* update = database.prepare("update contact set lastmodifieddate = ?1, phone = ?1 where workspace_id = ?2 and id = ?3");
    auto* history = database.prepare("insert into bare_history (workspace_id, id, at, phone) values (?2, ?3, ?1, ?1)");
    auto* commit = database.prepare("commit");
    return [=, &database, &ids, at = client]() mutable {
        auto const contact = ids.contacts[at % ids.contacts.size()];
        std::vector<std::int64_t> const values{static_cast<std::int64_t>(at++), ids.workspace, contact};
        database.run(begin), database.run(update, values), database.run(history, values), database.run(commit);
    };
}

struct Options {
    std::string database;
    std::size_t clients = 8;
    double seconds = 5;
};

std::vector<float> measure(Options const& options, Ids const& ids, MakeOperation const& make) {
    std::vector<float> all;
    std::mutex mutex;
    std::vector<std::jthread> threads;
    auto const end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
    for (std::size_t client = 0; client < options.clients; ++client)
        threads.emplace_back([&, client] {
            Database database(options.database);
            auto const operation = make(database, ids, client);
            std::vector<float> times;
            for (auto now = Clock::now(); now < end;) {
                operation();
                auto const after = Clock::now();
                times.push_back(std::chrono::duration<float, std::milli>(after - now).count());
                now = after;
            }
            std::scoped_lock const lock(mutex);
            all.insert(all.end(), times.begin(), times.end());
        });
    threads.clear();
    std::ranges::sort(all);
    return all;
}

void print(char const* name, Options const& options, std::vector<float> const& times) {
    auto const at = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    fmt::print(R"({{"operation": "{}", "answers": {}, "per_second": {:.1f}, "p50_ms": {:.3f}, "p95_ms": {:.3f}, "p99_ms": {:.3f}}})"
               "\n",
               name, times.size(), static_cast<double>(times.size()) / options.seconds, at(0.5), at(0.95), at(0.99));
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("SQLite alone, for the benchmarks of bench/");
    app.add_option("--database", options.database)->required();
    app.add_option("--clients", options.clients);
    app.add_option("--seconds", options.seconds);
    CLI11_PARSE(app, argc, argv);
    try {
        Database setup(options.database);
        setup.run(setup.prepare("create table if not exists bare_history (workspace_id bigint, id bigint, at bigint, phone text)"));
        auto const ids = read_ids(options.database);
        print("open", options, measure(options, ids, open_one));
        print("list", options, measure(options, ids, list_fifty));
        print("save", options, measure(options, ids, save_one));
    } catch (std::exception const& error) {
        fmt::print(stderr, "bench_bare_sql: {}\n", error.what());
        return 1;
    }
}
