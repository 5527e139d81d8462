#pragma once

// Decisions about scores: no database, no HTTP, no clock of their own.

#include "crm/segments/conditions.hpp"

#include <functional>

namespace tandem::qualification {

/// Who somebody is: whom the condition means gets the points once.
struct FitRule {
    Text<1, 40> id;
    Text<0, 120> label;  ///< empty: worded from the condition
    segments::Condition condition;
    Whole<-100, 100> points;
    bool enabled = true;
};
BOOST_DESCRIBE_STRUCT(FitRule, (), (id, label, condition, points, enabled))

enum class SignalKind { visit, page, form, mail_opened, mail_clicked, no_visit };
BOOST_DESCRIBE_ENUM(SignalKind, visit, page, form, mail_opened, mail_clicked, no_visit)

/// What somebody does: each time gives the points, fading by half every `half_life_days` (0: never), up to `cap` (0: none).
struct EngagementRule {
    Text<1, 40> id;
    Text<0, 120> label;
    SignalKind kind{};
    Text<0, 200> value;  ///< page: a path, * stands for anything · form: an id, empty for any · no_visit: days
    Whole<-100, 100> points;
    Whole<0, 3650> half_life_days;
    Whole<0, 100> cap;
    bool enabled = true;
};
BOOST_DESCRIBE_STRUCT(EngagementRule, (), (id, label, kind, value, points, half_life_days, cap, enabled))

struct ScoreRules {
    Whole<0, 100> fit_cap;
    Whole<0, 100> engagement_cap;
    std::vector<FitRule> fit;
    std::vector<EngagementRule> engagement;
    std::int64_t version = 0;  ///< counts the saves of a draft; RuleSet has the number people know it by
};
BOOST_DESCRIBE_STRUCT(ScoreRules, (), (fit_cap, engagement_cap, fit, engagement, version))

/// Something a contact did. One visit is one signal however many pages it has.
struct Signal {
    SignalKind kind{};
    Instant at;
    std::vector<std::string> paths{};  ///< of a visit
    std::string form_id{};             ///< of a form
};

enum class RuleGroup { fit, engagement };
BOOST_DESCRIBE_ENUM(RuleGroup, fit, engagement)

/// What one rule gave. `points` is what counts; `faded` is how many more it once was.
struct ScorePart {
    RuleGroup group{};
    std::string rule_id;
    std::string label;
    std::string detail;  ///< "three times, at the cap"
    std::int64_t points = 0;
    std::int64_t times = 0;
    bool at_cap = false;
    std::int64_t faded = 0;
    std::optional<Instant> last_at;
};
BOOST_DESCRIBE_STRUCT(ScorePart, (), (group, rule_id, label, detail, points, times, at_cap, faded, last_at))

struct Score {
    std::int64_t total = 0;  ///< fit + engagement, 0 to 100
    std::int64_t fit = 0;    ///< at most the group's cap; may be below zero
    std::int64_t engagement = 0;
    std::vector<ScorePart> parts;
};
BOOST_DESCRIBE_STRUCT(Score, (), (total, fit, engagement, parts))

/// Text of a property; empty where it has none.
using PropertyReader = std::function<std::string(std::string const&)>;

/// What a rule without a label of its own is called: "Company name known", "Industry: Retail", "Clicked in mails".
std::string label_of(FitRule const& rule, PropertyReader const& label_of_property, PropertyReader const& value);
std::string label_of(EngagementRule const& rule);

/// One signal of age a is worth points * 2^(-a / half life); each rule is capped, then rounded to whole points (halves away
/// from zero), then each group is capped. No signal may lie after `now`; such a one counts as fresh.
/// `fits` says of each fit rule whether it holds.
Score score(std::vector<Signal> const& signals, std::vector<bool> const& fits, ScoreRules const& rules, Instant now);

/// `/prices*` matches `/prices`, `/prices/2026`; a slash at the end and a query make no difference.
bool path_matches(std::string_view pattern, std::string_view path);

/// Rules that work for any business from the first day.
ScoreRules default_rules();

/// Every id once, numbers where numbers belong; conditions are asked elsewhere. Codes `rule_id_taken`, `value_invalid`.
Result<void> check_rules(ScoreRules const& rules);

}  // namespace tandem::qualification
