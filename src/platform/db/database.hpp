#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "platform/db/db.hpp"
#include "platform/files/migrations.hpp"

namespace tandem::db {

struct Config {
    std::string address;  ///< the path of a SQLite file, or postgres://…
    int readers = 4;
    std::span<files::Migration const> migrations = files::migrations();
    std::string_view version = TANDEM_VERSION;  ///< of this program; what a later one has used is refused
    Parts const* parts = nullptr;               ///< what `read.part<T>()` finds; outlives the database
};

struct Statistics {
    std::int64_t commits;  ///< transactions of the writer
    std::int64_t writes;   ///< calls of `write` they held
};

namespace outcome {
template <class T>
bool is_good(T const& value) {
    if constexpr (requires {
                      value.has_value();
                      value.error();
                  })
        return value.has_value();
    else
        return true;
}
}  // namespace outcome

/// One database with all its connections: one writer, which commits what waits together, and a pool of readers.
/// Its functions may be called from any thread.
class Database {
public:
    /// Opens or creates it and brings its schema up to date. Throws CannotOpen.
    static std::unique_ptr<Database> open(Config config);
    ~Database();
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    /// `body(Read&)` in one snapshot; what it returns is passed on.
    template <class F>
    auto read(Actor const& actor, F&& body) -> std::invoke_result_t<F&, Read&> {
        if constexpr (std::is_void_v<std::invoke_result_t<F&, Read&>>) {
            perform_read(actor, body);
        } else {
            std::optional<std::invoke_result_t<F&, Read&>> out;
            perform_read(actor, [&](Read& read) { out.emplace(body(read)); });
            return std::move(*out);
        }
    }

    /// `body(Write&)` in one transaction, on the writer's thread. Returning a Result with an error rolls it back, as does an
    /// exception, which is rethrown here. When this returns, what was written is durable. Not to be called inside a body.
    template <class F>
    auto write(Actor const& actor, F&& body) -> std::invoke_result_t<F&, Write&> {
        if constexpr (std::is_void_v<std::invoke_result_t<F&, Write&>>) {
            perform_write(actor, [&](Write& write) { return body(write), true; });
        } else {
            std::optional<std::invoke_result_t<F&, Write&>> out;
            perform_write(actor, [&](Write& write) { return outcome::is_good(out.emplace(body(write))); });
            return std::move(*out);
        }
    }

    /// The same with other means than the actor's own.
    template <class F>
    auto write(Actor actor, Means means, F&& body) {
        actor.means = means;
        return write(actor, std::forward<F>(body));
    }

    Engine engine() const;
    Subscriptions& subscriptions();
    Statistics statistics() const;

    /// What to call after a commit that put jobs into the queue; set by platform/jobs.
    void on_enqueued(std::function<void()> wake);

    /// Whom to tell what a commit touched; set by src/app. The change set is absent where nothing made one.
    using Tell = std::function<void(WorkspaceId, std::vector<Touched> const&, std::optional<ChangeSetId>)>;
    void on_touched(Tell tell);
    /// Whom to tell whose rights a commit changed (nobody's name: everybody's); set by src/app.
    void on_rights_changed(std::function<void(WorkspaceId, UserId)> tell);
    Parts const& parts() const;

    /// Deletes every row of every workspace, for good.
    void forget_all();

    /// The schema as SQL text in a fixed order, for the golden copy. SQLite only.
    std::string schema_text();

    /// Prepares a query with its sample parameters, as this asker would, without running it; what is wrong with it, or nothing.
    std::optional<std::string> try_prepare(QueryInfo const& query, Actor const& actor);

private:
    struct Inside;
    explicit Database(std::unique_ptr<Inside> inside);

    void perform_read(Actor const& actor, std::function<void(Read&)> const& body);
    void perform_write(Actor const& actor, std::function<bool(Write&)> const& body);

    std::unique_ptr<Inside> inside_;
};

}  // namespace tandem::db
