#include "marketing/email/batch.hpp"

#include <gtest/gtest.h>

#include "platform/db/testing.hpp"

namespace tandem::email {
namespace {

constexpr std::int64_t batch = 7;
Leased leased_row(std::int64_t contact, std::int64_t of = batch) { return {RecordId(contact), "a@example.com", 0, of}; }
mail::Delivery taken() { return {mail::Outcome::delivered, 250, "250 ok"}; }

std::string spelled(std::vector<Settlement> const& settlements) {
    std::string text;
    for (auto const& one : settlements)
        text += (text.empty() ? "" : " ") + std::string(name_of(one.state)) + (one.reason ? ":" + *one.reason : "");
    return text;
}

TEST(Remains, answered_mails_are_settled_those_on_their_way_are_in_doubt_the_rest_waits_again) {
    Remains remains{batch, 2, {{RecordId(1), taken()}, {RecordId(3), taken()}}};
    std::vector const rows{leased_row(1), leased_row(2), leased_row(3), leased_row(4), leased_row(5), leased_row(6)};
    EXPECT_EQ(spelled(settle_remains(rows, remains, Instant{0})), "sent failed:in_doubt sent failed:in_doubt queued queued");
}

TEST(Remains, a_batch_that_was_never_begun_waits_again_as_a_whole) {
    Remains const remains{batch, 8, {{RecordId(1), taken()}}};
    EXPECT_EQ(spelled(settle_remains({leased_row(1, 8), leased_row(2, 8)}, remains, Instant{0})), "queued queued");
}

TEST(Journal, is_read_back_without_a_line_that_was_cut_off) {
    db::testing::ScratchFolder const folder;
    {
        Journal journal(folder.path(), CampaignId(5));
        journal.begin(1, 8);
        journal.add(RecordId(9), taken());
        journal.begin(batch, 8);
        journal.add(RecordId(1), taken());
        journal.add(RecordId(2), {mail::Outcome::rejected, 550, "550 no\r\nmail 3 0 250 0 forged"});
    }
    auto const file = folder.path() / "campaigns" / "5.sending";
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
    auto const remains = Journal(folder.path(), CampaignId(5)).read();
    EXPECT_EQ(remains.batch, batch);
    EXPECT_EQ(remains.connections, 8U);
    ASSERT_EQ(remains.answered.size(), 1U);
    EXPECT_EQ(remains.answered.at(RecordId(1)).code, 250);
    EXPECT_EQ(remains.answered.at(RecordId(1)).reply, "250 ok");
}

TEST(Settlement, says_what_a_servers_answer_means) {
    auto const of = [](mail::Delivery const& delivery, std::int64_t attempts = 0) {
        return spelled({settlement_of({RecordId(1), "", attempts, batch}, delivery, Instant{0})});
    };
    EXPECT_EQ(of(taken()), "sent");
    EXPECT_EQ(of({mail::Outcome::rejected, 550, "no"}), "failed:rejected");
    EXPECT_EQ(of({mail::Outcome::deferred, 451, "later"}), "queued:waits");
    EXPECT_EQ(of({mail::Outcome::deferred, 451, "later"}, 4), "failed:gave_up");
    EXPECT_EQ(of({mail::Outcome::deferred, 0, "refused"}, 4), "queued:waits");
    EXPECT_EQ(of({mail::Outcome::deferred, 0, "refused"}, 11), "failed:gave_up");
    EXPECT_EQ(of({mail::Outcome::deferred, 0, "no reply", true}), "failed:in_doubt");
}

}  // namespace
}  // namespace tandem::email
