#include <gmock/gmock.h>

#include <fmt/format.h>

#include <latch>
#include <thread>

#include "base/test_clock.hpp"
#include "platform/db/testing.hpp"
#include "platform/jobs/back_off.hpp"
#include "platform/jobs/internal/queue.hpp"
#include "platform/jobs/overview.hpp"
#include "platform/jobs/runner.hpp"

namespace tandem::jobs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

struct Count {
    static constexpr auto name = "count";
    std::int64_t by = 1;
};
BOOST_DESCRIBE_STRUCT(Count, (), (by))

struct Sweep {
    static constexpr auto name = "sweep";
};
BOOST_DESCRIBE_STRUCT(Sweep, (), ())

struct SetDue {
    static constexpr std::string_view sql = "update job set due_at = :due_at where workspace_id = :workspace_id and state = 'queued'";
    Instant due_at;
};
TANDEM_QUERY(SetDue, (due_at))

/// A change that can be counted, for looking at what was done how often.
struct CountChangeSets {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from change_set where workspace_id = :workspace_id";
};
TANDEM_QUERY(CountChangeSets, ())

struct CountJobs {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from job where workspace_id = :workspace_id and state = :state";
    State state{};
};
TANDEM_QUERY(CountJobs, (state))

template <class Condition>
bool soon(Condition const& holds) {
    for (int i = 0; i < 500; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

class Jobs : public db::testing::OnBothEngines {
protected:
    template <class J>
    void enqueue(J const& job, When const& when = {}) {
        database().write(actor(), [&](db::Write& write) { write.enqueue(job, when); });
    }
    std::int64_t count(State state, std::int64_t workspace = 1) {
        return database().read(actor(workspace), [&](db::Read& read) { return *read.one(CountJobs{.state = state}); });
    }
    std::vector<Job> in_state(State state) {
        return database().read(actor(), [&](db::Read& read) { return list(read, state); });
    }
    std::int64_t effects() {
        return database().read(actor(), [](db::Read& read) { return *read.one(CountChangeSets{}); });
    }
    void make_due() {
        database().write(actor(), [](db::Write& write) { write.run(SetDue{.due_at = write.now()}); });
    }

    std::vector<std::int64_t> counted;
    Handlers handlers;
    TestClock clock;
};
TANDEM_ON_BOTH_ENGINES(Jobs);

TEST_P(Jobs, run_with_their_payload_on_behalf_of_who_queued_them) {
    handlers.on<Count>([&](Context& context, Count const& job) {
        counted.push_back(job.by);
        EXPECT_EQ(context.actor().workspace_id, WorkspaceId(1));
        EXPECT_EQ(context.actor().user_id, UserId(1));
        EXPECT_EQ(context.actor().means, db::Means::job);
        EXPECT_EQ(context.attempt(), 1);
    });
    enqueue(Count{5});
    EXPECT_EQ(run_due(database(), handlers), 1);
    EXPECT_THAT(counted, ElementsAre(5));
    EXPECT_THAT(in_state(State::done), SizeIs(1));
    EXPECT_EQ(run_due(database(), handlers), 0);
}

TEST_P(Jobs, tell_in_their_workspace_how_they_ended) {
    std::vector<std::string> told;
    database().subscriptions().on<JobEnded>([&](db::Write& write, JobEnded const& job) {
        EXPECT_EQ(write.actor().workspace_id, WorkspaceId(1));
        EXPECT_EQ(job.user_id, UserId(1));
        told.push_back(fmt::format("{} {} {}", job.name, name_of(job.state), job.error.value_or("")));
    });
    handlers.on<Count>([&](Context& context, Count const& job) -> Result<void> {
        if (job.by == 1) context.database().write(context.actor(), [&](db::Write& write) { context.complete(write); });
        if (job.by == 3) return conflict("x", "No repetition can help.");
        return {};
    });
    for (int by : {1, 2, 3}) enqueue(Count{by});
    run_due(database(), handlers);
    EXPECT_THAT(told, ElementsAre("count done ", "count done ", "count dead No repetition can help."));
}

TEST_P(Jobs, of_a_rolled_back_write_are_not_there) {
    std::ignore = database().write(actor(), [](db::Write& write) -> Result<void> {
        write.enqueue(Count{});
        return conflict("x", "x");
    });
    EXPECT_EQ(count(State::queued), 0);
}

TEST_P(Jobs, run_by_priority_and_not_before_they_are_due) {
    handlers.on<Count>([&](Context&, Count const& job) { counted.push_back(job.by); });
    enqueue(Count{1});
    enqueue(Count{2}, {.priority = 5});
    enqueue(Count{3}, {.due_at = now() + hours(1), .priority = 9});
    enqueue(Count{4}, {.due_at = now() - hours(1)});
    run_due(database(), handlers);
    EXPECT_THAT(counted, ElementsAre(2, 4, 1));
    EXPECT_EQ(count(State::queued), 1);
}

TEST_P(Jobs, with_a_key_are_queued_once) {
    handlers.on<Count>([&](Context&, Count const& job) { counted.push_back(job.by); });
    for (int by : {1, 2}) enqueue(Count{by}, {.unique_key = "k"});
    enqueue(Count{3}, {.unique_key = "other"});
    enqueue(Count{4});
    enqueue(Count{5});
    run_due(database(), handlers);
    EXPECT_THAT(counted, ElementsAre(1, 3, 4, 5));
    enqueue(Count{6}, {.unique_key = "k"});
    EXPECT_EQ(run_due(database(), handlers), 1);
}

TEST_P(Jobs, that_fail_are_tried_again_later_and_given_up_in_the_end) {
    handlers.on<Count>([](Context&, Count const&) -> Result<void> { throw std::runtime_error("the server hung up"); });
    enqueue(Count{}, {.max_attempts = 2});
    EXPECT_EQ(run_due(database(), handlers), 1);
    ASSERT_EQ(count(State::queued), 1);
    EXPECT_GT(in_state(State::queued)[0].due_at, now());
    make_due();
    EXPECT_EQ(run_due(database(), handlers), 1);
    auto const dead = in_state(State::dead);
    ASSERT_EQ(dead.size(), 1U);
    EXPECT_EQ(dead[0].last_error, fmt::format("The program failed at it. Its log says why, under job {}.", dead[0].id.value));

    handlers.on<Count>([&](Context&, Count const& job) { counted.push_back(job.by); });
    ASSERT_TRUE(database().write(actor(), [&](db::Write& write) { return retry(write, dead[0].id); }));
    EXPECT_EQ(run_due(database(), handlers), 1);
    EXPECT_THAT(counted, ElementsAre(1));
    EXPECT_EQ(database().write(actor(), [&](db::Write& write) { return retry(write, dead[0].id); }).error().code, "job_not_ended");
    EXPECT_EQ(database().write(actor(2), [&](db::Write& write) { return retry(write, dead[0].id); }).error().code, "job_unknown");
}

TEST_P(Jobs, that_cannot_succeed_are_given_up_at_once) {
    handlers.on<Sweep>([](Context&, Sweep const&) -> Result<void> { return gone("list_gone", "The list was deleted."); });
    handlers.on<Count>([](Context&, Count const&) {});
    enqueue(Sweep{});
    database().write(actor(), [](db::Write& write) { write.enqueue_text("count", R"({"by": "many"})", {}); });
    run_due(database(), handlers);
    EXPECT_THAT(in_state(State::dead), SizeIs(2));
}

TEST_P(Jobs, of_a_silent_runner_are_taken_over) {
    handlers.on<Count>([&](Context& context, Count const&) { counted.push_back(context.attempt()); });
    enqueue(Count{}, {.unique_key = "k"});
    Queue dying(database(), handlers, milliseconds(1));
    auto const first = dying.claim(1);
    ASSERT_EQ(first.size(), 1U);
    enqueue(Count{}, {.unique_key = "k"});
    auto const second = dying.claim(9);
    EXPECT_GE(second.size(), 1U);
    clock.pass(seconds(1));
    EXPECT_EQ(run_due(database(), handlers), 2);
    dying.renew(first);
    EXPECT_TRUE(first[0]->lost);
}

TEST_P(Jobs, take_effect_once_when_completed_in_the_same_transaction) {
    int losses = 0;
    handlers.on<Count>([&](Context& context, Count const&) {
        if (context.attempt() == 1) {  // too slow: meanwhile another runner takes the job over and does it
            clock.pass(seconds(1));
            run_due(database(), handlers);
        }
        try {
            database().write(context.actor(), [&](db::Write& write) {
                write.change_set();
                context.complete(write);
            });
        } catch (std::exception const&) {
            ++losses;
            throw;
        }
    });
    enqueue(Count{});
    Queue slow(database(), handlers, milliseconds(1));
    auto const leases = slow.claim(1);
    slow.run(*leases.at(0));
    EXPECT_EQ(losses, 1);
    EXPECT_EQ(effects(), 1);
    EXPECT_EQ(count(State::done), 1);
    EXPECT_EQ(count(State::queued), 0);
}

TEST_P(Jobs, start_as_soon_as_they_are_committed_and_all_threads_work) {
    std::latch both(2);
    handlers.on<Count>([&](Context&, Count const&) { both.arrive_and_wait(); });
    Runner const runner(database(), handlers);
    enqueue(Count{});
    enqueue(Count{});
    both.wait();
    EXPECT_TRUE(soon([&] { return count(State::done) == 2; }));
}

TEST_P(Jobs, start_when_they_fall_due) {
    std::atomic<int> ran = 0;
    handlers.on<Count>([&](Context&, Count const& job) { ran += static_cast<int>(job.by); });
    Runner runner(database(), handlers);
    enqueue(Count{10}, {.due_at = now() + hours(1)});
    enqueue(Count{1});
    ASSERT_TRUE(soon([&] { return count(State::done) == 1; }));
    EXPECT_EQ(ran, 1);
    clock.pass(hours(1));
    runner.wake();
    EXPECT_TRUE(soon([&] { return ran == 11; }));
}

TEST_P(Jobs, stay_with_their_runner_while_the_machine_sleeps) {
    std::latch awake(1);
    std::atomic<int> begun = 0;
    handlers.on<Sweep>([&](Context&, Sweep const&) { ++begun, awake.wait(); });
    handlers.on<Count>([&](Context&, Count const&) {});
    Runner runner(database(), handlers);
    enqueue(Sweep{});
    ASSERT_TRUE(soon([&] { return begun == 1; }));
    clock.pass(hours(8));
    enqueue(Count{});
    EXPECT_TRUE(soon([&] { return count(State::done) == 1; }));
    awake.count_down();
    EXPECT_TRUE(soon([&] { return count(State::done) == 2; }));
    EXPECT_EQ(begun, 1);
}

TEST_P(Jobs, that_wait_can_be_cancelled) {
    enqueue(Count{});
    auto const id = in_state(State::queued).at(0).id;
    EXPECT_TRUE(database().write(actor(), [&](db::Write& write) { return cancel(write, id); }));
    EXPECT_EQ(count(State::cancelled), 1);
    EXPECT_EQ(database().write(actor(), [&](db::Write& write) { return cancel(write, id); }).error().code, "job_has_ended");
}

TEST_P(Jobs, that_run_show_their_progress_and_can_be_cancelled) {
    handlers.on<Count>([](Context& context, Count const&) {
        for (;;) {
            context.progress(0.25);
            context.checkpoint();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    Runner const runner(database(), handlers);
    enqueue(Count{});
    ASSERT_TRUE(soon([&] { return !in_state(State::running).empty() && in_state(State::running)[0].progress == 0.25; }));
    auto const id = in_state(State::running).at(0).id;
    ASSERT_TRUE(database().write(actor(), [&](db::Write& write) { return cancel(write, id); }));
    EXPECT_TRUE(soon([&] { return count(State::cancelled) == 1; }));
}

TEST_P(Jobs, are_put_back_when_the_program_stops) {
    std::latch begun(1);
    handlers.on<Count>([&](Context& context, Count const&) {
        if (context.attempt() == 1 && !begun.try_wait()) begun.count_down();
        for (;; std::this_thread::sleep_for(std::chrono::milliseconds(5))) context.checkpoint();
    });
    {
        Runner const runner(database(), handlers);
        enqueue(Count{});
        begun.wait();
    }
    auto const queued = in_state(State::queued);
    ASSERT_EQ(queued.size(), 1U);
    EXPECT_EQ(queued[0].attempts, 0);
}

TEST_P(Jobs, that_recur_are_queued_again_when_they_end) {
    std::atomic<int> runs = 0;
    handlers.on<Sweep>([&](Context& context, Sweep const&) {
        EXPECT_EQ(context.actor().workspace_id, WorkspaceId());
        ++runs;
    });
    handlers.every<Sweep>(milliseconds(30));
    {
        Runner const runner(database(), handlers);
        EXPECT_TRUE(soon([&] { return runs >= 3; }));
    }
    EXPECT_EQ(count(State::queued, 0) + count(State::running, 0), 1);
    Queue(database(), handlers, seconds(1)).ensure_recurring();
    EXPECT_EQ(count(State::queued, 0) + count(State::running, 0), 1);
}

TEST_P(Jobs, that_ended_are_deleted_after_a_while) {
    handlers.on<Count>([](Context&, Count const&) {});
    enqueue(Count{});
    run_due(database(), handlers);
    auto const deleted = [&](Instant before) {
        return database().write(actor(), [&](db::Write& write) { return delete_ended(write, before); });
    };
    EXPECT_EQ(deleted(now() - hours(1)), 0);
    EXPECT_EQ(deleted(now() + hours(1)), 1);
}

TEST(BackOff, doubles_up_to_an_hour_give_or_take_a_quarter) {
    EXPECT_EQ(back_off(1, 0.5), seconds(5));
    EXPECT_EQ(back_off(2, 0.5), seconds(10));
    EXPECT_EQ(back_off(1, 0.0), milliseconds(3'750));
    EXPECT_LE(back_off(1, 0.999), milliseconds(6'250));
    EXPECT_EQ(back_off(60, 0.5), hours(1));
}

}  // namespace
}  // namespace tandem::jobs
