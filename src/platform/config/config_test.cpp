#include "platform/config/config.hpp"
#include "platform/config/test_clock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace tandem::config {
namespace {

struct ConfigTest : ::testing::Test {
    ConfigTest() {
        char name[] = "/tmp/tandem-config-XXXXXX";
        folder = ::mkdtemp(name);
    }
    ~ConfigTest() override { std::filesystem::remove_all(folder); }

    void write(std::string const& toml) { std::ofstream(folder / "tandem.toml") << toml; }
    Result<Config> loaded(Values flags = {}) {
        flags.try_emplace("data", folder.string());
        return load(flags, environment());
    }
    Environment environment() {
        return [this](std::string const& name) -> std::optional<std::string> {
            auto const found = variables.find(name);
            if (found == variables.end()) return std::nullopt;
            return found->second;
        };
    }

    std::filesystem::path folder;
    Values variables;
};

TEST_F(ConfigTest, defaults_hold_where_nothing_is_set) {
    auto const config = loaded().value();
    EXPECT_EQ(config.listen, "127.0.0.1:8080");
    EXPECT_EQ(config.workers.value, 8);
    EXPECT_EQ(config.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
    EXPECT_FALSE(config.mail_configured());
    EXPECT_EQ(config.database(), (folder / "tandem.db").string());
}

TEST_F(ConfigTest, a_flag_beats_the_environment_and_that_beats_the_file) {
    write("listen = \"0.0.0.0:1\"\nworkers = 3\n[smtp]\nhost = \"file.example\"\nport = 25\ntls = \"none\"\n");
    variables = {{"TANDEM_SMTP_HOST", "env.example"}, {"TANDEM_LISTEN", "0.0.0.0:2"}};
    auto const config = loaded({{"listen", "0.0.0.0:3"}}).value();
    EXPECT_EQ(config.listen, "0.0.0.0:3");
    EXPECT_EQ(config.smtp.host, "env.example");
    EXPECT_EQ(config.smtp.port.value, 25);
    EXPECT_EQ(config.smtp.tls, Tls::none);
    EXPECT_EQ(config.workers.value, 3);
}

TEST_F(ConfigTest, lists_are_read_from_both) {
    write("trusted_proxies = [\"10.0.0.1\", \"10.0.0.2\"]\n");
    EXPECT_EQ(loaded().value().trusted_proxies.size(), 2U);
    variables = {{"TANDEM_TRUSTED_PROXIES", "10.0.0.3"}};
    EXPECT_EQ(loaded().value().trusted_proxies, std::vector<std::string>{"10.0.0.3"});
}

TEST_F(ConfigTest, what_is_wrong_is_named_with_its_place) {
    variables = {{"TANDEM_WORKERS", "many"}, {"TANDEM_SMTP_TLS", "perhaps"}};
    auto const error = loaded().error();
    EXPECT_EQ(error.code, "config_invalid");
    ASSERT_EQ(error.fields.size(), 2U);
    EXPECT_NE(error.fields[0].message.find("TANDEM_WORKERS"), std::string::npos);
}

TEST_F(ConfigTest, unknown_settings_are_refused_with_their_line) {
    write("listen = \"0.0.0.0:1\"\nlitsen = \"x\"\n");
    auto const error = loaded().error();
    EXPECT_NE(error.message.find("litsen"), std::string::npos);
    EXPECT_NE(error.message.find("line 2"), std::string::npos);
}

TEST_F(ConfigTest, a_broken_file_names_its_line) {
    write("workers = 3\nlisten = \n");
    EXPECT_NE(loaded().error().message.find("Line 2"), std::string::npos);
}

TEST_F(ConfigTest, passwords_are_not_explained) {
    variables = {{"TANDEM_SMTP_PASSWORD", "hunter22"}, {"TANDEM_DB", "postgres://me:hunter22@db/tandem"}};
    auto const text = explain({{"data", folder.string()}}, environment());
    EXPECT_EQ(text.find("hunter22"), std::string::npos);
    EXPECT_NE(text.find("db = postgres://me:***@db/tandem"), std::string::npos);
    EXPECT_NE(text.find("workers = 8  (default)"), std::string::npos);
}

TEST_F(ConfigTest, a_test_clock_is_followed_where_it_is_named_and_nobody_else_is_let_in) {
    auto const file = (folder / "clock").string();
    auto const followed = [&](std::string const& clock, std::string const& listen = "127.0.0.1:0") {
        return follow_test_clock(loaded({{"test_clock", clock}, {"listen", listen}}).value());
    };
    auto const write_ahead = [&](Duration by) {
        std::ofstream(file, std::ios::binary | std::ios::in | std::ios::out).write(reinterpret_cast<char const*>(&by.ms), sizeof by.ms);
    };
    EXPECT_TRUE(followed(""));
    EXPECT_EQ(followed(file).error().code, "test_clock_invalid");
    std::ofstream(file) << "tomorrow";
    EXPECT_EQ(followed(file, "0.0.0.0:80").error().code, "test_clock_invalid");
    write_ahead(days(1));
    auto const before = now();
    EXPECT_TRUE(followed(file));
    EXPECT_GE(now(), before + days(1));
    write_ahead({});
    EXPECT_LT(now(), before + days(1));
}

TEST(Listen, addresses_are_parsed) {
    EXPECT_EQ(parse_listen("localhost:0").value().address, "127.0.0.1");
    EXPECT_EQ(parse_listen("[::1]:8080").value().address, "::1");
    EXPECT_EQ(parse_listen("0.0.0.0:65535").value().port, 65535);
    for (auto const* wrong : {"8080", "localhost", "a:b", ":80", "::1:80", "x:70000"}) EXPECT_FALSE(parse_listen(wrong)) << wrong;
}

}  // namespace
}  // namespace tandem::config
