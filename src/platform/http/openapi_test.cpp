#include "platform/http/openapi.hpp"

#include <gtest/gtest.h>

namespace tandem::http::documented {

struct Part {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name))

struct Bicycle {
    ContactId id;
    std::vector<Part> parts;
    std::optional<std::string> colour;
};
BOOST_DESCRIBE_STRUCT(Bicycle, (), (id, parts, colour))

struct BicycleFilter {
    std::int64_t limit;
    std::optional<std::vector<std::string>> colours;
};
BOOST_DESCRIBE_STRUCT(BicycleFilter, (), (limit, colours))

Result<Bicycle> read(db::Read&, ContactId) { return Bicycle{}; }
Result<Created<Bicycle>> build(db::Write&, Part const&) { return Created{Bicycle{}}; }
Result<Part> list(db::Read&, Query<BicycleFilter> const&) { return Part{}; }
Result<Response> picture(Ask&, std::string const&) { return text(""); }
Result<void> scrap(db::Write&, ContactId) { return {}; }

Routes const table = {
    route<scrap>(DELETE, "/api/bicycles/{bicycle_id}", may::manage_users, "Scrap a bicycle"),
    route<list>(GET, "/api/bicycles", may::read_records, "List <bicycles>"),
    route<build>(POST, "/api/bicycles", may::sell, "Build a bicycle"),
    route<read>(GET, "/api/bicycles/{bicycle_id}", may::read_records, "Read a bicycle"),
    route<picture>(GET, "/b/{path...}", may::anyone, "Its picture"),
};

struct OpenApi : ::testing::Test {
    Routes const* tables[1] = {&table};
    json::object document = openapi(tables);
    json::object const& operation(std::string_view path, std::string_view method) {
        return document.at("paths").at(path).at(method).as_object();
    }
};

TEST_F(OpenApi, paths_come_in_order_with_their_parameters) {
    std::vector<std::string> paths;
    for (auto const& [path, item] : document.at("paths").as_object()) paths.emplace_back(path);
    EXPECT_EQ(paths, (std::vector<std::string>{"/api/bicycles", "/api/bicycles/{bicycle_id}", "/b/{path}"}));
    auto const& parameter = operation("/api/bicycles/{bicycle_id}", "get").at("parameters").at(0);
    EXPECT_EQ(parameter.at("name"), "bicycle_id");
    EXPECT_EQ(parameter.at("schema").at("pattern"), "^[0-9]{1,16}$");
}

TEST_F(OpenApi, a_query_struct_becomes_parameters) {
    auto const& parameters = operation("/api/bicycles", "get").at("parameters").as_array();
    ASSERT_EQ(parameters.size(), 2U);
    EXPECT_EQ(parameters[0].at("required"), true);
    EXPECT_EQ(parameters[1].at("schema").at("type"), "array");
    EXPECT_EQ(parameters[1].at("explode"), false);
    EXPECT_FALSE(document.at("components").at("schemas").as_object().contains("http.documented.BicycleFilter"));
}

TEST_F(OpenApi, bodies_and_answers_are_components) {
    auto const& schemas = document.at("components").at("schemas").as_object();
    EXPECT_TRUE(schemas.contains("http.documented.Bicycle"));
    EXPECT_TRUE(schemas.contains("http.documented.Part"));
    EXPECT_TRUE(schemas.contains("Error"));
    EXPECT_EQ(operation("/api/bicycles", "post").at("requestBody").at("content").at("application/json").at("schema").at("$ref"),
              "#/components/schemas/http.documented.Part");
    EXPECT_TRUE(operation("/api/bicycles", "post").at("responses").as_object().contains("201"));
    EXPECT_TRUE(operation("/api/bicycles/{bicycle_id}", "delete").at("responses").as_object().contains("204"));
}

TEST_F(OpenApi, public_routes_have_no_security_and_others_their_roles) {
    EXPECT_TRUE(operation("/b/{path}", "get").at("security").as_array().empty());
    auto const& scrapping = operation("/api/bicycles/{bicycle_id}", "delete");
    EXPECT_FALSE(scrapping.contains("security"));
    EXPECT_EQ(scrapping.at("x-permission"), "manage_users");
    EXPECT_EQ(scrapping.at("x-roles"), (json::array{"owner", "admin"}));
}

TEST_F(OpenApi, the_same_routes_in_another_order_give_the_same_document) {
    Routes const reversed(table.rbegin(), table.rend());
    Routes const* others[] = {&reversed};
    EXPECT_EQ(json::serialize(openapi(others)), json::serialize(document));
}

TEST_F(OpenApi, the_page_is_escaped_and_has_no_script) {
    auto const page = openapi_page(document);
    EXPECT_NE(page.find("List &lt;bicycles&gt;"), std::string::npos);
    EXPECT_EQ(page.find("<script"), std::string::npos);
}

}  // namespace tandem::http::documented
