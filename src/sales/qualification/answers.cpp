#include "crm/lifecycle/lifecycle.hpp"
#include "crm/timeline/timeline.hpp"
#include "sales/qualification/qualify.hpp"

#include <fmt/format.h>

namespace tandem::qualification {
namespace {

using records::ObjectType;
using records::PropertyValues;

Failure unknown() { return not_found("handoff_unknown", "There is no such handoff that you can see."); }

void tell(db::Write& write, StoredHandoff const& handoff, std::string title, std::string detail, std::optional<std::string> body = {}) {
    timeline::add(write, {.object = ObjectType::contacts,
                          .record = handoff.contact_id,
                          .kind = handoff_kind,
                          .department = timeline::Department::sales,
                          .title = std::move(title),
                          .detail = std::move(detail),
                          .body = std::move(body),
                          .facts = json::object{{"handoff_id", to_string(handoff.id)}, {"state", name_of(handoff.state)}}});
}

Result<StoredHandoff> answerable(db::Read& read, HandoffId id) {
    auto handoff = find_handoff(read, id);
    if (!handoff) return unknown();
    if (auto ok = may_answer(handoff->state, handoff->owner_id, read.actor()); !ok) return fail(ok);
    auto const contact = records::find(read, ObjectType::contacts, handoff->contact_id);
    if (!contact || contact->archived) return conflict("contact_archived", "The contact was archived. Bring it back before you answer.");
    return *std::move(handoff);
}

/// Written before the contact changes, so that reactions to that change see an answered lead.
void settle(db::Write& write, StoredHandoff& handoff, HandoffState state) {
    handoff.state = state;
    handoff.answered_at = write.now();
    handoff.answered_by = write.actor().user_id ? std::optional(write.actor().user_id) : std::nullopt;
    handoff.answer_change_set_id = write.change_set();
    update_handoff(write, handoff);
}

PropertyValues deal_from(records::Record const& contact, StoredHandoff const& handoff, Acceptance const& acceptance) {
    auto const company = contact.text("company");
    auto const title = records::title_of(ObjectType::contacts, contact);
    PropertyValues values{{"dealname", acceptance.dealname ? acceptance.dealname->value : company.empty() ? title : company}};
    if (acceptance.amount) values["amount"] = acceptance.amount->value;
    if (handoff.owner_id) values["hubspot_owner_id"] = to_string(*handoff.owner_id);
    for (auto const* name : {"hs_analytics_source", "hs_analytics_source_data_1", "hs_analytics_source_data_2"})
        if (auto const value = contact.text(name); !value.empty()) values[name] = value;
    return values;
}

Result<RecordId> open_deal(db::Write& write, StoredHandoff const& handoff, Acceptance const& acceptance) {
    auto const contact = records::find(write, ObjectType::contacts, handoff.contact_id, {"all"});
    auto const deal = records::create(write, ObjectType::deals, deal_from(*contact, handoff, acceptance));
    if (!deal) return fail(deal);
    if (auto ok = records::associate(write, ObjectType::deals, *deal, ObjectType::contacts, contact->id); !ok) return fail(ok);
    for (auto const company : records::associated(write, ObjectType::contacts, contact->id, ObjectType::companies, 1))
        if (auto ok = records::associate(write, ObjectType::deals, *deal, ObjectType::companies, company); !ok) return fail(ok);
    return *deal;
}

}  // namespace

Result<Handoff> accept(db::Write& write, HandoffId id, Acceptance const& acceptance) {
    auto handoff = answerable(write, id);
    if (!handoff) return fail(handoff);
    settle(write, *handoff, HandoffState::accepted);
    lifecycle::advance(write, records::ObjectType::contacts, handoff->contact_id, "salesqualifiedlead");
    bool const with_deal = acceptance.create_deal.value_or(false);
    if (with_deal) {
        auto const deal = write.seeing_all([&] { return open_deal(write, *handoff, acceptance); });
        if (!deal) return fail(deal);
        handoff->deal_id = *deal;
        update_handoff(write, *handoff);
    }
    if (auto ok = records::update(write, ObjectType::contacts, handoff->contact_id,
                                  {{"hs_lead_status", with_deal ? "OPEN_DEAL" : "IN_PROGRESS"}});
        !ok)
        return fail(ok);
    tell(write, *handoff, "Lead accepted", with_deal ? "became SQL, a deal was opened" : "became SQL");
    write.publish(LeadAccepted{id, handoff->contact_id, handoff->deal_id});
    return view_handoff(write, id).value();
}

Result<Handoff> reject(db::Write& write, HandoffId id, Rejection const& rejection) {
    auto handoff = answerable(write, id);
    if (!handoff) return fail(handoff);
    handoff->reason_code = rejection.reason_code;
    handoff->sentence = rejection.sentence.value;
    settle(write, *handoff, HandoffState::rejected);
    auto changed = records::update(write, ObjectType::contacts, handoff->contact_id,
                                   {{"lifecyclestage", "lead"}, {"hs_lead_status", lead_status_after(rejection.reason_code)}});
    if (!changed) return fail(changed);
    tell(write, *handoff, "Lead rejected", std::string(words_of(rejection.reason_code)), handoff->sentence);
    write.publish(LeadRejected{id, handoff->contact_id, rejection.reason_code});
    return view_handoff(write, id).value();
}

Result<Handoff> reopen(db::Write& write, HandoffId id) {
    auto handoff = find_handoff(write, id);
    if (!handoff) return unknown();
    if (auto ok = may_reopen(handoff->state, handoff->owner_id, handoff->answered_at, write.actor(), write.now()); !ok) return fail(ok);
    if (auto const other = waiting_handoff(write, handoff->contact_id))
        return conflict("handoff_waits", "This contact was handed over again meanwhile.");
    // First the contact, so that its way back does not answer the lead once more.
    if (auto const answer = handoff->answer_change_set_id)
        if (auto undone = write.seeing_all([&] { return records::undo(write, *answer); }); !undone) return fail(undone);
    handoff->state = HandoffState::waiting;
    handoff->answered_at.reset();
    handoff->answered_by.reset();
    handoff->reason_code.reset();
    handoff->sentence.reset();
    handoff->deal_id.reset();
    handoff->answer_change_set_id.reset();
    update_handoff(write, *handoff);
    tell(write, *handoff, "Answer taken back", "waits again");
    write.publish(HandoffMoved{id, handoff->contact_id});
    return view_handoff(write, id).value();
}

}  // namespace tandem::qualification
