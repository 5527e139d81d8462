#include "platform/mail/mail.hpp"

#include <gtest/gtest.h>

#include "platform/db/testing.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/jobs/overview.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/mail/smtp_sink.hpp"
#include "platform/mail/store.hpp"

namespace tandem::mail {
namespace {

class Mail : public db::testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) parts().make<Mailer>();
    }

    void use(testing::SmtpSink const& sink) {
        SmtpConfig smtp{.host = "127.0.0.1", .port = sink.port(), .tls = Tls::none};
        parts().make<Mailer>(Settings{smtp, {"crm@example.com", "Acme"}});
    }

    MailMessageId queue_one(std::string kind = "quote") {
        Message const message{.to = {"bob@example.org", "Bob"}, .subject = "Your quote", .text = "Here it is.\n"};
        return database().write(actor(), [&](db::Write& write) { return queue(write, message, {.kind = kind}); }).value();
    }

    MailMessage message(MailMessageId id) {
        return database().read(actor(), [&](db::Read& read) { return find_message(read, id); }).value();
    }

    int run_jobs() {
        jobs::Handlers handlers;
        add_handlers(handlers);
        return jobs::run_due(database(), handlers);
    }

    std::vector<MailMessage> list_as(db::Role role, MailPageQuery const& page = {}, int limit = 50) {
        auto asker = actor();
        asker.role = role;
        return database().read(
            asker, [&](db::Read& read) { return messages_before(read, page, page.after_or(newest_id<MailMessageId>).value(), limit); });
    }
};
TANDEM_ON_BOTH_ENGINES(Mail);

TEST_P(Mail, without_a_server_messages_are_kept_and_can_be_read) {
    auto const id = queue_one();
    EXPECT_EQ(run_jobs(), 0);
    EXPECT_EQ(message(id).state, State::kept);
    auto const envelope = database().read(actor(), [&](db::Read& read) { return find_envelope(read, id); });
    auto const opened = open(envelope->raw);
    EXPECT_EQ(opened.text, "Here it is.\n");
    EXPECT_EQ(opened.to, "Bob <bob@example.org>");
}

TEST_P(Mail, a_queued_message_is_sent_once) {
    testing::SmtpSink sink;
    use(sink);
    auto const id = queue_one();
    EXPECT_EQ(message(id).state, State::queued);
    run_jobs();
    run_jobs();
    EXPECT_EQ(message(id).state, State::sent);
    EXPECT_TRUE(message(id).sent_at);
    ASSERT_EQ(sink.received().size(), 1u);
    EXPECT_NE(sink.received()[0].raw.find("From: Acme <crm@example.com>\r\n"), std::string::npos);
}

TEST_P(Mail, a_refused_message_fails_with_the_words_of_the_server) {
    testing::SmtpSink sink({.recipient = "550 5.1.1 nobody here"});
    use(sink);
    auto const id = queue_one();
    run_jobs();
    EXPECT_EQ(message(id).state, State::failed);
    EXPECT_EQ(message(id).last_error, "550 5.1.1 nobody here");
}

TEST_P(Mail, a_deferred_message_stays_queued_for_another_attempt) {
    testing::SmtpSink sink({.recipient = "451 later"});
    use(sink);
    auto const id = queue_one();
    run_jobs();
    EXPECT_EQ(message(id).state, State::queued);
    EXPECT_EQ(message(id).attempts, 1);
    EXPECT_EQ(message(id).last_error, "451 later");
    EXPECT_EQ(database().read(actor(), [](db::Read& read) { return jobs::list(read, jobs::State::queued); }).size(), 1u);
}

TEST_P(Mail, a_rolled_back_write_sends_nothing) {
    testing::SmtpSink sink;
    use(sink);
    Message const message{.to = {"bob@example.org"}, .subject = "x", .text = "x"};
    auto const result = database().write(actor(), [&](db::Write& write) -> Result<void> {
        queue(write, message, {.kind = "quote"}).value();
        return conflict("changed_my_mind", "No.");
    });
    EXPECT_FALSE(result);
    EXPECT_EQ(run_jobs(), 0);
    EXPECT_TRUE(list_as(db::Role::owner).empty());
}

TEST_P(Mail, mails_that_open_accounts_are_read_by_administrators_only) {
    queue_one("account");
    queue_one("quote");
    EXPECT_EQ(list_as(db::Role::owner).size(), 2u);
    EXPECT_EQ(list_as(db::Role::marketer).size(), 1u);
}

TEST_P(Mail, lists_page_by_id_and_filter_by_state) {
    auto const first = queue_one();
    auto const second = queue_one();
    auto const page = list_as(db::Role::owner, {}, 2);
    ASSERT_EQ(page.size(), 2u);
    EXPECT_EQ(page[0].id, second);
    MailPageQuery after_it;
    after_it.after = to_string(second);
    EXPECT_EQ(list_as(db::Role::owner, after_it)[0].id, first);
    EXPECT_TRUE(list_as(db::Role::owner, {.state = State::sent}).empty());
    EXPECT_EQ(list_as(db::Role::owner, {.state = State::kept, .kind = "quote"}).size(), 2u);
}

}  // namespace
}  // namespace tandem::mail
