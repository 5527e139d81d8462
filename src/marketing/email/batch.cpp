#include "marketing/email/batch.hpp"

#include "crm/timeline/timeline.hpp"
#include "marketing/email/rules.hpp"
#include "marketing/email/store.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::email {
namespace {

constexpr int most_silent_attempts = 12;

std::string host_of(std::string const& address) { return address.substr(address.rfind('@') + 1); }

Settlement skipped(Leased const& recipient, std::string reason) {
    return {.contact = recipient.contact, .state = RecipientState::skipped, .reason = std::move(reason), .attempts = recipient.attempts};
}

Settlement not_written(Leased const& recipient, Error const& error) {
    return {.contact = recipient.contact,
            .state = RecipientState::failed,
            .reason = "template",
            .reply = error.message,
            .attempts = recipient.attempts};
}

std::string title_of(Settlement const& settlement, Campaign const& campaign) {
    if (settlement.state == RecipientState::failed) return fmt::format("“{}” did not arrive", campaign.name);
    return settlement.state == RecipientState::kept ? fmt::format("“{}” was written and kept", campaign.name)
                                                    : fmt::format("Got “{}”", campaign.name);
}

void tell(db::Write& write, Campaign const& campaign, Settlement const& settlement) {
    if (settlement.state == RecipientState::queued || settlement.state == RecipientState::skipped) return;
    bool const arrived = settlement.state != RecipientState::failed;
    json::object facts{{"campaign_id", to_string(campaign.id)}, {"campaign", campaign.name}};
    timeline::add(write, {.object = records::ObjectType::contacts,
                          .record = settlement.contact,
                          .kind = arrived ? mail_sent_kind : mail_failed_kind,
                          .title = title_of(settlement, campaign),
                          .detail = arrived ? settlement.subject.value_or("") : settlement.reply.value_or(""),
                          .facts = std::move(facts),
                          .link = "/email/" + to_string(campaign.id)});
}

}  // namespace

Prepared Writer::prepare(db::Database& database, db::Actor const& actor, std::vector<Leased> const& batch) const {
    std::vector<RecordId> ids;
    for (auto const& recipient : batch) ids.push_back(recipient.contact);
    std::map<RecordId, consent::Standing> standings;
    std::map<RecordId, json::object> contacts;
    database.read(actor, [&](db::Read& read) {
        for (auto& standing : consent::standings(read, campaign.topic_key, ids)) standings.emplace(standing.contact, std::move(standing));
        contacts = liquid_contacts(read, ids, letter.properties());
    });

    Prepared out;
    auto const now = tandem::now();
    auto const list_id = fmt::format("<{}.{}>", campaign.topic_key, host_of(sender.address));
    for (auto const& recipient : batch) {
        auto const standing = standings.find(recipient.contact);
        auto const allowed = standing == standings.end() ? Result<void>(conflict("archived", "")) : consent::may_send(standing->second);
        if (!allowed) {
            out.not_sendable.push_back(skipped(recipient, allowed.error().code));
            continue;
        }
        auto const addresses = addresses_of(signer, origin, campaign.id, recipient.contact);
        auto mail = letter.write(contacts[recipient.contact], addresses, now);
        if (!mail) {
            out.not_sendable.push_back(not_written(recipient, mail.error()));
            continue;
        }
        // RFC 8058: one click without a page, for the recipient's mail program.
        auto raw = mail::compose({.from = sender,
                                  .to = {*standing->second.email},
                                  .subject = mail->subject,
                                  .text = std::move(mail->text),
                                  .html = std::move(mail->html),
                                  .headers = {{"List-Unsubscribe", fmt::format("<{}>", addresses.unsubscribe)},
                                              {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"},
                                              {"List-Id", list_id}}},
                                 now);
        if (!raw)
            out.not_sendable.push_back(not_written(recipient, raw.error()));
        else
            out.mails.push_back({recipient, {sender.address, *standing->second.email, *std::move(raw)}, std::move(mail->subject)});
    }
    return out;
}

Settlement settlement_of(Leased const& recipient, mail::Delivery const& delivery, Instant now) {
    Settlement out{
        .contact = recipient.contact, .state = RecipientState::sent, .reply = delivery.reply, .attempts = recipient.attempts + 1};
    if (delivery.outcome == mail::Outcome::delivered) return out.sent_at = now, out;
    out.state = RecipientState::failed;
    if (delivery.in_doubt) return out.reason = in_doubt_reason, out;
    if (delivery.outcome == mail::Outcome::rejected) return out.reason = "rejected", out;
    bool const silent = delivery.code == 0;
    auto const attempts = static_cast<int>(out.attempts);
    auto const pause = retry_after(silent ? std::min(attempts, most_attempts - 1) : attempts);
    if (!pause || attempts >= most_silent_attempts) return out.reason = "gave_up", out;
    out.state = RecipientState::queued;
    out.reason = "waits";
    out.due_at = now + *pause;
    return out;
}

Settlement in_doubt(Leased const& recipient, Instant) {
    return {.contact = recipient.contact,
            .state = RecipientState::failed,
            .reason = in_doubt_reason,
            .reply = "The program ended while this mail was on its way. It may have arrived, so it is not sent again by itself.",
            .attempts = recipient.attempts + 1};
}

Settlement untouched(Leased const& recipient) {
    return {.contact = recipient.contact, .state = RecipientState::queued, .attempts = recipient.attempts};
}

void settle_all(db::Write& write, Campaign const& campaign, std::vector<Settlement> const& settlements) {
    Totals by;
    for (auto const& settlement : settlements) {
        if (!settle(write, campaign.id, settlement)) continue;
        by.sent += settlement.state == RecipientState::sent;
        by.kept += settlement.state == RecipientState::kept;
        by.failed += settlement.state == RecipientState::failed;
        by.in_doubt += settlement.state == RecipientState::failed && settlement.reason == in_doubt_reason;
        by.skipped += settlement.state == RecipientState::skipped;
        tell(write, campaign, settlement);
    }
    add_totals(write, campaign.id, by);
}

std::vector<Settlement> settle_remains(std::vector<Leased> const& leased, Remains const& remains, Instant now) {
    std::vector<Settlement> out;
    std::size_t on_their_way = remains.connections;
    for (auto const& recipient : leased) {
        auto const answered = remains.answered.find(recipient.contact);
        if (recipient.batch != remains.batch)
            out.push_back(untouched(recipient));
        else if (answered != remains.answered.end())
            out.push_back(settlement_of(recipient, answered->second, now));
        // Mails are begun in order, one per connection at a time: the first without an answer are those that were begun.
        else if (on_their_way > 0)
            out.push_back(in_doubt(recipient, now)), --on_their_way;
        else
            out.push_back(untouched(recipient));
    }
    return out;
}

}  // namespace tandem::email
