#pragma once

#include "base/described.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::consent {

// What the story of a record tells of this feature.
inline constexpr feature::TimelineKind consent_kind{
    .name = "consent", .label = "Consent", .department = feature::Department::marketing, .tab = feature::Tab::mail};
inline constexpr feature::TimelineKind unsubscribed_kind{
    .name = "unsubscribed", .label = "Unsubscribed", .department = feature::Department::marketing, .tab = feature::Tab::mail};

/// requested: asked for by double opt-in and not confirmed yet; it allows nothing.
enum class State { given, withdrawn, requested };
BOOST_DESCRIBE_ENUM(State, given, withdrawn, requested)

enum class Reason { unsubscribed_all, bounced, complaint, manual };
BOOST_DESCRIBE_ENUM(Reason, unsubscribed_all, bounced, complaint, manual)

struct Topic {
    std::string key;
    std::string name;
    std::string description;
    std::int64_t display_order = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Topic, (), (key, name, description, display_order, version))

struct TopicCount {
    Topic topic;
    std::int64_t given = 0;
    std::int64_t requested = 0;
    std::int64_t withdrawn = 0;
};
BOOST_DESCRIBE_STRUCT(TopicCount, (), (topic, given, requested, withdrawn))

struct Topics {
    std::vector<TopicCount> results;
};
BOOST_DESCRIBE_STRUCT(Topics, (), (results))

struct NewTopic {
    Text<1, 100> name;
    std::optional<Text<0, 500>> description;
    std::optional<Text<1, 60>> key;  ///< made from the name when absent
};
BOOST_DESCRIBE_STRUCT(NewTopic, (), (name, description, key))

struct TopicPatch {
    std::int64_t version = 0;
    std::optional<Text<1, 100>> name;
    std::optional<Text<0, 500>> description;
    std::optional<Whole<0, 1000>> display_order;
};
BOOST_DESCRIBE_STRUCT(TopicPatch, (), (version, name, description, display_order))

/// One topic as one contact stands to it. Without a state: never spoken about.
struct TopicConsent {
    std::string key;
    std::string name;
    std::string description;
    std::optional<State> state;
    std::optional<Instant> since;
    std::optional<std::string> source;
    std::optional<std::string> text_shown;
};
BOOST_DESCRIBE_STRUCT(TopicConsent, (), (key, name, description, state, since, source, text_shown))

struct LedgerEntry {
    std::string topic_key;
    State state{};
    Instant at;
    std::string source;
    std::string text_shown;
    std::optional<std::string> user;
};
BOOST_DESCRIBE_STRUCT(LedgerEntry, (), (topic_key, state, at, source, text_shown, user))

struct ContactConsents {
    std::optional<std::string> address;
    std::optional<Reason> suppressed;
    std::vector<TopicConsent> topics;
    std::vector<LedgerEntry> history;
};
BOOST_DESCRIBE_STRUCT(ContactConsents, (), (address, suppressed, topics, history))

/// What a member of the team notes about a contact's wish: `requested` mails the double opt-in.
struct ConsentChange {
    State state{};
    Text<1, 200> source;  ///< "by phone", "at the fair"
};
BOOST_DESCRIBE_STRUCT(ConsentChange, (), (state, source))

}  // namespace tandem::consent
