#include "together/thread/walk.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "platform/auth/testing.hpp"

namespace tandem::thread {
namespace {

using auth::testing::wrong_in;
using feature::Neighbour;
using feature::NeighboursOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// What a feature would ask the database for: whatever is tied here, apart from what its asker does not see.
struct Made {
    std::set<std::pair<std::string, std::string>> ties;
    std::set<std::string> hidden;
    int questions = 0;
};
Made made;

std::vector<Neighbour> answer(NeighboursOf const& nodes, bool forward) {
    ++made.questions;
    std::vector<Neighbour> all;
    for (auto const& of : nodes.ids) {
        std::vector<Neighbour> found;
        for (auto const& [from, to] : made.ties) {
            auto const& other = forward ? to : from;
            if ((forward ? from : to) != of || made.hidden.contains(other) || made.hidden.contains(of)) continue;
            auto const place = std::stoll(other.substr(1));
            if (place < nodes.before) found.push_back({of, "stops", other, place, std::nullopt, ""});
        }
        std::ranges::sort(found, std::greater{}, &Neighbour::place);
        if (found.size() > static_cast<std::size_t>(nodes.each)) found.resize(static_cast<std::size_t>(nodes.each));
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

std::vector<feature::ThreadNode> find_stops(db::Read&, std::string_view, std::vector<std::string> const& ids) {
    std::vector<feature::ThreadNode> nodes;
    for (auto const& id : ids)
        if (!made.hidden.contains(id) && id != "nowhere") nodes.push_back({id, "Stop " + id});
    return nodes;
}

feature::Feature const stops{
    .thread = {.kinds = {{"stops", "Stop", feature::Department::both, find_stops}},
               .edges = {{"way", "leads to", "stops", "stops", [](db::Read&, NeighboursOf const& nodes) { return answer(nodes, true); },
                          [](db::Read&, NeighboursOf const& nodes) { return answer(nodes, false); }}}}};

class Walks : public auth::testing::Company {
protected:
    Walks() : Company({&stops}) {}
    void SetUp() override {
        Company::SetUp();
        made = {};
    }
    Result<Graph> from(std::string const& id, Direction direction = Direction::both, int depth = 2,
                       std::optional<std::string> after = std::nullopt) {
        return read([&](db::Read& read) {
            return walk(read, {.kind = "stops", .id = id, .direction = direction, .depth = depth, .after = after});
        });
    }
    static std::vector<std::string> steps(Graph const& graph) {
        std::vector<std::string> all;
        for (auto const& node : graph.nodes) all.push_back(node.id + " " + std::to_string(node.step));
        return all;
    }
    static std::vector<std::string> ties(Graph const& graph) {
        std::vector<std::string> all;
        for (auto const& edge : graph.edges) all.push_back(edge.from + " → " + edge.to);
        return all;
    }
};
TANDEM_ON_BOTH_ENGINES(Walks);

TEST_P(Walks, lead_both_ways_and_so_far_as_was_asked) {
    made.ties = {{"s1", "s2"}, {"s2", "s3"}, {"s3", "s4"}, {"s4", "s5"}};
    EXPECT_THAT(steps(*from("s3")), UnorderedElementsAre("s3 0", "s2 -1", "s1 -2", "s4 1", "s5 2"));
    EXPECT_THAT(steps(*from("s3", Direction::forward, 1)), ElementsAre("s3 0", "s4 1"));
    EXPECT_THAT(steps(*from("s5", Direction::back, 4)), ElementsAre("s5 0", "s4 -1", "s3 -2", "s2 -3", "s1 -4"));
    EXPECT_EQ(from("s3")->nodes.front().title, "Stop s3");
}

TEST_P(Walks, say_of_each_tie_which_end_comes_first) {
    made.ties = {{"s1", "s2"}, {"s2", "s3"}};
    auto const there = from("s1", Direction::forward).value();
    auto const back = from("s3", Direction::back).value();
    EXPECT_THAT(ties(there), UnorderedElementsAre("stops/s1 → stops/s2", "stops/s2 → stops/s3"));
    EXPECT_THAT(ties(back), UnorderedElementsAre("stops/s1 → stops/s2", "stops/s2 → stops/s3"));
    EXPECT_EQ(there.edges.front().label, "leads to");
}

TEST_P(Walks, tell_once_what_several_ways_lead_to) {
    made.ties = {{"s1", "s2"}, {"s1", "s3"}, {"s2", "s4"}, {"s3", "s4"}};
    auto const graph = from("s1", Direction::forward).value();
    EXPECT_THAT(steps(graph), UnorderedElementsAre("s1 0", "s2 1", "s3 1", "s4 2"));
    EXPECT_EQ(graph.edges.size(), 4U);
}

TEST_P(Walks, neither_tell_nor_pass_what_is_out_of_sight) {
    made.ties = {{"s1", "s2"}, {"s2", "s3"}, {"s1", "s4"}};
    made.hidden = {"s2"};
    auto const graph = from("s1", Direction::forward, 4).value();
    EXPECT_THAT(steps(graph), ElementsAre("s1 0", "s4 1"));
    EXPECT_THAT(graph.nodes.front().more, IsEmpty());
    EXPECT_THAT(wrong_in(from("s2")), ElementsAre("node_unknown"));
    EXPECT_THAT(wrong_in(from("nowhere")), ElementsAre("node_unknown"));
}

TEST_P(Walks, go_on_where_they_stopped_until_all_is_told) {
    for (int i = 1; i <= 30; ++i) made.ties.insert({"s0", "s" + std::to_string(i)});
    std::vector<std::string> told;
    std::optional<std::string> after;
    int pages = 0;
    do {
        auto const graph = from("s0", Direction::forward, 1, after).value();
        for (auto const& node : graph.nodes)
            if (node.step == 1) told.push_back(node.id);
        auto const& more = graph.nodes.front().more;
        after = more.empty() ? std::nullopt : std::optional(more.front().after);
        ++pages;
    } while (after && pages < 10);
    EXPECT_EQ(pages, 3) << "a node alone tells twelve at a time";
    ASSERT_EQ(told.size(), 30U);
    EXPECT_EQ(told.front(), "s30") << "the newest first";
    EXPECT_EQ(std::set(told.begin(), told.end()).size(), 30U);
}

TEST_P(Walks, are_bounded_in_width_and_in_questions) {
    for (int i = 1; i <= 40; ++i)
        for (int j = 1; j <= 40; ++j) {
            made.ties.insert({"s0", "s" + std::to_string(i)});
            made.ties.insert({"s" + std::to_string(i), "s" + std::to_string(i * 100 + j)});
            made.ties.insert({"s" + std::to_string(i * 100 + j), "s" + std::to_string(i * 10'000 + j)});
        }
    auto const graph = from("s0", Direction::forward, 4).value();
    EXPECT_EQ(made.questions, 4) << "one for each level";
    std::map<std::int64_t, std::size_t> width;
    for (auto const& node : graph.nodes) ++width[node.step];
    for (auto const& [step, nodes] : width) EXPECT_LE(nodes, widest_level) << step;
    EXPECT_EQ(width[2], widest_level);
    for (auto const& node : graph.nodes) {
        if (node.step != 1) continue;
        EXPECT_EQ(node.more.size(), 1U) << node.id << " leads to forty";
    }
}

TEST_P(Walks, refuse_a_place_that_they_did_not_name) {
    made.ties = {{"s1", "s2"}};
    EXPECT_THAT(wrong_in(from("s1", Direction::forward, 1, "7")), Not(IsEmpty()));
}

TEST_P(Walks, name_the_neighbours_of_one_kind_oldest_first) {
    made.ties = {{"s1", "s3"}, {"s1", "s2"}, {"s1", "s4"}};
    auto const next = [&](std::string const& towards, int limit) {
        return read([&](db::Read& read) { return neighbours(read, "stops", "s1", Direction::forward, towards, limit); });
    };
    EXPECT_THAT(next("stops", 50), ElementsAre("s2", "s3", "s4"));
    EXPECT_THAT(next("stops", 2), ElementsAre("s3", "s4"));
    EXPECT_THAT(next("others", 50), IsEmpty());
}

}  // namespace
}  // namespace tandem::thread
