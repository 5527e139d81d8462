#include "crm/attachments/attachments.hpp"

#include <gmock/gmock.h>

#include "crm/records/testing.hpp"

namespace tandem::attachments {

extern feature::Feature const self;

namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Attachments : public records::testing::CompanyWithRecords {
protected:
    Attachments() : CompanyWithRecords({&self}) {}

    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        store = &parts().make<blobs::Store>(scratch().folder() / "files");
        ada = contact({{"firstname", "Ada"}});
    }
    StoredAttachment file(std::string const& name, std::string const& bytes) {
        auto const kept = store->keep(bytes).value();
        return write([&](db::Write& write) { return attachments::add(write, "contacts", ada, name, kept).value(); });
    }
    std::vector<std::string> names() {
        auto const all =
            read([&](db::Read& read) { return list(read, "contacts", ada, AttachmentId(std::numeric_limits<std::int64_t>::max()), 50); });
        std::vector<std::string> names;
        for (auto const& one : all) names.push_back(one.name);
        return names;
    }

    blobs::Store* store = nullptr;
    RecordId ada;
};
TANDEM_ON_BOTH_ENGINES(Attachments);

TEST_P(Attachments, are_removed_and_brought_back) {
    auto const first = file("first.txt", "words");
    file("second.txt", "words");
    EXPECT_THAT(names(), ElementsAre("second.txt", "first.txt"));
    EXPECT_TRUE(write([&](db::Write& write) { return remove(write, first.id); }));
    EXPECT_THAT(names(), ElementsAre("second.txt"));
    EXPECT_TRUE(write([&](db::Write& write) { return restore(write, first.id); }));
    EXPECT_THAT(names(), ElementsAre("second.txt", "first.txt"));
}

TEST_P(Attachments, hang_only_on_records_there_are) {
    auto const kept = store->keep("words").value();
    auto const adding = [&](std::string const& object, RecordId id) {
        return wrong_in(write([&](db::Write& write) { return attachments::add(write, object, id, "a.txt", kept); }));
    };
    EXPECT_THAT(adding("contacts", RecordId(1)), ElementsAre("record_unknown"));
    EXPECT_THAT(adding("companies", ada), ElementsAre("record_unknown"));
    EXPECT_THAT(adding("products", ada), ElementsAre("record_unknown"));
    EXPECT_THAT(names(), IsEmpty());
}

}  // namespace
}  // namespace tandem::attachments
