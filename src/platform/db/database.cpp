#include "platform/db/database.hpp"

#include <spdlog/spdlog.h>

#include <mutex>
#include <stdexcept>

#include "platform/db/internal/migrate.hpp"
#include "platform/db/internal/readers.hpp"
#include "platform/db/internal/writer.hpp"

namespace tandem::db {

struct Database::Parts {
    Parts(Address const& given, int readers_limit) : address(given), writer(given), readers(given, readers_limit) {}

    Address address;
    Subscriptions subscriptions;
    std::mutex waking;
    std::function<void()> wake_jobs;
    Writer writer;
    Readers readers;
};

namespace {

struct ListSchema {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        {{sqlite select sql || ';' from sqlite_master where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name}}
        {{pg select ''}})";
    static constexpr auto seen_by_all = "the schema belongs to no workspace";
};
TANDEM_QUERY(ListSchema, ())

/// What was committed stays committed, so its caller must not see a failure.
void run_after_commit(std::function<void()> const& action) try { action(); } catch (std::exception const& error) {
    spdlog::error("after a commit: {}", error.what());
}

}  // namespace

Database::Database(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Database::~Database() = default;

std::unique_ptr<Database> Database::open(Config config) {
    Address const address(std::move(config.address));
    {
        Connection connection(address, Purpose::writing);
        migrate(connection, config.migrations);
    }
    return std::unique_ptr<Database>(new Database(std::make_unique<Parts>(address, std::max(1, config.readers))));
}

Engine Database::engine() const { return parts_->address.engine; }
Subscriptions& Database::subscriptions() { return parts_->subscriptions; }
Statistics Database::statistics() const { return {parts_->writer.commits(), parts_->writer.writes()}; }

void Database::on_enqueued(std::function<void()> wake) {
    std::lock_guard const lock(parts_->waking);
    parts_->wake_jobs = std::move(wake);
}

void Database::perform_read(Actor const& actor, std::function<void(Read&)> const& body) {
    parts_->readers.perform([&](Connection& connection) {
        Read read(connection, actor, tandem::now());
        body(read);
    });
}

void Database::perform_write(Actor const& actor, std::function<bool(Write&)> const& body) {
    std::vector<std::function<void()>> after_commit;
    bool enqueued = false;
    bool const kept = parts_->writer.perform([&](Connection& connection) {
        Write write(connection, actor, tandem::now(), parts_->subscriptions);
        bool const good = body(write);
        after_commit = std::move(write.after_commit_);
        enqueued = write.enqueued_;
        return good;
    });
    if (!kept) return;
    for (auto const& action : after_commit) run_after_commit(action);
    if (!enqueued) return;
    std::lock_guard const lock(parts_->waking);
    if (parts_->wake_jobs) run_after_commit(parts_->wake_jobs);
}

std::string Database::schema_text() {
    if (engine() != Engine::sqlite) throw std::logic_error("the golden copy of the schema is SQLite's");
    std::string text;
    read(Actor{}, [&](Read& read) {
        for (auto const& statement : read.all(ListSchema{})) text.append(statement).append("\n\n");
    });
    return text;
}

std::optional<std::string> Database::try_prepare(QueryInfo const& query) {
    std::optional<std::string> wrong;
    query.with_sample([&](Parameters parameters) {
        try {
            parts_->readers.perform([&](Connection& connection) { connection.borrow(query, parameters, Actor{}); });
        } catch (std::exception const& error) {
            wrong = name_of(query) + ": " + error.what();
        }
    });
    return wrong;
}

}  // namespace tandem::db
