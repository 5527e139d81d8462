#include "platform/blobs/blobs.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "base/test_clock.hpp"
#include "platform/blobs/digest.hpp"
#include "platform/db/testing.hpp"

namespace tandem::blobs {
namespace {

class Blobs : public db::testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) store.emplace(scratch().folder() / "files");
    }

    std::string keep(std::string const& bytes, std::int64_t workspace = 1) {
        auto const kept = store->keep(bytes).value();
        database().write(actor(workspace), [&](db::Write& write) { add(write, kept); });
        return kept.hash;
    }
    Result<void> hold(std::string const& hash, Use const& use, std::int64_t workspace = 1) {
        return database().write(actor(workspace), [&](db::Write& write) { return blobs::hold(write, hash, use); });
    }
    void release(std::string const& hash, Use const& use, std::int64_t workspace = 1) {
        database().write(actor(workspace), [&](db::Write& write) { blobs::release(write, hash, use); });
    }
    bool has_row(std::string const& hash, std::int64_t workspace = 1) {
        return database().read(actor(workspace), [&](db::Read& read) { return find(read, hash).has_value(); });
    }
    int sweep_later(Duration by) {
        clock.pass(by);
        return sweep(database(), *store);
    }

    TestClock clock;
    std::optional<Store> store;
};
TANDEM_ON_BOTH_ENGINES(Blobs);

TEST_P(Blobs, that_nothing_uses_go_after_a_day) {
    auto const hash = keep("words");
    EXPECT_EQ(sweep_later(hours(23)), 0);
    EXPECT_TRUE(has_row(hash));
    EXPECT_EQ(sweep_later(hours(2)), 1);
    EXPECT_FALSE(has_row(hash));
    EXPECT_EQ(store->open(hash), nullptr);
}

TEST_P(Blobs, stay_while_anything_holds_them) {
    auto const hash = keep("words");
    ASSERT_TRUE(hold(hash, {"quote", 7}));
    ASSERT_TRUE(hold(hash, {"quote", 7})) << "twice is once";
    ASSERT_TRUE(hold(hash, {"logo"}));
    release(hash, {"quote", 7});
    release(hash, {"quote", 8});
    EXPECT_EQ(sweep_later(days(3)), 0);
    release(hash, {"logo"});
    EXPECT_EQ(sweep_later(hours(23)), 0) << "what was taken away can be taken back for a day";
    ASSERT_TRUE(hold(hash, {"logo"}));
    EXPECT_EQ(sweep_later(days(3)), 0);
    release(hash, {"logo"});
    EXPECT_EQ(sweep_later(hours(25)), 1);
    EXPECT_EQ(hold(hash, {"logo"}).error().code, "blob_unknown");
}

TEST_P(Blobs, of_another_workspace_keep_the_file_they_share) {
    auto const hash = keep("words");
    EXPECT_EQ(keep("words", 2), hash);
    ASSERT_TRUE(hold(hash, {"quote", 1}, 2));
    EXPECT_EQ(sweep_later(hours(25)), 0);
    EXPECT_FALSE(has_row(hash)) << "workspace 1 had no use for it";
    EXPECT_TRUE(has_row(hash, 2));
    EXPECT_EQ(store->read(hash), "words");
    auto const anywhere = [&](Use const& use) {
        return database().read({}, [&](db::Read& read) { return is_held_anywhere(read, hash, use); });
    };
    EXPECT_TRUE(anywhere({"quote", 1}));
    EXPECT_FALSE(anywhere({"logo"}));
}

TEST_P(Blobs, uploaded_again_begin_their_day_anew) {
    auto const hash = keep("words");
    EXPECT_EQ(sweep_later(hours(20)), 0);
    EXPECT_EQ(keep("words"), hash);
    EXPECT_EQ(sweep_later(hours(20)), 0);
    EXPECT_TRUE(has_row(hash));
}

TEST_P(Blobs, without_a_row_are_swept_away_but_not_at_once) {
    auto const hash = store->keep("a program was killed before it wrote the row")->hash;
    EXPECT_EQ(sweep_later(hours(1)), 0);
    EXPECT_NE(store->open(hash), nullptr);
    EXPECT_EQ(sweep_later(hours(24)), 1);
    EXPECT_EQ(store->open(hash), nullptr);
}

TEST_P(Blobs, that_are_being_kept_again_while_they_are_swept_survive) {
    clock.pass(days(2));
    std::atomic<bool> done = false;
    std::jthread const sweeper([&] {
        while (!done) sweep(database(), *store);
    });
    for (int i = 0; i < 50; ++i) {
        auto const kept = store->keep("words").value();
        database().write(actor(), [&](db::Write& write) {
            add(write, kept);
            blobs::hold(write, kept.hash, {"quote", i}).value();
        });
        ASSERT_NE(store->open(kept.hash), nullptr) << "there is never a row without its file";
        release(kept.hash, {"quote", i});
        database().write(actor(), [&](db::Write& write) {
            write.act_at(now() - days(2));  // as if nobody had wanted it for long
            blobs::hold(write, kept.hash, {"quote", i}).value();
            blobs::release(write, kept.hash, {"quote", i});
        });
    }
    done = true;
}

}  // namespace
}  // namespace tandem::blobs
