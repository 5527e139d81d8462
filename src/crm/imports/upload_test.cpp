#include <gmock/gmock.h>

#include "crm/imports/upload.hpp"
#include "crm/records/testing.hpp"

namespace tandem::imports {
namespace {

class ColumnsOfFiles : public records::testing::CompanyWithRecords {
protected:
    std::string like(std::string_view column) {
        return read([&](db::Read& read) {
            return property_like(records::load_properties(read, records::ObjectType::contacts), column).value_or("");
        });
    }
};
TANDEM_ON_BOTH_ENGINES(ColumnsOfFiles);

TEST_P(ColumnsOfFiles, are_known_by_name_label_and_what_else_they_are_called) {
    EXPECT_EQ(like("email"), "email");
    EXPECT_EQ(like(" E-Mail "), "email");
    EXPECT_EQ(like("First name"), "firstname");
    EXPECT_EQ(like("LAST_NAME"), "lastname");
    EXPECT_EQ(like("Surname"), "lastname");
    EXPECT_EQ(like("Postcode"), "zip");
    EXPECT_EQ(like("Shoe size"), "");
    EXPECT_EQ(like("createdate"), "") << "nobody sets it";
    EXPECT_EQ(like("Record ID"), "");
}

}  // namespace
}  // namespace tandem::imports
