#include "together/thread/routes.hpp"

#include "together/thread/walk.hpp"

namespace tandem::thread {
namespace {

Result<Graph> read_graph(db::Read& read, std::string const& kind, std::string const& id, http::Query<WalkQuery> const& query) {
    return walk(read, {.kind = kind,
                       .id = id,
                       .direction = query->direction.value_or(Direction::both),
                       .depth = static_cast<int>(query->depth.value_or(Whole<1, 4>{2}).value),
                       .after = query->after});
}

}  // namespace

http::Routes const thread_routes = {
    http::route<read_graph>(http::GET, "/api/thread/{kind}/{id}", http::may::read_records,
                            "Walk the thread from a record, a source or an outcome: what led to it, and what came of it"),
};

}  // namespace tandem::thread
