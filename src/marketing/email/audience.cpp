#include "marketing/email/audience.hpp"

#include "crm/records/reading.hpp"
#include "marketing/email/recipients.hpp"
#include "marketing/email/store.hpp"

#include <algorithm>
#include <cstdlib>

namespace tandem::email {
namespace {

using records::ObjectType;

struct StandingCount {
    bool has_email = false;
    std::optional<consent::Reason> suppressed;
    std::optional<consent::State> state;
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(StandingCount, (), (has_email, suppressed, state, people))

struct CountStandings {
    using Row = StandingCount;
    static constexpr std::string_view sql = R"(
        select case when coalesce(c.email, '') = '' then 0 else 1 end, p.reason, s.state, count(*)
        from contact c
        left join consent s on s.workspace_id = c.workspace_id and s.contact_id = c.id and s.topic_key = :topic_key
        left join suppression p on p.workspace_id = c.workspace_id and p.address = c.email
        where {{visible contact c}} and c.id in (
            select id from contact where {{visible contact}} and archived = 0 and {{where}})
        group by 1, 2, 3)";
    std::string topic_key;
    db::Condition where;
};
TANDEM_QUERY(CountStandings, (topic_key, where))

struct PageOfContacts {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select id from contact where workspace_id = :workspace_id and archived = 0 and id > :after and {{visible contact}} and {{where}} order by id limit :limit)";
    RecordId after;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(PageOfContacts, (after, where, limit))

/// Consent narrows the list first; the rule itself still decides on each.
struct PageOfWilling {
    using Row = RecordId;
    static constexpr std::string_view sql = R"(
        select id from contact where workspace_id = :workspace_id and archived = 0 and {{visible contact}} and {{where}} and id in (
            select s.contact_id from consent s where s.workspace_id = :workspace_id and s.topic_key = :topic_key and s.state = 'given')
        order by id limit :limit)";
    std::string topic_key;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(PageOfWilling, (topic_key, where, limit))

json::value liquid_value(records::Property const* property, std::string const& text) {
    using records::ValueKind;
    bool const is_number =
        property && (property->kind == ValueKind::whole || property->kind == ValueKind::number || property->kind == ValueKind::money);
    if (!is_number) return json::value(text);
    char* end = nullptr;
    auto const real = std::strtod(text.c_str(), &end);
    if (*end != '\0') return json::value(text);
    auto const whole_number = static_cast<std::int64_t>(real);
    return static_cast<double>(whole_number) == real ? json::value(whole_number) : json::value(real);
}

}  // namespace

Result<db::Condition> condition_of(db::Read& read, segments::Condition const& condition, segments::Scope scope) {
    auto const compiled = segments::compile(read, condition, scope);
    if (!compiled) return fail(compiled);
    return compiled->where();
}

Audience count_audience(db::Read& read, db::Condition const& segment, std::string const& topic_key) {
    Audience out;
    for (auto const& row : read.all(CountStandings{topic_key, segment})) {
        out.segment += row.people;
        auto const verdict = consent::may_send({.contact = {},
                                                .email = row.has_email ? std::optional<std::string>("x") : std::nullopt,
                                                .archived = false,
                                                .suppressed = row.suppressed,
                                                .state = row.state});
        if (verdict)
            out.get_the_mail += row.people;
        else if (verdict.error().code == "no_address")
            out.no_address += row.people;
        else if (verdict.error().code == "suppressed")
            out.suppressed += row.people;
        else
            out.no_consent += row.people;
    }
    return out;
}

std::vector<RecordId> audience_page(db::Read& read, db::Condition const& segment, RecordId after, int limit) {
    return read.all(PageOfContacts{after, segment, limit});
}

void add_people(db::Write& write, CampaignId campaign, std::vector<consent::Standing> const& people) {
    Totals by;
    for (auto const& person : people) {
        auto const allowed = consent::may_send(person);
        NewRecipient row{.contact = person.contact, .address = person.email.value_or("")};
        if (!allowed) row.state = RecipientState::skipped, row.reason = allowed.error().code;
        if (!add_recipient(write, campaign, row)) continue;
        ++by.recipients;
        by.skipped += !allowed;
    }
    add_totals(write, campaign, by);
}

std::optional<RecordId> sample_contact(db::Read& read, db::Condition const& segment, std::string const& topic_key) {
    auto const willing = read.all(PageOfWilling{topic_key, segment, 20});
    for (auto const& standing : consent::standings(read, topic_key, willing))
        if (consent::may_send(standing)) return standing.contact;
    auto const any = audience_page(read, segment, {}, 1);
    return any.empty() ? std::nullopt : std::optional(any.front());
}

std::int64_t count_without(db::Read& read, db::Condition const& segment, std::string const& topic_key, std::string const& property) {
    auto const set = records::load_properties(read, ObjectType::contacts);
    auto const* found = set.find(property);
    if (!found) return 0;
    return count_audience(read, db::all_of({segment, db::is_null(found->column)}), topic_key).get_the_mail;
}

std::map<RecordId, json::object> liquid_contacts(db::Read& read, std::vector<RecordId> const& ids,
                                                 std::vector<std::string> const& properties) {
    auto const set = records::load_properties(read, ObjectType::contacts);
    std::vector<std::string> known;
    std::ranges::copy_if(properties, std::back_inserter(known), [&](auto const& name) { return set.find(name) != nullptr; });
    known.emplace_back("hs_object_id");
    std::map<RecordId, json::object> out;
    records::Presenter const presenter(set, known);
    for (auto const& stored : records::find_stored(read, ObjectType::contacts, ids)) {
        auto const record = presenter.present(stored);
        json::object values{{"id", to_string(record.id)}};
        for (auto const& [name, value] : record.properties)
            if (value && !value->empty()) values[name] = liquid_value(set.find(name), *value);
        out.emplace(record.id, std::move(values));
    }
    return out;
}

}  // namespace tandem::email
