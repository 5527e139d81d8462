#include "platform/db/internal/statement.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <memory>
#include <stdexcept>

#include "platform/db/errors.hpp"
#include "platform/db/internal/handles.hpp"

namespace tandem::db {

namespace {

constexpr std::size_t null_kind = 0;
constexpr std::size_t integer_kind = 1;
constexpr std::size_t real_kind = 2;
constexpr std::size_t text_kind = 3;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};

}  // namespace

PreparedStatement::PreparedStatement(soci::session& session, Engine engine, QueryInfo const& query, Rendered const& text,
                                     Parameters const& first, std::unique_ptr<PreparedStatement> former)
    : engine_(engine), query_(query), sql_(text.sql), statement_(session) {
    statement_.alloc();
    statement_.prepare(sql_);
    for (auto const& name : text.names) {
        auto& slot = slots_.emplace_back();
        slot.name = name;
        auto const* value = find(slot, const_cast<Parameters&>(first));  // NOLINT: only looked at here
        slot.kind = value->index();
        if (slot.kind == null_kind) slot.kind = former ? former->slots_[slots_.size() - 1].kind : text_kind;
        bind_slot(slot);
    }
    if (query_.columns) {
        auto kinds = *query_.columns;
        auto const count = column_count(session);
        if (kinds.empty()) kinds.assign(count, ColumnKind::text);
        if (kinds.size() != count) {
            throw std::logic_error(fmt::format("{}: its row has {} columns, its text selects {}", name_of(query_), kinds.size(), count));
        }
        cells_.resize(count);
        indicators_.resize(count);
        for (std::size_t i = 0; i < count; ++i) bind_column(i, kinds[i]);
    }
    statement_.define_and_bind();
}

Value* PreparedStatement::find(Slot& slot, Parameters& parameters) const {
    auto& values = parameters.values;
    if (slot.hint < values.size() && values[slot.hint].name == slot.name) return &values[slot.hint].value;
    for (slot.hint = 0; slot.hint < values.size(); ++slot.hint) {
        if (values[slot.hint].name == slot.name) return &values[slot.hint].value;
    }
    throw std::logic_error(fmt::format("{}: nothing is given for :{}", name_of(query_), slot.name));
}

void PreparedStatement::bind_slot(Slot& slot) {
    if (slot.kind == integer_kind)
        statement_.exchange(soci::use(slot.integer, slot.indicator, slot.name));
    else if (slot.kind == real_kind)
        statement_.exchange(soci::use(slot.real, slot.indicator, slot.name));
    else
        statement_.exchange(soci::use(slot.text, slot.indicator, slot.name));
}

void PreparedStatement::bind_column(std::size_t at, ColumnKind kind) {
    auto& cell = cells_[at];
    auto& indicator = indicators_[at];
    if (kind == ColumnKind::integer)
        statement_.exchange(soci::into(cell.integer, indicator));
    else if (kind == ColumnKind::real)
        statement_.exchange(soci::into(cell.real, indicator));
    else
        statement_.exchange(soci::into(cell.text, indicator));
}

std::size_t PreparedStatement::column_count(soci::session& session) {
    if (engine_ == Engine::sqlite) {
        return static_cast<std::size_t>(sqlite_api::sqlite3_column_count(sqlite_statement_of(statement_)));
    }
    std::unique_ptr<PGresult, ClearResult> const described(PQdescribePrepared(postgres_of(session), postgres_name_of(statement_).c_str()));
    return static_cast<std::size_t>(PQnfields(described.get()));
}

bool PreparedStatement::bind(Parameters& parameters) {
    for (auto& slot : slots_) {
        auto* value = find(slot, parameters);
        slot.indicator = value->index() == null_kind ? soci::i_null : soci::i_ok;
        if (slot.indicator == soci::i_null) continue;
        if (value->index() != slot.kind) return false;
        if (slot.kind == integer_kind)
            slot.integer = std::get<integer_kind>(*value);
        else if (slot.kind == real_kind)
            slot.real = std::get<real_kind>(*value);
        else
            slot.text = std::get<text_kind>(*value);
    }
    return true;
}

void PreparedStatement::start() { statement_.execute(false); }

bool PreparedStatement::fetch() {
    if (!statement_.fetch()) return false;
    for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i].null = indicators_[i] == soci::i_null;
    return true;
}

std::int64_t PreparedStatement::run() {
    statement_.execute(true);
    return statement_.get_affected_rows();
}

void PreparedStatement::finish() {
    if (engine_ != Engine::sqlite) return;
    sqlite_api::sqlite3_reset(sqlite_statement_of(statement_));
}

std::string StatementCache::key_of(QueryInfo const& query, std::string const& sql) {
    return fmt::format("{}:{}", static_cast<void const*>(&query), sql);
}

std::unique_ptr<PreparedStatement> StatementCache::take(QueryInfo const& query, std::string const& sql) {
    auto const found = by_key_.find(key_of(query, sql));
    if (found == by_key_.end()) return nullptr;
    auto statement = std::move(*found->second);
    order_.erase(found->second);
    by_key_.erase(found);
    return statement;
}

void StatementCache::give_back(std::unique_ptr<PreparedStatement> statement) {
    auto key = key_of(statement->query(), statement->sql());
    if (by_key_.contains(key)) return;
    order_.push_front(std::move(statement));
    by_key_.emplace(std::move(key), order_.begin());
    if (order_.size() <= limit_) return;
    auto const& oldest = order_.back();
    by_key_.erase(key_of(oldest->query(), oldest->sql()));
    order_.pop_back();
}

void StatementCache::clear() {
    by_key_.clear();
    order_.clear();
}

}  // namespace tandem::db
