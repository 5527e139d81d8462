#include "crm/records/associations.hpp"

#include <gmock/gmock.h>

#include "crm/records/testing.hpp"

namespace tandem::records {
namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ObjectType;

class Associations : public testing::CompanyWithRecords {
protected:
    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        ada = contact({{"firstname", "Ada"}});
        bob = contact({{"firstname", "Bob"}});
        firm = company({{"name", "Firm"}});
        other = company({{"name", "Other"}});
        big = deal({{"dealname", "Big"}});
        subscribe<RecordsAssociated>("+");
        subscribe<RecordsDissociated>("-");
    }
    template <class Event>
    void subscribe(std::string sign) {
        database().subscriptions().on<Event>([this, sign](db::Write&, Event const& event) {
            heard.push_back(sign + std::string(name_of(event.from)) + " " + std::string(name_of(event.to)));
        });
    }
    std::vector<RecordId> linked(ObjectType from, RecordId id, ObjectType to) {
        return read([&](db::Read& read) { return associated(read, from, id, to); });
    }
    std::vector<std::string> links(ObjectType from, RecordId id, ObjectType to) {
        std::vector<std::string> all;
        for (auto const& one : read([&](db::Read& read) { return links_of(read, from, id, to, RecordId(), 100); }))
            all.push_back((one.to_id == other ? "other " : "firm ") + std::to_string(one.type_id));
        return all;
    }
    Result<void> label(std::int64_t type, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
        return write([&](db::Write& write) { return records::link(write, *association_with(write, from, to, type), from_id, to_id); });
    }
    void cut(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
        write([&](db::Write& write) { dissociate(write, from, from_id, to, to_id).value(); });
    }

    RecordId ada, bob, firm, other, big;
    std::vector<std::string> heard;
};
TANDEM_ON_BOTH_ENGINES(Associations);

TEST(AssociationTypes, are_hubspots_and_come_in_pairs) {
    auto const& all = standard_association_types();
    for (auto const& type : all) {
        auto const back = inverse_of(type);
        EXPECT_THAT(all, ::testing::Contains(back)) << type.type_id;
        EXPECT_EQ(inverse_of(back), type) << type.type_id;
        EXPECT_EQ(std::ranges::count_if(all, [&](auto const& one) { return one.from == type.from && one.type_id == type.type_id; }), 1);
    }
    auto const plain = [](ObjectType from, ObjectType to) { return default_association(from, to)->type_id; };
    EXPECT_EQ(plain(contacts, companies), 279);
    EXPECT_EQ(plain(companies, contacts), 280);
    EXPECT_EQ(plain(deals, contacts), 3);
    EXPECT_EQ(plain(contacts, deals), 4);
    EXPECT_EQ(plain(deals, companies), 341);
    EXPECT_EQ(plain(companies, deals), 342);
    EXPECT_EQ(default_association(deals, deals), std::nullopt);
}

TEST_P(Associations, are_seen_from_both_sides_and_told_once) {
    link(deals, big, contacts, ada);
    link(contacts, ada, deals, big);
    EXPECT_THAT(linked(deals, big, contacts), ElementsAre(ada));
    EXPECT_THAT(linked(contacts, ada, deals), ElementsAre(big));
    EXPECT_THAT(heard, ElementsAre("+deals contacts"));
    cut(contacts, ada, deals, big);
    EXPECT_THAT(linked(deals, big, contacts), IsEmpty());
    EXPECT_THAT(linked(contacts, ada, deals), IsEmpty());
    cut(contacts, ada, deals, big);
    EXPECT_THAT(heard, ElementsAre("+deals contacts", "-contacts deals"));
}

TEST_P(Associations, of_two_contacts_are_the_same_from_either) {
    link(contacts, ada, contacts, bob);
    EXPECT_THAT(linked(contacts, ada, contacts), ElementsAre(bob));
    EXPECT_THAT(linked(contacts, bob, contacts), ElementsAre(ada));
    cut(contacts, bob, contacts, ada);
    EXPECT_THAT(linked(contacts, ada, contacts), IsEmpty());
    EXPECT_THAT(linked(contacts, bob, contacts), IsEmpty());
}

TEST_P(Associations, need_two_records_that_are_there) {
    auto const refused = [&](ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
        return wrong_in(write([&](db::Write& write) { return associate(write, from, from_id, to, to_id); }));
    };
    EXPECT_THAT(refused(contacts, ada, contacts, ada), ElementsAre("association_with_itself"));
    EXPECT_THAT(refused(contacts, ada, companies, RecordId(7)), ElementsAre("record_unknown"));
    EXPECT_THAT(refused(contacts, RecordId(7), companies, firm), ElementsAre("record_unknown"));
    EXPECT_THAT(refused(deals, big, deals, big), ElementsAre("association_unknown"));
    write([&](db::Write& write) { archive(write, companies, firm).value(); });
    EXPECT_THAT(refused(contacts, ada, companies, firm), ElementsAre("record_unknown"));
    EXPECT_THAT(heard, IsEmpty());
}

TEST_P(Associations, with_an_archived_record_come_back_with_it) {
    link(contacts, ada, companies, firm);
    link(contacts, ada, companies, other);
    write([&](db::Write& write) { archive(write, companies, firm).value(); });
    EXPECT_THAT(linked(contacts, ada, companies), ElementsAre(other));
    write([&](db::Write& write) { restore(write, companies, firm).value(); });
    EXPECT_THAT(linked(contacts, ada, companies), ElementsAre(firm, other));
}

TEST_P(Associations, make_one_company_the_primary_one) {
    EXPECT_TRUE(label(1, contacts, ada, companies, firm));
    EXPECT_THAT(links(contacts, ada, companies), ElementsAre("firm 1"));
    EXPECT_TRUE(label(1, contacts, ada, companies, other));
    EXPECT_THAT(links(contacts, ada, companies), ElementsAre("firm 279", "other 1")) << "the former one stays linked";
    EXPECT_TRUE(label(2, companies, firm, contacts, ada));
    EXPECT_THAT(links(contacts, ada, companies), ElementsAre("firm 1", "firm 279", "other 279")) << "chosen from the company's side";
    EXPECT_THAT(linked(contacts, ada, companies), ElementsAre(firm, other)) << "each company once";
}

TEST_P(Associations, make_a_company_primary_for_each_of_its_contacts) {
    EXPECT_TRUE(label(1, contacts, ada, companies, firm));
    EXPECT_TRUE(label(1, contacts, bob, companies, firm));
    EXPECT_TRUE(label(5, deals, big, companies, firm));
    EXPECT_THAT(links(contacts, ada, companies), ElementsAre("firm 1"));
    EXPECT_THAT(links(contacts, bob, companies), ElementsAre("firm 1"));
    EXPECT_THAT(links(deals, big, companies), ElementsAre("firm 5"));
}

TEST_P(Associations, come_in_pages_in_the_order_of_ids) {
    auto const page = [&](RecordId after, int limit) {
        std::vector<RecordId> ids;
        for (auto const& one : read([&](db::Read& read) { return links_of(read, contacts, ada, companies, after, limit); }))
            ids.push_back(one.to_id);
        return ids;
    };
    auto const third = company({{"name", "Third"}});
    for (auto const id : {third, firm, other}) link(contacts, ada, companies, id);
    EXPECT_THAT(page(RecordId(), 2), ElementsAre(firm, other));
    EXPECT_THAT(page(other, 2), ElementsAre(third));
    link(contacts, bob, companies, other);
    std::vector<std::string> of_both;
    for (auto const& one : read([&](db::Read& read) { return links_of(read, contacts, {bob, ada}, companies, 2); }))
        of_both.push_back((one.from_id == ada ? "ada" : "bob") + std::string(one.to_id == firm ? " firm" : " other"));
    EXPECT_THAT(of_both, ElementsAre("ada firm", "ada other", "bob other")) << "two of each";
}

TEST_P(Associations, are_named_by_hubspots_numbers) {
    auto const chosen = [&](ObjectType from, ObjectType to, AssociationSpec const& spec) {
        return wrong_in(read([&](db::Read& read) { return chosen_association(read, from, to, spec, "/types/0"); }));
    };
    EXPECT_THAT(chosen(contacts, companies, {"HUBSPOT_DEFINED", 279}), IsEmpty());
    EXPECT_THAT(chosen(contacts, companies, {"HUBSPOT_DEFINED", 280}), ElementsAre("/types/0/associationTypeId INVALID_ASSOCIATION"));
    EXPECT_THAT(chosen(contacts, companies, {"USER_DEFINED", 279}), ElementsAre("/types/0/associationCategory INVALID_ASSOCIATION"));
}

}  // namespace
}  // namespace tandem::records
