#include "together/funnel/thread.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/feature/thread.hpp"
#include "together/thread/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tandem::funnel {
namespace {

using feature::Department;
using records::ObjectType;

std::string contact_address(RecordId id) { return "/contacts/" + to_string(id); }
std::string deal_address(RecordId id) { return "/deals/" + to_string(id); }

std::string station_kind(std::string const& kind) { return kind.starts_with("mail_") ? "mail" : kind; }

Department department_of(db::Read& read, std::string const& kind) {
    auto const* known = read.part<feature::TimelineKinds>().find(kind);
    return known ? known->department : Department::both;
}

/// A contact may be handed over more than once; each handoff has its own offer and answer.
std::optional<std::string> handoff_of(timeline::Fact const& fact) {
    json::error_code wrong;
    auto const facts = json::parse(fact.facts.text, wrong);
    auto const* id = !wrong && facts.is_object() ? facts.get_object().if_contains("handoff_id") : nullptr;
    return id && id->is_string() ? std::optional(std::string(id->get_string())) : std::nullopt;
}

/// What the story tells that moved this person on: the first visit, every form, click, handoff, meeting and quote.
void add_facts(db::Read& read, ObjectType object, RecordId id, std::vector<std::string> const& kinds, std::string const& link,
               std::vector<Station>& stations) {
    auto facts = timeline::facts_of(read, object, id, kinds, Instant{0}, 1'000);
    std::ranges::reverse(facts);
    bool visited = false;
    for (auto const& fact : facts) {
        if (fact.kind == "visit" && std::exchange(visited, true)) continue;
        stations.push_back({station_kind(fact.kind), department_of(read, fact.kind), fact.at, fact.title,
                            fact.body.empty() ? fact.detail : fact.body, fact.link.value_or(link), handoff_of(fact)});
    }
}

void add_stages(records::Record const& contact, std::vector<Station>& stations) {
    struct Stage {
        char const* property;
        char const* title;
        Department department;
    };
    constexpr Stage stages[] = {{"hs_lifecyclestage_lead_date", "Became a lead", Department::marketing},
                                {"hs_lifecyclestage_marketingqualifiedlead_date", "Became an MQL", Department::both},
                                {"hs_lifecyclestage_salesqualifiedlead_date", "Became an SQL", Department::sales},
                                {"hs_lifecyclestage_customer_date", "Became a customer", Department::sales}};
    bool const handed_over = std::ranges::any_of(stations, [](Station const& one) { return one.kind == "handoff"; });
    for (auto const& stage : stages) {
        if (handed_over && stage.department == Department::both) continue;  // the handoff tells it
        if (auto const at = parse_rfc3339(contact.text(stage.property)))
            stations.push_back({"stage", stage.department, *at, stage.title, "", contact_address(contact.id)});
    }
}

std::vector<RecordId> deals_after(db::Read& read, RecordId contact) {
    return feature::record_ids(thread::neighbours(read, "contacts", to_string(contact), thread::Direction::forward, "deals", 50));
}

/// Stations of the contact's deals; what was won in the workspace's currency, and the touch that led to the latest win.
Money add_deals(db::Read& read, RecordId contact, std::string const& currency, Thread& thread) {
    auto& stations = thread.stations;
    Money won{0, currency};
    Instant last_win;
    for (auto const& deal : records::find_all(read, ObjectType::deals, deals_after(read, contact), {"all"})) {
        if (deal.archived) continue;
        auto const amount = deal.text("amount").empty() ? "" : fmt::format("{} {}", deal.text("amount"), deal.text("deal_currency_code"));
        stations.push_back(
            {"deal", Department::sales, deal.createdAt, "Deal opened: " + deal.text("dealname"), amount, deal_address(deal.id)});
        add_facts(read, ObjectType::deals, deal.id, {"meeting", "call"}, deal_address(deal.id),
                  stations);  // quotes are told on the contact
        if (deal.text("hs_is_closed") != "true") continue;
        bool const is_won = deal.text("hs_is_closed_won") == "true";
        auto const closed = parse_rfc3339(deal.text("closedate")).value_or(deal.updatedAt);
        stations.push_back({is_won ? "won" : "lost", Department::sales, closed, is_won ? "Won" : "Lost",
                            is_won ? amount : deal.text("closed_lost_reason"), deal_address(deal.id)});
        if (is_won && closed >= last_win) {
            last_win = closed;
            thread.last_source = deal.text("hs_analytics_latest_source");
            thread.last_campaign = deal.text("hs_analytics_latest_source_data_2");
        }
        if (is_won && deal.text("deal_currency_code") == currency)
            won.minor += parse_decimal(deal.text("amount"), decimals_of(currency).value_or(2)).value_or(0);
    }
    return won;
}

}  // namespace

Result<Thread> thread_of(db::Read& read, RecordId contact_id) {
    auto const contact = records::find(read, ObjectType::contacts, contact_id, {"all"});
    if (!contact || contact->archived)
        return not_found("record_unknown", fmt::format("There is no contact with id {} that you can see.", to_string(contact_id)));
    Thread thread{contact_id,
                  records::title_of(ObjectType::contacts, *contact),
                  contact->text("company"),
                  contact->text("lifecyclestage"),
                  contact->text("hs_analytics_source"),
                  contact->text("hs_analytics_source_data_2"),
                  contact->text("hs_latest_source"),
                  contact->text("hs_latest_source_data_2"),
                  std::nullopt,
                  {}};
    add_facts(read, ObjectType::contacts, contact_id, {"visit", "form", "consent", "mail_clicked", "handoff", "meeting", "call", "quote"},
              contact_address(contact_id), thread.stations);
    auto const first = parse_rfc3339(contact->text("hs_analytics_first_timestamp"));
    bool const visit_is_told = std::ranges::any_of(thread.stations, [](Station const& one) { return one.kind == "visit"; });
    if (first && !visit_is_told)
        thread.stations.push_back({"visit", Department::marketing, *first, "First touch: " + thread.source,
                                   contact->text("hs_analytics_first_url"), contact_address(contact_id)});
    add_stages(*contact, thread.stations);
    auto const won = add_deals(read, contact_id, auth::workspace_of(read).currency, thread);
    if (won.minor > 0) thread.won = won;
    std::ranges::stable_sort(thread.stations, {}, &Station::at);
    return thread;
}

}  // namespace tandem::funnel
