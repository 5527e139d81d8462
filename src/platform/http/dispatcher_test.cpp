#include "platform/http/dispatcher.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <set>

#include "platform/http/finish.hpp"

namespace tandem::http::trial {

enum class Kind { small, large };
BOOST_DESCRIBE_ENUM(Kind, small, large)

struct Note {
    Text<1, 20> title;
    std::optional<std::int64_t> weight;
};
BOOST_DESCRIBE_STRUCT(Note, (), (title, weight))

struct Echo {
    std::string said;
};
BOOST_DESCRIBE_STRUCT(Echo, (), (said))

struct Filter {
    std::optional<std::int64_t> limit;
    std::optional<std::vector<std::string>> properties;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (limit, properties))

Result<Echo> read_one(Ask&, ContactId id, Kind kind) { return Echo{to_string(id) + " " + std::string(name_of(kind))}; }
Result<Created<Echo>> create(Ask&, Note const& note) { return Created{Echo{note.title.value}}; }
Result<MultiStatus<Echo>> batch(Ask&, std::vector<Note> const& notes) { return MultiStatus{Echo{std::to_string(notes.size())}}; }
Result<void> remove(Ask&, ContactId) { return {}; }
Result<Echo> list(Ask&, Query<Filter> const& filter) {
    std::string said = std::to_string(filter->limit.value_or(-1));
    for (auto const& property : filter->properties.value_or(std::vector<std::string>{})) said += " " + property;
    return Echo{said};
}
Result<Echo> submit(Ask&, Form<Note> const& form) { return Echo{form->title.value}; }
Result<Response> page(Ask& ask, Request const& request) {
    auto response =
        html("<p>" + request.path + " " + (ask.actor().role == db::Role::visitor ? "visitor" : std::string(name_of(ask.actor().role))));
    response.headers.set("Content-Security-Policy", "default-src 'none'");
    return response;
}
Result<Echo> break_down(Ask&) { throw std::runtime_error("the secret reason"); }
Result<Echo> refuse(Ask&) { return conflict("quote_accepted", "This quote is accepted already.", {{"/name", "taken", "Taken."}}); }
Result<Later> later(Ask&) {
    return Later{[](Reply reply) { std::thread([reply] { reply(text("later")); }).detach(); }};
}
Result<Echo> long_list(Ask&) { return Echo{std::string(5'000, 'a')}; }
struct Counter {
    int value = 7;
};
Result<Echo> count(Ask& ask) { return Echo{std::to_string(ask.part<Counter>().value)}; }
Result<Echo> slow(Ask&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    return Echo{"done"};
}

Routes const table = {
    route<read_one>(GET, "/api/notes/{id}/{kind}", may::read_records, "Read"),
    route<create>(POST, "/api/notes", may::write_records, "Create"),
    route<batch>(POST, "/api/notes/batch", may::write_records, "Create many"),
    route<remove>(DELETE, "/api/notes/{id}", may::manage_users, "Remove"),
    route<list>(GET, "/api/notes", may::anyone, "List"),
    route<submit>(POST, "/f/note", may::anyone, "Submit"),
    route<page>(GET, "/p/{rest...}", may::anyone, "Page"),
    route<break_down>(GET, "/api/bug", may::anyone, "Break"),
    route<refuse>(GET, "/api/conflict", may::anyone, "Refuse"),
    route<later>(GET, "/api/later", may::anyone, "Later", {.at_once = true}),
    route<long_list>(GET, "/api/long", may::anyone, "Long"),
    route<count>(GET, "/api/count", may::anyone, "Count"),
    route<slow>(GET, "/api/slow", may::anyone, "Slow"),
    route<create>(POST, "/api/tiny", may::anyone, "Tiny", {.body_limit = 30}),
};

/// Knows people by the header X-Role; "session" in X-Means stands for a cookie.
struct TrialGate : Gate {
    Result<std::optional<db::Actor>> authenticate(Request const& request) override {
        auto const name = request.headers.get("X-Role");
        if (name.empty()) return std::nullopt;
        auto const role = enumerator_named<db::Role>(name);
        if (!role) return unauthenticated("token_unknown", "This token is not known.");
        auto const means = request.headers.get("X-Means") == "session" ? db::Means::session : db::Means::token;
        return db::Actor{WorkspaceId(1), UserId(5), *role, means};
    }
    Result<void> check_csrf(Request const& request, db::Actor const&) override {
        if (request.headers.get("X-CSRF-Token") == "right") return {};
        return forbidden("csrf_token_wrong", "Reload the page.");
    }
    db::Actor visitor(Request const&) override { return {WorkspaceId(1), UserId(), db::Role::visitor, db::Means::public_link}; }
    bool stands(Request const&, db::Actor const&) override { return true; }
};

struct Collected : Exchange {
    explicit Collected(Request of) : request(std::move(of)) {}
    void respond(Response response) override {
        finish(request, response);
        promise.set_value(std::move(response));
    }
    std::shared_ptr<Stream> stream(Headers) override { return nullptr; }
    Request request;
    std::promise<Response> promise;
};

constexpr unsigned char plain[] = "plain index";
constexpr unsigned char packed[] = "br index";
files::Asset const assets[] = {
    {"/index.html", "text/html; charset=utf-8", "abc", {plain, 11}, {}, {packed, 8}, false},
    {"/assets/app-1234.js", "text/javascript", "def", {plain, 11}, {}, {}, true},
};

struct DispatcherTest : ::testing::Test {
    DispatcherTest() { parts.provide(counter); }

    http::Setup setup(std::size_t workers = 2, std::size_t queue = 100) {
        http::Setup setup;
        setup.routes = {&table};
        setup.gate = &gate;
        setup.parts = &parts;
        setup.assets = assets;
        setup.workers = workers;
        setup.queue_limit = queue;
        return setup;
    }

    static Request request(Method method, std::string target, Headers headers = {}, std::string body = {}) {
        Request request;
        request.method = method;
        request.target = target;
        auto const question = target.find('?');
        request.path = target.substr(0, question);
        if (question != std::string::npos) request.query = target.substr(question + 1);
        request.headers = std::move(headers);
        request.body = std::move(body);
        request.id = "REQUEST1";
        return request;
    }

    Response ask(Method method, std::string target, Headers headers = {}, std::string body = {}) {
        auto made = request(method, std::move(target), std::move(headers), std::move(body));
        auto exchange = std::make_shared<Collected>(made);
        dispatcher.handle(std::move(made), exchange);
        return exchange->promise.get_future().get();
    }
    Response post(std::string target, std::string body, std::string type = "application/json") {
        return ask(POST, std::move(target), {{"X-Role", "owner"}, {"Content-Type", std::move(type)}}, std::move(body));
    }
    static json::object parsed(Response const& response) { return json::parse(response.body).as_object(); }

    TrialGate gate;
    Counter counter;
    Parts parts;
    Dispatcher dispatcher{setup()};
};

TEST_F(DispatcherTest, path_parameters_reach_the_function_in_order) {
    auto const response = ask(GET, "/api/notes/512/large", {{"X-Role", "viewer"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, R"({"said":"512 large"})");
}

TEST_F(DispatcherTest, a_path_parameter_of_the_wrong_kind_is_not_found) {
    EXPECT_EQ(ask(GET, "/api/notes/abc/large", {{"X-Role", "viewer"}}).status, 404);
    EXPECT_EQ(ask(GET, "/api/notes/512/medium", {{"X-Role", "viewer"}}).status, 404);
}

TEST_F(DispatcherTest, results_choose_their_status) {
    EXPECT_EQ(post("/api/notes", R"({"title":"Hi"})").status, 201);
    EXPECT_EQ(post("/api/notes/batch", R"([{"title":"a"},{"title":"b"}])").status, 207);
    auto const removed = ask(DELETE, "/api/notes/5", {{"X-Role", "owner"}});
    EXPECT_EQ(removed.status, 204);
    EXPECT_EQ(removed.body, "");
}

TEST_F(DispatcherTest, a_wrong_body_names_every_wrong_field_in_the_one_shape) {
    auto const response = post("/api/notes", R"({"title":"","weight":"x","extra":1})");
    EXPECT_EQ(response.status, 400);
    auto const body = parsed(response);
    EXPECT_EQ(body.at("status"), "error");
    EXPECT_EQ(body.at("category"), "VALIDATION_ERROR");
    EXPECT_EQ(body.at("correlationId"), "REQUEST1");
    std::set<std::string> pointers;
    for (auto const& error : body.at("errors").as_array()) pointers.emplace(error.at("pointer").as_string());
    EXPECT_EQ(pointers, (std::set<std::string>{"/title", "/weight", "/extra"}));
}

TEST_F(DispatcherTest, bodies_that_are_no_json_are_400_or_415) {
    EXPECT_EQ(post("/api/notes", "{\"title\":").status, 400);
    EXPECT_EQ(parsed(post("/api/notes", "{\"title\":")).at("code"), "json_malformed");
    EXPECT_EQ(post("/api/notes", "").status, 400);
    EXPECT_EQ(post("/api/notes", std::string(100, '[')).status, 400);
    EXPECT_EQ(post("/api/notes", "{\"title\":\"\xff\"}").status, 400);
    EXPECT_EQ(post("/api/notes", "{\"title\":\"a\\u0000b\"}").status, 400);
    EXPECT_EQ(post("/api/notes", "title=a", "application/x-www-form-urlencoded").status, 415);
    EXPECT_EQ(post("/api/notes", "{\"title\":\"a\"}", "").status, 415);
    EXPECT_EQ(post("/api/notes", "{\"title\":\"a\"}", "Application/JSON; charset=utf-8").status, 201);
}

TEST_F(DispatcherTest, query_strings_are_typed) {
    EXPECT_EQ(parsed(ask(GET, "/api/notes?limit=20&properties=a,b&properties=c%20d")).at("said"), "20 a b c d");
    EXPECT_EQ(ask(GET, "/api/notes?limit=many").status, 400);
    EXPECT_EQ(ask(GET, "/api/notes?limit=1&limt=2").status, 400);
    EXPECT_EQ(ask(GET, "/api/notes?limit=%ff").status, 400);
}

TEST_F(DispatcherTest, forms_are_typed) {
    EXPECT_EQ(parsed(post("/f/note", "title=a+%26+b&weight=3", "application/x-www-form-urlencoded")).at("said"), "a & b");
    EXPECT_EQ(post("/f/note", "weight=3", "application/x-www-form-urlencoded").status, 400);
}

TEST_F(DispatcherTest, who_asks_is_checked_before_what) {
    EXPECT_EQ(ask(POST, "/api/notes", {}, "broken").status, 401);
    EXPECT_EQ(ask(POST, "/api/notes", {{"X-Role", "nonsense"}}, "broken").status, 401);
    auto const forbidden = ask(POST, "/api/notes", {{"X-Role", "viewer"}}, "broken");
    EXPECT_EQ(forbidden.status, 403);
    EXPECT_EQ(parsed(forbidden).at("category"), "MISSING_SCOPES");
}

TEST_F(DispatcherTest, a_change_by_cookie_needs_the_csrf_token) {
    EXPECT_EQ(ask(DELETE, "/api/notes/5", {{"X-Role", "owner"}, {"X-Means", "session"}}).status, 403);
    EXPECT_EQ(ask(DELETE, "/api/notes/5", {{"X-Role", "owner"}, {"X-Means", "session"}, {"X-CSRF-Token", "right"}}).status, 204);
    EXPECT_EQ(ask(GET, "/api/notes/5/small", {{"X-Role", "owner"}, {"X-Means", "session"}}).status, 200);
}

TEST_F(DispatcherTest, a_public_route_sees_a_visitor_or_who_is_signed_in) {
    EXPECT_EQ(ask(GET, "/p/a").body, "<p>/p/a visitor");
    EXPECT_EQ(ask(GET, "/p/a", {{"X-Role", "rep"}}).body, "<p>/p/a rep");
    EXPECT_EQ(ask(GET, "/p/a", {{"X-Role", "nonsense"}}).body, "<p>/p/a visitor");
}

TEST_F(DispatcherTest, an_answer_may_bring_its_own_content_security_policy) {
    EXPECT_EQ(ask(GET, "/p/a").headers.get("Content-Security-Policy"), "default-src 'none'");
}

TEST_F(DispatcherTest, a_bug_is_a_plain_500_without_its_reason) {
    auto const response = ask(GET, "/api/bug");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_EQ(parsed(response).at("correlationId"), "REQUEST1");
}

TEST_F(DispatcherTest, an_error_is_mapped_with_its_code_and_fields) {
    auto const response = ask(GET, "/api/conflict");
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(parsed(response).at("code"), "quote_accepted");
    EXPECT_EQ(parsed(response).at("errors").at(0).at("pointer"), "/name");
}

TEST_F(DispatcherTest, another_method_is_405_with_allow) {
    auto const response = ask(PUT, "/api/notes");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.headers.get("Allow"), "GET, POST, HEAD");
}

TEST_F(DispatcherTest, each_route_has_its_own_body_limit) {
    EXPECT_EQ(post("/api/tiny", R"({"title":"a"})").status, 201);
    EXPECT_EQ(post("/api/tiny", R"({"title":"a","weight":1000000000000})").status, 413);
}

TEST_F(DispatcherTest, parts_are_found_by_type) { EXPECT_EQ(parsed(ask(GET, "/api/count")).at("said"), "7"); }

TEST_F(DispatcherTest, an_answer_may_come_later) { EXPECT_EQ(ask(GET, "/api/later").body, "later"); }

TEST_F(DispatcherTest, a_full_queue_is_refused_at_once) {
    Dispatcher narrow(setup(1, 1));
    std::vector<std::shared_ptr<Collected>> exchanges;
    for (int i = 0; i < 8; ++i) {
        exchanges.push_back(std::make_shared<Collected>(request(GET, "/api/slow")));
        narrow.handle(request(GET, "/api/slow"), exchanges.back());
    }
    int refused = 0;
    for (auto const& exchange : exchanges) {
        auto const response = exchange->promise.get_future().get();
        if (response.status != 503) continue;
        ++refused;
        EXPECT_TRUE(response.headers.has("Retry-After"));
    }
    EXPECT_GE(refused, 5);
    EXPECT_LT(refused, 8);
}

TEST_F(DispatcherTest, large_answers_are_compressed_for_those_who_take_it) {
    auto const packed_answer = ask(GET, "/api/long", {{"Accept-Encoding", "br;q=1.0, gzip;q=0.8"}});
    EXPECT_EQ(packed_answer.headers.get("Content-Encoding"), "gzip");
    EXPECT_LT(packed_answer.body.size(), 200U);
    EXPECT_EQ(ask(GET, "/api/long", {{"Accept-Encoding", "gzip;q=0"}}).body.size(), 5'011U);
    EXPECT_EQ(ask(GET, "/api/long").headers.get("Vary"), "Accept-Encoding");
    EXPECT_FALSE(ask(GET, "/api/count", {{"Accept-Encoding", "gzip"}}).headers.has("Content-Encoding"));
}

TEST_F(DispatcherTest, files_come_in_the_coding_the_client_takes) {
    auto const plain_file = ask(GET, "/");
    EXPECT_EQ(plain_file.content(), "plain index");
    EXPECT_EQ(plain_file.headers.get("ETag"), "\"abc\"");
    EXPECT_EQ(plain_file.headers.get("Cache-Control"), "no-cache");
    auto const brotli = ask(GET, "/", {{"Accept-Encoding", "gzip, br"}});
    EXPECT_EQ(brotli.content(), "br index");
    EXPECT_EQ(brotli.headers.get("ETag"), "\"abc-br\"");
    EXPECT_EQ(ask(GET, "/", {{"If-None-Match", "\"abc\""}}).status, 304);
    EXPECT_EQ(ask(GET, "/assets/app-1234.js").headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(ask(POST, "/").status, 404);
}

TEST_F(DispatcherTest, pages_of_the_application_are_answered_with_its_index) {
    EXPECT_EQ(ask(GET, "/contacts/5", {{"Accept", "text/html"}}).content(), "plain index");
    EXPECT_EQ(ask(GET, "/contacts/5").status, 404);
    EXPECT_EQ(ask(GET, "/api/nothing", {{"Accept", "text/html"}}).status, 404);
}

}  // namespace tandem::http::trial
