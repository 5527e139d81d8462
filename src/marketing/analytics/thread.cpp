#include "marketing/analytics/thread.hpp"

#include "platform/http/url.hpp"

namespace tandem::analytics {
namespace {

using feature::Neighbour;
using feature::ThreadNode;

struct ContactsOfSources {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select b.source, 'contacts', cast(c.id as text), c.id, c.hs_analytics_first_timestamp, ''
        from (
            select k.value as source, coalesce((
                select i.id from contact i where {{visible contact i}} and i.archived = 0 and i.hs_analytics_source = k.value and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from {{each :ids}} k limit 1000) b
        join contact c on c.workspace_id = :workspace_id and c.archived = 0 and c.hs_analytics_source = b.source and c.id > b.last and c.id < :before
        where {{visible contact c}})";
    std::vector<std::string> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(ContactsOfSources, (ids, before, each))

struct SourcesOfContacts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(c.id as text), 'sources', c.hs_analytics_source, c.id, c.hs_analytics_first_timestamp, '' from contact c
        where {{visible contact c}} and c.id in {{each_id :ids}} and c.archived = 0 and c.hs_analytics_source <> '')";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(SourcesOfContacts, (ids))

struct SeenSources {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        select k.value from {{each :ids}} k
        where exists (select 1 from contact c where {{visible contact c}} and c.archived = 0 and c.hs_analytics_source = k.value))";
    std::vector<std::string> ids;
};
TANDEM_QUERY(SeenSources, (ids))

struct ContactsOfFirstCampaigns {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select b.campaign, 'contacts', cast(c.id as text), c.id, c.hs_analytics_first_timestamp, ''
        from (
            select k.value as campaign, coalesce((
                select i.id from contact i where {{visible contact i}} and i.archived = 0 and i.hs_analytics_source_data_2 = k.value and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from {{each :ids}} k limit 1000) b
        join contact c on c.workspace_id = :workspace_id and c.archived = 0 and c.hs_analytics_source_data_2 = b.campaign and c.id > b.last
          and c.id < :before
        where {{visible contact c}})";
    std::vector<std::string> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(ContactsOfFirstCampaigns, (ids, before, each))

struct FirstCampaignsOfContacts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(c.id as text), 'first_campaigns', c.hs_analytics_source_data_2, c.id, c.hs_analytics_first_timestamp, '' from contact c
        where {{visible contact c}} and c.id in {{each_id :ids}} and c.archived = 0 and c.hs_analytics_source_data_2 <> '')";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FirstCampaignsOfContacts, (ids))

struct SeenFirstCampaigns {
    using Row = std::string;
    static constexpr std::string_view sql = R"(
        select k.value from {{each :ids}} k
        where exists (select 1 from contact c where {{visible contact c}} and c.archived = 0 and c.hs_analytics_source_data_2 = k.value))";
    std::vector<std::string> ids;
};
TANDEM_QUERY(SeenFirstCampaigns, (ids))

std::vector<ThreadNode> sources(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& id : read.all(SeenSources{ids}))
        nodes.push_back({id, id, "", "/funnel?period=all&source=" + http::percent_encode(id)});
    return nodes;
}

std::vector<ThreadNode> first_campaigns(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& id : read.all(SeenFirstCampaigns{ids}))
        nodes.push_back({id, id, "", "/funnel?period=all&by=campaign&campaign=" + http::percent_encode(id)});
    return nodes;
}

}  // namespace

feature::Thread thread() {
    using enum feature::Department;
    return {.kinds = {{"sources", "Source", marketing, sources}, {"first_campaigns", "First campaign", marketing, first_campaigns}},
            .edges = {{"first_source", "First visit", "sources", "contacts", feature::neighbours<ContactsOfSources>,
                       feature::neighbours<SourcesOfContacts>},
                      {"first_campaign", "First visit", "first_campaigns", "contacts", feature::neighbours<ContactsOfFirstCampaigns>,
                       feature::neighbours<FirstCampaignsOfContacts>}}};
}

}  // namespace tandem::analytics
