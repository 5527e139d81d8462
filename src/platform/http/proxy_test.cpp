#include "platform/http/proxy.hpp"

#include <gtest/gtest.h>

namespace tandem::http {
namespace {

std::string client_behind(std::string const& forwarded, std::string const& peer = "127.0.0.1") {
    Request request;
    request.headers.set("X-Forwarded-For", forwarded);
    resolve_client(request, peer, {"127.0.0.1", "10.0.0.1"});
    return request.client_ip;
}

TEST(Proxy, a_person_is_the_same_however_the_proxy_writes_the_address) {
    EXPECT_EQ(client_behind("85.214.132.117"), "85.214.132.117");
    EXPECT_EQ(client_behind("85.214.132.117:5566"), "85.214.132.117");
    EXPECT_EQ(client_behind("::ffff:85.214.132.117"), "85.214.132.117");
    EXPECT_EQ(client_behind("[::FFFF:85.214.132.117]:443"), "85.214.132.117");
    EXPECT_EQ(client_behind("[2001:4860:4860::8888]:443"), "2001:4860:4860::8888");
    EXPECT_EQ(client_behind("2001:4860:4860::8888"), "2001:4860:4860::8888");
}

TEST(Proxy, trusted_proxies_are_passed_over_and_garbage_is_not_believed) {
    EXPECT_EQ(client_behind("203.0.113.9, 10.0.0.1:8080"), "203.0.113.9");
    EXPECT_EQ(client_behind("203.0.113.9, unknown"), "127.0.0.1");
    EXPECT_EQ(client_behind("["), "127.0.0.1");
    EXPECT_EQ(client_behind("203.0.113.9", "198.51.100.1"), "198.51.100.1");
    EXPECT_EQ(client_behind("203.0.113.9", "::ffff:127.0.0.1"), "203.0.113.9");
}

}  // namespace
}  // namespace tandem::http
