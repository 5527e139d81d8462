#include "platform/http/server.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
#include <optional>
#include <thread>

#include "platform/db/testing.hpp"
#include "platform/http/file_body.hpp"
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

/// Takes bodies into files of a scratch folder, as large as `limit`, and answers with their size and last bytes.
class FileServer : public ::testing::Test {
protected:
    static constexpr std::size_t limit = 3'000'000;

    void serve(ServerOptions options = {}) {
        options.port = 0;
        options.body_folder = folder.path();
        options.body_rule = [](Method, std::string_view target, bool has_credentials) -> BodyRule {
            using enum BodyRule::Place;
            return {.limit = limit, .place = target.starts_with("/memory") ? memory : has_credentials ? file : nowhere};
        };
        server.emplace(std::move(options), [this](Request request, std::shared_ptr<Exchange> exchange) {
            if (request.path == "/sent") return exchange->respond(Response{.file = OpenFile::open(folder.path() / "sent")});
            if (!request.file) return exchange->respond(text("no file, " + std::to_string(request.body.size())));
            std::string bytes(request.file->size(), '\0');
            EXPECT_TRUE(request.file->read(bytes));
            EXPECT_TRUE(request.body.empty());
            if (request.path == "/kept") std::filesystem::rename(request.file->path(), folder.path() / "kept");
            exchange->respond(text(std::to_string(bytes.size()) + " " + bytes.substr(bytes.size() - 3)));
        });
        server->start();
    }
    static std::string head(std::string_view path, std::string_view more) {
        return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\n" + std::string(more) + "\r\n\r\n";
    }
    static std::string counted(std::size_t size) { return "Content-Length: " + std::to_string(size); }
    std::size_t files() const { return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {})); }
    /// What the server does once it has noticed; the tests' own time has no say in when.
    template <class Done>
    static bool comes_true(Done done) {
        for (int i = 0; i < 500 && !done(); ++i) std::this_thread::sleep_for(10ms);
        return done();
    }

    db::testing::ScratchFolder folder;
    std::optional<Server> server;
};

TEST_F(FileServer, takes_a_large_body_into_a_file_that_goes_with_its_request) {
    serve();
    RawClient client(server->port());
    auto const body = std::string(2'000'000, 'b') + "end";
    EXPECT_EQ(client.ask(head("/", counted(body.size())) + body).body, "2000003 end");
    EXPECT_TRUE(comes_true([&] { return files() == 0; }));
    EXPECT_EQ(client.ask(head("/", "Transfer-Encoding: chunked") + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n").body, "11 rld");
    EXPECT_EQ(client.ask(head("/kept", counted(4)) + "keep").body, "4 eep");
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "kept"), 4U);
    EXPECT_TRUE(comes_true([&] { return files() == 1; }));
    EXPECT_EQ(client.ask(head("/memory", counted(4)) + "mind").body, "no file, 4");
}

TEST_F(FileServer, refuses_what_is_too_large_and_leaves_nothing) {
    serve();
    RawClient counted_one(server->port());
    EXPECT_EQ(counted_one.ask(head("/", counted(limit + 1)) + std::string(limit + 1, 'b')).status, 413);
    RawClient chunked(server->port());
    auto const much = std::string(0x100000, 'b');
    chunked.send(head("/", "Transfer-Encoding: chunked"));
    for (int i = 0; i < 4; ++i) chunked.send("100000\r\n" + much + "\r\n");
    EXPECT_EQ(chunked.ask("0\r\n\r\n").status, 413);
    EXPECT_TRUE(comes_true([&] { return files() == 0; }));
}

TEST_F(FileServer, refuses_ten_gigabytes_before_they_come) {
    serve();
    RawClient client(server->port());
    client.send(head("/", "Content-Length: 10000000000") + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const answer = client.receive();
    EXPECT_EQ(answer.status, 413);
    EXPECT_NE(answer.body.find("body_too_large"), std::string::npos);
    EXPECT_EQ(client.receive("GET", 300ms).status, 0) << "what came as a body is no request";
    EXPECT_EQ(files(), 0U);
}

TEST_F(FileServer, passes_over_the_body_of_who_would_be_refused_anyway) {
    serve();
    RawClient client(server->port());
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + std::string(1'000'000, 'b')).body, "no file, 0");
    EXPECT_EQ(client.ask(head("/", counted(3)) + "end").body, "3 end") << "and the connection goes on";
}

TEST_F(FileServer, gives_up_a_body_that_is_cut_off) {
    serve();
    {
        RawClient client(server->port());
        client.send(head("/", counted(2'000'000)) + std::string(1'000'000, 'b'));
        EXPECT_TRUE(comes_true([&] { return files() == 1; }));
    }
    EXPECT_TRUE(comes_true([&] { return files() == 0; }));
}

TEST_F(FileServer, waits_for_a_large_body_while_it_comes_and_not_for_one_that_stops) {
    serve({.arrival_limit = 300ms});
    RawClient slow(server->port());
    slow.send(head("/", counted(500'000)));
    for (int i = 0; i < 10; ++i) {
        slow.send(std::string(50'000, 'b'));
        std::this_thread::sleep_for(100ms);
    }
    EXPECT_EQ(slow.receive().body, "500000 bbb") << "three times the limit, but steadily";
    RawClient stopped(server->port());
    stopped.send(head("/", counted(500'000)) + "b");
    EXPECT_EQ(stopped.receive().status, 408);
    EXPECT_TRUE(comes_true([&] { return files() == 0; }));
}

TEST_F(FileServer, takes_only_so_many_at_once) {
    serve({.max_body_files = 1});
    RawClient first(server->port());
    first.send(head("/", counted(2'000)) + "b");
    EXPECT_TRUE(comes_true([&] { return files() == 1; }));
    EXPECT_EQ(RawClient(server->port()).ask(head("/", counted(3)) + "end").status, 503);
    EXPECT_EQ(first.ask(std::string(1'999, 'b')).body, "2000 bbb");
    EXPECT_TRUE(comes_true([&] { return files() == 0; }));
    EXPECT_EQ(RawClient(server->port()).ask(head("/", counted(3)) + "end").body, "3 end");
}

TEST_F(FileServer, says_that_there_is_no_room) {
    serve({.body_folder = {}});
    rlimit former{};
    ::getrlimit(RLIMIT_FSIZE, &former);
    auto const signal = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const small{100'000, former.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    auto const answer = RawClient(server->port()).ask(head("/", counted(1'000'000)) + std::string(1'000'000, 'b'));
    ::setrlimit(RLIMIT_FSIZE, &former);
    std::signal(SIGXFSZ, signal);
    EXPECT_EQ(answer.status, 507);
    EXPECT_NE(answer.body.find("disk_full"), std::string::npos);
    EXPECT_TRUE(comes_true([&] { return files() == 0; }));
}

TEST_F(FileServer, sends_a_file_piece_by_piece_though_its_name_is_gone) {
    auto const path = folder.path() / "sent";
    std::ofstream(path) << std::string(1'000'000, 's') << "end";
    serve();
    RawClient client(server->port());
    auto const answer = client.ask("GET /sent HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(answer.headers.get("Content-Length"), "1000003");
    EXPECT_EQ(answer.body, std::string(1'000'000, 's') + "end");
    EXPECT_EQ(client.ask("HEAD /sent HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD").headers.get("Content-Length"), "1000003");
    client.send("GET /sent HTTP/1.1\r\nHost: x\r\n\r\n");
    std::string const first = client.read_to("sss");
    std::filesystem::remove(path);
    EXPECT_FALSE(client.read_to("send").empty());
}

TEST(Server, says_which_address_cannot_be_had) {
    EchoServer echo;
    Server second({.port = echo.server.port()}, [](Request, std::shared_ptr<Exchange>) {});
    EXPECT_THROW(second.start(), std::runtime_error);
}

}  // namespace
}  // namespace tandem::http
