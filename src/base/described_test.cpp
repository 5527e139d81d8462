#include "base/described.hpp"

#include <gtest/gtest.h>

namespace tandem {
namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Paint {
    Text<1, 5> name;
    std::optional<int> coats;
    std::vector<Colour> colours;
    Money price;
};
BOOST_DESCRIBE_STRUCT(Paint, (), (name, coats, colours, price))

struct Options {
    std::optional<Whole<1, 100>> limit;
    std::vector<std::string> properties;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(Options, (), (limit, properties, archived))

std::vector<std::string> pointers(Error const& error) {
    std::vector<std::string> found;
    for (auto const& field : error.fields) found.push_back(field.pointer + " " + field.code);
    return found;
}

TEST(Described, every_wrong_field_is_named_at_once) {
    auto const body =
        parse_json(R"({"name":"far too long","coats":"x","colours":["red","blue"],"price":{"amount":"1.234","currency":"EUR"},"extra":1})");
    auto const paint = decode<Paint>(*body);
    ASSERT_FALSE(paint);
    EXPECT_EQ(pointers(paint.error()), (std::vector<std::string>{"/name too_long", "/coats not_a_whole_number", "/colours/1 unknown_value",
                                                                 "/price/amount not_an_amount", "/extra unknown_field"}));
}

TEST(Described, a_value_survives_writing_and_reading) {
    Paint const paint{{"Ochre"}, 2, {Colour::green}, {1234, "EUR"}};
    auto const back = decode<Paint>(encode(paint));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->name, paint.name);
    EXPECT_EQ(back->coats, 2);
    EXPECT_EQ(back->colours, paint.colours);
    EXPECT_EQ(back->price, paint.price);
}

TEST(Described, a_missing_optional_is_fine_and_a_missing_field_is_not) {
    auto const paint = decode<Paint>(*parse_json(R"({"name":"Ochre","colours":[]})"));
    ASSERT_FALSE(paint);
    EXPECT_EQ(pointers(paint.error()), std::vector<std::string>{"/price missing"});
}

struct Room {
    Text<1, 20> name{"Hall"};
    std::vector<Paint> walls;
    int doors = 2;
    std::optional<Colour> ceiling;
};
BOOST_DESCRIBE_STRUCT(Room, (), (name, walls, doors, ceiling))

TEST(Described, what_an_earlier_version_stored_keeps_its_words_and_gets_defaults_for_the_rest) {
    auto const room = decode_stored<Room>(*parse_json(R"({"name":"Attic","carpet":"red","walls":[{"name":"Ochre","gloss":3}]})"));
    ASSERT_TRUE(room);
    EXPECT_EQ(room->name.value, "Attic");
    EXPECT_EQ(room->doors, 2);
    EXPECT_FALSE(room->ceiling);
    ASSERT_EQ(room->walls.size(), 1U);
    EXPECT_EQ(room->walls[0].name.value, "Ochre");
    EXPECT_TRUE(room->walls[0].colours.empty());
}

TEST(Described, what_is_stored_wrongly_is_named) {
    auto const room = decode_stored<Room>(*parse_json(R"({"doors":"many","walls":[{"coats":"x"}]})"));
    ASSERT_FALSE(room);
    EXPECT_EQ(pointers(room.error()), (std::vector<std::string>{"/walls/0/coats not_a_whole_number", "/doors not_a_whole_number"}));
}

TEST(Described, query_text_becomes_numbers_lists_and_booleans) {
    auto const options = decode_text<Options>(json::object{{"limit", "50"}, {"properties", "email, firstname"}, {"archived", "true"}});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->limit->value, 50);
    EXPECT_EQ(options->properties, (std::vector<std::string>{"email", "firstname"}));
    EXPECT_EQ(options->archived, true);
    EXPECT_FALSE(decode_text<Options>(json::object{{"limit", "0"}, {"properties", ""}}));
}

TEST(Described, json_that_is_broken_deep_or_dirty_is_refused) {
    EXPECT_FALSE(parse_json("{\"a\":"));
    EXPECT_FALSE(parse_json("{} {}"));
    EXPECT_FALSE(parse_json(std::string(33, '[') + std::string(33, ']')));
    EXPECT_FALSE(parse_json("\"\xff\""));
    EXPECT_FALSE(parse_json(R"({"a":"x\u0000y"})"));
    EXPECT_TRUE(parse_json(std::string(31, '[') + std::string(31, ']')));
}

TEST(Described, a_struct_becomes_a_named_schema) {
    Schemas schemas;
    auto const reference = schema_of<std::vector<Paint>>(schemas);
    EXPECT_EQ(schemas.components.count("Money"), 1U);
    EXPECT_EQ(schemas.components.size(), 2U);
    EXPECT_EQ(reference.at("type"), "array");
}

}  // namespace
}  // namespace tandem
