#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/described.hpp"
#include "base/result.hpp"
#include "platform/log/log.hpp"

namespace tandem::config {

enum class Tls { none, starttls, tls };
BOOST_DESCRIBE_ENUM(Tls, none, starttls, tls)

struct Smtp {
    std::string host{};  ///< empty: mail is kept in the app and not sent
    Whole<1, 65'535> port{587};
    std::string user{};
    std::string password{};
    Tls tls = Tls::starttls;
    std::string from{};
    std::string ca{};                   ///< PEM file of certificates to trust instead of the system's
    Whole<1, 600> timeout_seconds{30};  ///< for one mail, from the first word to the last
};
BOOST_DESCRIBE_STRUCT(Smtp, (), (host, port, user, password, tls, from, ca, timeout_seconds))

struct Duckdb {
    std::string memory = "512MB";
    Whole<1, 256> threads{2};
};
BOOST_DESCRIBE_STRUCT(Duckdb, (), (memory, threads))

struct Log {
    log::Level level = log::Level::info;
    log::Format format = log::Format::text;
};
BOOST_DESCRIBE_STRUCT(Log, (), (level, format))

/// Everything that can be set, with its defaults. A member `smtp.host` is `--smtp.host`, TANDEM_SMTP_HOST, and `host` below
/// `[smtp]` in tandem.toml.
struct Config {
    std::string data = "data";              ///< the folder of everything the program keeps
    std::string listen = "127.0.0.1:8080";  ///< address:port, IPv6 in brackets
    std::string db{};                       ///< empty: SQLite in the data folder; or postgres://…
    std::string public_url{};               ///< what stands in mails and links; empty: as who signed in last sees it
    Whole<1, 256> workers{8};
    std::vector<std::string> trusted_proxies{"127.0.0.1", "::1"};
    std::string test_clock{};  ///< a file of eight bytes, how many milliseconds the program's time runs ahead; see test_clock.hpp
    Smtp smtp{};
    Duckdb duckdb{};
    Log log{};

    bool mail_configured() const { return !smtp.host.empty(); }
    std::filesystem::path data_folder() const { return data; }
    /// The database's address for db::Config: what was set, or tandem.db in the data folder.
    std::string database() const;
};
BOOST_DESCRIBE_STRUCT(Config, (), (data, listen, db, public_url, workers, trusted_proxies, test_clock, smtp, duckdb, log))

/// Values by their dotted name, as text; lists are "a,b".
using Values = std::map<std::string, std::string>;
using Environment = std::function<std::optional<std::string>(std::string const& name)>;

/// What the process was started with.
std::optional<std::string> process_environment(std::string const& name);

/// Flags before environment before `<data>/tandem.toml` before defaults. Every name that is unknown and every value that is
/// wrong is named, with where it was set (kind invalid, code `config_invalid`).
Result<Config> load(Values const& flags, Environment const& environment = process_environment);

/// The names of all settings, for the command line: "listen", "smtp.host" …
std::vector<std::string> names();
/// What a setting is, with its default, for `--help`.
std::string describe(std::string const& name);

/// Every setting, its value and where it comes from, one line each; passwords are not shown. For `tandem config`.
std::string explain(Values const& flags, Environment const& environment = process_environment);

struct Listen {
    std::string address;
    std::uint16_t port = 0;
};
/// "127.0.0.1:8080", "[::1]:8080", "localhost:0"
Result<Listen> parse_listen(std::string const& text);
bool is_loopback(std::string const& address);

}  // namespace tandem::config
