#include "platform/db/database.hpp"

#include <spdlog/spdlog.h>

#include <map>
#include <mutex>
#include <stdexcept>

#include "platform/db/internal/migrate.hpp"
#include "platform/db/internal/readers.hpp"
#include "platform/db/internal/writer.hpp"

namespace tandem::db {

struct Database::Inside {
    Inside(Address const& given, std::unique_ptr<Connection> writing, int readers_limit, Parts const* given_parts)
        : address(given), parts(given_parts ? *given_parts : no_parts), writer(given, std::move(writing)), readers(given, readers_limit) {}

    Address address;
    Parts const no_parts;
    Parts const& parts;
    Subscriptions subscriptions;
    std::mutex telling;
    std::function<void()> wake_jobs;
    Tell tell_touched;
    std::function<void(WorkspaceId, UserId)> tell_rights;
    Writer writer;
    Readers readers;
};

namespace {

struct ListSchema {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        {{sqlite select sql || ';' from sqlite_master where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name}}
        {{pg select ''}})";
    static constexpr auto across_workspaces = "the schema belongs to no workspace";
};
TANDEM_QUERY(ListSchema, ())

struct ListTablesOfWorkspaces {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        {{sqlite select t.name from sqlite_master t join pragma_table_info(t.name) c on c.name = 'workspace_id' where t.type = 'table'}}
        {{pg select table_name::text from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = current_schema() and column_name = 'workspace_id' and table_type = 'BASE TABLE'}})";
    static constexpr auto across_workspaces = "the schema belongs to no workspace";
};
TANDEM_QUERY(ListTablesOfWorkspaces, ())

/// The first word about a record stands, unless it is gone now: what was made and changed was made.
std::vector<Touched> each_once(std::vector<Touched> const& touched) {
    std::vector<Touched> once;
    std::map<std::pair<std::string_view, RecordId>, std::size_t> places;
    for (auto const& one : touched) {
        auto const [place, fresh] = places.try_emplace({one.object, one.id}, once.size());
        if (fresh)
            once.push_back(one);
        else if (one.kind == ChangeKind::archived)
            once[place->second].kind = one.kind;
    }
    return once;
}

/// What was committed stays committed, so its caller must not see a failure.
void run_after_commit(std::function<void()> const& action) try { action(); } catch (std::exception const& error) {
    spdlog::error("after a commit: {}", error.what());
}

}  // namespace

Database::Database(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Database::~Database() = default;

std::unique_ptr<Database> Database::open(Config config) {
    Address const address(std::move(config.address));
    auto connection = std::make_unique<Connection>(address, Purpose::writing);
    migrate(*connection, config.migrations, config.version);
    return std::unique_ptr<Database>(
        new Database(std::make_unique<Inside>(address, std::move(connection), std::max(1, config.readers), config.parts)));
}

Engine Database::engine() const { return inside_->address.engine; }
Subscriptions& Database::subscriptions() { return inside_->subscriptions; }
Statistics Database::statistics() const { return {inside_->writer.commits(), inside_->writer.writes()}; }

void Database::on_enqueued(std::function<void()> wake) {
    std::lock_guard const lock(inside_->telling);
    inside_->wake_jobs = std::move(wake);
}

void Database::on_touched(Tell tell) {
    std::lock_guard const lock(inside_->telling);
    inside_->tell_touched = std::move(tell);
}

void Database::on_rights_changed(std::function<void(WorkspaceId, UserId)> tell) {
    std::lock_guard const lock(inside_->telling);
    inside_->tell_rights = std::move(tell);
}

Parts const& Database::parts() const { return inside_->parts; }

void Database::perform_read(Actor const& actor, std::function<void(Read&)> const& body) {
    inside_->readers.perform([&](Connection& connection) {
        Read read(connection, inside_->parts, actor, tandem::now());
        body(read);
    });
}

void Database::perform_write(Actor const& actor, std::function<bool(Write&)> const& body) {
    std::vector<std::function<void()>> after_commit;
    std::vector<Touched> touched;
    std::vector<UserId> rights_of;
    std::optional<ChangeSetId> change_set;
    bool enqueued = false;
    bool const kept = inside_->writer.perform([&](Connection& connection) {
        Write write(connection, inside_->parts, actor, tandem::now(), inside_->subscriptions);
        bool const good = body(write);
        after_commit = std::move(write.after_commit_);
        touched = std::move(write.touched_);
        rights_of = std::move(write.rights_of_);
        change_set = write.change_set_;
        enqueued = write.enqueued_;
        return good;
    });
    if (!kept) return;
    for (auto const& action : after_commit) run_after_commit(action);
    if (!enqueued && touched.empty() && rights_of.empty()) return;
    std::lock_guard const lock(inside_->telling);
    // First of all: whose rights were taken hears nothing of what else this commit changed.
    for (auto const user : rights_of)
        if (inside_->tell_rights) run_after_commit([&] { inside_->tell_rights(actor.workspace_id, user); });
    if (enqueued && inside_->wake_jobs) run_after_commit(inside_->wake_jobs);
    if (touched.empty() || !inside_->tell_touched) return;
    run_after_commit([&] { inside_->tell_touched(actor.workspace_id, each_once(touched), change_set); });
}

void Database::forget_all() {
    auto const tables = read(Actor{}, [](Read& read) { return read.all(ListTablesOfWorkspaces{}); });
    inside_->writer.perform([&](Connection& connection) {
        for (auto const& table : tables) connection.execute("delete from " + table);
        return true;
    });
}

std::string Database::schema_text() {
    if (engine() != Engine::sqlite) throw std::logic_error("the golden copy of the schema is SQLite's");
    std::string text;
    read(Actor{}, [&](Read& read) {
        for (auto const& statement : read.all(ListSchema{})) text.append(statement).append("\n\n");
    });
    return text;
}

std::optional<std::string> Database::try_prepare(QueryInfo const& query, Actor const& actor) {
    std::optional<std::string> wrong;
    query.with_sample([&](Parameters parameters) {
        try {
            inside_->readers.perform([&](Connection& connection) { connection.borrow(query, parameters, actor); });
        } catch (std::exception const& error) {
            wrong = name_of(query) + ": " + error.what();
        }
    });
    return wrong;
}

}  // namespace tandem::db
