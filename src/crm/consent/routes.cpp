#include "crm/consent/routes.hpp"

#include "base/take.hpp"
#include "base/version.hpp"
#include "crm/consent/links.hpp"
#include "crm/consent/store.hpp"
#include "crm/records/records.hpp"

#include <fmt/format.h>

namespace tandem::consent {
namespace {

using http::Created;

constexpr int ledger_shown = 100;

Result<Topics> list_topics(db::Read& read) { return count_topics(read); }

Result<Created<Topic>> create_topic(db::Write& write, NewTopic const& given) {
    auto const key = given.key ? given.key->value : key_from(given.name.value);
    if (!is_key(key)) return invalid_field("/key", "key_invalid", "A key has 1 to 60 of the characters a-z, 0-9 and _.");
    if (find_topic(write, key)) return conflict("topic_exists", fmt::format("A topic with the key “{}” exists already.", key));
    Topic const topic{key, given.name, given.description.value_or(Text<0, 500>{}), static_cast<std::int64_t>(topics(write).size())};
    insert_topic(write, topic);
    return Created<Topic>{topic};
}

Result<Topic> change_topic(db::Write& write, std::string const& key, TopicPatch const& patch) {
    auto topic = find_topic(write, key);
    if (!topic) return not_found("topic_unknown", fmt::format("No topic “{}” exists.", key));
    if (auto ok = advance(topic->version, patch.version); !ok) return fail(ok);
    take(patch, *topic);
    update_topic(write, *topic);
    return *topic;
}

Result<ContactConsents> read_consents(db::Read& read, RecordId contact) {
    auto const standing = find_standing(read, contact, "");
    if (!standing) return not_found("record_unknown", fmt::format("There is no contact with id {} that you can see.", to_string(contact)));
    return ContactConsents{standing->email, standing->suppressed, consents_of(read, contact), ledger_of(read, contact, ledger_shown)};
}

Result<ContactConsents> change_consent(http::Ask& ask, RecordId contact, std::string const& topic_key, ConsentChange const& change) {
    auto const origin = origin_for_links(ask);
    return ask.write([&](db::Write& write) -> Result<ContactConsents> {
        Source const source{change.source.value};
        auto const done = [&]() -> Result<void> {
            if (change.state == State::given) return give(write, contact, topic_key, source);
            if (change.state == State::withdrawn) return withdraw(write, contact, topic_key, source);
            auto const asked = request(write, contact, {topic_key}, source, origin);
            return asked ? Result<void>{} : Result<void>(fail(asked));
        }();
        if (!done) return fail(done);
        return read_consents(write, contact);
    });
}

Result<void> block_address(db::Write& write, RecordId contact) {
    auto const standing = find_standing(write, contact, "");
    if (!standing || !standing->email) return not_found("no_address", "This contact has no e-mail address.");
    suppress(write, *standing->email, Reason::manual);
    return {};
}

Result<void> unblock_address(db::Write& write, RecordId contact) {
    auto const standing = find_standing(write, contact, "");
    if (!standing || !standing->email) return not_found("no_address", "This contact has no e-mail address.");
    if (standing->suppressed == Reason::unsubscribed_all)
        return conflict("unsubscribed_all", "Only the person can undo this, on the preference page.");
    lift_suppression(write, *standing->email);
    return {};
}

}  // namespace

http::Routes const consent_routes = {
    http::route<list_topics>(http::GET, "/api/topics", http::may::read_records, "List what people may agree to, with how many did"),
    http::route<create_topic>(http::POST, "/api/topics", http::may::manage_settings, "Add a topic"),
    http::route<change_topic>(http::PATCH, "/api/topics/{topic_key}", http::may::manage_settings, "Rename a topic, describe it, move it"),
    http::route<read_consents>(http::GET, "/api/contacts/{contact_id}/consents", http::may::read_records,
                               "Read what a contact agreed to, and when"),
    http::route<change_consent>(http::PUT, "/api/contacts/{contact_id}/consents/{topic_key}", http::may::write_records,
                                "Note what a contact wishes; `requested` mails a link to confirm"),
    http::route<block_address>(http::PUT, "/api/contacts/{contact_id}/suppression", http::may::write_records,
                               "Send nothing to this address any more"),
    http::route<unblock_address>(http::DELETE, "/api/contacts/{contact_id}/suppression", http::may::market, "Allow this address again"),
};

}  // namespace tandem::consent
