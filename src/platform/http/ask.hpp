#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/parts.hpp"
#include "base/result.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::db {
class Read;
class Write;
class Database;
struct Actor;
}  // namespace tandem::db

namespace tandem::http {

/// A request on its way: who asks, and the means to answer without a transaction held open meanwhile.
/// Its functions may be called one after another; each `read` or `write` is a transaction of its own.
class Ask {
public:
    Ask(Request const& request, db::Actor const& actor, db::Database* database, Parts const& parts, std::vector<std::string> parameters)
        : request_(request), actor_(actor), database_(database), parts_(parts), parameters_(std::move(parameters)) {}

    Request const& request() const { return request_; }
    db::Actor const& actor() const { return actor_; }
    /// Values of the path's parameters in order, decoded.
    std::vector<std::string> const& parameters() const { return parameters_; }

    template <class T>
    T& part() const {
        return parts_.get<T>();
    }

    /// `fn(db::Read&)` returns a Result, which is passed on.
    template <class F>
    auto read(F&& fn) -> std::invoke_result_t<F&, db::Read&> {
        std::optional<std::invoke_result_t<F&, db::Read&>> out;
        auto const done = run_read([&](db::Read& reader) { return outcome(out.emplace(fn(reader))); });
        if (!done) return Failure(done.error());
        return std::move(*out);
    }

    /// `fn(db::Write&)` returns a Result; an error rolls back and is passed on.
    template <class F>
    auto write(F&& fn) -> std::invoke_result_t<F&, db::Write&> {
        std::optional<std::invoke_result_t<F&, db::Write&>> out;
        auto const done = run_write([&](db::Write& writer) { return outcome(out.emplace(fn(writer))); });
        if (!done) return Failure(done.error());
        return std::move(*out);
    }

    /// The change set of the last `write` that made one; the answer names it in X-Change-Set.
    std::string const& change_set() const { return change_set_; }

private:
    template <class R>
    static Result<void> outcome(R const& result) {
        if (!result) return Failure(result.error());
        return {};
    }
    Result<void> run_read(std::function<Result<void>(db::Read&)> const& fn);
    Result<void> run_write(std::function<Result<void>(db::Write&)> const& fn);

    Request const& request_;
    db::Actor const& actor_;
    db::Database* database_;
    Parts const& parts_;
    std::vector<std::string> parameters_;
    std::string change_set_;
};

}  // namespace tandem::http
