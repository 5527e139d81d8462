#include "sales/qualification/former_rules.hpp"

#include "crm/records/properties.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/db/json.hpp"
#include "sales/qualification/api.hpp"
#include "sales/qualification/own_conditions.hpp"

#include "base/unicode.hpp"

#include <algorithm>

namespace tandem::qualification {
namespace {

using records::FilterOperator;
using segments::Condition;
using segments::group;
using segments::Holding;

enum class FormerOperator { is, is_not, contains, is_one_of, at_least, at_most, is_known, is_unknown, is_private_address };
BOOST_DESCRIBE_ENUM(FormerOperator, is, is_not, contains, is_one_of, at_least, at_most, is_known, is_unknown, is_private_address)

struct FormerFit {
    Text<1, 40> id;
    Text<0, 120> label;
    Text<1, 100> property;
    FormerOperator operator_{};
    Text<0, 500> value;  ///< alternatives of contains and is_one_of are parted by commas
    Whole<-100, 100> points;
    bool enabled = true;
};
BOOST_DESCRIBE_STRUCT(FormerFit, (), (id, label, property, operator_, value, points, enabled))

struct FormerRules {
    Whole<0, 100> fit_cap;
    Whole<0, 100> engagement_cap;
    std::vector<FormerFit> fit;
    std::vector<EngagementRule> engagement;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(FormerRules, (), (fit_cap, engagement_cap, fit, engagement, version))

struct FormerConditions {
    Whole<0, 100> score;
    std::optional<Text<1, 40>> form_id;
    std::vector<Text<1, 100>> required_properties;
    std::optional<Text<1, 100>> consent_topic;
};
BOOST_DESCRIBE_STRUCT(FormerConditions, (), (score, form_id, required_properties, consent_topic))

template <class Id>
struct Former {
    Id id;
    db::Json stored;
    BOOST_DESCRIBE_CLASS(Former, (), (id, stored), (), ())
};

// Today's rules and definitions say a condition.
struct FormerRuleSets {
    using Row = Former<RuleSetId>;
    static constexpr std::string_view sql = R"(
        select id, rules from score_rule_set
        where workspace_id = :workspace_id and {{sqlite json_extract(rules, '$.fit[0].operator')}}{{pg cast(rules as jsonb) #>> '{fit,0,operator}'}} is not null
        order by id)";
};
TANDEM_QUERY(FormerRuleSets, ())

struct SetRules {
    static constexpr std::string_view sql = "update score_rule_set set rules = :rules where workspace_id = :workspace_id and id = :id";
    RuleSetId id;
    db::Json rules;
};
TANDEM_QUERY(SetRules, (id, rules))

struct FormerDefinitions {
    using Row = Former<DefinitionId>;
    static constexpr std::string_view sql = R"(
        select id, conditions from sales_ready_definition
        where workspace_id = :workspace_id
          and {{sqlite json_extract(conditions, '$.required_properties')}}{{pg cast(conditions as jsonb) ->> 'required_properties'}} is not null
        order by id)";
};
TANDEM_QUERY(FormerDefinitions, ())

struct SetConditions {
    static constexpr std::string_view sql =
        "update sales_ready_definition set conditions = :conditions where workspace_id = :workspace_id and id = :id";
    DefinitionId id;
    db::Json conditions;
};
TANDEM_QUERY(SetConditions, (id, conditions))

std::vector<std::string> alternatives(std::string_view value) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= value.size();) {
        auto const comma = std::min(value.find(',', at), value.size());
        if (auto const one = trim(value.substr(at, comma - at)); !one.empty()) all.emplace_back(one);
        at = comma + 1;
    }
    return all;
}

/// One former comparison, said as a search says it.
class Moved {
public:
    Moved(records::PropertySet const& set, FormerFit const& rule) : property_(set.find(rule.property.value)), rule_(rule) {}

    Condition condition() const {
        using enum FormerOperator;
        auto const& value = rule_.value.value;
        switch (rule_.operator_) {
            case is:
                return all({filter(FilterOperator::EQ, as_chosen(value))});
            case is_not:
                return all({filter(FilterOperator::HAS_PROPERTY), filter(FilterOperator::NEQ, as_chosen(value))});
            case contains:
                return any_part_of(alternatives(value), "*");
            case is_one_of:
                return all({one_of(alternatives(value))});
            case at_least:
                return all({filter(FilterOperator::GTE, std::string(trim(value)))});
            case at_most:
                return all({filter(FilterOperator::LTE, std::string(trim(value)))});
            case is_known:
                return all({filter(FilterOperator::HAS_PROPERTY)});
            case is_unknown:
                return all({filter(FilterOperator::NOT_HAS_PROPERTY)});
            case is_private_address:
                break;
        }
        if (rule_.property.value == "email") return all({has_private_address()});
        return any_part_of(private_domains(), "");
    }

    /// A number was looked for in a text, which no filter does: such a rule rests, so that it gives nobody points by the alphabet.
    bool can_be_said() const {
        bool const is_text = property_ && property_->kind != records::ValueKind::number && property_->kind != records::ValueKind::whole &&
                             property_->kind != records::ValueKind::money;
        bool const is_number = rule_.operator_ == FormerOperator::at_least || rule_.operator_ == FormerOperator::at_most;
        return !(is_number && is_text);
    }

private:
    static Condition all(std::vector<Condition> parts) { return group(Holding::all, std::move(parts)); }

    Condition filter(FilterOperator op, std::optional<std::string> value = {}) const {
        return {segments::PropertyCondition{
            {.propertyName = {rule_.property.value}, .operator_ = op, .value = std::move(value), .highValue = {}, .values = {}}, {}}};
    }
    Condition one_of(std::vector<std::string> values) const {
        for (auto& value : values) value = as_chosen(value);
        return {segments::PropertyCondition{{.propertyName = {rule_.property.value},
                                             .operator_ = FilterOperator::IN,
                                             .value = {},
                                             .highValue = {},
                                             .values = std::move(values)},
                                            {}}};
    }
    /// Of one word it is that condition.
    Condition any_part_of(std::vector<std::string> const& words, std::string const& behind) const {
        std::vector<Condition> parts;
        for (auto const& word : words) parts.push_back(filter(FilterOperator::CONTAINS_TOKEN, "*" + word + behind));
        return group(Holding::any, std::move(parts));
    }

    /// Options were compared without regard to case; a search wants them as they are.
    std::string as_chosen(std::string const& value) const {
        if (property_)
            for (auto const& choice : property_->choices)
                if (to_lower(choice) == to_lower(value)) return choice;
        return value;
    }

    records::Property const* property_;
    FormerFit const& rule_;
};

ScoreRules moved(db::Read& read, FormerRules&& former) {
    auto const set = records::load_properties(read, segments::ObjectType::contacts);
    ScoreRules rules{former.fit_cap, former.engagement_cap, {}, std::move(former.engagement), former.version};
    for (auto const& rule : former.fit) {
        Moved const one(set, rule);
        rules.fit.push_back({rule.id, rule.label, one.condition(), rule.points, rule.enabled && one.can_be_said()});
    }
    return rules;
}

Conditions moved(FormerConditions const& former) {
    std::vector<Condition> parts;
    for (auto const& name : former.required_properties)
        parts.push_back({segments::PropertyCondition{
            {.propertyName = name, .operator_ = FilterOperator::HAS_PROPERTY, .value = {}, .highValue = {}, .values = {}}, {}}});
    if (former.consent_topic) parts.push_back(may_be_mailed(former.consent_topic->value));
    return {former.score, former.form_id, group(Holding::all, std::move(parts))};
}

/// What cannot be read stays as it is: no rules, and nobody is ready.
void move_all(db::Write& write) {
    for (auto const& [id, stored] : write.all(FormerRuleSets{}))
        if (auto former = db::stored_or_nothing<FormerRules>(stored, "former score rules"))
            write.run(SetRules{id, {serialize(encode(moved(write, *std::move(former))))}});
    for (auto const& [id, stored] : write.all(FormerDefinitions{}))
        if (auto const former = db::stored_or_nothing<FormerConditions>(stored, "a former definition of what is ready for sales"))
            write.run(SetConditions{id, {serialize(encode(moved(*former)))}});
}

}  // namespace

void move_rules(db::Database& database) {
    auth::for_each_workspace(database, db::Means::command,
                             [&](auth::Workspace const&, db::Actor const& actor) { database.write(actor, move_all); });
}

}  // namespace tandem::qualification
