#include "sales/qualification/rule_sets.hpp"

#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

namespace tandem::qualification {
namespace {

struct RuleSetRow {
    RuleSetId id;
    std::int64_t version = 0;
    RuleSetState state{};
    db::Json rules;
    std::optional<std::string> created_by;
    Instant created_at;
    std::optional<std::string> activated_by;
    std::optional<Instant> activated_at;
};
BOOST_DESCRIBE_STRUCT(RuleSetRow, (), (id, version, state, rules, created_by, created_at, activated_by, activated_at))

struct ListRuleSets {
    using Row = RuleSetRow;
    static constexpr std::string_view sql = R"(
        select s.id, s.version, s.state, s.rules, c.name, s.created_at, a.name, s.activated_at from score_rule_set s
        left join user_account c on c.workspace_id = s.workspace_id and c.id = s.created_by
        left join user_account a on a.workspace_id = s.workspace_id and a.id = s.activated_by
        where s.workspace_id = :workspace_id and s.state = :state order by s.version desc limit :limit)";
    RuleSetState state{};
    int limit = 0;
};
TANDEM_QUERY(ListRuleSets, (state, limit))

struct FindRuleSet {
    using Row = RuleSetRow;
    static constexpr std::string_view sql = R"(
        select s.id, s.version, s.state, s.rules, c.name, s.created_at, a.name, s.activated_at from score_rule_set s
        left join user_account c on c.workspace_id = s.workspace_id and c.id = s.created_by
        left join user_account a on a.workspace_id = s.workspace_id and a.id = s.activated_by
        where s.workspace_id = :workspace_id and s.id = :id)";
    RuleSetId id;
};
TANDEM_QUERY(FindRuleSet, (id))

struct LatestVersion {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select coalesce(max(version), 0) from score_rule_set where workspace_id = :workspace_id";
};
TANDEM_QUERY(LatestVersion, ())

struct StoredRuleSet {
    RuleSetId id;
    std::int64_t version = 0;
    RuleSetState state{};
    db::Json rules;
    std::optional<UserId> created_by;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredRuleSet, (), (id, version, state, rules, created_by, created_at))
TANDEM_TABLE(StoredRuleSet, score_rule_set, (id))

struct UpdateDraft {
    static constexpr std::string_view sql = R"(
        update score_rule_set set rules = :rules, created_by = :created_by, created_at = :created_at
        where workspace_id = :workspace_id and state = 'draft')";
    db::Json rules;
    std::optional<UserId> created_by;
    Instant created_at;
};
TANDEM_QUERY(UpdateDraft, (rules, created_by, created_at))

struct DeleteDraft {
    static constexpr std::string_view sql = "delete from score_rule_set where workspace_id = :workspace_id and state = 'draft'";
};
TANDEM_QUERY(DeleteDraft, ())

struct RetireActive {
    static constexpr std::string_view sql =
        "update score_rule_set set state = 'retired' where workspace_id = :workspace_id and state = 'active'";
};
TANDEM_QUERY(RetireActive, ())

struct ActivateRuleSet {
    static constexpr std::string_view sql = R"(
        update score_rule_set set state = 'active', activated_by = :activated_by, activated_at = :activated_at
        where workspace_id = :workspace_id and id = :id)";
    RuleSetId id;
    std::optional<UserId> activated_by;
    Instant activated_at;
};
TANDEM_QUERY(ActivateRuleSet, (id, activated_by, activated_at))

/// Rules that cannot be read are none: scores stay what they are until others are put into use.
std::optional<RuleSet> from(RuleSetRow&& row) {
    auto rules = db::stored_or_nothing<ScoreRules>(row.rules, fmt::format("version {} of the score rules", row.version));
    if (!rules) return std::nullopt;
    return RuleSet{
        row.id,           row.version, row.state, *std::move(rules), std::move(row.created_by), row.created_at, std::move(row.activated_by),
        row.activated_at, {}};
}

std::optional<RuleSet> only(db::Read& read, RuleSetState state) {
    auto row = read.one(ListRuleSets{.state = state, .limit = 1});
    if (!row) return std::nullopt;
    return from(*std::move(row));
}

/// What a transaction knows of the rules in use.
struct Active {
    std::optional<RuleSet> rules;
};

std::optional<UserId> person(db::Read const& read) { return read.actor().user_id ? std::optional(read.actor().user_id) : std::nullopt; }

}  // namespace

std::optional<RuleSet> active_rule_set(db::Read& read) {
    auto& kept = read.kept<Active>();
    if (!kept.rules) kept.rules = only(read, RuleSetState::active);
    return kept.rules;
}
std::optional<RuleSet> draft_rule_set(db::Read& read) { return only(read, RuleSetState::draft); }

std::optional<RuleSet> find_rule_set(db::Read& read, RuleSetId id) {
    auto row = read.one(FindRuleSet{.id = id});
    if (!row) return std::nullopt;
    return from(*std::move(row));
}

std::vector<RuleSet> former_rule_sets(db::Read& read, int limit) {
    std::vector<RuleSet> all;
    read.each(ListRuleSets{.state = RuleSetState::retired, .limit = limit}, [&](RuleSetRow&& row) {
        if (auto set = from(std::move(row))) all.push_back(*std::move(set));
    });
    return all;
}

RuleSet put_draft(db::Write& write, ScoreRules const& rules) {
    db::Json const text{serialize(encode(rules))};
    write.touch("rules");
    if (write.run(UpdateDraft{.rules = text, .created_by = person(write), .created_at = write.now()}) == 0)
        write.run(db::Insert{StoredRuleSet{.id = make<RuleSetId>(),
                                           .version = write.one(LatestVersion{}).value() + 1,
                                           .state = RuleSetState::draft,
                                           .rules = text,
                                           .created_by = person(write),
                                           .created_at = write.now()}});
    return draft_rule_set(write).value();
}

bool drop_draft(db::Write& write) {
    write.touch("rules");
    return write.run(DeleteDraft{}) > 0;
}

void activate(db::Write& write, RuleSetId id) {
    write.touch("rules", id);
    write.run(RetireActive{});
    write.run(ActivateRuleSet{.id = id, .activated_by = person(write), .activated_at = write.now()});
    write.kept<Active>() = {};
}

void create_default_rules(db::Write& write) { activate(write, put_draft(write, default_rules()).id); }

}  // namespace tandem::qualification
