#include "crm/consent/consent.hpp"

#include "crm/consent/links.hpp"
#include "crm/consent/store.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/letters/note.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

namespace tandem::consent {
namespace {

using records::ObjectType;

Failure record_unknown(RecordId id) {
    return not_found("record_unknown", fmt::format("There is no contact with id {} that you can see.", to_string(id)));
}

void tell(db::Write& write, RecordId contact, timeline::Kind const& kind, std::string title, Source const& source,
          std::vector<std::string> const& topic_keys) {
    json::object facts{{"topics", json::value_from(topic_keys)}, {"source", source.name}};
    timeline::add(write, {.object = ObjectType::contacts,
                          .record = contact,
                          .kind = kind,
                          .title = std::move(title),
                          .detail = source.name,
                          .facts = std::move(facts),
                          .at = source.at});
}

/// The topic's name, once contact and topic are known to exist.
Result<std::string> checked(db::Read& read, RecordId contact, std::string const& topic_key) {
    auto const topic = find_topic(read, topic_key);
    if (!topic) return not_found("topic_unknown", fmt::format("No topic “{}” exists.", topic_key));
    if (!find_standing(read, contact, topic_key)) return record_unknown(contact);
    return topic->name;
}

std::string joined(std::vector<std::string> const& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

Result<void> mail_confirmation(db::Write& write, RecordId contact, std::string const& address, std::vector<std::string> const& names,
                               std::string const& origin) {
    auto const look = pages::look_of(write);
    auto const link = fmt::format("{}/m/confirm/{}", origin, make_signer(write).sign("confirm", to_string(contact), address));
    letters::Note const note{
        .subject = fmt::format("Please confirm: {}", joined(names)),
        .words = fmt::format("Hello,\n\nsomebody asked us to send {} to this address. If it was you, please confirm it.", joined(names)),
        .button = letters::Button{"Confirm", link},
        .last_words = "If it was not you, do nothing: nothing will be sent."};
    auto letter = letters::written(note, look);
    auto const queued = mail::queue(write,
                                    {.from = {"", look.company_name},
                                     .to = {address},
                                     .subject = note.subject,
                                     .text = std::move(letter.text),
                                     .html = std::move(letter.html)},
                                    {.kind = "opt_in", .contact_id = ContactId(contact.value)});
    if (!queued) return fail(queued);
    return {};
}

int weight(Reason reason) { return reason == Reason::complaint ? 3 : reason == Reason::bounced ? 2 : 1; }

}  // namespace

Result<void> may_send(db::Read& read, RecordId contact, std::string const& topic_key) {
    auto const standing = find_standing(read, contact, topic_key);
    if (!standing) return record_unknown(contact);
    return may_send(*standing);
}

Result<void> may_send_transactional(db::Read& read, RecordId contact) {
    auto const standing = find_standing(read, contact, "");
    if (!standing) return record_unknown(contact);
    return may_send_transactional(*standing);
}

Result<void> give(db::Write& write, RecordId contact, std::string const& topic_key, Source const& source) {
    auto const name = checked(write, contact, topic_key);
    if (!name) return fail(name);
    auto const before = find_consent(write, contact, topic_key);
    if (before && before->state == State::given) return {};
    record(write, contact, topic_key, State::given, source);
    tell(write, contact, consent_kind, fmt::format("Agreed to {}", *name), source, {topic_key});
    write.publish(ConsentGiven{contact, topic_key});
    return {};
}

Result<void> withdraw(db::Write& write, RecordId contact, std::string const& topic_key, Source const& source) {
    auto const name = checked(write, contact, topic_key);
    if (!name) return fail(name);
    auto const before = find_consent(write, contact, topic_key);
    if (before && before->state == State::withdrawn) return {};
    record(write, contact, topic_key, State::withdrawn, source);
    tell(write, contact, unsubscribed_kind, fmt::format("Unsubscribed from {}", *name), source, {topic_key});
    return {};
}

namespace {

/// `source_of(i)` is what is noted for the i-th topic.
template <class SourceOf>
Result<bool> ask_for(db::Write& write, RecordId contact, std::vector<std::string> const& topic_keys, SourceOf source_of,
                     std::string const& origin) {
    bool const is_stranger = !write.actor().user_id;
    std::vector<std::string> keys, names;
    for (std::size_t i = 0; i < topic_keys.size(); ++i) {
        auto const& key = topic_keys[i];
        auto name = checked(write, contact, key);
        if (!name) return fail(name);
        auto const before = find_consent(write, contact, key);
        if (before && before->state == State::given) continue;
        if (is_stranger && !may_ask_again(asked_since(write, contact, key, write.now() - days(1)), write.now())) continue;
        record(write, contact, key, State::requested, source_of(i));
        keys.push_back(key);
        names.push_back(*std::move(name));
    }
    if (keys.empty()) return false;
    auto const standing = find_standing(write, contact, keys.front());
    if (auto const ok = may_send_transactional(*standing); !ok) return fail(ok);
    tell(write, contact, consent_kind, fmt::format("Asked for {}, to be confirmed", joined(names)), source_of(0), keys);
    if (auto const mailed = mail_confirmation(write, contact, *standing->email, names, origin); !mailed) return fail(mailed);
    return true;
}

}  // namespace

Result<bool> request(db::Write& write, RecordId contact, std::vector<std::string> const& topic_keys, Source const& source,
                     std::string const& origin) {
    return ask_for(
        write, contact, topic_keys, [&](std::size_t) { return source; }, origin);
}

Result<bool> request(db::Write& write, RecordId contact, std::vector<Wish> const& wishes, std::string const& source,
                     std::string const& origin) {
    std::vector<std::string> keys;
    for (auto const& wish : wishes) keys.push_back(wish.topic_key);
    return ask_for(
        write, contact, keys,
        [&](std::size_t i) {
            return Source{source, wishes[i].text_shown};
        },
        origin);
}

Result<void> withdraw_all(db::Write& write, RecordId contact, Source const& source) {
    auto const standing = find_standing(write, contact, "");
    if (!standing) return record_unknown(contact);
    std::vector<std::string> keys;
    for (auto const& topic : consents_of(write, contact)) {
        if (!topic.state || *topic.state == State::withdrawn) continue;
        record(write, contact, topic.key, State::withdrawn, source);
        keys.push_back(topic.key);
    }
    bool const was_silent = standing->suppressed.has_value();
    if (standing->email) suppress(write, *standing->email, Reason::unsubscribed_all);
    if (!was_silent || !keys.empty()) tell(write, contact, unsubscribed_kind, "Unsubscribed from everything", source, keys);
    return {};
}

void suppress(db::Write& write, std::string const& address, Reason reason) {
    auto const standing = find_suppression(write, address);
    if (!standing || weight(*standing) < weight(reason)) put_suppression(write, address, reason);
}

void lift_suppression(db::Write& write, std::string const& address) { delete_suppression(write, address); }

void create_default_topics(db::Write& write) {
    insert_topic(write, {"newsletter", "Newsletter", "News from us, about once a month.", 0});
    insert_topic(write, {"product_news", "Product news", "New products and what changes in the ones you have.", 1});
    make_signer(write);
}

}  // namespace tandem::consent
