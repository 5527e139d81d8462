#include <gmock/gmock.h>

#include "crm/bulk/changing.hpp"
#include "crm/records/testing.hpp"

namespace tandem::bulk {
extern feature::Feature const self;

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using enum records::ObjectType;

class Bulk : public records::testing::CompanyWithRecords {
protected:
    Bulk() : CompanyWithRecords({&self}) {}

    StoredOperation begun(NewOperation const& given) {
        return write([&](db::Write& write) {
            auto operation = make_operation(write, given);
            operation.change_set_id = write.change_set();
            update(write, operation);
            return operation;
        });
    }
    StoredOperation edit(std::vector<Item> const& items, json::object values) {
        return begun({.kind = OperationKind::edit,
                      .object_type = contacts,
                      .title = "Edit",
                      .given = std::move(values),
                      .total = static_cast<std::int64_t>(items.size())});
    }
    StoredOperation run(StoredOperation const& operation, std::vector<Item> const& items) {
        while (write([&](db::Write& write) { return change_some(write, operation.id, items); })) {
        }
        return read([&](db::Read& read) { return find(read, operation.id).value(); });
    }
    std::vector<std::string> reasons(StoredOperation const& operation) {
        std::vector<std::string> all;
        for (auto const& one : read([&](db::Read& read) { return refusals_after(read, operation.id, -1, 100); })) all.push_back(one.reason);
        return all;
    }
};
TANDEM_ON_BOTH_ENGINES(Bulk);

TEST_P(Bulk, does_each_record_once_in_one_change_set) {
    std::vector<Item> items;
    for (int i = 0; i < 120; ++i) items.push_back({contacts, contact({{"lastname", "p" + std::to_string(i)}})});
    auto const operation = edit(items, {{"city", "Kiel"}});
    EXPECT_TRUE(write([&](db::Write& write) { return change_some(write, operation.id, items); }));
    auto const done = run(operation, items);
    EXPECT_EQ(done.done, 120);
    EXPECT_EQ(done.changed, 120);
    auto const changed = read([&](db::Read& read) { return records::records_changed_by(read, *operation.change_set_id, 1000); });
    ASSERT_EQ(changed.size(), 120U);
    EXPECT_EQ(changed.front().second, items.back().id) << "the last first";
    EXPECT_EQ(value(contacts, items[119].id, "city"), "Kiel");
}

TEST_P(Bulk, leaves_alone_and_names_what_is_refused) {
    auto const ada = contact({{"email", "ada@firm.example"}});
    auto const bob = contact({{"email", "bob@firm.example"}, {"city", "Graz"}});
    auto const gone = contact({});
    write([&](db::Write& write) { records::archive(write, contacts, gone).value(); });
    std::vector<Item> const items{{contacts, ada}, {contacts, bob}, {contacts, gone}};
    auto const done = run(edit(items, {{"email", "ada@firm.example"}, {"city", "Kiel"}}), items);
    EXPECT_EQ(done.changed, 1);
    EXPECT_EQ(done.refused, 2);
    EXPECT_THAT(reasons(done), ElementsAre(HasSubstr("Contact already exists"), HasSubstr("There is no contact")));
    EXPECT_EQ(value(contacts, bob, "city"), "Graz");
}

TEST_P(Bulk, takes_back_record_by_record_what_nobody_has_changed_since) {
    auto const ada = contact({{"city", "Kiel"}});
    auto const bob = contact({{"city", "Kiel"}});
    std::vector<Item> const items{{contacts, ada}, {contacts, bob}};
    auto const operation = run(edit(items, {{"city", "Graz"}}), items);
    set(contacts, ada, {{"city", "Lund"}});
    auto const undo = begun({.kind = OperationKind::undo,
                             .object_type = contacts,
                             .title = "Undo",
                             .given = json::object(),
                             .total = 2,
                             .undoes = operation.id});
    auto const done = run(undo, {{contacts, bob}, {contacts, ada}});
    EXPECT_EQ(done.changed, 1);
    EXPECT_THAT(reasons(done), ElementsAre(HasSubstr("was changed since")));
    EXPECT_EQ(value(contacts, ada, "city") + value(contacts, bob, "city"), "LundKiel");
    EXPECT_TRUE(read([&](db::Read& read) { return is_undone(read, operation.id); }));
}

TEST(Items, are_read_as_they_were_written) {
    std::vector<Item> const items{{contacts, RecordId(7)}, {kinds::own_kind(2), RecordId(12)}};
    auto const read = items_in(items_text(items));
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[1].type, kinds::own_kind(2));
    EXPECT_EQ(read[1].id, RecordId(12));
    EXPECT_THAT(items_in(""), IsEmpty());
}

}  // namespace
}  // namespace tandem::bulk
