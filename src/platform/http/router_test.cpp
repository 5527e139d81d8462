#include "platform/http/router.hpp"

#include <gtest/gtest.h>

#include <map>

namespace tandem::http {
namespace {

Result<void> nothing(Ask&) { return {}; }

Routes const table = {
    route<nothing>(GET, "/", may::anyone, "root"),
    route<nothing>(GET, "/contacts", may::anyone, "list"),
    route<nothing>(POST, "/contacts", may::anyone, "create"),
    route<nothing>(GET, "/contacts/{id}", may::anyone, "one"),
    route<nothing>(GET, "/contacts/search", may::anyone, "search"),
    route<nothing>(DELETE, "/contacts/{id}", may::anyone, "archive"),
    route<nothing>(GET, "/contacts/search/recent", may::anyone, "recent"),
    route<nothing>(GET, "/contacts/{id}/notes/{note}", may::anyone, "note"),
    route<nothing>(GET, "/files/{rest...}", may::anyone, "file"),
    route<nothing>(GET, "/q/{token}", may::anyone, "quote"),
    route<nothing>(POST, "/q/{token}/acceptance", may::anyone, "accept"),
    route<nothing>(GET, "/m/c/{token}/{link}", may::anyone, "link"),
    route<nothing>(GET, "/v3/kinds/{kind}", may::anyone, "kind", {.also_at = "/kinds/v3/{kind}"}),
};

struct RouterTest : ::testing::Test {
    RouterTest() { router.add(table); }
    std::string_view found(Method method, std::string_view path) {
        match = router.match(method, path);
        return match.route ? match.route->summary : "none";
    }
    Router router;
    Router::Match match;
};

TEST_F(RouterTest, a_literal_segment_goes_before_a_parameter) {
    EXPECT_EQ(found(GET, "/contacts/search"), "search");
    EXPECT_EQ(found(GET, "/contacts/17"), "one");
    EXPECT_EQ(match.parameters, std::vector<std::string>{"17"});
}

TEST_F(RouterTest, the_parameter_branch_is_tried_where_the_literal_one_ends) {
    EXPECT_EQ(found(GET, "/contacts/search/notes/5"), "note");
    EXPECT_EQ(match.parameters, (std::vector<std::string>{"search", "5"}));
    EXPECT_EQ(found(DELETE, "/contacts/search"), "archive");
}

TEST_F(RouterTest, a_route_is_found_at_both_of_its_addresses) {
    for (auto const* path : {"/v3/kinds/2-1", "/kinds/v3/2-1"}) {
        EXPECT_EQ(found(GET, path), "kind");
        EXPECT_EQ(match.parameters, std::vector<std::string>{"2-1"});
    }
    Routes const taken = {route<nothing>(GET, "/other/{id}", may::anyone, "other", {.also_at = "/contacts/{id}"})};
    EXPECT_THROW(router.add(taken), std::logic_error);
}

TEST_F(RouterTest, rest_takes_the_remaining_path) {
    EXPECT_EQ(found(GET, "/files/a/b/c.txt"), "file");
    EXPECT_EQ(match.parameters, std::vector<std::string>{"a/b/c.txt"});
}

TEST_F(RouterTest, another_method_is_named) {
    EXPECT_EQ(found(PUT, "/contacts"), "none");
    EXPECT_EQ(match.allowed, (std::vector<Method>{GET, POST, HEAD}));
    EXPECT_EQ(found(GET, "/nowhere"), "none");
    EXPECT_TRUE(match.allowed.empty());
}

TEST_F(RouterTest, head_finds_get) { EXPECT_EQ(found(HEAD, "/contacts"), "list"); }

TEST_F(RouterTest, segments_are_decoded_one_by_one) {
    EXPECT_EQ(found(GET, "/contacts/a%2Fb%20c"), "one");
    EXPECT_EQ(match.parameters, std::vector<std::string>{"a/b c"});
}

TEST_F(RouterTest, broken_paths_are_malformed) {
    for (auto const* path : {"/contacts/%", "/contacts/%zz", "/contacts/%00", "/contacts/%ff", "/contacts/%c0%af"}) {
        found(GET, path);
        EXPECT_TRUE(match.malformed) << path;
    }
}

TEST_F(RouterTest, an_empty_segment_is_no_parameter) {
    EXPECT_EQ(found(DELETE, "/contacts/"), "none");
    EXPECT_EQ(found(GET, "/contacts//notes/1"), "none");
}

TEST_F(RouterTest, a_slash_at_the_end_changes_nothing) {
    EXPECT_EQ(found(GET, "/contacts/"), "list");
    EXPECT_EQ(found(GET, "/contacts/17/"), "one");
    EXPECT_EQ(match.parameters, std::vector<std::string>{"17"});
    EXPECT_EQ(found(GET, "/contacts//"), "none");
}

TEST_F(RouterTest, a_secret_is_kept_out_of_what_a_log_may_name) {
    for (auto const& [path, named] : std::map<std::string, std::string>{{"/contacts/17", "/contacts/17"},
                                                                        {"/q/S3cret", "/q/{token}"},
                                                                        {"/q/S3cret/", "/q/{token}/"},
                                                                        {"/q/S3cret/acceptance", "/q/{token}/acceptance"},
                                                                        {"/q/S3cret/elsewhere/x", "/q/{token}/{cut}"},
                                                                        {"//q//S3cret", "//q//{token}"},
                                                                        {"/%71/S3%63ret", "/%71/{token}"},
                                                                        {"/q/%zzS3cret", "/q/{token}"},
                                                                        {"/m/c/S3cret/2", "/m/c/{token}/2"},
                                                                        {"/m/c", "/m/c"},
                                                                        {"/m/S3cret/c", "/m/{cut}"},
                                                                        {"/nowhere/x", "/nowhere/x"},
                                                                        {"/", "/"}})
        EXPECT_EQ(router.without_secrets(path), named) << path;
}

TEST(Router, two_routes_for_the_same_place_are_refused) {
    Router router;
    router.add(table);
    EXPECT_THROW(router.add(table), std::logic_error);
}

Result<void> takes_two(Ask&, ContactId, std::string const&) { return {}; }

TEST(Router, a_path_that_does_not_fit_its_function_is_refused) {
    Routes const wrong = {route<takes_two>(GET, "/contacts/{id}", may::anyone, "wrong")};
    Router router;
    EXPECT_THROW(router.add(wrong), std::logic_error);
}

}  // namespace
}  // namespace tandem::http
