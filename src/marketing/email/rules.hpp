#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "marketing/email/api.hpp"

namespace tandem::email {

/// Whether scheme and host are the author's own words, so that no property can lead a click elsewhere.
bool has_own_host(std::string_view url);
/// Where a link leads once everything is filled in: http, https, mailto and tel as they are, a path on this server, a bare
/// "www.example.com" by https; nullopt: nowhere a mail may link to.
std::optional<std::string> destination_of(std::string_view url, std::string_view origin);

/// The link with utm_source, utm_medium and utm_campaign, each unless the author set it, and `tandem_c`, the campaign's id.
/// Safe in a header: everything but printable ASCII is percent-encoded.
std::string landing_url(std::string_view url, std::string_view utm_campaign, CampaignId campaign);

/// Whether a picture was fetched by a mail service or a scanner instead of a person: proxies that load pictures for their
/// users, Apple's privacy proxy (a bare "Mozilla/5.0"), and no user agent at all. Robots with a name are `analytics::Agents`'.
bool is_mail_machine(std::string_view user_agent);

/// Why a mail failed of which nobody knows whether it arrived.
constexpr auto in_doubt_reason = "in_doubt";

constexpr int most_attempts = 5;
/// The pause after the nth attempt that a server put off; nullopt: give up.
std::optional<Duration> retry_after(int attempts);
/// How long a campaign waits for a server that does not answer at all, after so many waits in a row.
Duration server_pause(int waits);

/// Which of a campaign's states may follow by a person's hand. Code `campaign_state`.
Result<void> may_start(CampaignState state);
Result<void> may_pause(CampaignState state);
Result<void> may_resume(CampaignState state);
Result<void> may_cancel(CampaignState state);
Result<void> may_change(CampaignState state);

/// Signed part of every link of one mail: "<campaign>-<contact>".
struct MailOfContact {
    CampaignId campaign;
    RecordId contact;
    bool operator==(MailOfContact const&) const = default;
};
std::string payload_of(MailOfContact mail);
std::optional<MailOfContact> mail_from(std::string_view payload);

}  // namespace tandem::email
