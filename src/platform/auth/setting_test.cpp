#include "platform/auth/setting.hpp"

#include "platform/db/testing.hpp"

namespace tandem::auth {
namespace {

struct Menu {
    Text<0, 40> soup{"Leek"};
    std::string dessert = "Ice";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Menu, (), (soup, dessert, version))

/// As a later version of the program has it.
struct LongerMenu {
    Text<0, 40> soup{"Leek"};
    std::vector<std::string> drinks{"Tea", "Water"};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(LongerMenu, (), (soup, drinks, version))

class Settings : public db::testing::OnBothEngines {
protected:
    template <class T>
    T read() {
        return database().read(actor(), [](db::Read& read) { return setting<T>(read, "menu"); });
    }
    Result<Menu> save(std::string const& soup, std::int64_t seen) {
        return database().write(actor(), [&](db::Write& write) { return change_setting(write, "menu", Menu{{soup}, "Cake", seen}); });
    }
};
TANDEM_ON_BOTH_ENGINES(Settings);

TEST_P(Settings, are_their_defaults_until_they_are_saved) {
    EXPECT_EQ(read<Menu>().soup.value, "Leek");
    EXPECT_FALSE(database().read(actor(), [](db::Read& read) { return find_setting<Menu>(read, "menu"); }));
}

TEST_P(Settings, keep_what_was_saved_when_a_field_comes_or_goes) {
    ASSERT_TRUE(save("Onion", 0));
    auto const later = read<LongerMenu>();
    EXPECT_EQ(later.soup.value, "Onion");
    EXPECT_EQ(later.drinks, (std::vector<std::string>{"Tea", "Water"}));
    EXPECT_EQ(later.version, 1);
}

TEST_P(Settings, are_not_saved_over_what_was_not_seen) {
    EXPECT_EQ(save("Onion", 0)->version, 1);
    auto const late = save("Pea", 0);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "version_stale");
    EXPECT_EQ(read<Menu>().soup.value, "Onion");
    EXPECT_EQ(save("Pea", 1)->version, 2);
}

TEST_P(Settings, that_cannot_be_read_are_their_defaults_are_told_of_and_mended_by_saving) {
    UnreadableSettings unreadable;
    parts().provide(unreadable);
    database().write(actor(), [](db::Write& write) { put_setting(write, "menu", json::value("soup")); });
    EXPECT_EQ(read<Menu>().soup.value, "Leek");
    EXPECT_EQ(unreadable.of(actor().workspace_id), std::vector<std::string>{"menu"});
    EXPECT_EQ(unreadable.of(WorkspaceId(77)), std::vector<std::string>{});
    // What has no safe default is refused, by name.
    auto const strict = database().read(actor(), [](db::Read& read) { return read_setting<Menu>(read, "menu"); });
    ASSERT_FALSE(strict);
    EXPECT_EQ(strict.error().code, "setting_unreadable");
    EXPECT_NE(strict.error().message.find("menu"), std::string::npos);

    EXPECT_EQ(save("Onion", 0)->version, 1);
    EXPECT_EQ(read<Menu>().soup.value, "Onion");
    EXPECT_EQ(unreadable.of(actor().workspace_id), std::vector<std::string>{});
}

}  // namespace
}  // namespace tandem::auth
