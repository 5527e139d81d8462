#include "marketing/email/former_audience.hpp"

#include "marketing/email/store.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"

namespace tandem::email {
namespace {

/// What campaigns said: a search over contacts.
struct FormerAudience {
    std::optional<std::vector<records::FilterGroup>> filterGroups;
    std::optional<std::string> query;
};
BOOST_DESCRIBE_STRUCT(FormerAudience, (), (filterGroups, query))

struct FormerCampaign {
    CampaignId id;
    db::Json condition;
};
BOOST_DESCRIBE_STRUCT(FormerCampaign, (), (id, condition))

/// A condition says its type.
struct FormerCampaigns {
    using Row = FormerCampaign;
    static constexpr std::string_view sql = R"(
        select id, condition from campaign
        where workspace_id = :workspace_id and {{sqlite json_extract(condition, '$.type')}}{{pg cast(condition as jsonb) ->> 'type'}} is null
        order by id limit 100)";
};
TANDEM_QUERY(FormerCampaigns, ())

struct SetCondition {
    static constexpr std::string_view sql = "update campaign set condition = :condition where workspace_id = :workspace_id and id = :id";
    CampaignId id;
    segments::Condition condition;
};
TANDEM_QUERY(SetCondition, (id, condition))

/// What cannot be read means nobody: a campaign that reaches too few is noticed before anybody is written to.
segments::Condition brought_over(std::optional<FormerAudience> const& said) {
    if (!said) return segments::group(segments::Holding::any, {});
    return segments::from_search(said->filterGroups.value_or(std::vector<records::FilterGroup>{}), said->query.value_or(""));
}

/// False where there is none left.
bool move_some(db::Write& write) {
    auto const former = write.all(FormerCampaigns{});
    for (auto const& [id, stored] : former) {
        write.run(SetCondition{id, brought_over(db::stored_or_nothing<FormerAudience>(stored, "the audience of a campaign"))});
    }
    return !former.empty();
}

}  // namespace

void move_audiences(db::Database& database) {
    auth::for_each_workspace(database, db::Means::command, [&](auth::Workspace const&, db::Actor const& actor) {
        while (database.write(actor, move_some)) {
        }
    });
}

}  // namespace tandem::email
