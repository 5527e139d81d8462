#include "platform/mail/smtp.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "platform/mail/smtp_sink.hpp"

namespace tandem::mail {
namespace {

using testing::Behaviour;
using testing::SmtpSink;

SmtpConfig config_for(std::uint16_t port) {
    SmtpConfig config{.host = "127.0.0.1", .port = port, .tls = Tls::none};
    config.connect_timeout = milliseconds(300);
    config.total_timeout = milliseconds(600);
    return config;
}

Envelope envelope(std::string to = "bob@example.org") {
    return {"ada@example.com", std::move(to), "Subject: Hi\r\n\r\nHello\r\n.dotted\r\n"};
}

Delivery send_to(Behaviour const& behaviour) {
    SmtpSink sink(behaviour);
    return SmtpSender(config_for(sink.port())).send(envelope());
}

TEST(Smtp, a_message_arrives_as_it_was_written) {
    SmtpSink sink;
    SmtpSender sender(config_for(sink.port()));
    auto const delivery = sender.send(envelope());
    EXPECT_EQ(delivery.outcome, Outcome::delivered);
    EXPECT_EQ(delivery.code, 250);
    EXPECT_EQ(delivery.reply, "250 2.0.0 queued");
    ASSERT_EQ(sink.received().size(), 1u);
    EXPECT_EQ(sink.received()[0].raw, envelope().raw);
    EXPECT_TRUE(sink.received()[0].from.starts_with("<ada@example.com>"));
    EXPECT_EQ(sink.received()[0].to, "<bob@example.org>");
}

TEST(Smtp, one_connection_carries_many_messages) {
    SmtpSink sink;
    SmtpSender sender(config_for(sink.port()));
    for (int i = 0; i < 20; ++i) ASSERT_EQ(sender.send(envelope()).outcome, Outcome::delivered);
    EXPECT_EQ(sink.received().size(), 20u);
    EXPECT_EQ(sink.connections(), 1);
}

TEST(Smtp, a_refused_recipient_is_final_and_says_why) {
    auto const delivery = send_to({.recipient = "550 5.1.1 no such user"});
    EXPECT_EQ(delivery.outcome, Outcome::rejected);
    EXPECT_EQ(delivery.code, 550);
    EXPECT_EQ(delivery.reply, "550 5.1.1 no such user");
    EXPECT_EQ(send_to({.mail = "553 sender not allowed"}).outcome, Outcome::rejected);
    EXPECT_EQ(send_to({.data = "554 no"}).outcome, Outcome::rejected);
    auto const content = send_to({.end = "554 5.7.1 looks like spam"});
    EXPECT_EQ(content.outcome, Outcome::rejected);
    EXPECT_EQ(content.reply, "554 5.7.1 looks like spam");
    EXPECT_FALSE(content.in_doubt);
}

TEST(Smtp, a_temporary_refusal_may_be_tried_again) {
    auto const delivery = send_to({.recipient = "451 4.7.1 greylisted"});
    EXPECT_EQ(delivery.outcome, Outcome::deferred);
    EXPECT_EQ(delivery.code, 451);
    EXPECT_EQ(delivery.reply, "451 4.7.1 greylisted");
    EXPECT_EQ(send_to({.end = "452 full"}).outcome, Outcome::deferred);
    EXPECT_EQ(send_to({.greeting = "421 too busy"}).outcome, Outcome::deferred);
    EXPECT_EQ(send_to({.greeting = "554 go away"}).outcome, Outcome::deferred);
}

TEST(Smtp, a_server_that_is_not_there_is_temporary) {
    std::uint16_t port = 0;
    { port = SmtpSink().port(); }
    auto const delivery = SmtpSender(config_for(port)).send(envelope());
    EXPECT_EQ(delivery.outcome, Outcome::deferred);
    EXPECT_EQ(delivery.code, 0);
    EXPECT_FALSE(delivery.reply.empty());
    auto config = config_for(25);
    config.host = "no-such-host.invalid";
    EXPECT_EQ(SmtpSender(config).send(envelope()).outcome, Outcome::deferred);
}

TEST(Smtp, a_server_that_hangs_is_given_up_in_time) {
    EXPECT_EQ(send_to({.greeting = ""}).outcome, Outcome::deferred);
    EXPECT_EQ(send_to({.recipient = ""}).outcome, Outcome::deferred);
    auto const after_data = send_to({.end = ""});
    EXPECT_EQ(after_data.outcome, Outcome::deferred);
    EXPECT_TRUE(after_data.in_doubt);
}

TEST(Smtp, a_server_that_drops_the_connection_is_temporary) {
    EXPECT_EQ(send_to({.greeting = "drop"}).outcome, Outcome::deferred);
    EXPECT_EQ(send_to({.recipient = "drop"}).outcome, Outcome::deferred);
    EXPECT_EQ(send_to({.data = "drop"}).outcome, Outcome::deferred);
    auto const after_data = send_to({.end = "drop"});
    EXPECT_EQ(after_data.outcome, Outcome::deferred);
    EXPECT_TRUE(after_data.in_doubt);
    EXPECT_EQ(send_to({.greeting = "HTTP/1.1 400 what"}).outcome, Outcome::deferred);
}

TEST(Smtp, a_sender_goes_on_after_a_failure) {
    SmtpSink sink;
    SmtpSender sender(config_for(sink.port()));
    EXPECT_EQ(sender.send(envelope("not an address\r\nRSET")).outcome, Outcome::rejected);
    EXPECT_EQ(sender.send(envelope("bob@example.org> SIZE=1")).outcome, Outcome::rejected);
    EXPECT_EQ(sender.send(envelope()).outcome, Outcome::delivered);
    EXPECT_EQ(sink.received().size(), 1u);
}

TEST(Smtp, a_server_without_starttls_gets_nothing_where_it_is_required) {
    SmtpSink sink;
    auto config = config_for(sink.port());
    config.tls = Tls::starttls;
    EXPECT_EQ(SmtpSender(config).send(envelope()).outcome, Outcome::deferred);
    EXPECT_TRUE(sink.received().empty());
}

TEST(SmtpPool, sends_everything_over_few_connections) {
    SmtpSink sink;
    SmtpPool pool(config_for(sink.port()), 4);
    std::vector<Envelope> envelopes;
    for (int i = 0; i < 200; ++i) envelopes.push_back(envelope(fmt::format("user{}@example.org", i)));
    std::set<std::size_t> done;
    for (int round = 0; round < 2; ++round)
        pool.send_many(envelopes, [&](std::size_t index, Delivery const& delivery) {
            EXPECT_EQ(delivery.outcome, Outcome::delivered) << delivery.reply;
            return done.insert(index), true;
        });
    EXPECT_EQ(done.size(), 200u);
    EXPECT_EQ(sink.received().size(), 400u);
    EXPECT_LE(sink.connections(), 4);
}

TEST(SmtpPool, reports_each_failure_beside_what_went_well) {
    SmtpSink sink({.recipient = "550 no"});
    SmtpPool pool(config_for(sink.port()), 3);
    std::vector<Envelope> envelopes(10, envelope());
    envelopes[4].to = "nobody";
    int rejected = 0;
    pool.send_many(envelopes,
                   [&](std::size_t, Delivery const& delivery) { return rejected += delivery.outcome == Outcome::rejected, true; });
    EXPECT_EQ(rejected, 10);
}

TEST(SmtpPool, stops_when_told_to) {
    SmtpSink sink;
    SmtpPool pool(config_for(sink.port()), 2);
    std::vector<Envelope> const envelopes(100, envelope());
    int calls = 0;
    pool.send_many(envelopes, [&](std::size_t, Delivery const&) { return ++calls < 10; });
    EXPECT_GE(calls, 10);
    EXPECT_LE(calls, 12);
}

}  // namespace
}  // namespace tandem::mail
