#include "crm/records/changes.hpp"

#include <gmock/gmock.h>

#include "crm/records/custom.hpp"
#include "crm/records/history.hpp"
#include "crm/records/search.hpp"
#include "crm/records/store.hpp"
#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using enum ObjectType;

class RecordChanges : public testing::CompanyWithRecords {
protected:
    Result<RecordId> made(ObjectType type, PropertyValues const& values, Authority authority = Authority::person) {
        return write([&](db::Write& write) { return create(write, type, values, authority); });
    }
    std::int64_t live(ObjectType type) {
        return read([&](db::Read& read) { return live_total(read, type); });
    }
    ChangeSetId last_change_set(auto&& body) {
        return write([&](db::Write& write) {
            body(write);
            return write.change_set();
        });
    }
    std::size_t entries(ChangeSetId change) {
        return read([&](db::Read& read) { return history_of(read, change, 100).size(); });
    }
};
TANDEM_ON_BOTH_ENGINES(RecordChanges);

TEST_P(RecordChanges, name_every_wrong_property_and_keep_nothing) {
    EXPECT_THAT(wrong_in(made(contacts, {{"email", "ada"}, {"shoe_size", "42"}, {"hubspotscore", "9"}, {"firstname", "Ada"}})),
                UnorderedElementsAre("/properties/email INVALID_EMAIL", "/properties/shoe_size PROPERTY_DOESNT_EXIST",
                                     "/properties/hubspotscore READ_ONLY_VALUE"));
    EXPECT_EQ(live(contacts), 0);
    auto const ada = contact({{"firstname", "Ada"}});
    EXPECT_THAT(wrong_in(change(contacts, ada, {{"firstname", "Eve"}, {"email", "eve"}})), ElementsAre("/properties/email INVALID_EMAIL"));
    EXPECT_THAT(wrong_in(change(contacts, ada, {{"hs_object_id", "7"}}, Authority::program)),
                ElementsAre("/properties/hs_object_id READ_ONLY_VALUE"));
    EXPECT_EQ(value(contacts, ada, "firstname"), "Ada");
}

TEST_P(RecordChanges, of_computed_properties_are_the_programs) {
    auto const ada = contact({{"firstname", "Ada"}});
    EXPECT_THAT(wrong_in(change(contacts, ada, {{"hubspotscore", "9"}})), ElementsAre("/properties/hubspotscore READ_ONLY_VALUE"));
    EXPECT_TRUE(change(contacts, ada, {{"hubspotscore", "9"}}, Authority::program).value());
    EXPECT_EQ(value(contacts, ada, "hubspotscore"), "9");
}

TEST_P(RecordChanges, by_two_who_write_different_fields_are_both_kept) {
    auto const ada = contact({{"firstname", "Ada"}, {"city", "Kiel"}, {"phone", "1"}});
    set(contacts, ada, {{"city", "Graz"}});
    set(contacts, ada, {{"phone", "2"}});
    auto const record = this->record(contacts, ada);
    EXPECT_EQ(record.text("firstname") + record.text("city") + record.text("phone"), "AdaGraz2");
}

TEST_P(RecordChanges, make_a_later_version_and_what_stays_the_same_makes_none) {
    auto const ada = contact({{"firstname", "Ada"}});
    auto const first = record(contacts, ada).updatedAt;
    auto const moment = read([](db::Read& read) { return read.now(); });
    std::vector<Instant> versions{first};
    for (auto const* name : {"b", "c"}) {
        at(moment, [&](db::Write& write) { EXPECT_TRUE(update(write, contacts, ada, {{"firstname", name}}).value()); });
        versions.push_back(record(contacts, ada).updatedAt);
    }
    EXPECT_LT(versions[0], versions[1]);
    EXPECT_LT(versions[1], versions[2]) << "also within one millisecond";
    auto const same = last_change_set([&](db::Write& write) {
        EXPECT_FALSE(update(write, contacts, ada, {{"firstname", " c "}, {"city", ""}}).value());
    });
    EXPECT_EQ(record(contacts, ada).updatedAt, versions[2]);
    EXPECT_EQ(entries(same), 0u);
}

TEST_P(RecordChanges, of_an_archived_or_unknown_record_are_refused) {
    auto const ada = contact({{"firstname", "Ada"}});
    write([&](db::Write& write) { archive(write, contacts, ada).value(); });
    EXPECT_THAT(wrong_in(change(contacts, ada, {{"firstname", "Eve"}})), ElementsAre("record_unknown"));
    EXPECT_THAT(wrong_in(change(contacts, RecordId(7), {{"firstname", "Eve"}})), ElementsAre("record_unknown"));
    EXPECT_EQ(value(contacts, ada, "firstname"), "Ada");
}

TEST_P(RecordChanges, keep_an_address_for_one_live_contact) {
    auto const ada = contact({{"email", "ada@firm.example"}});
    auto const eve = contact({{"email", "eve@firm.example"}});
    EXPECT_THAT(wrong_in(made(contacts, {{"email", "ADA@firm.example"}})), ElementsAre("record_exists"));
    EXPECT_THAT(wrong_in(change(contacts, eve, {{"email", "ada@firm.example"}})), ElementsAre("record_exists"));
    EXPECT_FALSE(change(contacts, ada, {{"email", "Ada@firm.example"}}).value()) << "its own is free to itself";
    write([&](db::Write& write) { archive(write, contacts, ada).value(); });
    EXPECT_TRUE(change(contacts, eve, {{"email", "ada@firm.example"}}).value());
    EXPECT_THAT(wrong_in(write([&](db::Write& write) { return restore(write, contacts, ada); })), ElementsAre("record_exists"));
}

TEST_P(RecordChanges, give_records_to_people_who_exist) {
    auto const ben = add_user("Ben", "ben@ferrow.example");
    EXPECT_THAT(wrong_in(made(deals, {{"dealname", "d"}, {"hubspot_owner_id", "7"}})),
                ElementsAre("/properties/hubspot_owner_id INVALID_OWNER_ID"));
    auto const mine = deal({{"dealname", "d"}, {"hubspot_owner_id", to_string(ben)}});
    EXPECT_EQ(value(deals, mine, "hubspot_owner_id"), to_string(ben));
    set(deals, mine, {{"hubspot_owner_id", ""}});
    EXPECT_EQ(value(deals, mine, "hubspot_owner_id"), "");
}

TEST_P(RecordChanges, add_to_a_list_of_check_boxes) {
    write([](db::Write& write) {
        define_property(write, contacts, {"colours", "Colours", "enumeration", "checkbox", {"red", "green", "blue"}}).value();
    });
    auto const ada = contact({{"colours", "blue"}});
    set(contacts, ada, {{"colours", ";red"}});
    EXPECT_EQ(value(contacts, ada, "colours"), "red;blue");
    set(contacts, ada, {{"colours", "green"}});
    EXPECT_EQ(value(contacts, ada, "colours"), "green");
    EXPECT_THAT(wrong_in(change(contacts, ada, {{"colours", ";black"}})), ElementsAre("/properties/colours INVALID_OPTION"));
}

TEST_P(RecordChanges, put_a_deal_into_a_stage_of_its_pipeline) {
    auto const made_one = deal({{"dealname", "d"}});
    EXPECT_EQ(value(deals, made_one, "pipeline"), "default");
    EXPECT_EQ(value(deals, made_one, "dealstage"), "appointmentscheduled") << "a new deal begins at the beginning";
    EXPECT_EQ(value(deals, made_one, "hs_is_closed"), "false");
    EXPECT_THAT(wrong_in(change(deals, made_one, {{"dealstage", "nowhere"}})), ElementsAre("/properties/dealstage INVALID_OPTION"));
    EXPECT_THAT(wrong_in(change(deals, made_one, {{"pipeline", "nowhere"}})), ElementsAre("/properties/pipeline INVALID_OPTION"));
    EXPECT_THAT(wrong_in(change(deals, made_one, {{"dealstage", ""}})), ElementsAre("/properties/dealstage REQUIRED"));
    EXPECT_EQ(value(deals, made_one, "dealstage"), "appointmentscheduled");
}

TEST_P(RecordChanges, close_a_deal_when_it_enters_a_closed_stage) {
    Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();
    RecordId id;
    auto const move = [&](Instant when, PropertyValues const& values) {
        at(when, [&](db::Write& write) { update(write, deals, id, values, Authority::person).value(); });
        auto const deal = record(deals, id);
        return std::vector{deal.text("hs_is_closed"), deal.text("hs_is_closed_won"), deal.text("closedate"),
                           deal.text("hs_date_entered_stage")};
    };
    at(monday, [&](db::Write& write) { id = create(write, deals, {{"dealname", "d"}}).value(); });
    EXPECT_THAT(move(monday + days(1), {{"dealstage", "closedwon"}}),
                ElementsAre("true", "true", "2026-11-24T16:00:00.000Z", "2026-11-24T16:00:00.000Z"));
    EXPECT_THAT(move(monday + days(2), {{"dealstage", "closedlost"}}),
                ElementsAre("true", "false", "2026-11-24T16:00:00.000Z", "2026-11-25T16:00:00.000Z"))
        << "it was closed before";
    EXPECT_THAT(move(monday + days(3), {{"dealstage", "contractsent"}}),
                ElementsAre("false", "false", "2026-11-24T16:00:00.000Z", "2026-11-26T16:00:00.000Z"));
    EXPECT_THAT(move(monday + days(4), {{"dealstage", "closedwon"}, {"closedate", "2026-11-01"}}),
                ElementsAre("true", "true", "2026-11-01T00:00:00.000Z", "2026-11-27T16:00:00.000Z"));
    EXPECT_THAT(move(monday + days(5), {{"dealname", "e"}}),
                ElementsAre("true", "true", "2026-11-01T00:00:00.000Z", "2026-11-27T16:00:00.000Z"));
}

TEST_P(RecordChanges, of_a_currency_keep_what_the_amount_is_worth) {
    auto const id = deal({{"dealname", "d"}, {"amount", "12.00"}});
    EXPECT_EQ(value(deals, id, "deal_currency_code"), "EUR");
    set(deals, id, {{"deal_currency_code", "JPY"}});
    EXPECT_EQ(value(deals, id, "amount"), "12");
    set(deals, id, {{"deal_currency_code", "KWD"}});
    EXPECT_EQ(value(deals, id, "amount"), "12.000");
    set(deals, id, {{"amount", "0.125"}});
    EXPECT_THAT(wrong_in(change(deals, id, {{"deal_currency_code", "EUR"}})),
                ElementsAre("/properties/deal_currency_code AMOUNT_DOES_NOT_FIT"));
    EXPECT_THAT(wrong_in(change(deals, id, {{"deal_currency_code", "EURO"}})),
                ElementsAre("/properties/deal_currency_code INVALID_OPTION"));
    EXPECT_EQ(value(deals, id, "amount") + value(deals, id, "deal_currency_code"), "0.125KWD");
    set(deals, id, {{"deal_currency_code", "EUR"}, {"amount", "1.25"}});
    EXPECT_EQ(value(deals, id, "amount") + value(deals, id, "deal_currency_code"), "1.25EUR");
}

TEST_P(RecordChanges, of_the_stage_of_a_contact_stamp_each_date_once) {
    Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();
    RecordId id;
    at(monday, [&](db::Write& write) { id = create(write, contacts, {{"firstname", "Ada"}}).value(); });
    auto const move = [&](int day, char const* stage) {
        at(monday + days(day), [&](db::Write& write) { update(write, contacts, id, {{"lifecyclestage", stage}}).value(); });
    };
    move(1, "customer");
    move(2, "lead");
    move(3, "customer");
    EXPECT_EQ(value(contacts, id, "hs_lifecyclestage_lead_date"), "2026-11-23T16:00:00.000Z");
    EXPECT_EQ(value(contacts, id, "hs_lifecyclestage_customer_date"), "2026-11-24T16:00:00.000Z");
    EXPECT_EQ(value(contacts, id, "hs_lifecyclestage_opportunity_date"), "") << "a stage that was passed over was not entered";
}

TEST_P(RecordChanges, count_the_live_records_of_everybody) {
    auto const ada = contact({{"firstname", "Ada"}});
    contact({{"firstname", "Eve"}});
    EXPECT_EQ(live(contacts), 2);
    for (int twice = 0; twice < 2; ++twice) write([&](db::Write& write) { archive(write, contacts, ada).value(); });
    EXPECT_EQ(live(contacts), 1);
    for (int twice = 0; twice < 2; ++twice) write([&](db::Write& write) { restore(write, contacts, ada).value(); });
    EXPECT_EQ(live(contacts), 2);
    EXPECT_EQ(live(deals), 0);
}

TEST_P(RecordChanges, are_published_with_the_values_before_and_after) {
    std::vector<std::string> heard;
    database().subscriptions().on<RecordChanged>([&](db::Write&, RecordChanged const& event) {
        for (auto const& one : event.changes) heard.push_back(one.name + ": " + one.former.value_or("-") + " → " + one.later.value_or("-"));
    });
    auto const id = deal({{"dealname", "d"}, {"amount", "12.00"}});
    set(deals, id, {{"deal_currency_code", "JPY"}, {"amount", "15"}});
    EXPECT_THAT(heard, UnorderedElementsAre("amount: 12.00 → 15", "deal_currency_code: EUR → JPY"));
    heard.clear();
    set(deals, id, {{"amount", ""}});
    EXPECT_THAT(heard, ElementsAre("amount: 15 → -"));
}

TEST_P(RecordChanges, count_what_somebody_owns_or_nobody_does) {
    auto const ben = add_user("Ben", "ben@ferrow.example"), eve = add_user("Eve", "eve@ferrow.example");
    auto const seen_by_ben = [&] {
        db::Actor asker{WorkspaceId(1), ben, db::Role::rep};
        asker.access.kinds["contacts"] = db::RecordAccess::own;
        return database().read(asker, [](db::Read& read) { return count_stored(read, contacts, {}); });
    };
    auto const ada = contact({{"firstname", "Ada"}, {"hubspot_owner_id", to_string(ben)}});
    contact({{"firstname", "Nobody's"}});
    EXPECT_EQ(seen_by_ben(), 2);
    set(contacts, ada, {{"hubspot_owner_id", to_string(eve)}});
    EXPECT_EQ(seen_by_ben(), 1) << "given away";
    set(contacts, ada, {{"hubspot_owner_id", ""}});
    EXPECT_EQ(seen_by_ben(), 2);
    EXPECT_EQ(live(contacts), 2);
}

TEST_P(RecordChanges, by_an_import_are_of_now_whenever_it_dates_them) {
    auto const ada = contact({{"firstname", "Ada"}});
    auto const before = record(contacts, ada).updatedAt;
    database().write(actor(), db::Means::import, [&](db::Write& write) {
        write.act_at(parse_rfc3339("2035-01-01").value());
        update(write, contacts, ada, {{"firstname", "Eve"}}).value();
    });
    EXPECT_GT(record(contacts, ada).updatedAt, before);
    EXPECT_LT(record(contacts, ada).updatedAt, parse_rfc3339("2035-01-01").value());
}

TEST_P(RecordChanges, bring_a_deal_back_only_into_a_stage_that_is_there) {
    auto const gone = deal({{"dealname", "d"}, {"dealstage", "contractsent"}});
    write([&](db::Write& write) { archive(write, deals, gone).value(); });
    ask(http::DELETE, "/crm/v3/pipelines/deals/default/stages/contractsent").value();
    EXPECT_THAT(wrong_in(write([&](db::Write& write) { return restore(write, deals, gone); })), ElementsAre("stage_gone"));
    EXPECT_TRUE(record(deals, gone).archived);
}

TEST_P(RecordChanges, leave_a_record_its_title) {
    auto const title = [&](PropertyValues const& values) { return title_of(contacts, record(contacts, contact(values))); };
    EXPECT_EQ(title({{"firstname", "Ada"}, {"lastname", "Merten"}, {"email", "a@firm.example"}}), "Ada Merten");
    EXPECT_EQ(title({{"lastname", "Merten"}}), "Merten");
    EXPECT_EQ(title({{"email", "b@firm.example"}, {"phone", "1"}}), "b@firm.example");
    EXPECT_EQ(title({{"phone", "1"}}), "1");
    EXPECT_EQ(title_of(companies, record(companies, company({{"domain", "firm.example"}}))), "firm.example");
}

class ComputedProperties : public RecordChanges {};
TANDEM_ON_BOTH_ENGINES(ComputedProperties);

TEST_P(ComputedProperties, are_published_and_leave_neither_version_nor_history) {
    int heard = 0;
    database().subscriptions().on<RecordChanged>([&](db::Write&, RecordChanged const&) { ++heard; });
    auto const ada = contact({{"firstname", "Ada"}});
    auto const before = record(contacts, ada).updatedAt;
    auto const put = [&](Stored const& score) {
        bool is_changed = false;
        auto const set = last_change_set([&](db::Write& write) {
            is_changed = put_computed(write, contacts, ada, {{"hubspotscore", score}}).value();
        });
        EXPECT_EQ(entries(set), 0u);
        return is_changed;
    };
    EXPECT_TRUE(put("9"));
    EXPECT_FALSE(put("9"));
    EXPECT_EQ(value(contacts, ada, "hubspotscore"), "9");
    EXPECT_TRUE(put(std::nullopt));
    EXPECT_EQ(value(contacts, ada, "hubspotscore"), "");
    EXPECT_EQ(record(contacts, ada).updatedAt, before);
    EXPECT_EQ(heard, 2);
}

TEST_P(ComputedProperties, are_standard_ones_of_a_record_that_exists) {
    write([](db::Write& write) { define_property(write, contacts, {"seats", "Seats", "number", "number"}).value(); });
    auto const ada = contact({{"firstname", "Ada"}});
    auto const put = [&](RecordId id, char const* name) {
        return wrong_in(write([&](db::Write& write) { return put_computed(write, contacts, id, {{name, "1"}}); }));
    };
    EXPECT_THAT(put(ada, "seats"), ElementsAre("/properties/seats PROPERTY_DOESNT_EXIST"));
    EXPECT_THAT(put(ada, "shoe_size"), ElementsAre("/properties/shoe_size PROPERTY_DOESNT_EXIST"));
    EXPECT_THAT(put(RecordId(7), "hubspotscore"), ElementsAre("record_unknown"));
}

TEST_P(ComputedProperties, hold_the_latest_activity_whatever_comes_in_late) {
    auto const ada = contact({{"firstname", "Ada"}});
    Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();
    auto const after = [&](Instant when, char const* title) {
        write([&](db::Write& write) { put_last_activity(write, ada, {when, "call", "sales", title}); });
        return value(contacts, ada, "hs_last_activity_title");
    };
    EXPECT_EQ(after(monday, "first"), "first");
    EXPECT_EQ(after(monday - days(1), "older"), "first");
    EXPECT_EQ(after(monday, "of the same moment"), "of the same moment");
    EXPECT_EQ(after(monday + days(1), "newer"), "newer");
    EXPECT_EQ(value(contacts, ada, "hs_last_activity_date"), "2026-11-24T16:00:00.000Z");
}

TEST_P(ComputedProperties, say_what_is_done_about_a_deal_to_who_sees_the_deal) {
    using enum db::RecordAccess;
    auto const ada = contact({{"firstname", "Ada"}});
    auto const me = add_user("Cora Ash", "cora@ferrow.example");
    auto const mine = deal({{"dealname", "Mine"}, {"hubspot_owner_id", to_string(me)}});
    auto const other = add_user("Ben Hollis", "ben@ferrow.example");
    auto const theirs = deal({{"dealname", "Theirs"}, {"hubspot_owner_id", to_string(other)}});
    Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();
    auto restricted = actor();
    restricted.user_id = me;
    restricted.access.kinds["deals"] = own;
    auto const names = {"hs_last_activity_date", "hs_last_activity_type", "hs_last_activity_title", "notes_next_activity_date",
                        "hs_next_activity_title"};
    auto const seen = [&](db::About const& about) {
        write([&](db::Write& write) {
            put_last_activity(write, ada, {monday, "call", "sales", "Told", about});
            put_next_activity(write, ada, {monday, "Due", about});
        });
        return database().read(restricted, [&](db::Read& read) {
            std::string text;
            auto const record = find(read, contacts, ada, {names.begin(), names.end()}).value();
            for (auto const* name : names) text += record.text(name).substr(0, 10) + " ";
            for (auto const* name : {"hs_last_activity_title", "hs_next_activity_title"}) {
                SearchRequest request;
                request.filterGroups.emplace().push_back({{{.propertyName = {name}, .operator_ = FilterOperator::HAS_PROPERTY}}});
                text += std::to_string(count_stored(read, contacts, plan_search(load_properties(read, contacts), request).value().where));
            }
            return text;
        });
    };
    EXPECT_EQ(seen({}), "2026-11-23 call Told 2026-11-23 Due 11");
    EXPECT_EQ(seen(db::about("deals", mine)), "2026-11-23 call Told 2026-11-23 Due 11");
    EXPECT_EQ(seen(db::about("deals", theirs)), "2026-11-23   2026-11-23  00");
    EXPECT_EQ(value(contacts, ada, "hs_next_activity_title"), "Due") << "to who sees all";
    write([&](db::Write& write) { put_next_activity(write, ada, {}); });
    EXPECT_EQ(value(contacts, ada, "notes_next_activity_date"), "");
}

}  // namespace
}  // namespace tandem::records
