#include "platform/config/config.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "platform/config/internal/toml_file.hpp"

namespace tandem::config {

namespace {

struct Setting {
    std::string text;
    std::string origin;  ///< for people: "the flag --listen"
};
using Settings = std::map<std::string, Setting>;

void collect_names(json::object const& object, std::string const& prefix, std::vector<std::string>& out) {
    for (auto const& [key, value] : object) {
        if (auto const* inner = value.if_object())
            collect_names(*inner, prefix + std::string(key) + ".", out);
        else
            out.push_back(prefix + std::string(key));
    }
}

json::object defaults() { return encode(Config{}).as_object(); }

json::value* find(json::object& tree, std::string_view name) {
    auto* at = &tree;
    while (true) {
        auto const dot = name.find('.');
        auto* value = at->if_contains(name.substr(0, dot));
        if (!value || dot == std::string_view::npos) return value;
        at = value->if_object();
        if (!at) return nullptr;
        name.remove_prefix(dot + 1);
    }
}

std::string variable_of(std::string_view name) {
    std::string out = "TANDEM_";
    for (char const c : name) out += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

std::string name_of_pointer(std::string_view pointer) {
    std::string name(pointer.substr(pointer.empty() ? 0 : 1));
    for (auto& c : name)
        if (c == '/') c = '.';
    return name;
}

/// What was set, each from its strongest place; unknown names become errors.
Result<Settings> gather(Values const& flags, Environment const& environment) {
    Settings settings;
    auto const known = names();
    auto const is_known = [&](std::string const& name) { return std::ranges::find(known, name) != known.end(); };
    std::vector<FieldError> errors;

    for (auto const& name : known)
        if (auto const value = environment(variable_of(name))) settings[name] = {*value, "the environment variable " + variable_of(name)};
    for (auto const& [name, value] : flags) {
        if (is_known(name))
            settings[name] = {value, "the flag --" + name};
        else
            errors.push_back({"/" + name, "unknown_setting", fmt::format("There is no setting “{}”.", name)});
    }
    auto const data = settings.contains("data") ? settings["data"].text : Config{}.data;
    auto file = read_toml((std::filesystem::path(data) / "tandem.toml").string());
    if (!file) return fail(std::move(file));
    for (auto const& value : *file) {
        auto const origin = fmt::format("line {} of {}/tandem.toml", value.line, data);
        if (is_known(value.name) && value.name != "data")
            settings.try_emplace(value.name, Setting{value.text, origin});
        else
            errors.push_back({"/" + value.name, "unknown_setting", fmt::format("There is no setting “{}” ({}).", value.name, origin)});
    }
    if (!errors.empty()) return invalid("config_invalid", errors.front().message, errors);
    return settings;
}

/// Hides what must not be read over a shoulder: passwords, also inside a database address.
std::string shown(std::string const& name, std::string const& value) {
    if (name.ends_with("password")) return value.empty() ? "" : "(set)";
    auto const at = value.rfind('@');
    auto const scheme = value.find("://");
    if (name != "db" || at == std::string::npos || scheme == std::string::npos) return value;
    auto const colon = value.find(':', scheme + 3);
    if (colon == std::string::npos || colon > at) return value;
    return value.substr(0, colon + 1) + "***" + value.substr(at);
}

std::string as_text(json::value const& value) {
    if (auto const* text = value.if_string()) return std::string(*text);
    auto const* array = value.if_array();
    if (!array) return json::serialize(value);
    std::string list;
    for (auto const& item : *array) list += (list.empty() ? "" : ",") + as_text(item);
    return list;
}

}  // namespace

std::string Config::database() const { return db.empty() ? (data_folder() / "tandem.db").string() : db; }

std::optional<std::string> process_environment(std::string const& name) {
    auto const* value = std::getenv(name.c_str());
    if (!value) return std::nullopt;
    return std::string(value);
}

std::vector<std::string> names() {
    std::vector<std::string> out;
    collect_names(defaults(), "", out);
    return out;
}

std::string describe(std::string const& name) {
    static std::map<std::string_view, std::string_view> const words = {
        {"data", "The folder of everything the program keeps"},
        {"listen", "Address and port, IPv6 in brackets"},
        {"db", "postgres://…; otherwise SQLite in the data folder"},
        {"public_url", "How links in mails begin; otherwise as who signed in last sees the server"},
        {"workers", "How many requests are worked on at once"},
        {"trusted_proxies", "Addresses whose X-Forwarded-For and -Proto are believed"},
        {"test_clock", "For tests: a file that says how far the program's time runs ahead"},
        {"smtp.host", "The mail server; without one mails are kept and can be read in the app"},
        {"smtp.port", "Its port"},
        {"smtp.user", "Name to sign in with there"},
        {"smtp.password", "Password to sign in with there; better in the environment or tandem.toml"},
        {"smtp.tls", "none, starttls or tls"},
        {"smtp.from", "Sender of every mail: Name <address>"},
        {"smtp.ca", "PEM file of certificates to trust instead of the system's"},
        {"smtp.timeout_seconds", "How long one mail may take"},
        {"duckdb.memory", "Memory for analytics"},
        {"duckdb.threads", "Threads for analytics"},
        {"log.level", "trace, debug, info, warn or error"},
        {"log.format", "text or json"}};
    auto const found = words.find(name);
    auto tree = defaults();
    auto const value = as_text(*find(tree, name));
    return fmt::format("{}{}", found == words.end() ? "" : found->second, value.empty() ? "" : fmt::format(" [{}]", value));
}

Result<Config> load(Values const& flags, Environment const& environment) {
    auto const settings = gather(flags, environment);
    if (!settings) return fail(settings);
    auto tree = defaults();
    for (auto const& [name, setting] : *settings) *find(tree, name) = setting.text;
    auto config = decode_text<Config>(tree);
    if (config) return config;

    auto errors = config.error().fields;
    for (auto& error : errors) {
        auto const name = name_of_pointer(error.pointer);
        auto const origin = settings->find(name);
        error.message = fmt::format("“{}” is wrong: {}{}", name, error.message,
                                    origin == settings->end() ? "" : " It comes from " + origin->second.origin + ".");
    }
    return invalid("config_invalid", errors.front().message, errors);
}

std::string explain(Values const& flags, Environment const& environment) {
    auto const settings = gather(flags, environment);
    if (!settings) return settings.error().message + "\n";
    auto tree = defaults();
    std::string out;
    for (auto const& name : names()) {
        auto const found = settings->find(name);
        auto const value = found == settings->end() ? as_text(*find(tree, name)) : found->second.text;
        out += fmt::format("{} = {}  ({})\n", name, shown(name, value), found == settings->end() ? "default" : found->second.origin);
    }
    return out;
}

Result<Listen> parse_listen(std::string const& text) {
    auto const wrong = [&] {
        return invalid("listen_invalid", fmt::format("“{}” is not an address such as 127.0.0.1:8080 or [::1]:8080.", text));
    };
    auto const colon = text.rfind(':');
    if (colon == std::string::npos) return wrong();
    Listen listen{text.substr(0, colon), 0};
    auto const [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), listen.port);
    if (error != std::errc{} || end != text.data() + text.size()) return wrong();
    if (listen.address.starts_with('[') && listen.address.ends_with(']'))
        listen.address = listen.address.substr(1, listen.address.size() - 2);
    else if (listen.address.find(':') != std::string::npos)
        return wrong();
    if (listen.address == "localhost") listen.address = "127.0.0.1";
    if (listen.address.empty()) return wrong();
    return listen;
}

bool is_loopback(std::string const& address) { return address.starts_with("127.") || address == "::1"; }

}  // namespace tandem::config
