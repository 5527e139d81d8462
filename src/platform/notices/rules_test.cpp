#include "platform/notices/rules.hpp"

#include <gtest/gtest.h>

namespace tandem::notices {
namespace {

constexpr feature::NoticeKind of_quotes{.name = "quote_opened", .label = "Your quote was opened", .mail = NoticeMail::daily};

Instant at(char const* text) { return parse_rfc3339(text).value(); }

TEST(Choices, are_the_kinds_own_until_somebody_chooses_otherwise) {
    auto const untouched = choice_of(of_quotes, {{{"mention"}, false, NoticeMail::at_once}});
    EXPECT_TRUE(untouched.in_app);
    EXPECT_EQ(untouched.mail, NoticeMail::daily);
    auto const chosen = choice_of(of_quotes, {{{"quote_opened"}, false, NoticeMail::never}});
    EXPECT_FALSE(chosen.in_app);
    EXPECT_EQ(chosen.mail, NoticeMail::never);
}

TEST(MailsOfNotices, go_out_at_once_or_on_the_next_morning_of_the_workspace) {
    EXPECT_EQ(mail_moment(NoticeMail::never, at("2026-11-30T10:00:00Z"), "Europe/Berlin"), std::nullopt);
    EXPECT_EQ(mail_moment(NoticeMail::at_once, at("2026-11-30T10:00:00Z"), "Europe/Berlin"), at("2026-11-30T10:00:00Z"));
    EXPECT_EQ(mail_moment(NoticeMail::daily, at("2026-11-30T06:59:00Z"), "Europe/Berlin"), at("2026-11-30T07:00:00Z"));
    EXPECT_EQ(mail_moment(NoticeMail::daily, at("2026-11-30T07:00:00Z"), "Europe/Berlin"), at("2026-12-01T07:00:00Z"))
        << "that one is gone";
    EXPECT_EQ(mail_moment(NoticeMail::daily, at("2026-11-30T23:30:00Z"), "Europe/Berlin"), at("2026-12-01T07:00:00Z"))
        << "half past midnight there";
}

TEST(MailsOfNotices, keep_to_the_clock_on_the_wall_when_the_clocks_are_changed) {
    EXPECT_EQ(mail_moment(NoticeMail::daily, at("2026-03-28T12:00:00Z"), "Europe/Berlin"), at("2026-03-29T06:00:00Z"));
    EXPECT_EQ(mail_moment(NoticeMail::daily, at("2026-10-24T12:00:00Z"), "Europe/Berlin"), at("2026-10-25T07:00:00Z"));
}

TEST(MailsOfNotices, say_moments_by_the_clock_of_the_workspace) {
    EXPECT_EQ(with_local_moments("Task, due 2026-11-30T23:30:00.000Z, at last", "Europe/Berlin"), "Task, due 2026-12-01 00:30, at last");
    EXPECT_EQ(with_local_moments("no moment: 2026-11-30 x", "Europe/Berlin"), "no moment: 2026-11-30 x");
    EXPECT_EQ(with_local_moments("", "Europe/Berlin"), "");
}

TEST(Sentences, begin_with_who_did_it_where_a_colleague_did) {
    EXPECT_EQ(sentence_of("", "Quote Q-12", "was opened"), "Quote Q-12 was opened");
    EXPECT_EQ(sentence_of("Ben Hollis", "Ada Merten", "mentioned you in"), "Ben Hollis mentioned you in Ada Merten");
}

}  // namespace
}  // namespace tandem::notices
