// bench_load --target 127.0.0.1:8080 --requests FILE.jsonl [--connections 64] [--seconds 5]
//
// Sends the requests of a file over and over, each connection one at a time, and prints one line of JSON: how many
// answers of which status came, and how long they took. One thread with epoll and requests rendered beforehand, so that
// on a small machine the load costs little beside the server it measures. A line of the file is
// {"method": "POST", "path": "/api/event", "headers": {"X": "y"}, "body": "…"}.

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

struct Options {
    std::string target = "127.0.0.1:8080";
    std::string requests;
    std::size_t connections = 64;
    double seconds = 5;
};

struct Connection {
    int socket = -1;
    std::size_t next = 0;  // index of the request that is under way or comes next
    std::string received;
    Clock::time_point sent_at;
};

struct Tally {
    std::vector<float> milliseconds;
    std::map<int, std::size_t> statuses;
};

std::string render(json::object const& request, std::string const& host) {
    auto const text = [&](char const* name) { return request.contains(name) ? std::string(request.at(name).as_string()) : std::string(); };
    auto const body = text("body");
    auto out = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\n", text("method"), text("path"), host);
    if (auto const* headers = request.if_contains("headers"))
        for (auto const& header : headers->as_object())
            out += fmt::format("{}: {}\r\n", std::string_view(header.key()), std::string_view(header.value().as_string()));
    if (!body.empty()) out += fmt::format("Content-Length: {}\r\n", body.size());
    return out + "\r\n" + body;
}

std::vector<std::string> read_requests(Options const& options) {
    std::vector<std::string> requests;
    std::ifstream file(options.requests);
    for (std::string line; std::getline(file, line);) requests.push_back(render(json::parse(line).as_object(), options.target));
    if (requests.empty()) throw std::runtime_error("no requests in " + options.requests);
    return requests;
}

int must(int result, char const* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

int open_connection(std::string const& target) {
    auto const colon = target.rfind(':');
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(target.substr(colon + 1))));
    if (inet_pton(AF_INET, target.substr(0, colon).c_str(), &address.sin_addr) != 1) throw std::runtime_error("target must be IPv4:port");
    int const socket = must(::socket(AF_INET, SOCK_STREAM, 0), "socket");
    must(connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address), "connect");
    int const on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

void send_next(Connection& connection, std::vector<std::string> const& requests) {
    auto const& request = requests[connection.next];
    connection.sent_at = Clock::now();
    for (std::size_t done = 0; done < request.size();)
        done += static_cast<std::size_t>(
            must(static_cast<int>(send(connection.socket, request.data() + done, request.size() - done, MSG_NOSIGNAL)), "send"));
}

// Bytes of the whole answer once its head is there, else 0.
std::size_t answer_size(std::string_view received) {
    auto const end = received.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    auto const head = received.substr(0, end);
    auto const at = std::ranges::search(head, std::string_view("\r\ncontent-length:"),
                                        [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    auto const body = at.empty() ? 0 : std::stoul(std::string(at.end(), head.end()));
    return end + 4 + body;
}

// True when the answer is complete and has been counted.
bool receive(Connection& connection, Tally& tally) {
    char buffer[65536];
    auto const size = must(static_cast<int>(recv(connection.socket, buffer, sizeof buffer, 0)), "recv");
    if (size == 0) throw std::runtime_error("the server closed a connection");
    connection.received.append(buffer, static_cast<std::size_t>(size));
    auto const whole = answer_size(connection.received);
    if (whole == 0 || connection.received.size() < whole) return false;
    tally.milliseconds.push_back(std::chrono::duration<float, std::milli>(Clock::now() - connection.sent_at).count());
    ++tally.statuses[std::stoi(connection.received.substr(9, 3))];
    connection.received.erase(0, whole);
    return true;
}

Tally run(Options const& options, std::vector<std::string> const& requests) {
    Tally tally;
    int const poll = must(epoll_create1(0), "epoll_create1");
    std::vector<Connection> connections(options.connections);
    for (std::size_t index = 0; index < connections.size(); ++index) {
        auto& connection = connections[index];
        connection.socket = open_connection(options.target);
        connection.next = index * requests.size() / connections.size();
        epoll_event event{.events = EPOLLIN, .data = {.u64 = index}};
        must(epoll_ctl(poll, EPOLL_CTL_ADD, connection.socket, &event), "epoll_ctl");
    }
    auto const end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
    for (auto& connection : connections) send_next(connection, requests);
    for (auto waiting = connections.size(); waiting > 0;) {
        epoll_event events[64];
        int const count = must(epoll_wait(poll, events, 64, 10'000), "epoll_wait");
        if (count == 0) throw std::runtime_error("no answer for ten seconds");
        for (auto const& event : std::span(events).first(static_cast<std::size_t>(count))) {
            auto& connection = connections[event.data.u64];
            if (!receive(connection, tally)) continue;
            connection.next = (connection.next + 1) % requests.size();
            if (Clock::now() < end)
                send_next(connection, requests);
            else
                --waiting;
        }
    }
    for (auto const& connection : connections) close(connection.socket);
    close(poll);
    return tally;
}

void print(Tally& tally, double seconds) {
    std::ranges::sort(tally.milliseconds);
    auto const at = [&](double share) {
        return tally.milliseconds[static_cast<std::size_t>(share * static_cast<double>(tally.milliseconds.size() - 1))];
    };
    json::object statuses;
    for (auto const& [status, count] : tally.statuses) statuses[std::to_string(status)] = count;
    json::object const out{{"answers", tally.milliseconds.size()},
                           {"per_second", static_cast<double>(tally.milliseconds.size()) / seconds},
                           {"p50_ms", at(0.5)},
                           {"p95_ms", at(0.95)},
                           {"p99_ms", at(0.99)},
                           {"statuses", statuses}};
    fmt::print("{}\n", json::serialize(out));
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("Load for the benchmarks of bench/");
    app.add_option("--target", options.target);
    app.add_option("--requests", options.requests)->required();
    app.add_option("--connections", options.connections)->check(CLI::Range(1, 1000));
    app.add_option("--seconds", options.seconds)->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argc, argv);
    try {
        auto const requests = read_requests(options);
        auto const begin = Clock::now();
        auto tally = run(options, requests);
        print(tally, std::chrono::duration<double>(Clock::now() - begin).count());
    } catch (std::exception const& error) {
        fmt::print(stderr, "bench_load: {}\n", error.what());
        return 1;
    }
}
