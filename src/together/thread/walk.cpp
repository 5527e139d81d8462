#include "together/thread/walk.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/feature/thread.hpp"
#include "platform/http/page.hpp"

namespace tandem::thread {
namespace {

using feature::Neighbour;
using feature::NeighboursOf;
using feature::ThreadEdge;

/// Where the neighbours of a node go on.
struct Cursor {
    Direction direction{};
    std::string edge;
    std::string kind;
    std::int64_t place = 0;
};
BOOST_DESCRIBE_STRUCT(Cursor, (), (direction, edge, kind, place))

/// What one edge ties to one node, of one kind, the newest first.
struct Strand {
    std::size_t of = 0;
    ThreadEdge const* edge = nullptr;
    std::string kind;
    std::vector<Neighbour> rows{};
    std::size_t told = 0;
    bool is_cut = false;
};

std::string key_of(std::string_view kind, std::string_view id) { return std::string(kind).append("/").append(id); }

/// Whether the edge leads from nodes of this kind, and to nodes of that one, where one is wanted.
bool leads(ThreadEdge const& edge, Direction direction, std::string_view kind, std::string_view towards) {
    auto const near = direction == Direction::forward ? edge.from : edge.to;
    auto const far = direction == Direction::forward ? edge.to : edge.from;
    return (near.empty() || near == kind) && (far.empty() || towards.empty() || far == towards);
}

std::vector<Neighbour> ask(db::Read& read, ThreadEdge const& edge, Direction direction, NeighboursOf const& nodes) {
    auto rows = (direction == Direction::forward ? edge.forward : edge.back)(read, nodes);
    // Edges that tie a node to few are asked for all of them.
    std::erase_if(rows,
                  [&](auto const& row) { return row.place >= nodes.before || (!nodes.towards.empty() && row.kind != nodes.towards); });
    std::ranges::sort(rows, std::greater{}, &Neighbour::place);
    return rows;
}

class Walker {
public:
    explicit Walker(db::Read& read) : read_(read) {}

    Result<Graph> run(Walk const& walk) {
        std::optional<Cursor> cursor;
        if (walk.after) {
            cursor = http::key_at<Cursor>(*walk.after);
            if (!cursor || cursor->direction == Direction::both) return http::after_unknown();
        }
        start(walk.kind, walk.id);
        if (graph_.nodes.empty()) return not_found("node_unknown", "The thread has nothing there that you can see.");
        auto const direction = cursor ? cursor->direction : walk.direction;
        for (auto const way : {Direction::back, Direction::forward}) {
            if (direction != Direction::both && direction != way) continue;
            std::vector<std::size_t> level{0};
            for (int step = 1; step <= walk.depth && !level.empty(); ++step) {
                level = next(level, way, step, cursor);
                cursor.reset();
            }
        }
        return std::move(graph_);
    }

private:
    void start(std::string const& kind, std::string const& id) {
        auto const known = kind_named(kind);
        if (!known) return;
        add(known->name, id, 0);
        name(0);
    }

    feature::ThreadKind const* kind_named(std::string const& name) {
        auto const found = kinds_.find(name);
        if (found != kinds_.end()) return found->second ? &*found->second : nullptr;
        auto& kind = kinds_[name] = read_.part<feature::Threads>().find(read_, name);
        return kind ? &*kind : nullptr;
    }

    std::size_t add(std::string const& kind, std::string const& id, std::int64_t step) {
        auto const* known = kind_named(kind);
        auto const key = key_of(kind, id);
        places_[key] = graph_.nodes.size();
        graph_.nodes.push_back({.key = key,
                                .kind = kind,
                                .id = id,
                                .label = known ? known->label : "",
                                .department = known ? known->department : feature::Department::both,
                                .title = {},
                                .detail = {},
                                .link = {},
                                .step = step});
        return graph_.nodes.size() - 1;
    }

    /// Gives the nodes from this place on their titles; those that are not in sight go again.
    void name(std::size_t from) {
        std::map<std::string, std::vector<std::string>> ids;
        for (auto i = from; i < graph_.nodes.size(); ++i) ids[graph_.nodes[i].kind].push_back(graph_.nodes[i].id);
        std::set<std::string> seen;
        for (auto const& [kind, of_kind] : ids) {
            auto const* known = kind_named(kind);
            if (!known) continue;
            for (auto& found : known->find(read_, kind, of_kind)) {
                auto const key = key_of(kind, found.id);
                auto const place = places_.find(key);
                if (place == places_.end()) continue;
                auto& node = graph_.nodes[place->second];
                node.title = std::move(found.title), node.detail = std::move(found.detail), node.link = std::move(found.link);
                seen.insert(key);
            }
        }
        std::erase_if(graph_.nodes, [&](Node const& node) { return places_.at(node.key) >= from && !seen.contains(node.key); });
        std::erase_if(places_, [&](auto const& place) { return place.second >= from; });
        for (auto i = from; i < graph_.nodes.size(); ++i) places_[graph_.nodes[i].key] = i;
    }

    std::vector<std::size_t> next(std::vector<std::size_t> const& level, Direction way, int step, std::optional<Cursor> const& cursor) {
        auto strands = strands_from(level, way, cursor);
        auto const first = graph_.nodes.size();
        tell(strands, way == Direction::forward ? step : -step);
        name(first);
        for (auto const& strand : strands) tie(strand, way);
        std::vector<std::size_t> following;
        for (auto i = first; i < graph_.nodes.size(); ++i) following.push_back(i);
        return following;
    }

    std::vector<Strand> strands_from(std::vector<std::size_t> const& level, Direction way, std::optional<Cursor> const& cursor) {
        std::map<std::string, std::vector<std::string>> ids;
        for (auto const i : level) ids[graph_.nodes[i].kind].push_back(graph_.nodes[i].id);
        std::vector<Strand> strands;
        for (auto const* thread : read_.part<feature::Threads>().all)
            for (auto const& edge : thread->edges) {
                if (cursor && cursor->edge != edge.name) continue;
                for (auto const& [kind, of_kind] : ids) {
                    if (!leads(edge, way, kind, cursor ? cursor->kind : "")) continue;
                    NeighboursOf nodes{.kind = kind, .ids = of_kind, .each = each_of(level.size()) + 1};
                    if (cursor) nodes.towards = cursor->kind, nodes.before = cursor->place;
                    add_strands(strands, edge, way, nodes);
                }
            }
        return strands;
    }

    void add_strands(std::vector<Strand>& strands, ThreadEdge const& edge, Direction way, NeighboursOf const& nodes) {
        std::map<std::pair<std::string, std::string>, Strand> found;
        for (auto& row : ask(read_, edge, way, nodes)) {
            auto& strand = found[{row.of, row.kind}];
            if (!strand.edge) strand = {.of = places_.at(key_of(nodes.kind, row.of)), .edge = &edge, .kind = row.kind};
            strand.rows.push_back(std::move(row));
        }
        auto const most = static_cast<std::size_t>(nodes.each - 1);
        for (auto& [_, strand] : found) {
            strand.is_cut = strand.rows.size() > most;
            if (strand.is_cut) strand.rows.resize(most);
            strands.push_back(std::move(strand));
        }
    }

    /// The first of each strand, then the second of each … until the level is full.
    void tell(std::vector<Strand>& strands, std::int64_t step) {
        std::size_t room = widest_level;
        bool goes_on = true;
        for (std::size_t turn = 0; goes_on; ++turn) {
            goes_on = false;
            for (auto& strand : strands) {
                if (strand.told != turn || turn >= strand.rows.size()) continue;
                auto const& row = strand.rows[turn];
                bool const is_new = !places_.contains(key_of(row.kind, row.id));
                if (is_new && room == 0) {
                    strand.is_cut = true;
                    continue;
                }
                if (is_new) add(row.kind, row.id, step), --room;
                ++strand.told;
                goes_on = true;
            }
        }
    }

    void tie(Strand const& strand, Direction way) {
        auto const of = graph_.nodes[strand.of].key;
        for (std::size_t i = 0; i < strand.told; ++i) {
            auto const& row = strand.rows[i];
            auto const other = key_of(row.kind, row.id);
            if (!places_.contains(other)) continue;
            auto const& from = way == Direction::forward ? of : other;
            auto const& to = way == Direction::forward ? other : of;
            if (!ties_.insert(std::string(strand.edge->name).append(" ").append(from).append(" ").append(to)).second) continue;
            graph_.edges.push_back(
                {from, to, std::string(strand.edge->name), row.label.empty() ? std::string(strand.edge->label) : row.label, row.at});
        }
        if (!strand.is_cut) return;
        auto const place = strand.told > 0 ? strand.rows[strand.told - 1].place : strand.rows.front().place + 1;
        std::string const edge(strand.edge->name);
        auto const* known = kind_named(strand.kind);
        graph_.nodes[strand.of].more.push_back(
            {way, edge, strand.kind, known ? known->label : strand.kind, http::cursor_of(Cursor{way, edge, strand.kind, place})});
    }

    db::Read& read_;
    Graph graph_;
    std::map<std::string, std::size_t> places_;
    std::set<std::string> ties_;
    std::map<std::string, std::optional<feature::ThreadKind>> kinds_;
};

}  // namespace

int each_of(std::size_t nodes) { return static_cast<int>(std::clamp<std::size_t>(widest_level / std::max<std::size_t>(nodes, 1), 2, 12)); }

Result<Graph> walk(db::Read& read, Walk const& walk) { return Walker(read).run(walk); }

std::vector<std::string> neighbours(db::Read& read, std::string const& kind, std::string const& id, Direction direction,
                                    std::string const& towards, int limit) {
    std::set<std::pair<std::int64_t, std::string>> found;
    for (auto const* thread : read.part<feature::Threads>().all)
        for (auto const& edge : thread->edges)
            if (leads(edge, direction, kind, towards))
                for (auto& row : ask(read, edge, direction, {.kind = kind, .ids = {id}, .towards = towards, .each = limit}))
                    found.emplace(row.place, std::move(row.id));
    std::vector<std::string> ids;
    for (auto& [_, one] : found)
        if (std::ranges::find(ids, one) == ids.end()) ids.push_back(std::move(one));
    if (ids.size() > static_cast<std::size_t>(limit)) ids.erase(ids.begin(), ids.end() - limit);
    return ids;
}

}  // namespace tandem::thread
