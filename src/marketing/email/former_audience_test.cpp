#include "marketing/email/former_audience.hpp"

#include <gmock/gmock.h>

#include "crm/records/testing.hpp"
#include "crm/segments/text.hpp"
#include "marketing/email/campaigns.hpp"
#include "marketing/email/store.hpp"

namespace tandem::timeline {
extern feature::Feature const self;
}
namespace tandem::consent {
extern feature::Feature const self;
}
namespace tandem::email {
namespace {

struct SaveAsBefore {
    static constexpr std::string_view sql = "update campaign set condition = :condition where workspace_id = :workspace_id and id = :id";
    CampaignId id;
    db::Json condition;
};
TANDEM_QUERY(SaveAsBefore, (id, condition))

class FormerAudiences : public records::testing::CompanyWithRecords {
protected:
    FormerAudiences() : CompanyWithRecords({&timeline::self, &consent::self}) {}

    CampaignId campaign(std::string const& audience) {
        return write([&](db::Write& write) {
            NewCampaign given;
            given.name = {"Old"};
            auto const made = add_campaign(write, given).value();
            write.run(SaveAsBefore{made.id, {audience}});
            return made.id;
        });
    }
    std::string text(CampaignId id) {
        return read([&](db::Read& read) { return segments::text_of(find_campaign(read, id)->condition); });
    }
};
TANDEM_ON_BOTH_ENGINES(FormerAudiences);

TEST_P(FormerAudiences, become_conditions) {
    auto const everybody = campaign("{}");
    auto const some = campaign(R"({"filterGroups":[{"filters":[{"propertyName":"city","operator":"EQ","value":"Kiel"}]}],"query":"ada"})");
    for (int times = 0; times < 2; ++times) {
        move_audiences(database());
        EXPECT_EQ(text(everybody), "all of ()");
        EXPECT_EQ(text(some), "all of (\n  city = \"Kiel\",\n  found by \"ada\"\n)");
    }
}

}  // namespace
}  // namespace tandem::email
