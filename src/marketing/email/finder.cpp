#include "marketing/email/finder.hpp"

#include "marketing/email/store.hpp"

namespace tandem::email {

std::vector<feature::Hit> find_campaigns(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    for (auto const& campaign : campaigns_before(read, {.words = words}, newest, limit))
        hits.push_back({"campaigns", to_string(campaign.id), campaign.name, std::string(name_of(campaign.state))});
    return hits;
}

}  // namespace tandem::email
