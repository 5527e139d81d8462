// A process that takes in events is killed again and again; what it had acknowledged must be there, once.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include "platform/events/internal/testing.hpp"
#include "platform/events/store.hpp"

extern char** environ;

namespace tandem::events {
namespace {

constexpr auto folder_variable = "TANDEM_EVENTS_CRASH_FOLDER";
constexpr auto round_variable = "TANDEM_EVENTS_CRASH_ROUND";

/// The victim: four threads append named events and write each acknowledged name to standard output.
TEST(EventCrash, victim) {
    auto const* folder = std::getenv(folder_variable);
    if (!folder) return;  // started by the test below
    std::string round = std::getenv(round_variable);
    Store store({.folder = folder});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0;; ++i) {
                auto name = fmt::format("r{}t{}i{}", round, t, i);
                if (!store.append(custom_event(static_cast<std::uint64_t>(t) + 1, monday_ten + seconds(i), name))) continue;
                name += '\n';
                if (::write(STDERR_FILENO, name.data(), name.size()) < 0) return;
            }
        });
    for (auto& thread : threads) thread.join();
}

/// Runs the victim for a while and kills it; what it acknowledged is added to the file.
void run_and_kill(std::filesystem::path const& folder, std::filesystem::path const& acknowledged, int round) {
    ::setenv(folder_variable, folder.c_str(), 1);
    ::setenv(round_variable, std::to_string(round).c_str(), 1);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, acknowledged.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::string program = std::filesystem::read_symlink("/proc/self/exe"), filter = "--gtest_filter=EventCrash.victim";
    char* arguments[] = {program.data(), filter.data(), nullptr};
    auto const size = [&] {
        std::error_code none;
        auto const now = std::filesystem::file_size(acknowledged, none);
        return none ? 0 : now;
    };
    auto const before = size();
    pid_t victim = 0;
    ASSERT_EQ(::posix_spawn(&victim, program.c_str(), &actions, nullptr, arguments, environ), 0);
    ::posix_spawn_file_actions_destroy(&actions);
    ::unsetenv(folder_variable);
    for (int waited = 0; size() == before && waited < 3000; ++waited) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::this_thread::sleep_for(std::chrono::milliseconds(37 * ((round + 1) % 10)));
    ::kill(victim, SIGKILL);
    ::waitpid(victim, nullptr, 0);
}

/// As the API tests do: once, or often enough to meet many moments.
int kills() {
    auto const* wanted = std::getenv("TANDEM_TEST_KILLS");
    return wanted && std::string_view(wanted) == "all" ? 20 : 1;
}

TEST(EventCrash, every_acknowledged_event_is_there_once_after_kills) {
    ScratchFolder scratch;
    auto acknowledged_file = scratch.path() / "acknowledged";
    for (int round = 0; round < kills(); ++round) run_and_kill(scratch.path(), acknowledged_file, round);

    Store store({.folder = scratch.path()});
    store.catch_up();
    std::multiset<std::string> stored;
    for (auto const& event : store.find_events({.workspace_id = test_workspace, .limit = 10'000'000})) stored.insert(event.name);
    EXPECT_EQ(std::set<std::string>(stored.begin(), stored.end()).size(), stored.size()) << "an event is there twice";

    std::ifstream acknowledged(acknowledged_file);
    std::size_t count = 0;
    for (std::string name; std::getline(acknowledged, name); ++count) EXPECT_EQ(stored.count(name), 1u) << name;
    EXPECT_GE(count, static_cast<std::size_t>(kills())) << "a round without an acknowledged event tests nothing";

    std::int64_t in_visits = 0;
    for (auto const& visit : store.find_visits({.workspace_id = test_workspace, .limit = 1'000'000})) in_visits += visit.events;
    EXPECT_EQ(in_visits, static_cast<std::int64_t>(stored.size())) << "visits and events disagree";
}

}  // namespace
}  // namespace tandem::events
