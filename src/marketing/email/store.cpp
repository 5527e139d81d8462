#include "marketing/email/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::email {

TANDEM_TABLE(Campaign, campaign, (id), (created_at))

struct CampaignLink {
    CampaignId campaign_id;
    std::int64_t number = 0;
    std::string url;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(CampaignLink, (), (campaign_id, number, url, label))
TANDEM_TABLE(CampaignLink, campaign_link, (campaign_id, number))

namespace {

struct FindCampaign {
    using Row = Campaign;
    static constexpr std::string_view sql =
        "select {{columns c}} from campaign c where c.workspace_id = :workspace_id and c.id = :id and c.archived = 0";
    CampaignId id;
};
TANDEM_QUERY(FindCampaign, (id))

struct ArchiveCampaign {
    static constexpr std::string_view sql = "update campaign set archived = :archived where workspace_id = :workspace_id and id = :id";
    CampaignId id;
    bool archived = true;
};
TANDEM_QUERY(ArchiveCampaign, (id, archived))

struct ListCampaigns {
    using Row = Campaign;
    static constexpr std::string_view sql = R"(
        select {{columns c}} from campaign c
        where c.workspace_id = :workspace_id and c.archived = 0 and {{where}}
          and (coalesce(c.started_at, c.updated_at) < :at or (coalesce(c.started_at, c.updated_at) = :at and c.id < :id))
        order by coalesce(c.started_at, c.updated_at) desc, c.id desc limit :limit)";
    Place before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListCampaigns, (before, where, limit))

struct CountCampaigns {
    using Row = db::Count;
    static constexpr std::string_view sql =
        "select c.state, count(*) from campaign c where c.workspace_id = :workspace_id and c.archived = 0 and {{where}} group by c.state";
    db::Condition where;
};
TANDEM_QUERY(CountCampaigns, (where))

struct UnfinishedCampaigns {
    using Row = CampaignId;
    static constexpr std::string_view sql =
        "select id from campaign where workspace_id = :workspace_id and state not in ('draft', 'sent') order by id desc limit 10000";
};
TANDEM_QUERY(UnfinishedCampaigns, ())

struct FindCampaignWorkspace {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces =
        "who holds a mail names no workspace; its campaign does, and the link's signature is checked there";
    static constexpr std::string_view sql =
        "select w.workspace_id from workspace w cross join campaign c where c.workspace_id = w.workspace_id and c.id = :id";
    CampaignId id;
};
TANDEM_QUERY(FindCampaignWorkspace, (id))

struct FindSending {
    using Row = Sending;
    static constexpr std::string_view sql =
        "select origin, utm_campaign, audience_after, started_by from campaign where workspace_id = :workspace_id and id = :id";
    CampaignId id;
};
TANDEM_QUERY(FindSending, (id))

struct StartCampaign {
    static constexpr std::string_view sql = R"(
        update campaign set state = 'sending', started_at = :at, updated_at = :at, origin = :origin, utm_campaign = :utm_campaign,
            started_by = nullif(cast(:actor_id as bigint), 0)
        where workspace_id = :workspace_id and id = :id)";
    CampaignId id;
    Instant at;
    std::string origin;
    std::string utm_campaign;
};
TANDEM_QUERY(StartCampaign, (id, at, origin, utm_campaign))

struct SetState {
    static constexpr std::string_view sql = R"(
        update campaign set state = :state, updated_at = :at, finished_at = case when :ends = 1 then :at else finished_at end
        where workspace_id = :workspace_id and id = :id)";
    CampaignId id;
    CampaignState state{};
    Instant at;
    bool ends = false;
};
TANDEM_QUERY(SetState, (id, state, at, ends))

struct SetLastError {
    static constexpr std::string_view sql = "update campaign set last_error = :last_error where workspace_id = :workspace_id and id = :id";
    CampaignId id;
    std::optional<std::string> last_error;
};
TANDEM_QUERY(SetLastError, (id, last_error))

struct SetAudience {
    static constexpr std::string_view sql =
        "update campaign set audience_after = :after, audience_complete = :complete where workspace_id = :workspace_id and id = :id";
    CampaignId id;
    RecordId after;
    bool complete = false;
};
TANDEM_QUERY(SetAudience, (id, after, complete))

struct AddTotals {
    static constexpr std::string_view sql = R"(
        update campaign set recipients = recipients + :recipients, sent = sent + :sent, kept = kept + :kept,
               failed = failed + :failed, in_doubt = in_doubt + :in_doubt, skipped = skipped + :skipped,
               opened = opened + :opened, opened_by_machine = opened_by_machine + :opened_by_machine, clicked = clicked + :clicked,
               unsubscribed = unsubscribed + :unsubscribed
        where workspace_id = :workspace_id and id = :id)";
    CampaignId id;
    Totals by;
};
TANDEM_QUERY(AddTotals, (id, by))

struct FindLink {
    using Row = std::string;
    static constexpr std::string_view sql =
        "select url from campaign_link where workspace_id = :workspace_id and campaign_id = :id and number = :number";
    CampaignId id;
    std::int64_t number = 0;
};
TANDEM_QUERY(FindLink, (id, number))

struct CountClick {
    static constexpr std::string_view sql = R"(
        update campaign_click set clicks = clicks + 1
        where workspace_id = :workspace_id and campaign_id = :id and number = :number and contact_id = :contact)";
    CampaignId id;
    std::int64_t number = 0;
    RecordId contact;
};
TANDEM_QUERY(CountClick, (id, number, contact))

struct InsertClick {
    static constexpr std::string_view sql = R"(
        insert into campaign_click (workspace_id, campaign_id, number, contact_id, first_at, clicks)
        values (:workspace_id, :id, :number, :contact, :at, 1))";
    CampaignId id;
    std::int64_t number = 0;
    RecordId contact;
    Instant at;
};
TANDEM_QUERY(InsertClick, (id, number, contact, at))

struct CountStarted {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from campaign where workspace_id = :workspace_id and name = :name and started_at is not null";
    std::string name;
};
TANDEM_QUERY(CountStarted, (name))

struct ListLinkResults {
    using Row = LinkResult;
    static constexpr auto seen_by_all = "clicks by link are a campaign's totals";
    static constexpr std::string_view sql = R"(
        select l.number, l.url, l.label, count(k.contact_id), cast(coalesce(sum(k.clicks), 0) as bigint)
        from campaign_link l
        left join campaign_click k on k.workspace_id = l.workspace_id and k.campaign_id = l.campaign_id and k.number = l.number
        where l.workspace_id = :workspace_id and l.campaign_id = :id group by l.number, l.url, l.label order by l.number limit 500)";
    CampaignId id;
};
TANDEM_QUERY(ListLinkResults, (id))

// As in revenue and funnel: a deal belongs to the touch of its first contact, the last one as it was when the deal was won.
#define TANDEM_WON_FROM(column)                                                                                     \
    "select count(distinct c.id), count(*), cast(coalesce(sum(d.amount), 0) as bigint), cast(:currency as text)"    \
    " from deal d join contact c on {{visible contact c}} and c.id = ("                                             \
    "   select min(a.to_id) from association a"                                                                     \
    "   where {{visible association a}} and a.from_type = 'deals' and a.from_id = d.id and a.to_type = 'contacts')" \
    " where {{visible deal d}} and d.archived = 0 and d.hs_is_closed_won = 1"                                       \
    "   and coalesce(d.deal_currency_code, :currency) = :currency and " column " = :utm_campaign"

struct EarnedFirst {
    using Row = Earned;
    static constexpr std::string_view sql = TANDEM_WON_FROM("c.hs_analytics_source_data_2");
    std::string utm_campaign;
    std::string currency;
};
TANDEM_QUERY(EarnedFirst, (utm_campaign, currency))

struct EarnedLast {
    using Row = Earned;
    static constexpr std::string_view sql = TANDEM_WON_FROM("d.hs_analytics_latest_source_data_2");
    std::string utm_campaign;
    std::string currency;
};
TANDEM_QUERY(EarnedLast, (utm_campaign, currency))

#undef TANDEM_WON_FROM

db::Condition where_of(CampaignFilter const& filter) {
    std::vector<db::Condition> parts;
    if (!filter.states.empty()) parts.push_back(db::is_any_of("c.state", names_of(filter.states)));
    if (!filter.topics.empty()) parts.push_back(db::is_any_of("c.topic_key", filter.topics));
    if (!filter.words.empty()) parts.push_back(db::any_of({db::contains("c.name", filter.words), db::contains("c.subject", filter.words)}));
    return db::all_of(parts);
}

}  // namespace

void insert_campaign(db::Write& write, Campaign const& c) {
    write.run(db::Insert{c});
    write.touch("campaigns", c.id, db::ChangeKind::created);
}
void update_campaign(db::Write& write, Campaign const& c) {
    write.run(db::Update{c});
    write.touch("campaigns", c.id);
}
void hide_campaign(db::Write& write, CampaignId id) {
    write.run(ArchiveCampaign{.id = id, .archived = true});
    write.touch("campaigns", id, db::ChangeKind::archived);
}
void unhide_campaign(db::Write& write, CampaignId id) {
    write.run(ArchiveCampaign{.id = id, .archived = false});
    write.touch("campaigns", id);
}
std::optional<WorkspaceId> workspace_of_campaign(db::Read& read, CampaignId id) { return read.one(FindCampaignWorkspace{id}); }
std::optional<Campaign> find_campaign(db::Read& read, CampaignId id) { return read.one(FindCampaign{id}); }

std::vector<Campaign> campaigns_before(db::Read& read, CampaignFilter const& filter, Place const& before, int limit) {
    return read.all(ListCampaigns{before, where_of(filter), limit});
}
std::vector<Campaign> campaigns_naming(db::Read& read, segments::SegmentId id) {
    constexpr int most = 10'000;
    auto all =
        read.all(ListCampaigns{newest, where_of({{CampaignState::draft, CampaignState::sending, CampaignState::paused}, {}, ""}), most});
    std::erase_if(all, [&](auto const& campaign) { return campaign.audience_complete || !segments::names(campaign.condition, id); });
    return all;
}
Place place_of(Campaign const& campaign) { return {campaign.started_at.value_or(campaign.updated_at), campaign.id.value}; }

db::Counts count_campaigns(db::Read& read, CampaignFilter const& filter) {
    return db::by_name(read.all(CountCampaigns{where_of({{}, filter.topics, filter.words})}));
}
std::vector<CampaignId> unfinished_campaigns(db::Read& read) { return read.all(UnfinishedCampaigns{}); }

Sending sending_of(db::Read& read, CampaignId id) { return read.one(FindSending{id}).value_or(Sending{}); }
void start_campaign(db::Write& write, CampaignId id, std::string const& origin, std::string const& utm_campaign) {
    write.run(StartCampaign{id, write.now(), origin, utm_campaign});
    write.touch("campaigns", id);
}
std::int64_t count_started(db::Read& read, std::string const& name) { return read.one(CountStarted{name}).value_or(0); }
void set_state(db::Write& write, CampaignId id, CampaignState state) {
    write.run(SetState{id, state, write.now(), state == CampaignState::sent || state == CampaignState::cancelled});
    write.touch("campaigns", id);
}
void set_last_error(db::Write& write, CampaignId id, std::optional<std::string> const& error) {
    write.run(SetLastError{id, error});
    write.touch("campaigns", id);
}
void set_audience(db::Write& write, CampaignId id, RecordId after, bool complete) {
    write.run(SetAudience{id, after, complete});
    write.touch("campaigns", id);
}
void add_totals(db::Write& write, CampaignId id, Totals const& by) {
    write.run(AddTotals{id, by});
    write.touch("campaigns", id);
}

void put_link(db::Write& write, CampaignId id, std::int64_t number, FoundLink const& link) {
    write.run(db::Put{CampaignLink{id, number, link.url, link.label}});
}
std::optional<std::string> find_link(db::Read& read, CampaignId id, std::int64_t number) { return read.one(FindLink{id, number}); }

bool add_click(db::Write& write, CampaignId id, std::int64_t number, RecordId contact) {
    if (write.run(CountClick{id, number, contact}) > 0) return false;
    write.run(InsertClick{id, number, contact, write.now()});
    return true;
}

std::vector<LinkResult> link_results(db::Read& read, CampaignId id) { return read.all(ListLinkResults{id}); }

Earned earned_first(db::Read& read, std::string const& utm_campaign, std::string const& currency) {
    return utm_campaign.empty() ? Earned{0, 0, {0, currency}} : read.one(EarnedFirst{utm_campaign, currency}).value();
}
Earned earned_last(db::Read& read, std::string const& utm_campaign, std::string const& currency) {
    return utm_campaign.empty() ? Earned{0, 0, {0, currency}} : read.one(EarnedLast{utm_campaign, currency}).value();
}

}  // namespace tandem::email
