#pragma once

// What a feature sees of the database: queries as types, run by a Read or a Write. How to get one: database.hpp.

#include <any>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/parts.hpp"
#include "platform/db/actor.hpp"
#include "platform/db/condition.hpp"
#include "platform/db/cursor.hpp"
#include "platform/db/errors.hpp"
#include "platform/db/query.hpp"
#include "platform/db/subscriptions.hpp"
#include "platform/db/touched.hpp"

namespace tandem {
template <class T>
struct Coder;  // base/described.hpp: whoever enqueues includes it
}

namespace tandem::db {

/// When a job runs and which jobs are the same one.
struct When {
    std::optional<Instant> due_at{};  ///< at once when absent
    int priority = 0;                 ///< higher runs first among those that are due
    std::string unique_key{};         ///< a queued job of this name with this key is not doubled
    int max_attempts = 8;
};

/// A snapshot of the database, as one asker sees it. Belongs to one thread and lives for one call of `Database::read`.
class Read {
public:
    Read(Read const&) = delete;
    Read& operator=(Read const&) = delete;

    Actor const& actor() const { return actor_; }
    /// The time this transaction began; the same on every call.
    Instant now() const { return now_; }
    Engine engine() const;
    /// A part of the program; throws std::logic_error where src/app or a test provided none.
    template <class T>
    T& part() const {
        return parts_.get<T>();
    }
    /// The same, or nullptr where nobody provided it.
    template <class T>
    T* find_part() const {
        return parts_.find<T>();
    }

    /// The first row, if there is one.
    template <Query Q>
    std::optional<typename Q::Row> one(Q const& query) {
        auto cursor = open(known<Q>(), parameters_of(query));
        if (!cursor.next()) return std::nullopt;
        return read_row<typename Q::Row>(cursor.cells());
    }

    template <Query Q>
    std::vector<typename Q::Row> all(Q const& query) {
        std::vector<typename Q::Row> rows;
        each(query, [&](typename Q::Row&& row) { rows.push_back(std::move(row)); });
        return rows;
    }

    /// Row by row, for what is too large to hold: `use(Row&&)`.
    template <Query Q, class F>
    void each(Q const& query, F&& use) {
        auto cursor = open(known<Q>(), parameters_of(query));
        while (cursor.next()) use(read_row<typename Q::Row>(cursor.cells()));
    }

    /// A place for the length of this transaction, empty at first: for definitions that many of its steps read. Whoever
    /// changes them in the same transaction empties it.
    template <class T>
    T& kept() {
        auto& place = kept_[typeid(T)];
        if (!place.has_value()) place.emplace<T>();
        return *std::any_cast<T>(&place);
    }

    /// `part()` with everything in sight: for what the program does by itself once it is known that the asker sees what they
    /// named, such as keeping an address unique or following a link.
    template <class F>
    std::invoke_result_t<F&> seeing_all(F&& part) {
        AllInSight const meanwhile(actor_.access);
        return part();
    }

protected:
    class AllInSight {
    public:
        explicit AllInSight(Access& access) : access_(access), former_(std::exchange(access, Access{})) {}
        ~AllInSight() { access_ = former_; }
        AllInSight(AllInSight const&) = delete;
        AllInSight& operator=(AllInSight const&) = delete;

    private:
        Access& access_;
        Access former_;
    };

    friend class Database;
    Read(Connection& connection, Parts const& parts, Actor const& actor, Instant now)
        : connection_(connection), parts_(parts), actor_(actor), now_(now) {}
    ~Read() = default;

    template <class Q>
    static QueryInfo const& known() {
        static_cast<void>(&Registered<Q>::done);  // naming it is what registers Q
        return info_of<Q>();
    }
    Cursor open(QueryInfo const& query, Parameters parameters);

    Connection& connection_;
    Parts const& parts_;
    Actor actor_;
    Instant now_;
    std::unordered_map<std::type_index, std::any> kept_;
};

/// One transaction (a savepoint of the batch it is committed with). What it changes belongs to one change set.
class Write : public Read {
public:
    /// Runs a statement; the number of rows it changed.
    template <Statement Q>
    std::int64_t run(Q const& statement) {
        return execute(known<Q>(), parameters_of(statement));
    }

    /// Lets the subscribers of a fact react, now and in this transaction, whatever its asker sees.
    template <class Event>
    void publish(Event const& event) {
        publish(typeid(Event), &event);
    }

    /// Puts a job into the queue; it starts after the commit, and only if there is one. Described, with `name`. Its id, which
    /// names no job where one with the same key waits already.
    template <class Job>
    JobId enqueue(Job const& job, When const& when = {}) {
        return enqueue_text(Job::name, serialize(Coder<Job>::write(job)), when);
    }
    JobId enqueue_text(std::string_view name, std::string payload, When const& when);
    /// For who changes the queue in another way: lets the runner look at it after the commit.
    void wake_jobs() { enqueued_ = true; }

    /// The change set of this write: who, by what means, when. Its row, which is the audit record, is made by the first call.
    ChangeSetId change_set();
    bool has_change_set() const { return change_set_.has_value(); }
    /// One sentence for people about the whole change ("Imported 842 contacts").
    void summarize(std::string summary);
    /// From here on this write happens at another time: a demo company and an import of dated records have a past.
    void act_at(Instant at) { now_ = at; }
    /// As somebody else of the same workspace, for a demo company whose people did what is told of them.
    void act_as(UserId user, Role role, Means means) { actor_.user_id = user, actor_.role = role, actor_.means = means; }
    /// Ends the change set; what follows belongs to a new one.
    void begin_change_set() { change_set_.reset(); }
    /// What follows belongs to a change set that an earlier write of the same work has begun.
    void continue_change_set(ChangeSetId begun) { change_set_ = begun; }
    /// Says that this write takes another one back.
    void mark_undo_of(ChangeSetId undone);

    /// Tells open screens, once the commit is durable, that a record changed: `write.touch("quotes", quote.id)`. Twice is once.
    template <class Tag>
    void touch(std::string_view object, Id<Tag> id, ChangeKind kind = ChangeKind::updated) {
        touched_.push_back({std::string(object), RecordId(id.value), kind});
    }

    /// The same of something that a workspace has one of: its brand, its pipelines as a whole.
    void touch(std::string_view object) { touched_.push_back({std::string(object), RecordId(), ChangeKind::updated}); }

    /// Says that this person may do or see something else from this commit on, or is signed out somewhere: what is open in their
    /// name ends, and has to be asked for anew. Without one: everybody of the workspace.
    void change_rights_of(UserId user = {}) { rights_of_.push_back(user); }

    /// Runs on the caller's thread once the commit is durable; not at all after a rollback. Must not throw.
    void after_commit(std::function<void()> action) { after_commit_.push_back(std::move(action)); }

    /// A part that may meet a unique key: on UniqueViolation only this part is rolled back.
    template <class F>
    auto attempt(F&& part) -> std::expected<std::invoke_result_t<F&>, UniqueViolation> {
        auto const before = begin_attempt();
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<F&>>) {
                part();
                end_attempt();
                return {};
            } else {
                auto out = part();
                end_attempt();
                return out;
            }
        } catch (UniqueViolation const& violation) {
            abandon_attempt(before);
            return std::unexpected(violation);
        }
    }

    /// A part that is done whole or not at all: where it answers with an error, only this part is rolled back.
    template <class F>
    std::invoke_result_t<F&> whole(F&& part) {
        auto const before = begin_attempt();
        auto out = part();
        out ? end_attempt() : abandon_attempt(before);
        return out;
    }

private:
    friend class Database;
    Write(Connection& connection, Parts const& parts, Actor const& actor, Instant now, Subscriptions const& subscriptions)
        : Read(connection, parts, actor, now), subscriptions_(subscriptions) {}

    struct Mark {
        std::size_t actions;
        std::size_t touched;
        std::size_t rights_of;
        std::optional<ChangeSetId> change_set;
        bool enqueued;
    };
    Mark begin_attempt();
    void end_attempt();
    void abandon_attempt(Mark const& before);

    std::int64_t execute(QueryInfo const& statement, Parameters parameters);
    void publish(std::type_index type, void const* event);

    Subscriptions const& subscriptions_;
    std::optional<ChangeSetId> change_set_;
    std::vector<std::function<void()>> after_commit_;
    std::vector<Touched> touched_;
    std::vector<UserId> rights_of_;
    bool enqueued_ = false;
    int publishing_ = 0;
};

}  // namespace tandem::db
