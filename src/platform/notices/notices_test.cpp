#include <gmock/gmock.h>

#include "platform/auth/record_access.hpp"
#include "platform/auth/testing.hpp"
#include "platform/config/test_clock.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/mail/mail.hpp"
#include "platform/notices/jobs.hpp"
#include "platform/notices/letter.hpp"
#include "platform/notices/notices.hpp"
#include "platform/notices/store.hpp"

namespace tandem::notices {

extern feature::Feature const self;

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr feature::NoticeKind opened{.name = "quote_opened", .label = "Your quote was opened", .mail = NoticeMail::daily};
feature::Feature const quotes{.notices = {opened}};

class Notices : public auth::testing::Company {
protected:
    Notices() : Company({&quotes, &self}) {}

    void SetUp() override {
        Company::SetUp();
        if (IsSkipped()) return;
        parts().make<mail::Mailer>(mail::Settings{});
        ben = add_user("Ben Hollis", "ben@ferrow.example");
    }
    void told(std::string const& cause, RecordId record = RecordId(1), std::optional<UserId> by = {}) {
        time = time + seconds(1);
        at(time, [&](db::Write& write) {
            tell(write, {.kind = opened,
                         .user = ben,
                         .cause = cause,
                         .subject = "Quote " + cause,
                         .title = "was opened",
                         .by = by,
                         .object = "quotes",
                         .record = record});
        });
    }
    db::Actor as_ben() const { return {WorkspaceId(1), ben, db::Role::rep, db::Means::session}; }
    std::vector<NoticeRow> shown() {
        return database().read(as_ben(), [](db::Read& read) { return list(read, {"quote_opened"}, newest, 50); });
    }
    std::vector<std::string> subjects() {
        std::vector<std::string> all;
        for (auto const& one : shown()) all.push_back(one.subject + " x" + std::to_string(one.times));
        return all;
    }
    std::int64_t unread() {
        auto const counts = database().read(as_ben(), [](db::Read& read) { return count_unread(read); });
        return counts.empty() ? 0 : counts.front().rows;
    }
    void choose(Choice const& choice) {
        write([&](db::Write& write) { put_preferences(write, {ben, {serialize(encode(std::vector{choice}))}, 1}); });
    }

    UserId ben;
    Instant time{days(20'000).ms};
};
TANDEM_ON_BOTH_ENGINES(Notices);

TEST_P(Notices, tell_one_cause_once) {
    told("1");
    told("1");
    EXPECT_THAT(subjects(), ElementsAre("Quote 1 x1"));
    EXPECT_EQ(unread(), 1);
}

TEST_P(Notices, fold_while_they_are_not_read_and_on_the_same_record) {
    told("1");
    told("2", RecordId(2));
    told("3");
    EXPECT_THAT(subjects(), ElementsAre("Quote 3 x2", "Quote 2 x1"));
    told("1");
    EXPECT_THAT(subjects(), ElementsAre("Quote 3 x2", "Quote 2 x1")) << "what was folded is not told again";
    database().write(as_ben(), [&](db::Write& write) { mark(write, shown().front().id, write.now()); });
    told("4");
    EXPECT_THAT(subjects(), ElementsAre("Quote 4 x1", "Quote 3 x2", "Quote 2 x1"));
    EXPECT_EQ(unread(), 2);
}

TEST_P(Notices, tell_nobody_what_they_did_themselves_nor_who_is_gone) {
    told("1", RecordId(1), ben);
    EXPECT_THAT(subjects(), IsEmpty());
    write([&](db::Write& write) {
        auto user = auth::find_user(write, ben).value();
        user.active = false;
        auth::update_user(write, user);
    });
    told("2");
    EXPECT_THAT(subjects(), IsEmpty());
}

TEST_P(Notices, that_are_more_than_a_mail_lists_are_counted_in_it) {
    for (int i = 1; i <= 31; ++i) told(std::to_string(i), RecordId(i));
    auto listed = shown();
    listed.resize(30);
    auto const letter = write([&](db::Write& write) { return letter_about(write, auth::find_user(write, ben).value(), listed, 35); });
    EXPECT_EQ(letter.subject, "35 notices for you");
    EXPECT_THAT(letter.text, HasSubstr("And 5 more."));
}

TEST_P(Notices, come_by_the_ways_that_were_chosen) {
    choose({{"quote_opened"}, false, NoticeMail::never});
    told("1");
    EXPECT_THAT(subjects(), IsEmpty());
    choose({{"quote_opened"}, true, NoticeMail::never});
    told("2");
    EXPECT_THAT(subjects(), ElementsAre("Quote 2 x1"));
}

TEST_P(Notices, are_all_read_up_to_what_was_shown) {
    at(Instant{1'000}, [&](db::Write& write) {
        tell(write, {.kind = opened, .user = ben, .cause = "a", .subject = "a", .title = "", .object = "quotes", .record = RecordId(1)});
    });
    at(Instant{2'000}, [&](db::Write& write) {
        tell(write, {.kind = opened, .user = ben, .cause = "b", .subject = "b", .title = "", .object = "quotes", .record = RecordId(2)});
    });
    database().write(as_ben(), [](db::Write& write) { mark_all(write, {"quote_opened"}, Instant{1'000}); });
    EXPECT_EQ(unread(), 1);
    database().write(as_ben(), [](db::Write& write) { mark_all(write, {"another"}, Instant{5'000}); });
    EXPECT_EQ(unread(), 1) << "of another kind";
}

TEST_P(Notices, are_swept_when_they_are_old_or_too_many) {
    auto const told_at = [&](Instant when, std::int64_t n) {
        at(when, [&](db::Write& write) {
            tell(write, {.kind = opened,
                         .user = ben,
                         .cause = std::to_string(n),
                         .subject = std::to_string(n),
                         .title = "",
                         .object = "quotes",
                         .record = RecordId(n)});
        });
    };
    auto const today = Instant{days(1'000).ms};
    told_at(today - days(100), 1);
    told_at(today - days(40), 2);
    told_at(today - days(39), 3);
    told_at(today, 4);
    at(today - days(35), [&](db::Write& write) {
        write.act_as(ben, db::Role::rep, db::Means::session);
        mark(write, list(write, {"quote_opened"}, newest, 50).at(2).id, write.now());
    });
    at(today, [&](db::Write& write) { delete_old(write, today - days(30), today - days(90), 1'000); });
    EXPECT_THAT(subjects(), ElementsAre("4 x1", "3 x1"));
    at(today, [&](db::Write& write) { delete_old(write, today - days(30), today - days(90), 1); });
    EXPECT_THAT(subjects(), ElementsAre("4 x1"));
}

}  // namespace
}  // namespace tandem::notices
