#pragma once

#include "platform/feature/job_kind.hpp"
#include "sales/qualification/api.hpp"

namespace tandem::qualification {

/// All contacts by the rules in use, after they changed.
struct RescoreContacts {
    static constexpr auto name = "rescore_contacts";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RescoreContacts, (), (version))

feature::JobWords words_for_rescoring(db::Read& read, JobId id, std::string const& payload);

/// Contacts that a new definition calls ready, after it came into force.
struct OfferReadyContacts {
    static constexpr auto name = "offer_ready_contacts";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OfferReadyContacts, (), (version))

/// Scores that were not looked at for a day fade.
struct FadeScores {
    static constexpr auto name = "fade_scores";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(FadeScores, (), (version))

struct PassOnOverdueLeads {
    static constexpr auto name = "pass_on_overdue_leads";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PassOnOverdueLeads, (), (version))

}  // namespace tandem::qualification
