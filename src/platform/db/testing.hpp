#pragma once

// For tests only: a fresh database per test, on both engines. PostgreSQL is started once per test program in a scratch
// folder and dies with it.
//
//     class Quotes : public db::testing::OnBothEngines {};
//     TANDEM_ON_BOTH_ENGINES(Quotes);
//     TEST_P(Quotes, are_locked_once_sent) { database().write(actor(), [](db::Write& write) { … }); }

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>

#include "platform/db/database.hpp"

namespace tandem::db::testing {

class ScratchFolder {
public:
    ScratchFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "tandem-test-XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("no scratch folder");
        path_ = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// One PostgreSQL for the whole test program, reached through a socket in its scratch folder.
class ScratchPostgres {
public:
    static bool is_installed() { return std::filesystem::exists(programs() / "initdb"); }

    static ScratchPostgres& shared() {
        static ScratchPostgres server;
        return server;
    }

    /// The address of a new database, a copy of the one named; nobody may be using that.
    std::string create_database(std::string const& copied = "template1") {
        static std::atomic<int> count = 0;
        auto const name = "t" + std::to_string(++count);
        // Copying files costs a third of writing each page to the log.
        auto const create = "create database " + name + " strategy file_copy template " + copied;
        finish(run({"psql", "-qX", "-h", folder_.path(), "-U", "postgres", "-d", "postgres", "-c", create}));
        return address_of(name);
    }
    /// One with the whole schema in it, to be copied.
    std::string const& migrated() {
        static std::string const name = [this] {
            auto const address = create_database();
            std::ignore = Database::open({.address = address});
            return address.substr(prefix.size(), address.find('?') - prefix.size());
        }();
        return name;
    }

private:
    static constexpr std::string_view prefix = "postgres:///";

    std::string address_of(std::string const& name) const {
        return std::string(prefix) + name + "?host=" + folder_.path().string() + "&user=postgres";
    }

    ScratchPostgres() {
        if (auto const* user = unprivileged_user()) {
            if (chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0)
                throw std::runtime_error("cannot hand over the scratch folder");
        }
        auto const data = (folder_.path() / "data").string();
        finish(run({"initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"}));
        // Nothing here outlives this program, and tables that live for a moment need no tending.
        std::vector<std::string> server{"postgres", "-D", data, "-k", folder_.path()};
        for (auto const* setting : {"listen_addresses=", "shared_buffers=16MB", "fsync=off", "full_page_writes=off", "autovacuum=off"})
            server.insert(server.end(), {"-c", setting});
        server_ = run(std::move(server));
        wait_until_ready();
    }
    ~ScratchPostgres() {
        kill(server_, SIGQUIT);
        waitpid(server_, nullptr, 0);
    }

    static std::filesystem::path programs() { return "/usr/lib/postgresql/15/bin"; }

    /// PostgreSQL refuses to run as root.
    static passwd const* unprivileged_user() {
        if (geteuid() != 0) return nullptr;
        auto const* user = getpwnam("postgres");
        return user ? user : getpwnam("nobody");
    }

    static pid_t run(std::vector<std::string> arguments) {
        auto const program = (programs() / arguments.front()).string();
        std::vector<char*> argv;
        for (auto& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        auto const* user = unprivileged_user();
        auto const pid = fork();
        if (pid != 0) return pid;
        if (user && (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
        int const silence = open("/dev/null", O_RDWR);
        dup2(silence, STDOUT_FILENO);
        dup2(silence, STDERR_FILENO);
        if (chdir("/") == 0) execv(program.c_str(), argv.data());
        _exit(127);
    }

    static void finish(pid_t pid) {
        int status = 0;
        waitpid(pid, &status, 0);
        if (status != 0) throw std::runtime_error("a PostgreSQL program failed");
    }

    void wait_until_ready() {
        for (int attempt = 0; attempt < 300; ++attempt) {
            int status = 0;
            waitpid(run({"pg_isready", "-q", "-h", folder_.path(), "-U", "postgres"}), &status, 0);
            if (status == 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        throw std::runtime_error("PostgreSQL does not answer");
    }

    ScratchFolder folder_;
    pid_t server_ = 0;
};

/// A fresh database with the whole schema, gone with this object. Workspace 1 asks. A copy of one that was migrated before;
/// with migrations of one's own, an empty one to which they are applied.
class ScratchDatabase {
public:
    explicit ScratchDatabase(Engine engine)
        : address_(engine == Engine::sqlite ? copied_file()
                                            : ScratchPostgres::shared().create_database(ScratchPostgres::shared().migrated())),
          database_(Database::open({.address = address_, .parts = &parts_})) {}
    ScratchDatabase(Engine engine, std::span<files::Migration const> migrations)
        : address_(engine == Engine::sqlite ? file().string() : ScratchPostgres::shared().create_database()),
          database_(Database::open({.address = address_, .migrations = migrations, .parts = &parts_})) {}

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    /// What `read.part<T>()` finds.
    Parts& parts() { return parts_; }
    std::string const& address() const { return address_; }
    std::filesystem::path const& folder() const { return folder_.path(); }
    /// Closes it and opens the same data again.
    void reopen() {
        database_.reset();
        database_ = Database::open({.address = address_, .parts = &parts_});
    }

private:
    std::filesystem::path file() const { return folder_.path() / "tandem.db"; }

    std::string copied_file() const {
        static ScratchFolder const migrated;
        static std::filesystem::path const original = [] {
            auto path = migrated.path() / "tandem.db";
            std::ignore = Database::open({.address = path.string()});
            return path;
        }();
        std::filesystem::copy_file(original, file());
        return file().string();
    }

    ScratchFolder folder_;
    Parts parts_;
    std::string address_;
    std::unique_ptr<Database> database_;
};

inline Actor owner_of(std::int64_t workspace) { return {WorkspaceId(workspace), UserId(1), Role::owner, Means::session}; }

class OnBothEngines : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (GetParam() == Engine::postgres && !ScratchPostgres::is_installed()) GTEST_SKIP() << "PostgreSQL 15 is not installed";
        scratch_.emplace(GetParam());
    }
    Database& database() { return **scratch_; }
    ScratchDatabase& scratch() { return *scratch_; }
    Parts& parts() { return scratch_->parts(); }
    static Actor actor(std::int64_t workspace = 1) { return owner_of(workspace); }

private:
    std::optional<ScratchDatabase> scratch_;
};

inline std::string engine_name(::testing::TestParamInfo<Engine> const& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace tandem::db::testing

#define TANDEM_ON_BOTH_ENGINES(Fixture)                                                                                        \
    INSTANTIATE_TEST_SUITE_P(engine, Fixture, ::testing::Values(::tandem::db::Engine::sqlite, ::tandem::db::Engine::postgres), \
                             ::tandem::db::testing::engine_name)
