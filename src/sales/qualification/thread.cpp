#include "sales/qualification/thread.hpp"

#include <fmt/format.h>

#include "sales/qualification/api.hpp"

namespace tandem::qualification {
namespace {

using feature::Neighbour;
using feature::ThreadNode;

struct HandoffsOfContacts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'handoffs', cast(h.id as text), h.id, h.offered_at, ''
        from (
            select c.id as id, coalesce((
                select i.id from handoff i where i.workspace_id = :workspace_id and i.contact_id = c.id and i.id < :before and {{visible handoff i}}
                order by i.id desc limit 1 offset :each), 0) as last
            from contact c where {{visible contact c}} and c.archived = 0 and c.id in {{each_id :ids}} limit 1000) b
        join handoff h on h.workspace_id = :workspace_id and h.contact_id = b.id and h.id > b.last and h.id < :before
        where {{visible handoff h}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(HandoffsOfContacts, (ids, before, each))

struct ContactsOfHandoffs {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(h.id as text), 'contacts', cast(c.id as text), c.id, h.offered_at, ''
        from handoff h join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        where {{visible handoff h}} and {{visible contact c}} and h.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(ContactsOfHandoffs, (ids))

struct DealsOfHandoffs {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(h.id as text), 'deals', cast(d.id as text), d.id, h.answered_at, ''
        from handoff h join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        join deal d on d.workspace_id = h.workspace_id and d.id = h.deal_id and d.archived = 0
        where {{visible handoff h}} and {{visible contact c}} and {{visible deal d}} and h.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(DealsOfHandoffs, (ids))

struct HandoffsOfDeals {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'handoffs', cast(h.id as text), h.id, h.answered_at, ''
        from (
            select d.id as id, coalesce((
                select i.id from handoff i join contact r on r.workspace_id = i.workspace_id and r.id = i.contact_id and r.archived = 0
                where i.workspace_id = :workspace_id and i.deal_id = d.id and i.id < :before and {{visible handoff i}} and {{visible contact r}}
                order by i.id desc limit 1 offset :each), 0) as last
            from deal d where {{visible deal d}} and d.archived = 0 and d.id in {{each_id :ids}} limit 1000) b
        join handoff h on h.workspace_id = :workspace_id and h.deal_id = b.id and h.id > b.last and h.id < :before
        join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        where {{visible handoff h}} and {{visible contact c}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(HandoffsOfDeals, (ids, before, each))

struct ShownHandoff {
    HandoffId id;
    HandoffState state{};
    std::int64_t score = 0;
};
BOOST_DESCRIBE_STRUCT(ShownHandoff, (), (id, state, score))

struct FindHandoffs {
    using Row = ShownHandoff;
    static constexpr std::string_view sql = R"(
        select {{columns h}} from handoff h join contact c on c.workspace_id = h.workspace_id and c.id = h.contact_id and c.archived = 0
        where {{visible handoff h}} and {{visible contact c}} and h.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FindHandoffs, (ids))

std::string title_of(HandoffState state) {
    switch (state) {
        case HandoffState::waiting:
            return "Handed over";
        case HandoffState::accepted:
            return "Accepted by sales";
        case HandoffState::rejected:
            return "Rejected by sales";
    }
    return "";
}

std::vector<ThreadNode> handoffs(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& one : read.all(FindHandoffs{feature::record_ids(ids)}))
        nodes.push_back({to_string(one.id), title_of(one.state), fmt::format("{} points", one.score), "/leads"});
    return nodes;
}

}  // namespace

feature::Thread thread() {
    using enum feature::Department;
    return {.kinds = {{"handoffs", "Handoff", both, handoffs}},
            .edges = {{"handoff", "Handed over", "contacts", "handoffs", feature::neighbours<HandoffsOfContacts>,
                       feature::neighbours<ContactsOfHandoffs>},
                      {"handoff_deal", "Became a deal", "handoffs", "deals", feature::neighbours<DealsOfHandoffs>,
                       feature::neighbours<HandoffsOfDeals>}}};
}

}  // namespace tandem::qualification
