#pragma once

#include "base/described.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::thread {

/// Forward leads from the first visit towards the win.
enum class Direction { forward, back, both };
BOOST_DESCRIBE_ENUM(Direction, forward, back, both)

struct WalkQuery {
    std::optional<Direction> direction;  ///< both when absent
    std::optional<Whole<1, 4>> depth;    ///< steps; 2 when absent
    std::optional<std::string> after;    ///< of a `more`: walks on from its node with what comes next there
};
BOOST_DESCRIBE_STRUCT(WalkQuery, (), (direction, depth, after))

/// A node has further neighbours than are told.
struct More {
    Direction direction{};
    std::string edge;
    std::string kind;   ///< of the neighbours
    std::string label;  ///< of that kind
    std::string after;
};
BOOST_DESCRIBE_STRUCT(More, (), (direction, edge, kind, label, after))

struct Node {
    std::string key;  ///< "quotes/73", what edges call it
    std::string kind;
    std::string id;
    std::string label;  ///< "Quote"
    feature::Department department{};
    std::string title;
    std::string detail;
    std::optional<std::string> link;  ///< address of the screen that shows it
    std::int64_t step = 0;            ///< how far from the node asked for; below zero where it lies before that
    std::vector<More> more{};
};
BOOST_DESCRIBE_STRUCT(Node, (), (key, kind, id, label, department, title, detail, link, step, more))

struct Edge {
    std::string from;
    std::string to;
    std::string edge;   ///< its name: "recipient"
    std::string label;  ///< "Clicked"
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(Edge, (), (from, to, edge, label, at))

struct Graph {
    std::vector<Node> nodes;  ///< the one asked for first
    std::vector<Edge> edges;
};
BOOST_DESCRIBE_STRUCT(Graph, (), (nodes, edges))

}  // namespace tandem::thread
