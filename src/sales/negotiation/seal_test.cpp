#include "sales/negotiation/seal.hpp"
#include "platform/blobs/digest.hpp"
#include "platform/db/testing.hpp"
#include "sales/negotiation/document.hpp"
#include "sales/negotiation/verify.hpp"

#include <gtest/gtest.h>

namespace tandem::negotiation {
namespace {

Document document(int lines) {
    Document made{.quote_id = QuoteId(7),
                  .number = "Q-1001",
                  .version = 1,
                  .title = "A cooler on wheels — für Élodie",
                  .seller = {"", "Ferrow", "a@b.example", "1", {"Hafen 1"}},
                  .contact_person = {"Ada Merten", "", "ada@b.example", "", {}},
                  .buyer = {"Élodie", "Varanne", "e@v.example", "", {}},
                  .currency = "EUR",
                  .lines = {},
                  .discount = {},
                  .totals = {},
                  .intro = "Hello",
                  .terms = "Pay",
                  .footer = "",
                  .issued_on = {2026, 10, 1},
                  .valid_until = {2026, 10, 31},
                  .at = Instant{1'790'000'000'000}};
    for (int i = 0; i < lines; ++i)
        made.lines.push_back({.product_id = {},
                              .title = "F3 Cooler",
                              .description = "250 litres",
                              .quantity = {},
                              .unit = "",
                              .unit_price = {8'990'00, "EUR"},
                              .discount = {},
                              .tax_rate = {20'00},
                              .net = {8'990'00, "EUR"}});
    return made;
}

std::size_t pages_in(std::string const& pdf) {
    constexpr std::string_view count = "/Count ";
    auto const at = pdf.find(count);
    return at == std::string::npos ? 0 : std::stoul(pdf.substr(at + count.size(), 6));
}

TEST(QuotePdf, has_the_same_bytes_for_the_same_document) {
    auto const first = pdf_of(document(3), {}, "");
    EXPECT_TRUE(first.starts_with("%PDF-1."));
    EXPECT_EQ(first, pdf_of(document(3), {}, ""));
    auto other = document(3);
    other.title = "Another";
    EXPECT_NE(first, pdf_of(other, {}, ""));
}

TEST(QuotePdf, goes_on_over_pages) {
    EXPECT_EQ(pages_in(pdf_of(document(3), {}, "")), 1U);
    EXPECT_GE(pages_in(pdf_of(document(80), {}, "")), 4U);
    auto long_words = document(1);
    for (int i = 0; i < 600; ++i) long_words.terms += "A term that goes on and on.\n";
    long_words.lines[0].description = long_words.terms.substr(0, 4'000);
    EXPECT_GE(pages_in(pdf_of(long_words, {}, "")), 10U);
}

class Chain : public db::testing::OnBothEngines {
protected:
    void append(std::int64_t subject, std::int64_t workspace = 1) {
        database().write(actor(workspace), [&](db::Write& write) {
            append_seal(write, accepted_kind, QuoteId(subject), blobs::sha256(std::to_string(subject)));
        });
    }
    std::vector<Seal> seals() {
        return database().read(actor(), [](db::Read& read) { return seals_after(read, 0, 100); });
    }
};
TANDEM_ON_BOTH_ENGINES(Chain);

TEST_P(Chain, links_each_row_with_the_one_before_and_each_workspace_alone) {
    append(11);
    append(12);
    append(99, 2);
    append(13);
    auto const rows = seals();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].previous_hash, first_previous_hash());
    auto previous = first_previous_hash();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(wrong_with(WorkspaceId(1), rows[i], static_cast<std::int64_t>(i) + 1, previous), "");
        previous = rows[i].hash;
    }
}

TEST_P(Chain, shows_every_change_of_a_row) {
    append(11);
    append(12);
    auto const rows = seals();
    auto const wrong = [&](auto change) {
        auto seal = rows[1];
        change(seal);
        return wrong_with(WorkspaceId(1), seal, 2, rows[0].hash);
    };
    EXPECT_EQ(wrong([](Seal&) {}), "");
    EXPECT_NE(wrong([](Seal& seal) { seal.document_hash[0] ^= 1; }), "");
    EXPECT_NE(wrong([](Seal& seal) { seal.subject_id = QuoteId(13); }), "");
    EXPECT_NE(wrong([](Seal& seal) { seal.at.ms += 1; }), "");
    EXPECT_NE(wrong([](Seal& seal) { seal.previous_hash = first_previous_hash(); }), "");
    EXPECT_NE(wrong([](Seal& seal) { seal.sequence = 3; }), "");
    EXPECT_NE(wrong_with(WorkspaceId(2), rows[1], 2, rows[0].hash), "");
}

TEST_P(Chain, that_seals_what_is_gone_is_reported) {
    append(11);
    auto const found = database().read(actor(), [](db::Read& read) { return verify(read); });
    EXPECT_EQ(found.seals, 1);
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0], "Row 1: the quote it seals is gone.");
}

}  // namespace
}  // namespace tandem::negotiation
