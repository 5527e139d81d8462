#pragma once

#include "platform/db/db.hpp"
#include "together/thread/api.hpp"

namespace tandem::thread {

/// So many nodes a level tells at most; what is left out has a `more`.
inline constexpr std::size_t widest_level = 48;
/// How many neighbours are asked for by each edge of a node, where a level has so many nodes.
int each_of(std::size_t nodes);

struct Walk {
    std::string kind;
    std::string id;
    Direction direction = Direction::both;
    int depth = 2;
    std::optional<std::string> after{};
};

/// Level by level, one question for each registered edge and level. A node that the asker does not see is neither told nor
/// walked through. not_found `node_unknown`, invalid `after_unknown`.
Result<Graph> walk(db::Read& read, Walk const& walk);

/// Ids of the node's neighbours of one kind, by whatever edge, the oldest first. The node is known to be in sight.
std::vector<std::string> neighbours(db::Read& read, std::string const& kind, std::string const& id, Direction direction,
                                    std::string const& towards, int limit);

}  // namespace tandem::thread
