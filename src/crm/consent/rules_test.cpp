#include "crm/consent/rules.hpp"
#include "crm/consent/links.hpp"

#include <gtest/gtest.h>

namespace tandem::consent {
namespace {

Standing willing() { return {RecordId(1), "ada@example.com", false, std::nullopt, State::given}; }

std::string code_of(Result<void> const& result) { return result ? "" : result.error().code; }

TEST(Consent, given_for_the_topic_lets_a_mail_through) { EXPECT_TRUE(may_send(willing())); }

TEST(Consent, asked_for_but_not_confirmed_lets_nothing_through) {
    auto standing = willing();
    standing.state = State::requested;
    EXPECT_EQ(code_of(may_send(standing)), "no_consent");
    standing.state = State::withdrawn;
    EXPECT_EQ(code_of(may_send(standing)), "no_consent");
    standing.state = std::nullopt;
    EXPECT_EQ(code_of(may_send(standing)), "no_consent");
    EXPECT_TRUE(may_send_transactional(standing));
}

TEST(Consent, an_archived_contact_and_one_without_address_get_nothing) {
    auto standing = willing();
    standing.archived = true;
    EXPECT_EQ(code_of(may_send(standing)), "archived");
    EXPECT_EQ(code_of(may_send_transactional(standing)), "archived");
    standing = willing();
    standing.email = std::nullopt;
    EXPECT_EQ(code_of(may_send(standing)), "no_address");
    EXPECT_EQ(code_of(may_send_transactional(standing)), "no_address");
}

TEST(Consent, who_left_everything_still_gets_answers_but_an_address_that_bounces_does_not) {
    auto standing = willing();
    for (auto const reason : {Reason::unsubscribed_all, Reason::manual}) {
        standing.suppressed = reason;
        EXPECT_EQ(code_of(may_send(standing)), "suppressed");
        EXPECT_TRUE(may_send_transactional(standing));
    }
    for (auto const reason : {Reason::bounced, Reason::complaint}) {
        standing.suppressed = reason;
        EXPECT_EQ(code_of(may_send(standing)), "suppressed");
        EXPECT_EQ(code_of(may_send_transactional(standing)), "suppressed");
    }
}

TEST(Consent, a_topics_key_is_made_from_its_name) {
    EXPECT_EQ(key_from("News & offers!"), "news_offers");
    EXPECT_EQ(key_from("  "), "");
    EXPECT_TRUE(is_key("news_offers"));
    EXPECT_FALSE(is_key("News"));
    EXPECT_FALSE(is_key(""));
}

TEST(Asking, again_takes_ten_minutes_and_ends_at_three_a_day) {
    Instant const now{10'000'000};
    EXPECT_TRUE(may_ask_again({}, now));
    EXPECT_FALSE(may_ask_again({1, now - minutes(9)}, now));
    EXPECT_TRUE(may_ask_again({1, now - minutes(10)}, now));
    EXPECT_TRUE(may_ask_again({2, now - minutes(10)}, now));
    EXPECT_FALSE(may_ask_again({3, now - minutes(600)}, now));
}

TEST(Links, verify_only_for_their_purpose_payload_address_and_key) {
    LinkSigner const signer("one key"), other("another key");
    auto const token = signer.sign("confirm", "123", "ada@example.com");
    EXPECT_EQ(signer.verify("confirm", token, "ada@example.com"), "123");
    EXPECT_FALSE(signer.verify("confirm", token, "eve@example.com"));
    EXPECT_FALSE(signer.verify("preferences", token, "ada@example.com"));
    EXPECT_FALSE(other.verify("confirm", token, "ada@example.com"));
    EXPECT_FALSE(signer.verify("confirm", "124" + token.substr(3), "ada@example.com"));
    EXPECT_FALSE(signer.verify("confirm", "123", "ada@example.com"));
    EXPECT_FALSE(signer.verify("confirm", "", "ada@example.com"));
    EXPECT_FALSE(LinkSigner().verify("confirm", LinkSigner().sign("confirm", "1"), ""));
}

}  // namespace
}  // namespace tandem::consent
