#include "platform/blobs/store.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include "platform/blobs/digest.hpp"
#include "platform/db/testing.hpp"

namespace tandem::blobs {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_in(fs::path const& folder) {
    std::vector<std::string> all;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) all.push_back(entry.path().lexically_relative(folder).string());
    std::ranges::sort(all);
    return all;
}

class Files : public ::testing::Test {
protected:
    db::testing::ScratchFolder folder;
    Store store{folder.path() / "files"};

    std::vector<std::string> all() const { return files_in(folder.path() / "files"); }
    static bool unused() { return false; }
};

TEST_F(Files, lie_under_the_hash_of_what_they_hold) {
    auto const kept = store.keep("%PDF-1.7 words");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->hash, sha256("%PDF-1.7 words"));
    EXPECT_EQ(kept->bytes, 14);
    EXPECT_EQ(kept->content_type, "application/pdf");
    EXPECT_EQ(all(), std::vector{kept->hash.substr(0, 2) + "/" + kept->hash.substr(2)});
    EXPECT_EQ(store.read(kept->hash), "%PDF-1.7 words");
}

TEST_F(Files, of_the_same_bytes_are_one_even_when_they_come_at_once) {
    std::string const bytes(300'000, 'x');
    {
        std::vector<std::jthread> all_at_once;
        for (int i = 0; i < 8; ++i)
            all_at_once.emplace_back([&] {
                for (int round = 0; round < 5; ++round) EXPECT_TRUE(store.keep(bytes));
            });
    }
    EXPECT_EQ(all().size(), 1U);
    EXPECT_EQ(store.read(sha256(bytes)), bytes);
}

TEST_F(Files, that_are_kept_again_are_whole_again) {
    auto const hash = store.keep("what was sealed")->hash;
    std::ofstream(folder.path() / "files" / hash.substr(0, 2) / hash.substr(2)) << "what";
    EXPECT_EQ(store.read(hash), "what");
    EXPECT_TRUE(store.keep("what was sealed"));
    EXPECT_EQ(store.read(hash), "what was sealed");
}

TEST_F(Files, are_read_to_their_end_though_they_are_taken_away) {
    auto const hash = store.keep("words")->hash;
    auto const open = store.open(hash);
    EXPECT_TRUE(store.remove(hash, unused));
    EXPECT_EQ(all().size(), 0U);
    std::string bytes(open->size(), '\0');
    EXPECT_TRUE(open->read(bytes));
    EXPECT_EQ(bytes, "words");
    EXPECT_EQ(store.open(hash), nullptr);
    EXPECT_THROW(store.read(hash), std::runtime_error);
}

TEST_F(Files, stay_until_the_row_that_names_them_is_committed) {
    auto kept = store.keep("words");
    EXPECT_FALSE(store.remove(kept->hash, unused)) << "its row is about to be written";
    auto const again = store.keep("words");
    kept->pin.reset();
    EXPECT_FALSE(store.remove(kept->hash, unused)) << "somebody else is about to, too";
    EXPECT_TRUE(store.open(kept->hash));
}

TEST_F(Files, take_with_them_what_was_made_of_them) {
    auto const hash = store.keep("words")->hash;
    int made = 0;
    auto const make = [&](std::string const& bytes) { return ++made, bytes.substr(0, 1); };
    EXPECT_EQ(store.derived(hash, "small.txt", make), "w");
    EXPECT_EQ(store.derived(hash, "small.txt", make), "w");
    EXPECT_EQ(made, 1);
    EXPECT_EQ(all().size(), 2U);
    EXPECT_FALSE(store.remove(hash, [] { return true; }));
    EXPECT_EQ(all().size(), 2U);
    EXPECT_TRUE(store.remove(hash, unused));
    EXPECT_EQ(all().size(), 0U);
}

TEST_F(Files, lie_nowhere_else) {
    EXPECT_THROW(store.open("../../../etc/passwd"), std::logic_error);
    EXPECT_THROW(store.read(""), std::logic_error);
}

TEST_F(Files, for_which_there_is_no_room_leave_nothing) {
    rlimit former{};
    ::getrlimit(RLIMIT_FSIZE, &former);
    auto const signal = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const small{100'000, former.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);  // what a full disk does to one file
    auto const kept = store.keep(std::string(200'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &former);
    std::signal(SIGXFSZ, signal);
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, "disk_full");
    EXPECT_EQ(kept.error().kind, ErrorKind::no_room);
    EXPECT_EQ(all().size(), 0U);
    EXPECT_TRUE(store.keep(std::string(200'000, 'x')));
}

TEST_F(Files, that_a_killed_program_left_half_are_cleared_away) {
    std::ofstream(store.incoming() / "17") << "half a";
    store.clear_incoming();
    EXPECT_EQ(all().size(), 0U);
}

}  // namespace
}  // namespace tandem::blobs
