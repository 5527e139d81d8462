#pragma once

// The thread: from the first visit to what became of it, over what features store already. A feature registers the kinds of
// nodes it has and the edges it knows; together/thread walks them. Why nothing is copied: docs/decisions/0024.

#include "base/described.hpp"
#include "platform/db/db.hpp"
#include "platform/feature/timeline_kind.hpp"

#include <algorithm>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::feature {

/// A record, or what records share: a source, an outcome.
struct ThreadNode {
    std::string id;
    std::string title;
    std::string detail{};
    std::optional<std::string> link{};  ///< address of the screen that shows it
};

struct ThreadKind {
    std::string name;   ///< "quotes": in addresses and on the wire
    std::string label;  ///< "Quote"
    Department department = Department::both;
    /// Those of them that are there and in the asker's sight, in no order.
    std::vector<ThreadNode> (*find)(db::Read& read, std::string_view kind, std::vector<std::string> const& ids) = nullptr;
};

/// Nodes as ids of records; what is none names nothing.
inline std::vector<RecordId> record_ids(std::vector<std::string> const& ids) {
    std::vector<RecordId> numbers;
    for (auto const& id : ids)
        if (auto const number = parse_id(id)) numbers.emplace_back(*number);
    return numbers;
}

/// Asks for what lies next to nodes of one kind, of each the newest `each` before the place `before`.
struct NeighboursOf {
    std::string kind;
    std::vector<std::string> ids;
    std::string towards{};  ///< of this kind only, where an edge leads to several
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    int each = 1;
};

struct Neighbour {
    std::string of;  ///< the node it lies next to
    std::string kind;
    std::string id;
    std::int64_t place = 0;  ///< falls from one to the next
    std::optional<Instant> at;
    std::string label;  ///< what ties them; empty: the edge's own
};
BOOST_DESCRIBE_STRUCT(Neighbour, (), (of, kind, id, place, at, label))

/// What ties nodes of two kinds, in the order in which things happen: forward leads towards the win. Both questions see only
/// what the asker sees, on both ends, and are asked once for all nodes of a kind.
struct ThreadEdge {
    using Question = std::vector<Neighbour> (*)(db::Read& read, NeighboursOf const& nodes);

    std::string_view name;  ///< "submission"
    std::string_view label;
    std::string_view from;  ///< a kind's name; empty: the question knows which
    std::string_view to;
    Question forward = nullptr;
    Question back = nullptr;
};

/// What a feature adds to the thread.
struct Thread {
    std::vector<ThreadKind> kinds{};
    std::vector<ThreadEdge> edges{};
    /// Of kinds whose names are known only when the program runs.
    std::optional<ThreadKind> (*kind_named)(db::Read& read, std::string_view name) = nullptr;
};

/// That of all features; a part of the program.
struct Threads {
    std::vector<Thread const*> all;

    std::optional<ThreadKind> find(db::Read& read, std::string_view name) const {
        for (auto const* one : all) {
            auto const found = std::ranges::find(one->kinds, name, &ThreadKind::name);
            if (found != one->kinds.end()) return *found;
            if (!one->kind_named) continue;
            if (auto kind = one->kind_named(read, name)) return kind;
        }
        return std::nullopt;
    }
};

/// A question that is one query: its members are `ids`, of records or texts, and where a node may have many neighbours
/// `before` and `each`.
template <db::Query Q>
std::vector<Neighbour> neighbours(db::Read& read, NeighboursOf const& nodes) {
    Q query{};
    if constexpr (std::same_as<decltype(query.ids), std::vector<std::string>>)
        query.ids = nodes.ids;
    else
        query.ids = record_ids(nodes.ids);
    if constexpr (requires { query.each; }) query.before = nodes.before, query.each = nodes.each;
    return read.all(query);
}

}  // namespace tandem::feature
