#include "marketing/email/routes.hpp"

#include "crm/consent/links.hpp"
#include "marketing/email/audience.hpp"
#include "marketing/email/campaigns.hpp"
#include "marketing/email/checks.hpp"
#include "marketing/email/recipients.hpp"
#include "marketing/email/rules.hpp"
#include "marketing/email/sending.hpp"
#include "marketing/email/store.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::email {
namespace {

using http::Created;
using http::Query;

Result<http::Page<Campaign>> list_campaigns(db::Read& read, Query<CampaignQuery> const& query) {
    CampaignFilter filter{query->state.value_or(std::vector<CampaignState>{}), {}, query->query ? query->query->value : ""};
    if (query->topic_key)
        for (auto const& key : *query->topic_key) filter.topics.push_back(key);
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto page = query->page_of(campaigns_before(read, filter, *before, query->rows()), place_of);
    page.count(count_campaigns(read, filter), names_of(filter.states));
    return page;
}

Result<Campaign> read_campaign(db::Read& read, CampaignId id) { return known(read, id); }

Result<Created<Campaign>> create_campaign(db::Write& write, NewCampaign const& given) {
    auto campaign = add_campaign(write, given);
    if (!campaign) return fail(campaign);
    return Created<Campaign>{*std::move(campaign)};
}

Result<void> archive_campaign(db::Write& write, CampaignId id) {
    if (auto const campaign = known_and(write, id, may_change); !campaign) return fail(campaign);
    hide_campaign(write, id);
    return {};
}

/// One that was not thrown away stays as it is.
Result<Campaign> restore_campaign(db::Write& write, CampaignId id) {
    unhide_campaign(write, id);
    return known(write, id);
}

/// The same words and segment as a fresh draft.
Result<Created<Campaign>> copy_campaign(db::Write& write, CampaignId id) {
    auto const copied = known(write, id);
    if (!copied) return fail(copied);
    Campaign const copy{.id = make<CampaignId>(),
                        .name = fmt::format("{} (copy)", copied->name),
                        .topic_key = copied->topic_key,
                        .condition = copied->condition,
                        .subject = copied->subject,
                        .first_line = copied->first_line,
                        .from_name = copied->from_name,
                        .body = copied->body,
                        .created_at = write.now(),
                        .updated_at = write.now(),
                        .updated_by = write.actor().user_id};
    insert_campaign(write, copy);
    return Created<Campaign>{copy};
}

struct Rendered {
    Campaign campaign;
    Written mail;
    std::optional<RecordId> contact;
};

constexpr auto no_address = "#";

/// As the chosen contact, else the first who gets it, will see it. Its links lead straight to where they point.
Result<Rendered> render_for(db::Read& read, CampaignId id, std::optional<RecordId> contact, std::string const& origin) {
    auto campaign = known(read, id);
    if (!campaign) return fail(campaign);
    auto const letter = Letter::make(draft_of(read, *campaign, origin), Links::direct);
    if (!letter) return fail(letter);
    if (!contact)
        if (auto const where = condition_of(read, campaign->condition)) contact = sample_contact(read, *where, campaign->topic_key);
    json::object data;
    if (contact) {
        auto found = liquid_contacts(read, {*contact}, letter->properties());
        if (found.empty())
            return not_found("record_unknown", fmt::format("There is no contact with id {} that you can see.", to_string(*contact)));
        data = std::move(found.begin()->second);
    }
    auto mail = letter->write(data, {.click = {}, .pixel = {}, .unsubscribe = no_address, .preferences = no_address}, read.now());
    if (!mail) return fail(mail);
    return Rendered{*std::move(campaign), *std::move(mail), contact};
}

Result<Preview> preview(http::Ask& ask, CampaignId id, PreviewRequest const& request) {
    auto const origin = consent::origin_for_links(ask);
    auto const rendered = ask.read([&](db::Read& read) { return render_for(read, id, request.contact_id, origin); });
    if (!rendered) return fail(rendered);
    auto const& sender = ask.part<mail::Mailer>().settings().sender;
    auto const& name = rendered->campaign.from_name.empty() ? sender.name : rendered->campaign.from_name;
    return Preview{rendered->mail.subject, rendered->mail.first_line, name, rendered->mail.html, rendered->mail.text};
}

Result<Created<TestMailResult>> send_test(http::Ask& ask, CampaignId id, TestMailRequest const& request) {
    auto const origin = consent::origin_for_links(ask);
    return ask.write([&](db::Write& write) -> Result<Created<TestMailResult>> {
        auto const rendered = render_for(write, id, request.contact_id, origin);
        if (!rendered) return fail(rendered);
        mail::Message message{.to = {request.to.value},
                              .subject = "[Test] " + rendered->mail.subject,
                              .text = rendered->mail.text,
                              .html = rendered->mail.html};
        message.from.name = rendered->campaign.from_name;
        auto const queued = mail::queue(write, std::move(message), {.kind = "campaign_test"});
        if (!queued) return fail(queued);
        return Created<TestMailResult>{{to_string(*queued), ask.part<mail::Mailer>().is_configured()}};
    });
}

Result<Checks> read_checks(http::Ask& ask, CampaignId id) {
    auto const origin = consent::origin_for_links(ask);
    return ask.read([&](db::Read& read) -> Result<Checks> {
        auto const campaign = known(read, id);
        if (!campaign) return fail(campaign);
        return check_campaign(read, *campaign, origin);
    });
}

Result<Campaign> start(http::Ask& ask, CampaignId id) {
    auto const origin = consent::origin_for_links(ask);
    return ask.write([&](db::Write& write) -> Result<Campaign> {
        auto const campaign = known_and(write, id, may_start);
        if (!campaign) return campaign;
        auto const found = check_campaign(write, *campaign, origin);
        if (!found.can_be_sent) {
            std::vector<FieldError> problems;
            for (auto const& check : found.checks)
                if (check.level == CheckLevel::problem) problems.push_back({"/checks", check.code, check.message});
            auto const sentence = problems.front().message + ". Nothing was sent.";
            return conflict("not_ready", sentence, std::move(problems));
        }
        if (auto const ok = set_off(write, *campaign, origin); !ok) return fail(ok);
        enqueue_sending(write, id);
        write.summarize(fmt::format("Sent the campaign “{}” on its way", campaign->name));
        return known(write, id);
    });
}

Result<Campaign> pause(db::Write& write, CampaignId id) {
    if (auto const campaign = known_and(write, id, may_pause); !campaign) return campaign;
    set_state(write, id, CampaignState::paused);
    return known(write, id);
}

Result<Campaign> resume(db::Write& write, CampaignId id) {
    if (auto const campaign = known_and(write, id, may_resume); !campaign) return campaign;
    set_state(write, id, CampaignState::sending);
    set_last_error(write, id, std::nullopt);
    enqueue_sending(write, id);
    return known(write, id);
}

/// Who is on the way now still gets the mail; everybody else does not.
Result<Campaign> cancel(db::Write& write, CampaignId id) {
    if (auto const campaign = known_and(write, id, may_cancel); !campaign) return campaign;
    set_state(write, id, CampaignState::cancelled);
    add_totals(write, id, {.skipped = skip_waiting(write, id)});
    return known(write, id);
}

Result<Campaign> retry(db::Write& write, CampaignId id, RetryRequest const& request) {
    auto const campaign = known(write, id);
    if (!campaign) return campaign;
    constexpr std::array<std::string_view, 4> reasons{"gave_up", "rejected", "template", in_doubt_reason};
    if (std::ranges::find(reasons, request.reason) == reasons.end())
        return invalid_field("/reason", "reason_unknown", "This must be gave_up, rejected, template or in_doubt.");
    if (campaign->state == CampaignState::draft || campaign->state == CampaignState::cancelled)
        return conflict("campaign_state", "This campaign was not sent, so there is nothing to repeat.");
    auto const again = requeue_failed(write, id, request.reason);
    if (again == 0) return campaign;
    add_totals(write, id, {.failed = -again, .in_doubt = request.reason == in_doubt_reason ? -again : 0});
    set_state(write, id, CampaignState::sending);
    enqueue_sending(write, id);
    return known(write, id);
}

Result<http::Page<Recipient>> list_recipients(db::Read& read, CampaignId id, Query<RecipientQuery> const& query) {
    if (auto const campaign = known(read, id); !campaign) return fail(campaign);
    auto const after = query->after_or(RecordId{});
    if (!after) return fail(after);
    return query->page_of(recipients_after(read, id, *query, *after, query->rows()), &Recipient::contact_id);
}

Result<Results> read_results(db::Read& read, CampaignId id) {
    auto const campaign = known(read, id);
    if (!campaign) return fail(campaign);
    auto const utm = sending_of(read, id).utm_campaign;
    auto const currency = auth::workspace_of(read).currency;
    return Results{campaign->totals,
                   count_waiting(read, id),
                   count_by_reason(read, id),
                   link_results(read, id),
                   utm,
                   earned_first(read, utm, currency),
                   earned_last(read, utm, currency)};
}

}  // namespace

http::Routes const campaign_routes = {
    http::route<list_campaigns>(http::GET, "/api/campaigns", http::may::read_records, "List campaigns with their sums, the latest first"),
    http::route<create_campaign>(http::POST, "/api/campaigns", http::may::market, "Begin a campaign"),
    http::route<read_campaign>(http::GET, "/api/campaigns/{campaign_id}", http::may::read_records, "Read a campaign and how far it is"),
    http::route<change_campaign>(http::PATCH, "/api/campaigns/{campaign_id}", http::may::market, "Change a draft"),
    http::route<archive_campaign>(http::DELETE, "/api/campaigns/{campaign_id}", http::may::market, "Throw a draft away"),
    http::route<restore_campaign>(http::POST, "/api/campaigns/{campaign_id}/restoration", http::may::market,
                                  "Bring back a draft that was thrown away"),
    http::route<copy_campaign>(http::POST, "/api/campaigns/{campaign_id}/copies", http::may::market,
                               "Begin a new draft with the same words"),
    http::route<preview>(http::POST, "/api/campaigns/{campaign_id}/preview", http::may::read_records,
                         "See the mail as one contact will get it"),
    http::route<send_test>(http::POST, "/api/campaigns/{campaign_id}/test-mail", http::may::market,
                           "Send the mail to one address, as a test"),
    http::route<read_checks>(http::GET, "/api/campaigns/{campaign_id}/checks", http::may::read_records,
                             "Say what is missing, what could be better, and who gets the mail"),
    http::route<start>(http::POST, "/api/campaigns/{campaign_id}/sending", http::may::market, "Send the campaign"),
    http::route<pause>(http::POST, "/api/campaigns/{campaign_id}/pause", http::may::market, "Let sending rest"),
    http::route<resume>(http::POST, "/api/campaigns/{campaign_id}/resumption", http::may::market, "Go on where sending rested"),
    http::route<cancel>(http::POST, "/api/campaigns/{campaign_id}/cancellation", http::may::market,
                        "Stop for good; who has not got the mail does not get it"),
    http::route<retry>(http::POST, "/api/campaigns/{campaign_id}/retries", http::may::market, "Try failed recipients again"),
    http::route<list_recipients>(http::GET, "/api/campaigns/{campaign_id}/recipients", http::may::read_records,
                                 "List what became of each recipient"),
    http::route<read_results>(http::GET, "/api/campaigns/{campaign_id}/results", http::may::read_records,
                              "Read opens, clicks by link, and the customers who came of it"),
};

}  // namespace tandem::email
