// Some two thousand regular expressions, of which a user agent can match only those whose literal parts it contains:
// RE2's prefilter names these parts, one pass finds them, and few expressions are left to try in their order.
#include "marketing/analytics/agents.hpp"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <boost/json.hpp>

#include <algorithm>
#include <list>
#include <mutex>
#include <unordered_map>

#include "base/line.hpp"
#include "base/text.hpp"
#include "platform/files/data.hpp"

namespace tandem::analytics {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_user_agent = 600;
constexpr std::size_t remembered = 10'000;

enum class Case { exact, ignored };

class Rules {
public:
    explicit Rules(Case how = Case::exact) : case_(how) {}

    /// False for an expression RE2 does not know (look-around).
    bool add(std::string const& pattern) {
        int id = 0;
        RE2::Options options;
        options.set_log_errors(false);
        options.set_case_sensitive(case_ == Case::exact);
        return set_.Add(pattern, options, &id) == RE2::NoError;
    }
    void compile() { set_.Compile(&atoms_); }

    /// Indexes of the rules that can match, ascending.
    std::vector<int> candidates(std::string const& text) const {
        auto lower = to_lower_ascii(text);
        std::vector<int> found, rules;
        for (std::size_t i = 0; i < atoms_.size(); ++i)
            if (lower.find(atoms_[i]) != std::string::npos) found.push_back(static_cast<int>(i));
        set_.AllPotentials(found, &rules);
        std::ranges::sort(rules);
        return rules;
    }
    RE2 const& at(int rule) const { return set_.GetRE2(rule); }
    int first_match(std::string const& text) const {
        for (int rule : candidates(text))
            if (RE2::PartialMatch(text, at(rule))) return rule;
        return -1;
    }

private:
    Case case_;
    re2::FilteredRE2 set_{3};
    std::vector<std::string> atoms_;
};

/// A parser of uap-core: the first rule that matches gives family and version, each from a group or a replacement.
class Parser {
public:
    struct Found {
        std::string family, version;
    };

    Parser(json::array const& rules, char const* family, std::vector<char const*> versions) {
        for (auto const& rule : rules) {
            auto const& object = rule.as_object();
            if (!rules_.add(std::string(object.at("regex").as_string()))) continue;
            auto given = [&](char const* key) {
                auto const* value = object.if_contains(key);
                return value && value->is_string() ? std::string(value->as_string()) : std::string();
            };
            Replacements replacements{.family = given(family)};
            for (auto const* version : versions) replacements.versions.push_back(given(version));
            replacements_.push_back(std::move(replacements));
        }
        rules_.compile();
    }

    Found read(std::string const& text) const {
        int rule = rules_.first_match(text);
        if (rule < 0) return {};
        auto const& expression = rules_.at(rule);
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
        expression.Match(text, 0, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));
        auto group = [&](std::size_t index) { return index < groups.size() ? groups[index].as_string() : std::string(); };
        auto const& replacements = replacements_[static_cast<std::size_t>(rule)];

        Found found{.family = replacements.family.empty() ? group(1) : filled(replacements.family, group)};
        for (std::size_t i = 0; i < replacements.versions.size(); ++i) {
            auto part = replacements.versions[i].empty() ? group(i + 2) : filled(replacements.versions[i], group);
            if (part.empty()) break;
            found.version += (i > 0 ? "." : "") + part;
        }
        return found;
    }

private:
    struct Replacements {
        std::string family;
        std::vector<std::string> versions;
    };

    /// "$1" stands for the first group.
    static std::string filled(std::string const& pattern, auto const& group) {
        std::string out;
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] == '$' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9')
                out += group(static_cast<std::size_t>(pattern[++i] - '0'));
            else
                out += pattern[i];
        }
        return std::string(trim(out));
    }

    Rules rules_;
    std::vector<Replacements> replacements_;
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string device_of(std::string const& agent, std::string const& os) {
    if (has(agent, "SmartTV") || has(agent, "SMART-TV") || has(agent, "AppleTV") || has(agent, "GoogleTV") || has(agent, "HbbTV"))
        return "TV";
    if (has(agent, "iPad") || has(agent, "Tablet") || (has(agent, "Android") && !has(agent, "Mobile"))) return "Tablet";
    if (has(agent, "Mobi") || has(agent, "iPhone") || has(agent, "iPod") || os == "Android" || os == "iOS") return "Mobile";
    return "Desktop";
}

/// Programs that drive a browser and do not hide it.
bool is_driven(std::string const& agent) {
    static RE2 const names("HeadlessChrome|PhantomJS|Puppeteer|Playwright");
    return RE2::PartialMatch(agent, names);
}

/// Libraries name no system that people use, and what names nothing at all is nobody's browser.
bool is_library(std::string const& agent, bool knows_browser, bool knows_system) {
    bool claims_browser = agent.starts_with("Mozilla/") || agent.starts_with("Opera/");
    return !knows_system && !(knows_browser && claims_browser);
}

/// Words that crawlers and feed readers give themselves; browsers name neither an address nor a mailbox. CUBOT makes telephones.
bool is_crawler_by_word(std::string const& agent) {
    static RE2 const words(
        "(?i)(^|[^u]|(^|[^c])u)bots?([^a-z]|$)|crawl|spider|robot|fetch|feed|\\brss|rss/|slurp|archiver|favicon|proxy|web ?preview|bingpreview|"
        "https?://|[\\w.+-]+@[\\w-]+\\.[a-z]{2}");
    return RE2::PartialMatch(agent, words);
}

bool is_ai(std::string const& agent) {
    static RE2 const names(
        "(?i)GPTBot|ChatGPT|OAI-SearchBot|Claude|anthropic|Perplexity|CCBot|Bytespider|Google-Extended|"
        "Amazonbot|Applebot-Extended|cohere|Meta-External|Diffbot|AI2Bot|MistralAI|DuckAssist|YouBot");
    return RE2::PartialMatch(agent, names);
}

std::string called(std::string const& name, std::initializer_list<std::pair<std::string_view, std::string_view>> names) {
    for (auto const& [ours, plausibles] : names)
        if (name == ours) return std::string(plausibles);
    return name;
}

/// uap-core says "Chrome Mobile"; people ask for "Chrome". The names are those that Plausible's answers have.
std::string plain_browser(std::string family) {
    if (family == "Mobile Safari" || family == "Mobile Safari UI/WKWebView") return "Safari";
    if (family.ends_with(" Mobile WebView")) return "Mobile App";
    for (std::string_view suffix : {" Mobile iOS", " Mobile", " iOS"})
        if (family.ends_with(suffix) && family.size() > suffix.size()) family.resize(family.size() - suffix.size());
    return called(
        family,
        {{"Edge", "Microsoft Edge"}, {"IE", "Internet Explorer"}, {"Opera Mini", "Opera"}, {"Samsung Internet", "Samsung Browser"}});
}

std::string plain_system(std::string const& family) { return called(family, {{"Mac OS X", "Mac"}, {"Linux", "GNU/Linux"}}); }

struct DataSets {
    Parser browsers, systems;
    Rules crawlers{Case::ignored};

    static json::object agents_file() { return json::parse(files::data_file("user_agents.json")).as_object(); }

    DataSets() : DataSets(agents_file()) {}
    explicit DataSets(json::object const& agents)
        : browsers(agents.at("user_agent_parsers").as_array(), "family_replacement", {"v1_replacement", "v2_replacement"}),
          systems(agents.at("os_parsers").as_array(), "os_replacement", {"os_v1_replacement", "os_v2_replacement"}) {
        auto const patterns = json::parse(files::data_file("crawlers.json"));
        for (auto const& pattern : patterns.as_array()) crawlers.add(std::string(pattern.as_string()));
        crawlers.compile();
    }

    Agent read(std::string const& text) const {
        auto browser = browsers.read(text);
        auto system = systems.read(text);
        Agent agent{.browser = plain_browser(browser.family),
                    .browser_version = browser.version,
                    .os = plain_system(system.family),
                    .os_version = system.version,
                    .device = device_of(text, system.family)};
        if (is_ai(text))
            agent.bot = "ai_crawler";
        else if (is_driven(text))
            agent.bot = "automation";
        else if (is_crawler_by_word(text) || crawlers.first_match(text) >= 0)
            agent.bot = "crawler";
        else if (is_library(text, !browser.family.empty(), !system.family.empty()))
            agent.bot = "automation";
        return agent;
    }
};

}  // namespace

struct Agents::Parts {
    std::once_flag read_rules;
    std::unique_ptr<DataSets> rules;
    std::mutex mutex;
    std::list<std::pair<std::string, Agent>> latest;  ///< most recently used first
    std::unordered_map<std::string_view, decltype(latest)::iterator> known;
};

Agents::Agents() : parts_(std::make_unique<Parts>()) {}
Agents::~Agents() = default;

Agent Agents::read(std::string_view user_agent) {
    user_agent = clean_beginning_of(user_agent, longest_user_agent);
    auto& parts = *parts_;
    {
        std::lock_guard lock(parts.mutex);
        if (auto found = parts.known.find(user_agent); found != parts.known.end()) {
            parts.latest.splice(parts.latest.begin(), parts.latest, found->second);
            return found->second->second;
        }
    }
    std::call_once(parts.read_rules, [&] { parts.rules = std::make_unique<DataSets>(); });
    std::string text(user_agent);
    auto agent = parts.rules->read(text);
    std::lock_guard lock(parts.mutex);
    if (parts.known.contains(text)) return agent;
    parts.latest.emplace_front(std::move(text), agent);
    parts.known[parts.latest.front().first] = parts.latest.begin();
    if (parts.latest.size() > remembered) {
        parts.known.erase(parts.latest.back().first);
        parts.latest.pop_back();
    }
    return agent;
}

}  // namespace tandem::analytics
