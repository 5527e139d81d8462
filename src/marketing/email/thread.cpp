#include "marketing/email/thread.hpp"

#include "marketing/email/api.hpp"

namespace tandem::email {
namespace {

using feature::Neighbour;
using feature::ThreadNode;

struct ContactsOfCampaigns {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'contacts', cast(c.id as text), c.id, coalesce(m.clicked_at, m.opened_at, m.sent_at),
          case when m.clicked_at is not null then 'Clicked' when m.opened_at is not null then 'Opened' else 'Sent' end
        from (
            select g.id as id, coalesce((
                select i.contact_id from campaign_recipient i
                join contact r on r.workspace_id = i.workspace_id and r.id = i.contact_id and r.archived = 0
                where i.workspace_id = :workspace_id and i.campaign_id = g.id and i.contact_id < :before and i.sent_at is not null
                  and {{visible campaign_recipient i}} and {{visible contact r}}
                order by i.contact_id desc limit 1 offset :each), 0) as last
            from campaign g where g.workspace_id = :workspace_id and g.archived = 0 and g.id in {{each_id :ids}} limit 1000) b
        join campaign_recipient m on m.workspace_id = :workspace_id and m.campaign_id = b.id and m.contact_id > b.last and m.contact_id < :before
        join contact c on c.workspace_id = m.workspace_id and c.id = m.contact_id and c.archived = 0
        where m.sent_at is not null and {{visible campaign_recipient m}} and {{visible contact c}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(ContactsOfCampaigns, (ids, before, each))

struct CampaignsOfContacts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'campaigns', cast(g.id as text), g.id, coalesce(m.clicked_at, m.opened_at, m.sent_at),
          case when m.clicked_at is not null then 'Clicked' when m.opened_at is not null then 'Opened' else 'Sent' end
        from (
            select c.id as id, coalesce((
                select i.campaign_id from campaign_recipient i
                join campaign o on o.workspace_id = i.workspace_id and o.id = i.campaign_id and o.archived = 0
                where i.workspace_id = :workspace_id and i.contact_id = c.id and i.campaign_id < :before and i.sent_at is not null
                  and {{visible campaign_recipient i}}
                order by i.campaign_id desc limit 1 offset :each), 0) as last
            from contact c where {{visible contact c}} and c.archived = 0 and c.id in {{each_id :ids}} limit 1000) b
        join campaign_recipient m on m.workspace_id = :workspace_id and m.contact_id = b.id and m.campaign_id > b.last and m.campaign_id < :before
        join campaign g on g.workspace_id = m.workspace_id and g.id = m.campaign_id and g.archived = 0
        where m.sent_at is not null and {{visible campaign_recipient m}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(CampaignsOfContacts, (ids, before, each))

/// Only where somebody's first visit bears the name, so that both ends are there.
struct NamesOfCampaigns {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(g.id as text), 'first_campaigns', g.utm_campaign, g.id, g.started_at, '' from campaign g
        where g.workspace_id = :workspace_id and g.archived = 0 and g.id in {{each_id :ids}} and g.utm_campaign <> '' and exists (
            select 1 from contact c where {{visible contact c}} and c.archived = 0 and c.hs_analytics_source_data_2 = g.utm_campaign))";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(NamesOfCampaigns, (ids))

struct CampaignsOfNames {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select b.name, 'campaigns', cast(g.id as text), g.id, g.started_at, ''
        from (
            select k.value as name, coalesce((
                select i.id from campaign i
                where i.workspace_id = :workspace_id and i.archived = 0 and i.utm_campaign = k.value and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from {{each :ids}} k limit 1000) b
        join campaign g on g.workspace_id = :workspace_id and g.archived = 0 and g.utm_campaign = b.name and g.id > b.last and g.id < :before)";
    std::vector<std::string> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(CampaignsOfNames, (ids, before, each))

struct NamedCampaign {
    CampaignId id;
    std::string name;
    CampaignState state{};
};
BOOST_DESCRIBE_STRUCT(NamedCampaign, (), (id, name, state))

struct FindCampaigns {
    using Row = NamedCampaign;
    static constexpr std::string_view sql =
        "select {{columns g}} from campaign g where g.workspace_id = :workspace_id and g.archived = 0 and g.id in {{each_id :ids}}";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FindCampaigns, (ids))

std::vector<ThreadNode> campaigns(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& one : read.all(FindCampaigns{feature::record_ids(ids)}))
        nodes.push_back({to_string(one.id), one.name, std::string(name_of(one.state)), "/email/" + to_string(one.id)});
    return nodes;
}

}  // namespace

feature::Thread thread() {
    using enum feature::Department;
    return {.kinds = {{"campaigns", "Campaign", marketing, campaigns}},
            .edges = {{"recipient", "Sent", "campaigns", "contacts", feature::neighbours<ContactsOfCampaigns>,
                       feature::neighbours<CampaignsOfContacts>},
                      {"utm_campaign", "Named so in its links", "campaigns", "first_campaigns", feature::neighbours<NamesOfCampaigns>,
                       feature::neighbours<CampaignsOfNames>}}};
}

}  // namespace tandem::email
