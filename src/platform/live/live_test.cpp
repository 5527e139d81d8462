#include "platform/live/live.hpp"

#include <gtest/gtest.h>

#include "platform/http/dispatcher.hpp"
#include "platform/http/raw_client.hpp"

namespace tandem::live {
namespace {

using namespace std::chrono_literals;
using http::testing::RawClient;

/// Everybody belongs to the workspace in X-Workspace.
struct OpenGate : http::Gate {
    Result<std::optional<db::Actor>> authenticate(http::Request const& request) override {
        return db::Actor{WorkspaceId(std::stoi(std::string(request.headers.get("X-Workspace")))), UserId(1), db::Role::rep,
                         db::Means::token};
    }
    Result<void> check_csrf(http::Request const&, db::Actor const&) override { return {}; }
    db::Actor visitor(http::Request const&) override { return {}; }
};

struct LiveServer {
    explicit LiveServer(Limits limits = {}) : hub(limits) {
        parts.provide(hub);
        server.start();
    }
    http::Setup setup() {
        http::Setup setup;
        setup.routes = {&live_routes};
        setup.gate = &gate;
        setup.parts = &parts;
        return setup;
    }
    std::unique_ptr<RawClient> follow(int workspace) {
        auto client = std::make_unique<RawClient>(server.port());
        auto const before = hub.clients(WorkspaceId(workspace));
        client->send("GET /api/live HTTP/1.1\r\nHost: x\r\nX-Workspace: " + std::to_string(workspace) + "\r\n\r\n");
        client->read_to("retry: 3000\n\n");
        for (int i = 0; i < 100 && hub.clients(WorkspaceId(workspace)) == before; ++i) std::this_thread::sleep_for(5ms);
        return client;
    }

    OpenGate gate;
    Hub hub;
    Parts parts;
    http::Dispatcher dispatcher{setup()};
    http::Server server{{.port = 0}, dispatcher.handler()};
};

TEST(Live, a_change_reaches_the_screens_of_its_workspace_only) {
    LiveServer live;
    auto const here = live.follow(1);
    auto const there = live.follow(2);
    live.hub.publish(WorkspaceId(1), {"contact", RecordId(512), db::ChangeKind::updated, ChangeSetId(9)});
    EXPECT_NE(here->read_to("\n\n\r\n")
                  .find(R"(event: change)"
                        "\n"
                        R"(data: {"object":"contact","id":"512","kind":"updated","change_set":"9"})"),
              std::string::npos);
    EXPECT_EQ(there->read_to("event", 100ms), "");
}

TEST(Live, heartbeats_come_and_find_clients_that_are_gone) {
    LiveServer live({.clients_per_workspace = 5, .heartbeat = 50ms});
    auto client = live.follow(1);
    EXPECT_NE(client->read_to(": still here"), "");
    client.reset();
    for (int i = 0; i < 40 && live.hub.clients(WorkspaceId(1)) > 0; ++i) std::this_thread::sleep_for(50ms);
    EXPECT_EQ(live.hub.clients(WorkspaceId(1)), 0U);
}

TEST(Live, more_clients_than_allowed_are_turned_away) {
    LiveServer live({.clients_per_workspace = 1});
    auto const first = live.follow(1);
    RawClient second(live.server.port());
    second.send("GET /api/live HTTP/1.1\r\nHost: x\r\nX-Workspace: 1\r\n\r\n");
    EXPECT_NE(second.read_to("event: refused"), "");
    EXPECT_TRUE(second.is_closed(2s));
    EXPECT_EQ(live.hub.clients(WorkspaceId(1)), 1U);
}

TEST(Live, a_stopping_server_ends_its_streams) {
    LiveServer live;
    auto const client = live.follow(1);
    live.server.stop();
    EXPECT_TRUE(client->is_closed(1s));
}

}  // namespace
}  // namespace tandem::live
