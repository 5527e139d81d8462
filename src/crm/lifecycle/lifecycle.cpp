#include "crm/lifecycle/lifecycle.hpp"

#include "crm/records/objects.hpp"
#include "crm/records/records.hpp"

#include <algorithm>
#include <array>

namespace tandem::lifecycle {
namespace {

using records::ObjectType;

/// The stage a deal gives its contacts; empty for a lost one.
std::string_view stage_from(records::Record const& deal) {
    if (deal.text("hs_is_closed_won") == "true") return "customer";
    return deal.text("hs_is_closed") == "true" ? "" : "opportunity";
}

constexpr std::array kept_touch = {"hs_analytics_latest_source", "hs_analytics_latest_source_data_1", "hs_analytics_latest_source_data_2"};
constexpr std::array latest_touch = {"hs_latest_source", "hs_latest_source_data_1", "hs_latest_source_data_2"};
constexpr std::array first_touch = {"hs_analytics_source", "hs_analytics_source_data_1", "hs_analytics_source_data_2"};

std::vector<std::string> touch_properties() {
    std::vector<std::string> names{"hs_latest_source_timestamp"};
    names.insert(names.end(), latest_touch.begin(), latest_touch.end());
    names.insert(names.end(), first_touch.begin(), first_touch.end());
    return names;
}

/// The last touch of the deal's first contact that does not lie after the win. None is known: empty.
records::PropertyValues touch_before(db::Read& read, records::Record const& deal, std::vector<RecordId> const& contacts) {
    records::PropertyValues values;
    for (auto const* name : kept_touch) values.emplace(name, std::nullopt);
    if (contacts.empty()) return values;
    auto const contact = records::find(read, ObjectType::contacts, std::ranges::min(contacts), touch_properties());
    if (!contact) return values;
    auto const at = parse_rfc3339(contact->text("hs_latest_source_timestamp"));
    auto const won_at = parse_rfc3339(deal.text("closedate"));
    bool const is_later = at && won_at && *at > *won_at;
    auto const& touch = is_later || contact->text("hs_latest_source").empty() ? first_touch : latest_touch;
    for (std::size_t i = 0; i < touch.size(); ++i)
        if (auto text = contact->text(touch[i]); !text.empty()) values[kept_touch[i]] = std::move(text);
    return values;
}

/// What a customer does after the win takes nothing from what led to it: a won deal keeps its touch, an open one has none.
void keep_touch(db::Write& write, records::Record const& deal, std::vector<RecordId> const& contacts) {
    bool const is_won = deal.text("hs_is_closed_won") == "true";
    bool const is_kept = !deal.text("hs_analytics_latest_source").empty();
    if (is_won == is_kept) return;
    static_cast<void>(
        records::put_computed(write, ObjectType::deals, deal.id, touch_before(write, deal, is_won ? contacts : std::vector<RecordId>{})));
}

void follow_deal(db::Write& write, RecordId deal_id) {
    auto const deal =
        records::find(write, ObjectType::deals, deal_id, {"hs_is_closed", "hs_is_closed_won", "closedate", "hs_analytics_latest_source"});
    if (!deal || deal->archived) return;
    auto const contacts = records::associated(write, ObjectType::deals, deal_id, ObjectType::contacts);
    keep_touch(write, *deal, contacts);
    auto const stage = stage_from(*deal);
    if (stage.empty()) return;
    for (auto const contact : contacts) advance(write, ObjectType::contacts, contact, stage);
    for (auto const company : records::associated(write, ObjectType::deals, deal_id, ObjectType::companies))
        advance(write, ObjectType::companies, company, stage);
}

}  // namespace

bool advance(db::Write& write, ObjectType object, RecordId id, std::string_view stage) {
    auto const record = records::find(write, object, id, {"lifecyclestage"});
    if (!record || record->archived) return false;
    if (records::lifecycle_rank(record->text("lifecyclestage")) >= records::lifecycle_rank(stage)) return false;
    return records::update(write, object, id, {{"lifecyclestage", std::string(stage)}}).has_value();
}

void on_deal_created(db::Write& write, records::RecordCreated const& event) {
    if (event.object == ObjectType::deals) follow_deal(write, event.id);
}

void on_deal_changed(db::Write& write, records::RecordChanged const& event) {
    // A stage of the same id in another pipeline is another stage.
    bool const moved =
        std::ranges::any_of(event.changes, [](auto const& change) { return change.name == "dealstage" || change.name == "pipeline"; });
    if (event.object == ObjectType::deals && moved) follow_deal(write, event.id);
}

void on_linked(db::Write& write, records::RecordsAssociated const& event) {
    if (event.from == ObjectType::deals && event.to != ObjectType::deals) follow_deal(write, event.from_id);
    if (event.from != ObjectType::deals && event.to == ObjectType::deals) follow_deal(write, event.to_id);
}

}  // namespace tandem::lifecycle
