#include "sales/qualification/own_conditions.hpp"

#include "crm/consent/consent.hpp"
#include "crm/segments/vocabulary.hpp"

#include <fmt/format.h>

#include <array>

namespace tandem::qualification {
namespace {

constexpr std::array<std::string_view, 18> private_providers = {
    "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com",   "icloud.com", "me.com",  "aol.com",
    "gmx.de",    "gmx.net",        "gmx.at",    "web.de",      "t-online.de", "freenet.de", "proton.me",  "mail.ru", "orange.fr"};

std::string given(std::map<std::string, std::string> const& arguments, std::string const& name) {
    return arguments.contains(name) ? arguments.at(name) : "";
}

/// Addresses are kept in small letters.
Result<db::Condition> is_private(db::Read&, std::map<std::string, std::string> const&) {
    std::vector<db::Condition> parts;
    for (auto const provider : private_providers) parts.push_back(db::condition("contact.email like ?", {fmt::format("%@{}", provider)}));
    return db::any_of(parts);
}

Result<db::Condition> is_mailable(db::Read& read, std::map<std::string, std::string> const& arguments) {
    auto const topic = given(arguments, "topic");
    if (!consent::find_topic(read, topic)) return invalid_field("/topic", "topic_unknown", fmt::format("No topic “{}” exists.", topic));
    return db::condition(R"((coalesce(contact.email, '') <> '' and exists (
            select 1 from consent s where {{visible consent s}} and s.contact_id = contact.id and s.topic_key = ? and s.state = 'given')
        and not exists (select 1 from suppression p where p.workspace_id = :workspace_id and p.address = contact.email)))",
                         {topic});
}

/// One of both parts of the score; their sum is the property hubspotscore.
Result<db::Condition> has_points(db::Read&, std::map<std::string, std::string> const& arguments) {
    auto const part = given(arguments, "part");
    auto const points = parse_id(given(arguments, "at_least"));
    if (!points) return invalid_field("/at_least", "value_invalid", "Say how many points, as a whole number.");
    if (part == "fit")
        return db::condition(
            "exists (select 1 from score_explanation x where {{visible score_explanation x}} and x.contact_id = contact.id and x.fit >= ?)",
            {*points});
    if (part == "engagement")
        return db::condition(
            "exists (select 1 from score_explanation x where {{visible score_explanation x}} and x.contact_id = contact.id and x.engagement >= ?)",
            {*points});
    return invalid_field("/part", "value_invalid", "This must be fit or engagement.");
}

segments::Condition own(std::string name, std::map<std::string, std::string> arguments) {
    return {segments::FeatureCondition{{}, {std::move(name)}, std::move(arguments)}};
}

}  // namespace

segments::Said const said_private{segments::OwnCondition{
    .name = "private_address", .label = "Has a private mail address", .compile = is_private, .properties = {"email"}}};
segments::Said const said_mailable{
    segments::OwnCondition{.name = "may_be_mailed", .label = "May be mailed about", .arguments = {"topic"}, .compile = is_mailable}};
segments::Said const said_points{
    segments::OwnCondition{.name = "points", .label = "Has points of the score", .arguments = {"part", "at_least"}, .compile = has_points}};

std::vector<std::string> private_domains() { return {private_providers.begin(), private_providers.end()}; }
segments::Condition has_private_address() { return own("private_address", {}); }
segments::Condition may_be_mailed(std::string const& topic_key) { return own("may_be_mailed", {{"topic", topic_key}}); }

}  // namespace tandem::qualification
