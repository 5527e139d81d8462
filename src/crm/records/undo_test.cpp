#include <gmock/gmock.h>

#include "crm/records/custom.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ObjectType;

class Undoing : public testing::CompanyWithRecords {
protected:
    /// What a change did, to be taken back.
    template <class F>
    ChangeSetId done(F&& body) {
        return write([&](db::Write& write) {
            body(write);
            return write.change_set();
        });
    }
    ChangeSetId edited(ObjectType type, RecordId id, PropertyValues const& values) {
        return done([&](db::Write& write) { update(write, type, id, values, Authority::person).value(); });
    }
    /// How many records it touched, and the change set of the undo itself.
    Result<std::int64_t> taken_back(ChangeSetId change) {
        return write([&](db::Write& write) {
            auto records = undo(write, change);
            if (records) last = write.change_set();
            return records;
        });
    }
    std::vector<std::string> refused(ChangeSetId change) { return wrong_in(taken_back(change)); }
    /// Everything a client sees of a record but its version.
    PropertyValues all_of(ObjectType type, RecordId id) {
        auto values = record(type, id).properties;
        values.erase("lastmodifieddate");
        values.erase("hs_lastmodifieddate");
        return values;
    }

    ChangeSetId last;
};
TANDEM_ON_BOTH_ENGINES(Undoing);

TEST_P(Undoing, an_edit_gives_every_value_back) {
    write([](db::Write& write) { define_property(write, contacts, {"seats", "Seats", "number", "number"}).value(); });
    auto const ben = add_user("Ben", "ben@ferrow.example");
    auto const ada = contact({{"firstname", "Ada"}, {"city", "Kiel"}, {"email", "ada@firm.example"}, {"seats", "3"}});
    auto const before = all_of(contacts, ada);
    auto const version = record(contacts, ada).updatedAt;
    auto const edit = edited(contacts, ada,
                             {{"firstname", "Eve"},
                              {"city", ""},
                              {"phone", "1"},
                              {"email", "eve@firm.example"},
                              {"seats", "4"},
                              {"lifecyclestage", "customer"},
                              {"hubspot_owner_id", to_string(ben)}});
    auto const after = all_of(contacts, ada);
    EXPECT_EQ(taken_back(edit), 1);
    EXPECT_EQ(all_of(contacts, ada), before) << "the date of the stage that was set with it included";
    EXPECT_GT(record(contacts, ada).updatedAt, version);
    EXPECT_TRUE(read([](db::Read& read) { return find_contact_by_email(read, "ada@firm.example"); }));

    EXPECT_EQ(taken_back(last), 1);
    EXPECT_EQ(all_of(contacts, ada), after) << "the undo is taken back";
    EXPECT_EQ(taken_back(last), 1);
    EXPECT_EQ(all_of(contacts, ada), before);
}

TEST_P(Undoing, an_edit_leaves_what_others_wrote_into_other_fields) {
    auto const ada = contact({{"firstname", "Ada"}, {"city", "Kiel"}});
    auto const first = edited(contacts, ada, {{"firstname", "Eve"}});
    edited(contacts, ada, {{"city", "Graz"}});
    EXPECT_EQ(taken_back(first), 1);
    EXPECT_EQ(value(contacts, ada, "firstname") + value(contacts, ada, "city"), "AdaGraz");
}

TEST_P(Undoing, is_refused_as_a_whole_where_one_value_was_changed_since) {
    auto const ada = contact({{"firstname", "Ada"}, {"city", "Kiel"}});
    auto const bob = contact({{"firstname", "Bob"}, {"city", "Kiel"}});
    auto const both = done([&](db::Write& write) {
        for (auto const id : {ada, bob}) update(write, contacts, id, {{"city", "Graz"}, {"phone", "1"}}).value();
    });
    edited(contacts, ada, {{"phone", "2"}});
    EXPECT_THAT(refused(both), ElementsAre("changed_since"));
    EXPECT_EQ(value(contacts, ada, "city") + value(contacts, bob, "city"), "GrazGraz");
    edited(contacts, ada, {{"phone", "1"}});
    EXPECT_EQ(taken_back(both), 2) << "what is again as it was left can be taken back";
    EXPECT_EQ(value(contacts, ada, "city") + value(contacts, bob, "city"), "KielKiel");
    EXPECT_THAT(refused(both), ElementsAre("changed_since")) << "once";
}

TEST_P(Undoing, several_edits_of_one_change_goes_back_step_by_step) {
    auto const ada = contact({{"city", "Kiel"}});
    auto const edit = done([&](db::Write& write) {
        for (auto const* city : {"Graz", "Lund", "Gent"}) update(write, contacts, ada, {{"city", city}}).value();
    });
    EXPECT_EQ(taken_back(edit), 1);
    EXPECT_EQ(value(contacts, ada, "city"), "Kiel");
}

TEST_P(Undoing, a_creation_archives_what_nobody_has_changed) {
    RecordId ada, firm;
    auto const creation = done([&](db::Write& write) {
        ada = create(write, contacts, {{"firstname", "Ada"}}).value();
        firm = create(write, companies, {{"name", "Firm"}}).value();
        associate(write, contacts, ada, companies, firm).value();
    });
    auto const edit = edited(companies, firm, {{"city", "Kiel"}});
    EXPECT_THAT(refused(creation), ElementsAre("changed_since"));
    EXPECT_FALSE(record(contacts, ada).archived);
    EXPECT_EQ(taken_back(edit), 1);
    EXPECT_EQ(taken_back(creation), 2);
    EXPECT_TRUE(record(contacts, ada).archived);
    EXPECT_TRUE(record(companies, firm).archived);

    EXPECT_EQ(taken_back(last), 2);
    EXPECT_FALSE(record(contacts, ada).archived);
    EXPECT_THAT(read([&](db::Read& read) { return associated(read, contacts, ada, companies); }), ElementsAre(firm));
}

TEST_P(Undoing, a_creation_keeps_what_was_put_into_custom_properties_since) {
    write([](db::Write& write) { define_property(write, contacts, {"seats", "Seats", "number", "number"}).value(); });
    RecordId ada;
    auto const creation = done([&](db::Write& write) { ada = create(write, contacts, {{"firstname", "Ada"}}).value(); });
    set(contacts, ada, {{"seats", "3"}});
    EXPECT_THAT(refused(creation), ElementsAre("changed_since"));
    EXPECT_FALSE(record(contacts, ada).archived);
}

TEST_P(Undoing, an_archive_brings_the_record_back_unless_its_address_is_taken) {
    auto const ada = contact({{"firstname", "Ada"}, {"email", "ada@firm.example"}});
    auto const before = all_of(contacts, ada);
    auto const archiving = done([&](db::Write& write) { archive(write, contacts, ada).value(); });
    auto const other = contact({{"email", "ada@firm.example"}});
    EXPECT_THAT(refused(archiving), ElementsAre("record_exists"));
    EXPECT_TRUE(record(contacts, ada).archived);
    write([&](db::Write& write) { archive(write, contacts, other).value(); });
    EXPECT_EQ(taken_back(archiving), 1);
    EXPECT_FALSE(record(contacts, ada).archived);
    EXPECT_FALSE(record(contacts, ada).archivedAt);
    EXPECT_EQ(all_of(contacts, ada), before);
    EXPECT_THAT(refused(archiving), ElementsAre("changed_since"));
}

TEST_P(Undoing, an_edit_of_what_is_archived_now_is_refused) {
    auto const ada = contact({{"firstname", "Ada"}});
    auto const edit = edited(contacts, ada, {{"firstname", "Eve"}});
    auto const archiving = done([&](db::Write& write) { archive(write, contacts, ada).value(); });
    EXPECT_THAT(refused(edit), ElementsAre("changed_since"));
    EXPECT_EQ(taken_back(archiving), 1);
    EXPECT_EQ(taken_back(edit), 1);
    EXPECT_EQ(value(contacts, ada, "firstname"), "Ada");
}

TEST_P(Undoing, an_edit_of_an_address_is_refused_where_somebody_else_has_it_now) {
    auto const ada = contact({{"email", "ada@firm.example"}});
    auto const edit = edited(contacts, ada, {{"email", "new@firm.example"}});
    contact({{"email", "ada@firm.example"}});
    EXPECT_THAT(refused(edit), ElementsAre("record_exists"));
    EXPECT_EQ(value(contacts, ada, "email"), "new@firm.example");
}

TEST_P(Undoing, a_win_opens_the_deal_again) {
    auto const big = deal({{"dealname", "d"}, {"dealstage", "contractsent"}, {"amount", "12.50"}});
    auto const before = all_of(deals, big);
    auto const win = edited(deals, big, {{"dealstage", "closedwon"}, {"amount", "13"}, {"deal_currency_code", "JPY"}});
    EXPECT_EQ(value(deals, big, "hs_is_closed_won"), "true");
    EXPECT_EQ(taken_back(win), 1);
    EXPECT_EQ(all_of(deals, big), before);
}

TEST_P(Undoing, a_move_is_refused_where_the_stage_is_gone_or_means_something_else) {
    auto const stages = "/crm/v3/pipelines/deals/default/stages/";
    auto const gone = deal({{"dealname", "g"}, {"dealstage", "qualifiedtobuy"}});
    auto const other = deal({{"dealname", "o"}, {"dealstage", "contractsent"}});
    auto const move_gone = edited(deals, gone, {{"dealstage", "closedwon"}});
    auto const move_other = edited(deals, other, {{"dealstage", "closedwon"}});
    ask(http::DELETE, stages + std::string("qualifiedtobuy")).value();
    ask(http::PATCH, stages + std::string("contractsent"), {{"metadata", {{"probability", "0.0"}}}}).value();
    EXPECT_THAT(refused(move_gone), ElementsAre("stage_gone"));
    EXPECT_THAT(refused(move_other), ElementsAre("changed_since"));
    for (auto const id : {gone, other}) EXPECT_EQ(value(deals, id, "dealstage"), "closedwon");
}

TEST_P(Undoing, a_move_is_refused_where_a_lost_stage_is_a_won_one_now) {
    auto const lost = deal({{"dealname", "l"}, {"dealstage", "closedlost"}});
    auto const reopening = edited(deals, lost, {{"dealstage", "contractsent"}});
    ask(http::PATCH, "/crm/v3/pipelines/deals/default/stages/closedlost", {{"metadata", {{"probability", "1.0"}}}}).value();
    EXPECT_THAT(refused(reopening), ElementsAre("changed_since"));
    EXPECT_EQ(value(deals, lost, "dealstage"), "contractsent");
}

TEST_P(Undoing, a_move_to_another_pipeline_is_refused_where_the_former_stage_is_gone) {
    json::object const sent{{"label", "Sent"}, {"stageId", "contractsent"}, {"metadata", {{"probability", "0.5"}}}};
    ask(http::POST, "/crm/v3/pipelines/deals", {{"label", "Short"}, {"pipelineId", "short"}, {"stages", json::array{sent}}}).value();
    auto const moved = deal({{"dealname", "m"}, {"dealstage", "contractsent"}});
    auto const move = edited(deals, moved, {{"pipeline", "short"}});
    ask(http::DELETE, "/crm/v3/pipelines/deals/default/stages/contractsent").value();
    EXPECT_THAT(refused(move), ElementsAre("stage_gone"));
    EXPECT_EQ(value(deals, moved, "pipeline"), "short");
}

TEST_P(Undoing, a_link_takes_it_away_and_a_cut_link_comes_back_with_its_label) {
    auto const ada = contact({{"firstname", "Ada"}}), firm = company({{"name", "Firm"}});
    auto const types = [&] {
        std::vector<std::int64_t> ids;
        for (auto const& one : read([&](db::Read& read) { return links_of(read, contacts, ada, companies, RecordId(), 10); }))
            ids.push_back(one.type_id);
        return ids;
    };
    auto const link = done([&](db::Write& write) { associate(write, contacts, ada, companies, firm).value(); });
    EXPECT_EQ(taken_back(link), 1);
    EXPECT_THAT(types(), IsEmpty());
    EXPECT_THAT(refused(link), ElementsAre("changed_since")) << "it is not linked any more";
    EXPECT_EQ(taken_back(last), 1);
    write([&](db::Write& write) { records::link(write, *association_with(write, contacts, companies, 1), ada, firm).value(); });
    EXPECT_THAT(types(), ElementsAre(1, 279));
    auto const cut = done([&](db::Write& write) { dissociate(write, companies, firm, contacts, ada).value(); });
    EXPECT_THAT(types(), IsEmpty());
    EXPECT_EQ(taken_back(cut), 1);
    EXPECT_THAT(types(), ElementsAre(1, 279));
    EXPECT_THAT(refused(cut), ElementsAre("changed_since")) << "it is linked again";
}

TEST_P(Undoing, what_nobody_did_or_another_company_did_is_unknown) {
    EXPECT_THAT(refused(ChangeSetId(7)), ElementsAre("change_set_unknown"));
    auto const ada = contact({{"firstname", "Ada"}});
    auto const edit = edited(contacts, ada, {{"firstname", "Eve"}});
    auto const theirs = database().write(actor(2), [&](db::Write& write) { return undo(write, edit); });
    EXPECT_THAT(wrong_in(theirs), ElementsAre("change_set_unknown"));
    EXPECT_EQ(value(contacts, ada, "firstname"), "Eve");
}

class History : public Undoing {
protected:
    std::vector<std::string> past(ObjectType type, RecordId id, std::string const& name) {
        return read([&](db::Read& read) {
            auto history = values_over_time(read, load_properties(read, type), {find_stored(read, type, id).value()}, {name});
            std::vector<std::string> values;
            for (auto const& one : history[id][name]) values.push_back(one.value + " " + one.sourceType);
            return values;
        });
    }
};
TANDEM_ON_BOTH_ENGINES(History);

TEST_P(History, tells_the_values_of_a_property_latest_first_and_by_what_means_each_came) {
    auto const ada = contact({{"firstname", "Ada"}});
    database().write(actor(), db::Means::import, [&](db::Write& write) { update(write, contacts, ada, {{"firstname", "Eve"}}).value(); });
    edited(contacts, ada, {{"city", "Kiel"}});
    edited(contacts, ada, {{"firstname", ""}});
    EXPECT_THAT(past(contacts, ada, "firstname"), ElementsAre(" CRM_UI", "Eve IMPORT", "Ada CRM_UI"));
    EXPECT_THAT(past(contacts, ada, "phone"), IsEmpty());
}

TEST_P(History, tells_amounts_in_the_currency_they_had) {
    auto const id = deal({{"dealname", "d"}, {"amount", "12.00"}});
    edited(deals, id, {{"amount", "15"}, {"deal_currency_code", "JPY"}});
    edited(deals, id, {{"amount", "16"}});
    EXPECT_THAT(past(deals, id, "amount"), ElementsAre("16 CRM_UI", "15 CRM_UI", "12.00 CRM_UI"));
}

}  // namespace
}  // namespace tandem::records
