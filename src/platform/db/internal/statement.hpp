#pragma once

#include <soci/soci.h>

#include <deque>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/db/internal/render.hpp"
#include "platform/db/query.hpp"

namespace tandem::db {

/// One prepared statement with the places its values are bound from and fetched into.
class PreparedStatement {
public:
    /// `former`: the one of this text whose places did not fit; what it knew of places that are null now is kept.
    PreparedStatement(soci::session& session, Engine engine, QueryInfo const& query, Rendered const& text, Parameters const& first,
                      std::unique_ptr<PreparedStatement> former = nullptr);
    PreparedStatement(PreparedStatement const&) = delete;
    PreparedStatement& operator=(PreparedStatement const&) = delete;

    /// False when a value is of another kind than the place prepared for it: the statement must be prepared anew.
    bool bind(Parameters& parameters);
    void start();
    bool fetch();
    std::int64_t run();
    /// Ends a read that was not fetched to its end, so that it does not hold its snapshot.
    void finish();

    std::span<Cell> cells() { return cells_; }
    QueryInfo const& query() const { return query_; }
    std::string const& sql() const { return sql_; }

private:
    struct Slot {
        std::string name;
        std::size_t kind = 0;  ///< index in Value, never null's
        long long integer = 0;
        double real = 0;
        std::string text;
        soci::indicator indicator = soci::i_ok;
        std::size_t hint = 0;  ///< where its parameter was found last time
    };

    Value* find(Slot& slot, Parameters& parameters) const;
    void bind_slot(Slot& slot);
    void bind_column(std::size_t at, ColumnKind kind);
    std::size_t column_count(soci::session& session);

    Engine engine_;
    QueryInfo const& query_;
    std::string sql_;
    soci::statement statement_;
    std::deque<Slot> slots_;
    std::vector<Cell> cells_;
    std::vector<soci::indicator> indicators_;
};

/// Prepared statements that are not in use, the least recently used dropped beyond the limit.
class StatementCache {
public:
    explicit StatementCache(std::size_t limit) : limit_(limit) {}

    std::unique_ptr<PreparedStatement> take(QueryInfo const& query, std::string const& sql);
    void give_back(std::unique_ptr<PreparedStatement> statement);
    void clear();
    std::size_t size() const { return order_.size(); }

private:
    using Order = std::list<std::unique_ptr<PreparedStatement>>;
    static std::string key_of(QueryInfo const& query, std::string const& sql);

    std::size_t limit_;
    Order order_;
    std::unordered_map<std::string, Order::iterator> by_key_;
};

}  // namespace tandem::db
