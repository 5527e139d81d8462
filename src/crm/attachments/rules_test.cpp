#include "crm/attachments/rules.hpp"

#include <gtest/gtest.h>

namespace tandem::attachments {
namespace {

TEST(FileNames, lead_nowhere) {
    EXPECT_EQ(safe_name("Offer.pdf"), "Offer.pdf");
    EXPECT_EQ(safe_name("Angebot für Élodie (2).pdf"), "Angebot für Élodie (2).pdf");
    EXPECT_EQ(safe_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(safe_name("C:\\Windows\\system.ini"), "system.ini");
    EXPECT_EQ(safe_name(".htaccess"), ".htaccess");
    for (auto const* nothing : {"", ".", "..", "a/", "\x01\x02", "  ", "x/.."}) EXPECT_EQ(safe_name(nothing), "file") << nothing;
}

TEST(FileNames, show_what_they_are) {
    EXPECT_EQ(safe_name("photo_\u202egnp.exe"), "photo_gnp.exe");
    EXPECT_EQ(safe_name("a\r\nSet-Cookie: b.txt").find_first_of("\r\n"), std::string::npos);
    EXPECT_EQ(safe_name("\x1b[31mred.txt"), "[31mred.txt");
}

}  // namespace
}  // namespace tandem::attachments
