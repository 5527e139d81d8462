#include "sales/qualification/score_rules.hpp"

#include "base/line.hpp"
#include "crm/segments/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace tandem::qualification {
namespace {

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<double> number(std::string_view text) {
    text = trimmed(text);
    double out = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

bool concerns(EngagementRule const& rule, Signal const& signal) {
    switch (rule.kind) {
        case SignalKind::page:
            return signal.kind == SignalKind::visit &&
                   std::ranges::any_of(signal.paths, [&](auto const& path) { return path_matches(rule.value.value, path); });
        case SignalKind::form:
            return signal.kind == SignalKind::form && (rule.value.value.empty() || rule.value.value == signal.form_id);
        case SignalKind::no_visit:
            return signal.kind == SignalKind::visit;
        default:
            return signal.kind == rule.kind;
    }
}

std::string times_in_words(std::int64_t times, bool at_cap) {
    static constexpr std::array<std::string_view, 7> words = {"", "", "twice", "three times", "four times", "five times", "six times"};
    std::string said = times < static_cast<std::int64_t>(words.size()) ? std::string(words.at(static_cast<std::size_t>(times)))
                                                                       : fmt::format("{} times", times);
    if (at_cap) said += said.empty() ? "at the cap" : ", at the cap";
    return said;
}

/// Away from zero at halves, as money is rounded.
std::int64_t whole(double points) { return std::llround(points); }

ScorePart part_of(FitRule const& rule) {
    return {.group = RuleGroup::fit,
            .rule_id = rule.id.value,
            .label = rule.label.value,
            .points = rule.points.value,
            .times = 1,
            .last_at = {}};
}

/// Somebody who came once and then stayed away; who never came has nothing to stay away from.
std::optional<ScorePart> absence(EngagementRule const& rule, std::vector<Signal> const& signals, Instant now) {
    std::optional<Instant> last;
    for (auto const& signal : signals)
        if (concerns(rule, signal)) last = std::max(last.value_or(signal.at), signal.at);
    auto const allowed = days(static_cast<std::int64_t>(number(rule.value.value).value_or(60)));
    if (!last || now - *last < allowed) return std::nullopt;
    return ScorePart{.group = RuleGroup::engagement,
                     .rule_id = rule.id.value,
                     .label = label_of(rule),
                     .points = rule.points.value,
                     .times = 1,
                     .last_at = last};
}

std::optional<ScorePart> part_of(EngagementRule const& rule, std::vector<Signal> const& signals, Instant now) {
    if (!rule.enabled) return std::nullopt;
    if (rule.kind == SignalKind::no_visit) return absence(rule, signals, now);
    ScorePart part{.group = RuleGroup::engagement, .rule_id = rule.id.value, .label = label_of(rule), .last_at = {}};
    double faded = 0;
    double fresh = 0;
    for (auto const& signal : signals) {
        if (!concerns(rule, signal)) continue;
        ++part.times;
        part.last_at = std::max(part.last_at.value_or(signal.at), signal.at);
        auto const age_days = std::max<double>(0, static_cast<double>((now - signal.at).ms)) / 86'400'000.0;
        auto const half_life = static_cast<double>(rule.half_life_days.value);
        fresh += static_cast<double>(rule.points.value);
        faded += static_cast<double>(rule.points.value) * (half_life > 0 ? std::exp2(-age_days / half_life) : 1.0);
    }
    if (part.times == 0) return std::nullopt;
    auto const cap = static_cast<double>(rule.cap.value);
    auto const capped = [cap](double points) { return cap > 0 ? std::clamp(points, -cap, cap) : points; };
    part.points = whole(capped(faded));
    part.faded = whole(capped(fresh)) - part.points;
    part.at_cap = cap > 0 && std::abs(faded) >= cap;
    part.detail = times_in_words(part.times, part.at_cap);
    return part;
}

FitRule fit_rule(char const* id, char const* label, char const* condition, int points) {
    return {{id}, {label}, segments::condition_from(condition).value().condition, {points}, true};
}
EngagementRule engagement_rule(char const* id, char const* label, SignalKind kind, char const* value, int points, int half_life_days,
                               int cap) {
    return {{id}, {label}, kind, {value}, {points}, {half_life_days}, {cap}, true};
}

/// A property that the rule speaks of alone.
segments::PropertyCondition const* only_property(segments::Condition const& condition) {
    auto const& parts = segments::inside(condition);
    return parts.size() == 1 ? std::get_if<segments::PropertyCondition>(&parts.front().is) : nullptr;
}

/// The condition as people write it, in one line.
std::string in_words(segments::Condition const& condition) {
    std::string words;
    for (auto const& part : segments::inside(condition)) {
        if (!words.empty()) words += ", ";
        auto const text = segments::text_of(part);
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            auto const line = trimmed(std::string_view(text).substr(at, end - at));
            if (at > 0 && !words.ends_with('(') && !line.starts_with(')')) words += ' ';
            words += line;
            at = end + 1;
        }
    }
    return std::string(beginning_of(words, 100));
}

}  // namespace

std::string label_of(FitRule const& rule, PropertyReader const& label_of_property, PropertyReader const& value) {
    using enum records::FilterOperator;
    if (!rule.label.value.empty()) return rule.label.value;
    auto const* only = only_property(rule.condition);
    if (!only) return in_words(rule.condition);
    auto const label = label_of_property(only->propertyName.value);
    if (only->operator_ == HAS_PROPERTY) return label + " known";
    if (only->operator_ == NOT_HAS_PROPERTY) return label + " unknown";
    return fmt::format("{}: {}", label, beginning_of(value(only->propertyName.value), 60));
}

std::string label_of(EngagementRule const& rule) {
    if (!rule.label.value.empty()) return rule.label.value;
    switch (rule.kind) {
        case SignalKind::visit:
            return "Visits";
        case SignalKind::page:
            return "Page " + rule.value.value;
        case SignalKind::form:
            return "Sent a form";
        case SignalKind::mail_opened:
            return "Opened mails";
        case SignalKind::mail_clicked:
            return "Clicked in mails";
        case SignalKind::no_visit:
            break;
    }
    return fmt::format("No visit for {} days", rule.value.value);
}

bool path_matches(std::string_view pattern, std::string_view path) {
    path = path.substr(0, path.find_first_of("?#"));
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    if (pattern.size() > 1 && pattern.ends_with('/')) pattern.remove_suffix(1);
    // Greedy with one place to fall back to: linear for what people write.
    std::size_t p = 0, s = 0, star = std::string_view::npos, resume = 0;
    while (s < path.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = s;
        } else if (p < pattern.size() && pattern[p] == path[s]) {
            ++p;
            ++s;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            s = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

Score score(std::vector<Signal> const& signals, std::vector<bool> const& fits, ScoreRules const& rules, Instant now) {
    Score out;
    for (std::size_t rule = 0; rule < rules.fit.size(); ++rule) {
        if (!rules.fit[rule].enabled || !fits[rule]) continue;
        out.parts.push_back(part_of(rules.fit[rule]));
        out.fit += out.parts.back().points;
    }
    for (auto const& rule : rules.engagement)
        if (auto part = part_of(rule, signals, now)) {
            out.engagement += part->points;
            out.parts.push_back(*std::move(part));
        }
    out.fit = std::min(out.fit, rules.fit_cap.value);
    out.engagement = std::min(out.engagement, rules.engagement_cap.value);
    out.total = std::clamp<std::int64_t>(out.fit + out.engagement, 0, 100);
    return out;
}

ScoreRules default_rules() {
    return {.fit_cap = {45},
            .engagement_cap = {55},
            .fit = {fit_rule("decides", "Decision maker",
                             R"(any of (jobtitle contains "*owner*", jobtitle contains "*founder*", jobtitle contains "*ceo*",
                                        jobtitle contains "*director*", jobtitle contains "*head*", jobtitle contains "*manager*"))",
                             15),
                    fit_rule("company_known", "", "all of (company is known)", 10),
                    fit_rule("industry_known", "", "all of (industry is known)", 10),
                    fit_rule("phone_known", "", "all of (phone is known)", 10),
                    fit_rule("private_address", "Private address", "all of (meets private_address ())", -5)},
            .engagement = {engagement_rule("any_form", "Sent a form", SignalKind::form, "", 25, 60, 35),
                           engagement_rule("prices", "Price page", SignalKind::page, "/*pric*", 8, 30, 16),
                           engagement_rule("any_visit", "", SignalKind::visit, "", 3, 30, 12),
                           engagement_rule("mail_click", "", SignalKind::mail_clicked, "", 5, 30, 15),
                           engagement_rule("mail_open", "", SignalKind::mail_opened, "", 1, 30, 4),
                           engagement_rule("stayed_away", "", SignalKind::no_visit, "60", -10, 0, 0)}};
}

Result<void> check_rules(ScoreRules const& rules) {
    std::vector<FieldError> wrong;
    std::set<std::string> ids;
    auto const once = [&](std::string const& id, std::string pointer) {
        if (!ids.insert(id).second) wrong.push_back({std::move(pointer), "rule_id_taken", "Two rules have this id."});
    };
    for (std::size_t i = 0; i < rules.fit.size(); ++i) {
        once(rules.fit[i].id.value, fmt::format("/fit/{}/id", i));
    }
    for (std::size_t i = 0; i < rules.engagement.size(); ++i) {
        auto const& rule = rules.engagement[i];
        once(rule.id.value, fmt::format("/engagement/{}/id", i));
        if (rule.kind == SignalKind::page && !rule.value.value.starts_with('/'))
            wrong.push_back({fmt::format("/engagement/{}/value", i), "value_invalid", "A path begins with a slash, such as /prices*."});
        if (rule.kind == SignalKind::no_visit && (!number(rule.value.value) || *number(rule.value.value) < 1))
            wrong.push_back({fmt::format("/engagement/{}/value", i), "value_invalid", "Say after how many days."});
    }
    if (rules.fit_cap.value + rules.engagement_cap.value > 100)
        wrong.push_back({"/fit_cap", "caps_above_100", "Both caps together are at most 100 points."});
    if (wrong.empty()) return {};
    auto message =
        wrong.size() == 1 ? wrong.front().message : fmt::format("{} things in these rules are not right. Nothing was kept.", wrong.size());
    return invalid("rules_invalid", std::move(message), std::move(wrong));
}

}  // namespace tandem::qualification
