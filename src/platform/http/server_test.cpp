#include "platform/http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "platform/http/raw_client.hpp"

namespace tandem::http {
namespace {

using namespace std::chrono_literals;
using testing::RawClient;

/// Answers with what it understood of the request.
struct EchoServer {
    explicit EchoServer(ServerOptions options = {})
        : server(at_any_port(std::move(options)), [this](Request request, std::shared_ptr<Exchange> exchange) {
              if (request.path == "/later") {
                  std::thread([exchange] {
                      std::this_thread::sleep_for(300ms);
                      exchange->respond(text("late but complete"));
                  }).detach();
                  return;
              }
              if (request.path == "/large") return exchange->respond(text(std::string(100'000, 'x')));
              if (request.path == "/forgotten") return;
              if (request.path == "/stream") {
                  stream = exchange->stream({{"Content-Type", "text/event-stream"}});
                  stream->write("data: hello\n\n");
                  streaming.set_value();
                  return;
              }
              auto body = std::string(method_name(request.method)) + " " + request.path + "?" + request.query + " " + request.body + " " +
                          request.client_ip + " " + request.scheme + " " + request.host;
              exchange->respond(text(std::move(body)));
          }) {
        server.start();
    }

    static ServerOptions at_any_port(ServerOptions options) {
        options.port = 0;
        return options;
    }

    std::shared_ptr<Stream> stream;
    std::promise<void> streaming;
    Server server;
};

constexpr std::string_view hello = "GET /hello?a=1 HTTP/1.1\r\nHost: example.org\r\n\r\n";

TEST(Server, answers_and_keeps_the_connection) {
    EchoServer echo;
    RawClient client(echo.server.port());
    auto const first = client.ask(hello);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, "GET /hello?a=1  127.0.0.1 http example.org");
    EXPECT_EQ(first.headers.get("X-Request-Id").size(), 11U);
    EXPECT_EQ(client.ask("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody").body, "POST /b? body 127.0.0.1 http x");
}

TEST(Server, answers_pipelined_requests_in_order) {
    EchoServer echo;
    RawClient client(echo.server.port());
    client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /later HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.receive().body.substr(0, 6), "GET /1");
    EXPECT_EQ(client.receive().body, "late but complete");
    EXPECT_EQ(client.receive().body.substr(0, 6), "GET /3");
}

TEST(Server, names_the_length_but_sends_no_body_for_head) {
    EchoServer echo;
    RawClient client(echo.server.port());
    auto const head = client.ask("HEAD /large HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD");
    EXPECT_EQ(head.headers.get("Content-Length"), "100000");
    EXPECT_EQ(client.ask(hello).status, 200) << "the next answer starts where no body stood";
}

TEST(Server, sets_security_headers_on_every_answer) {
    EchoServer echo;
    RawClient client(echo.server.port());
    auto const answer = client.ask(hello);
    EXPECT_NE(answer.headers.get("Content-Security-Policy").find("default-src 'self'"), std::string_view::npos);
    EXPECT_EQ(answer.headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.headers.get("X-Frame-Options"), "DENY");
    EXPECT_FALSE(answer.headers.has("Strict-Transport-Security"));
    auto const secure = client.ask("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\n\r\n");
    EXPECT_TRUE(secure.headers.has("Strict-Transport-Security"));
}

TEST(Server, refuses_a_large_head_with_431_and_closes) {
    EchoServer echo;
    RawClient client(echo.server.port());
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(17'000, 'a') + "\r\n\r\n").status, 431);
    EXPECT_TRUE(client.is_closed(1s));
    RawClient other(echo.server.port());
    EXPECT_EQ(other.ask("GET /" + std::string(17'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 431);
}

TEST(Server, refuses_a_large_body_with_413) {
    EchoServer echo({.max_body_bytes = 1'000});
    RawClient counted(echo.server.port());
    EXPECT_EQ(counted.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1'000, 'b')).status, 200);
    EXPECT_EQ(counted.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + std::string(200'000, 'b')).status, 413);
    RawClient chunked(echo.server.port());
    EXPECT_EQ(
        chunked.ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2'000, 'b') + "\r\n0\r\n\r\n")
            .status,
        413);
    RawClient endless(echo.server.port());
    EXPECT_EQ(endless.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n").status, 413);
}

TEST(Server, tells_a_client_that_expects_it_to_go_on) {
    EchoServer echo;
    RawClient client(echo.server.port());
    EXPECT_EQ(client.ask("POST /b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n").status, 100);
    EXPECT_EQ(client.ask("ok").body, "POST /b? ok 127.0.0.1 http x");
}

TEST(Server, answers_400_to_what_is_not_http) {
    EchoServer echo;
    RawClient client(echo.server.port());
    EXPECT_EQ(client.ask("this is not a request\r\n\r\n").status, 400);
    EXPECT_TRUE(client.is_closed(1s));
    RawClient smuggler(echo.server.port());
    EXPECT_EQ(smuggler.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status, 400);
}

TEST(Server, cuts_off_a_request_that_drips) {
    EchoServer echo({.arrival_limit = 300ms});
    RawClient client(echo.server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    for (int i = 0; i < 6; ++i) {
        std::this_thread::sleep_for(100ms);
        client.send("a");
    }
    EXPECT_EQ(client.receive().status, 408);
    EXPECT_TRUE(client.is_closed(1s));
}

TEST(Server, closes_a_connection_that_stays_idle) {
    EchoServer echo({.idle_limit = 500ms, .arrival_limit = 100ms});
    RawClient client(echo.server.port());
    EXPECT_EQ(client.ask(hello).status, 200);
    EXPECT_TRUE(client.is_closed(4s));
}

TEST(Server, holds_only_so_many_connections_and_serves_the_rest_when_one_goes) {
    EchoServer echo({.network_threads = 1, .max_connections = 2});
    auto first = std::make_unique<RawClient>(echo.server.port());
    RawClient second(echo.server.port());
    EXPECT_EQ(first->ask(hello).status, 200);
    EXPECT_EQ(second.ask(hello).status, 200);
    RawClient third(echo.server.port());
    third.send(hello);
    EXPECT_EQ(third.receive("GET", 300ms).status, 0);
    first.reset();
    EXPECT_EQ(third.receive().status, 200);
}

TEST(Server, believes_forwarded_headers_of_trusted_proxies_only) {
    constexpr std::string_view forwarded =
        "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n\r\n";
    EchoServer trusting;
    EXPECT_EQ(RawClient(trusting.server.port()).ask(forwarded).body, "GET /?  198.51.100.7 https x");
    EchoServer strict({.trusted_proxies = {}});
    EXPECT_EQ(RawClient(strict.server.port()).ask(forwarded).body, "GET /?  127.0.0.1 http x");
}

TEST(Server, answers_500_when_a_handler_forgets_to) {
    EchoServer echo;
    EXPECT_EQ(RawClient(echo.server.port()).ask("GET /forgotten HTTP/1.1\r\nHost: x\r\n\r\n").status, 500);
}

TEST(Server, lets_running_requests_finish_when_it_stops) {
    EchoServer echo;
    RawClient idle(echo.server.port());
    EXPECT_EQ(idle.ask(hello).status, 200);
    RawClient busy(echo.server.port());
    busy.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    echo.server.stop();
    EXPECT_EQ(busy.receive().body, "late but complete");
    EXPECT_TRUE(idle.is_closed(1s));
    EXPECT_FALSE(RawClient(echo.server.port()).connected());
}

TEST(Server, streams_until_the_stream_is_closed) {
    EchoServer echo;
    RawClient client(echo.server.port());
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(client.read_to("data: hello\n\n").find("text/event-stream"), std::string::npos);
    echo.streaming.get_future().wait();
    EXPECT_TRUE(echo.stream->write("data: more\n\n"));
    EXPECT_FALSE(client.read_to("data: more\n\n").empty());
    echo.stream->close();
    EXPECT_TRUE(client.is_closed(2s));
}

TEST(Server, closes_a_stream_whose_client_does_not_read) {
    EchoServer echo({.max_stream_buffer = 64 * 1024});
    RawClient client(echo.server.port());
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    echo.streaming.get_future().wait();
    bool open = true;
    for (int i = 0; i < 2'000 && open; ++i) {
        open = echo.stream->write(std::string(16 * 1024, 'z'));
        std::this_thread::sleep_for(100us);
    }
    EXPECT_FALSE(open);
    EXPECT_TRUE(echo.stream->closed());
}

TEST(Server, says_which_address_cannot_be_had) {
    EchoServer echo;
    Server second({.port = echo.server.port()}, [](Request, std::shared_ptr<Exchange>) {});
    EXPECT_THROW(second.start(), std::runtime_error);
}

}  // namespace
}  // namespace tandem::http
