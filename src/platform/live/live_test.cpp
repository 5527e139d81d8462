#include "platform/live/live.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>

#include "platform/http/dispatcher.hpp"
#include "platform/http/raw_client.hpp"

namespace tandem::live {
namespace {

using namespace std::chrono_literals;
using http::testing::RawClient;

/// Everybody is who X-Workspace and X-User say; X-Own: sees the own contacts only.
struct OpenGate : http::Gate {
    Result<std::optional<db::Actor>> authenticate(http::Request const& request) override {
        auto const number = [&](std::string_view name) { return std::stoi(std::string(request.headers.get(name))); };
        db::Actor actor{WorkspaceId(number("X-Workspace")), UserId(number("X-User")), db::Role::rep, db::Means::token};
        if (request.headers.has("X-Own")) actor.access.kinds["contacts"] = db::RecordAccess::own;
        return actor;
    }
    Result<void> check_csrf(http::Request const&, db::Actor const&) override { return {}; }
    db::Actor visitor(http::Request const&) override { return {}; }
    bool stands(http::Request const&, db::Actor const& actor) override { return actor.user_id != fallen.load(); }
    std::atomic<UserId> fallen{};
};

struct LiveServer {
    explicit LiveServer(Limits limits = {}) : hub(limits) {
        parts.provide(hub);
        parts.provide<http::Gate>(gate);
        server.start();
    }
    ~LiveServer() {
        server.stop();
        hub.stop();
    }
    http::Setup setup() {
        http::Setup setup;
        setup.routes = {&live_routes};
        setup.gate = &gate;
        setup.parts = &parts;
        return setup;
    }
    std::unique_ptr<RawClient> follow(int workspace, int user = 1, std::string const& more = "") {
        auto client = std::make_unique<RawClient>(server.port());
        client->send(fmt::format("GET /api/live HTTP/1.1\r\nHost: x\r\nX-Workspace: {}\r\nX-User: {}\r\n{}\r\n", workspace, user, more));
        client->read_to("retry: 3000\n\n");
        return client;
    }
    bool counts(int workspace, std::size_t expected) {
        for (int i = 0; i < 400 && hub.listeners(WorkspaceId(workspace)) != expected; ++i) std::this_thread::sleep_for(5ms);
        return hub.listeners(WorkspaceId(workspace)) == expected;
    }
    void change(int workspace, std::vector<Change> const& changes) { hub.publish(WorkspaceId(workspace), changes); }

    OpenGate gate;
    Hub hub;
    Parts parts;
    http::Dispatcher dispatcher{setup()};
    http::Server server{{.port = 0}, dispatcher.handler()};
};

Change contact_changed(std::int64_t id) { return {"contacts", RecordId(id), db::ChangeKind::updated, ChangeSetId(9)}; }

TEST(Live, a_change_reaches_the_screens_of_its_workspace_only) {
    LiveServer live;
    auto const here = live.follow(1);
    auto const there = live.follow(2);
    ASSERT_TRUE(live.counts(1, 1) && live.counts(2, 1));
    live.change(1, {contact_changed(512)});
    EXPECT_NE(here->read_to("\n\n\r\n")
                  .find(R"(event: change)"
                        "\n"
                        R"(data: {"object":"contacts","id":"512","kind":"updated","change_set":"9"})"),
              std::string::npos);
    EXPECT_EQ(there->read_to("event", 100ms), "");
}

TEST(Live, who_may_not_see_all_hears_of_kinds_and_neither_which_nor_how_many) {
    LiveServer live({.gather = 200ms});
    auto const own = live.follow(1, 2, "X-Own: 1\r\n");
    auto const all = live.follow(1, 1);
    ASSERT_TRUE(live.counts(1, 2));
    for (int i = 0; i < 20; ++i) live.change(1, {contact_changed(500 + i), {"quotes", RecordId(77), db::ChangeKind::created, {}}});
    EXPECT_NE(all->read_to(R"("id":"519")"), "");
    auto heard = own->read_to(R"({"object":"quotes","kind":"updated"})");
    EXPECT_NE(heard, "");
    live.hub.end(WorkspaceId(1));
    heard += own->read_to("event: ended");
    EXPECT_EQ(heard.find("\"id\""), std::string::npos);
    EXPECT_EQ(heard.find("change_set"), std::string::npos);
    std::size_t words = 0;
    for (auto at = heard.find("contacts"); at != std::string::npos; at = heard.find("contacts", at + 1)) ++words;
    EXPECT_TRUE(0 < words && words < 20) << words;
}

TEST(Live, heartbeats_come_and_find_clients_that_are_gone) {
    LiveServer live({.heartbeat = 50ms});
    auto client = live.follow(1);
    EXPECT_NE(client->read_to(": still here"), "");
    client.reset();
    EXPECT_TRUE(live.counts(1, 0));
}

TEST(Live, streams_of_whose_rights_changed_end_at_once_and_no_others) {
    LiveServer live;
    auto const hers = live.follow(1, 1);
    auto const his = live.follow(1, 2);
    auto const elsewhere = live.follow(2, 1);
    ASSERT_TRUE(live.counts(1, 2) && live.counts(2, 1));
    live.hub.end(WorkspaceId(1), UserId(1));
    EXPECT_NE(hers->read_to("event: ended"), "");
    EXPECT_TRUE(hers->is_closed(2s));
    EXPECT_TRUE(live.counts(1, 1));
    live.hub.end(WorkspaceId(1));
    EXPECT_NE(his->read_to("event: ended"), "");
    EXPECT_TRUE(live.counts(2, 1));
}

TEST(Live, a_session_that_ran_out_ends_its_stream) {
    LiveServer live({.heartbeat = 50ms});
    auto const client = live.follow(1, 4);
    auto const other = live.follow(1, 5);
    ASSERT_TRUE(live.counts(1, 2));
    live.gate.fallen = UserId(4);
    EXPECT_NE(client->read_to("event: ended"), "");
    EXPECT_TRUE(live.counts(1, 1));
}

TEST(Live, a_stream_that_was_let_in_on_rights_that_are_gone_does_not_stay) {
    LiveServer live;
    live.gate.fallen = UserId(4);
    EXPECT_NE(live.follow(1, 4)->read_to("event: ended"), "");
    EXPECT_EQ(live.hub.listeners(WorkspaceId(1)), 0U);
}

TEST(Live, a_further_screen_of_a_person_replaces_the_oldest) {
    LiveServer live({.per_person = 2});
    auto const first = live.follow(1);
    ASSERT_TRUE(live.counts(1, 1));
    auto const second = live.follow(1);
    ASSERT_TRUE(live.counts(1, 2));
    auto const third = live.follow(1);
    EXPECT_NE(first->read_to("event: replaced"), "");
    EXPECT_TRUE(first->is_closed(2s));
    EXPECT_TRUE(live.counts(1, 2));
    live.change(1, {contact_changed(512)});
    EXPECT_NE(second->read_to("512"), "");
    EXPECT_NE(third->read_to("512"), "");
}

TEST(Live, nobody_is_shut_out_by_the_screens_of_a_few) {
    LiveServer live({.per_person = 3, .per_workspace = 4, .in_all = 5});
    std::vector<std::unique_ptr<RawClient>> greedy;
    for (std::size_t i = 0; i < 3; ++i) {
        greedy.push_back(live.follow(1, 1));
        ASSERT_TRUE(live.counts(1, i + 1));
    }
    auto const second = live.follow(1, 2);
    ASSERT_TRUE(live.counts(1, 4));
    auto const third = live.follow(1, 3);
    EXPECT_NE(greedy[0]->read_to("event: replaced"), "");
    ASSERT_TRUE(live.counts(1, 4));
    // The whole server is full for another workspace: again whoever has most gives way.
    auto const there = live.follow(2, 7);
    ASSERT_TRUE(live.counts(2, 1));
    auto const there_too = live.follow(2, 8);
    EXPECT_NE(greedy[1]->read_to("event: replaced"), "");
    EXPECT_TRUE(live.counts(1, 3) && live.counts(2, 2));
    // One each, and full: only now somebody is turned away.
    auto const late = live.follow(2, 9);
    EXPECT_NE(late->read_to("event: refused"), "");
    EXPECT_TRUE(late->is_closed(2s));
    EXPECT_TRUE(live.counts(1, 3) && live.counts(2, 2));
}

TEST(Live, a_stopping_server_ends_its_streams) {
    LiveServer live;
    auto const client = live.follow(1);
    live.server.stop();
    EXPECT_TRUE(client->is_closed(1s));
}

}  // namespace
}  // namespace tandem::live
