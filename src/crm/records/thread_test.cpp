// Edges of the thread between records: whatever happens to records and links, they are what holds then, seen from either end.

#include "crm/records/thread.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using feature::NeighboursOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ObjectType;

using End = std::pair<std::string, std::string>;
using Ties = std::set<std::pair<End, End>>;

class ThreadOfRecords : public testing::CompanyWithRecords {
protected:
    /// All edges from or to these records, asked for in one direction.
    Ties ties(std::map<ObjectType, std::vector<std::string>> const& of, bool forward, int each = 100) {
        return read([&](db::Read& read) {
            Ties all;
            auto const known = thread();
            for (auto const& edge : known.edges)
                for (auto const& [type, ids] : of) {
                    auto const kind = std::string(name_of(type));
                    auto const near = forward ? edge.from : edge.to;
                    if (!near.empty() && near != kind) continue;
                    for (auto const& row : (forward ? edge.forward : edge.back)(read, {.kind = kind, .ids = ids, .each = each})) {
                        End const here{kind, row.of};
                        End const there{row.kind, row.id};
                        all.insert(forward ? std::pair(here, there) : std::pair(there, here));
                    }
                }
            return all;
        });
    }
    std::vector<std::string> deals_of(std::string const& kind, std::string const& id) {
        return read([&](db::Read& read) {
            std::vector<std::string> ids;
            for (auto const& edge : thread().edges)
                if (edge.to == kind)
                    for (auto const& row : edge.back(read, {.kind = kind, .ids = {id}, .each = 100})) ids.push_back(row.id);
            return ids;
        });
    }
};
TANDEM_ON_BOTH_ENGINES(ThreadOfRecords);

struct Model {
    std::map<std::pair<ObjectType, RecordId>, bool> live;
    std::set<std::pair<std::pair<ObjectType, RecordId>, std::pair<ObjectType, RecordId>>> links;

    Ties ties() const {
        Ties all;
        for (auto const& [from, to] : links)
            if (live.at(from) && live.at(to))
                all.insert(
                    {{std::string(name_of(from.first)), to_string(from.second)}, {std::string(name_of(to.first)), to_string(to.second)}});
        return all;
    }
};

/// Fixed seeds: what failed once fails again.
TEST_P(ThreadOfRecords, hold_through_links_archiving_and_undo) {
    for (auto const seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        auto const one_of = [&](auto const& all) { return all[random() % all.size()]; };
        Model model;
        std::vector<std::pair<ObjectType, RecordId>> records;
        std::map<ObjectType, std::vector<std::string>> by_kind;
        for (auto const type : {contacts, contacts, contacts, companies, companies, deals, deals, deals}) {
            auto const id = add(type, {});
            records.emplace_back(type, id);
            by_kind[type].push_back(to_string(id));
            model.live[records.back()] = true;
        }
        Model before;
        std::optional<ChangeSetId> last;
        for (int step = 0; step < 60; ++step) {
            auto const first = one_of(records);
            auto const second = one_of(records);
            auto former = model;
            auto const change = write([&](db::Write& write) -> std::optional<ChangeSetId> {
                switch (random() % 6) {
                    case 0:
                        archive(write, first.first, first.second).value();
                        model.live[first] = false;
                        break;
                    case 1:
                        restore(write, first.first, first.second).value();
                        model.live[first] = true;
                        break;
                    case 2:
                        if (!last) return std::nullopt;
                        undo(write, *last).value();
                        model = before;
                        return std::nullopt;
                    case 3: {
                        auto const ends = std::minmax(first, second);
                        if (!model.links.contains(ends) || !model.live[first] || !model.live[second]) return std::nullopt;
                        dissociate(write, ends.first.first, ends.first.second, ends.second.first, ends.second.second).value();
                        model.links.erase(ends);
                        break;
                    }
                    default: {
                        auto const ends = std::minmax(first, second);
                        auto const may = first.first != second.first || first.first == contacts;
                        if (first == second || !may || !model.live[first] || !model.live[second] || model.links.contains(ends))
                            return std::nullopt;
                        associate(write, ends.first.first, ends.first.second, ends.second.first, ends.second.second).value();
                        model.links.insert(ends);
                    }
                }
                return write.has_change_set() ? std::optional(write.change_set()) : std::nullopt;
            });
            last = change;
            before = std::move(former);
            ASSERT_EQ(ties(by_kind, true), model.ties()) << "seed " << seed << ", step " << step;
            ASSERT_EQ(ties(by_kind, false), model.ties()) << "seed " << seed << ", step " << step;
        }
        ASSERT_THAT(model.links, Not(IsEmpty()));
    }
}

TEST_P(ThreadOfRecords, are_asked_for_the_newest_of_each_record) {
    auto const ada = contact({{"email", "ada@firm.example"}});
    auto const bea = contact({{"email", "bea@firm.example"}});
    std::vector<std::string> made;
    for (int i = 0; i < 5; ++i) {
        auto const one = deal({{"dealname", "d"}});
        link(deals, one, contacts, ada);
        made.push_back(to_string(one));
    }
    link(deals, deal({{"dealname", "other"}}), contacts, bea);
    auto const found = ties({{contacts, {to_string(ada), to_string(bea)}}}, true, 2);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_TRUE(found.contains({{"contacts", to_string(ada)}, {"deals", made[4]}}));
    EXPECT_TRUE(found.contains({{"contacts", to_string(ada)}, {"deals", made[3]}}));
}

TEST_P(ThreadOfRecords, lead_from_closed_deals_to_what_became_of_them) {
    auto const won = deal({{"dealname", "won"}, {"dealstage", "closedwon"}});
    auto const lost = deal({{"dealname", "lost"}, {"dealstage", "closedlost"}, {"closed_lost_reason", "too dear"}});
    deal({{"dealname", "open"}});
    EXPECT_THAT(deals_of("outcomes", "won"), ElementsAre(to_string(won)));
    EXPECT_THAT(deals_of("outcomes", "lost"), ElementsAre(to_string(lost)));
    EXPECT_THAT(deals_of("lost_reasons", "too dear"), ElementsAre(to_string(lost)));
    EXPECT_THAT(deals_of("lost_reasons", "too slow"), IsEmpty());
    set(deals, won, {{"dealstage", "contractsent"}});
    EXPECT_THAT(deals_of("outcomes", "won"), IsEmpty());
    write([&](db::Write& write) { archive(write, deals, lost).value(); });
    EXPECT_THAT(deals_of("outcomes", "lost"), IsEmpty());
    EXPECT_THAT(deals_of("lost_reasons", "too dear"), IsEmpty());
}

}  // namespace
}  // namespace tandem::records
