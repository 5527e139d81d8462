#pragma once

// A route is a row in a table: method, path, permission, function, sentence. The function's signature is the contract:
//   Result<Out> f(db::Read& | db::Write& | Ask&, path parameters in order…, Query<Q> const&, Body const&)
// Read& runs on a reader, Write& in one transaction, Ask& opens its own. `Request const&` and `Form<F> const&` may be
// taken as well. Out: a described type → 200 JSON, Created<T> → 201, MultiStatus<T> → 207, void → 204, Response as is.

#include <tuple>

#include "base/described.hpp"
#include "platform/http/ask.hpp"
#include "platform/http/permission.hpp"

namespace tandem::http {

/// The query string, read as a described struct. Lists are "a,b" or repeated keys.
template <class Q>
struct Query {
    Q value{};
    Q const& operator*() const { return value; }
    Q const* operator->() const { return &value; }
};

/// The body of an HTML form, read as a described struct.
template <class F>
struct Form {
    F value{};
    F const& operator*() const { return value; }
    F const* operator->() const { return &value; }
};

template <class T>
struct Created {
    T value;
};
template <class T>
Created(T) -> Created<T>;
/// 207: some of a batch may have failed; the value says which.
template <class T>
struct MultiStatus {
    T value;
};
template <class T>
MultiStatus(T) -> MultiStatus<T>;

struct Shape;

/// The workspace of what an address names; nullopt where it names nothing.
using Owner = std::optional<WorkspaceId> (*)(db::Read&, std::vector<std::string> const& parameters);

struct RouteOptions {
    std::size_t body_limit = 1'048'576;
    bool body_to_file = false;                 ///< whatever it holds, it is `request.file` and never whole in memory
    bool open_to_all = false;                  ///< pages of other origins may read every answer, also a refusal
    bool at_once = false;                      ///< on the network thread, without a worker: only for what never waits
    void (*note)(Schemas&, Shape&) = nullptr;  ///< what the signature does not say, for routes that answer in raw
    std::string_view also_at{};                ///< a second address of the same, with the same parameters
    Owner owner = nullptr;                     ///< for public addresses: whose they are, whoever the browser is signed in as
};

/// What OpenAPI needs to know of a signature.
struct Shape {
    std::vector<json::object> path;
    json::object query;
    json::object body;
    json::object form;
    std::string_view raw_body;  ///< media type of a body that is read as it is
    json::object answer;
    int status = 200;
    bool raw = false;                       ///< answers with something else than described JSON
    std::string_view content_type = "*/*";  ///< of a raw answer
    std::vector<int> statuses{200};         ///< of raw answers, other than errors in JSON
};

/// For pages of strangers: HTML with these statuses, and the form they send, if any.
template <class F = void, int... Statuses>
void page_shape(Schemas& schemas, Shape& shape) {
    if constexpr (!std::is_void_v<F>) shape.form = schema_of<F>(schemas);
    shape.content_type = "text/html";
    shape.statuses = {Statuses...};
}

/// For batches: the described answer with 200, or with 207 where some of it is missing.
template <class T>
void batch_shape(Schemas& schemas, Shape& shape) {
    shape.answer = schema_of<T>(schemas);
    shape.content_type = "application/json";
    shape.statuses = {200, 207};
}

struct Route {
    Method method;
    std::string_view path;
    Permission permission;
    std::string_view summary;
    RouteOptions options;
    Result<Answer> (*handle)(Ask&);
    void (*describe)(Schemas&, Shape&);
    std::size_t path_parameters;
};

using Routes = std::vector<Route>;

/// Where it is found: its path, and the second one where it has two.
inline std::vector<std::string_view> addresses_of(Route const& route) {
    if (route.options.also_at.empty()) return {route.path};
    return {route.path, route.options.also_at};
}

/// A described value as a whole response, for answers that also set headers.
Response json_answer(json::value const& value, int status = 200);
template <class T>
Response respond(T const& value, int status = 200) {
    return json_answer(encode(value), status);
}

namespace routing {

Result<json::value> body_of(Request const& request);
Result<json::value> query_of(Request const& request);
Result<json::value> form_of(Request const& request);
Failure no_such_address();

template <class T>
struct ArgumentOf {  // a path parameter
    static constexpr std::size_t parameters = 1;
    static Result<T> take(Ask& ask, std::size_t& next) {
        Reading reading{.from_text = true};
        T out{};
        if (!Coder<T>::read(json::value(ask.parameters()[next++]), JsonPath{}, reading, out)) return no_such_address();
        return out;
    }
    static void describe(Schemas& schemas, Shape& shape) { shape.path.push_back(schema_of<T>(schemas)); }
};

template <class T>
struct BodyArgument {
    static constexpr std::size_t parameters = 0;
    static Result<T> take(Ask& ask, std::size_t&) {
        auto body = body_of(ask.request());
        if (!body) return fail(std::move(body));
        return decode<T>(*body);
    }
    static void describe(Schemas& schemas, Shape& shape) { shape.body = schema_of<T>(schemas); }
};

template <DescribedStruct T>
struct ArgumentOf<T> : BodyArgument<T> {};
template <class T>
struct ArgumentOf<std::vector<T>> : BodyArgument<std::vector<T>> {};
template <>
struct ArgumentOf<json::value> : BodyArgument<json::value> {};
template <>
struct ArgumentOf<json::object> : BodyArgument<json::object> {};

template <class Q>
struct ArgumentOf<Query<Q>> {
    static constexpr std::size_t parameters = 0;
    static Result<Query<Q>> take(Ask& ask, std::size_t&) {
        auto query = query_of(ask.request());
        if (!query) return fail(std::move(query));
        auto value = decode_text<Q>(*query);
        if (!value) return fail(std::move(value));
        return Query<Q>{std::move(*value)};
    }
    static void describe(Schemas& schemas, Shape& shape) { shape.query = schema_of<Q>(schemas); }
};

template <class F>
struct ArgumentOf<Form<F>> {
    static constexpr std::size_t parameters = 0;
    static Result<Form<F>> take(Ask& ask, std::size_t&) {
        auto form = form_of(ask.request());
        if (!form) return fail(std::move(form));
        auto value = decode_text<F>(*form);
        if (!value) return fail(std::move(value));
        return Form<F>{std::move(*value)};
    }
    static void describe(Schemas& schemas, Shape& shape) { shape.form = schema_of<F>(schemas); }
};

template <>
struct ArgumentOf<Request> {
    static constexpr std::size_t parameters = 0;
    static Result<std::reference_wrapper<Request const>> take(Ask& ask, std::size_t&) { return std::cref(ask.request()); }
    static void describe(Schemas&, Shape&) {}
};

template <class T>
using Taken = typename decltype(ArgumentOf<T>::take(std::declval<Ask&>(), std::declval<std::size_t&>()))::value_type;

template <class T>
struct AnswerOf {
    static Answer make(T const& value) { return respond(value); }
    static void describe(Schemas& schemas, Shape& shape) { shape.answer = schema_of<T>(schemas); }
};
template <class T>
struct AnswerOf<Created<T>> {
    static Answer make(Created<T> const& created) { return respond(created.value, 201); }
    static void describe(Schemas& schemas, Shape& shape) { AnswerOf<T>::describe(schemas, shape), shape.status = 201; }
};
template <class T>
struct AnswerOf<MultiStatus<T>> {
    static Answer make(MultiStatus<T> const& many) { return respond(many.value, 207); }
    static void describe(Schemas& schemas, Shape& shape) { AnswerOf<T>::describe(schemas, shape), shape.status = 207; }
};
template <class T>
    requires std::is_constructible_v<Answer, T>
struct AnswerOf<T> {
    static Answer make(T& raw) { return Answer(std::move(raw)); }
    static void describe(Schemas&, Shape& shape) { shape.raw = true; }
};
template <>
struct AnswerOf<void> {
    static void describe(Schemas&, Shape& shape) { shape.status = 204; }
};

template <class T>
Result<Answer> answer(Result<T> result) {
    if (!result) return fail(std::move(result));
    if constexpr (std::is_void_v<T>)
        return Answer(Response{.status = 204});
    else
        return AnswerOf<T>::make(*result);
}

template <auto F, class Signature = decltype(F)>
struct Bound;

template <auto F, class Out, class First, class... Rest>
struct Bound<F, Result<Out> (*)(First&, Rest...)> {
    static constexpr std::size_t path_parameters = (0 + ... + ArgumentOf<std::remove_cvref_t<Rest>>::parameters);

    static Result<Answer> handle(Ask& ask) {
        [[maybe_unused]] std::size_t next = 0;
        std::optional<Error> wrong;
        // Braces fix the order: path parameters are taken from left to right.
        std::tuple<std::optional<Taken<std::remove_cvref_t<Rest>>>...> arguments{take<std::remove_cvref_t<Rest>>(ask, next, wrong)...};
        if (wrong) return Failure(std::move(*wrong));
        auto const call = [&](First& first) {
            return std::apply([&](auto&... argument) { return answer(F(first, *argument...)); }, arguments);
        };
        if constexpr (std::is_same_v<First, Ask>)
            return call(ask);
        else if constexpr (std::is_same_v<First, db::Read>)
            return ask.read(call);
        else
            return ask.write(call);
    }

    static void describe(Schemas& schemas, Shape& shape) {
        (ArgumentOf<std::remove_cvref_t<Rest>>::describe(schemas, shape), ...);
        AnswerOf<Out>::describe(schemas, shape);
    }

private:
    template <class T>
    static std::optional<Taken<T>> take(Ask& ask, std::size_t& next, std::optional<Error>& wrong) {
        if (wrong) return std::nullopt;
        auto taken = ArgumentOf<T>::take(ask, next);
        if (taken) return std::move(*taken);
        wrong = std::move(taken.error());
        return std::nullopt;
    }
};

}  // namespace routing

/// One row. There is no default permission: a route without one does not compile.
template <auto F>
Route route(Method method, std::string_view path, Permission const& permission, std::string_view summary,
            RouteOptions const& options = {}) {
    using Bound = routing::Bound<F>;
    return {method, path, permission, summary, options, &Bound::handle, &Bound::describe, Bound::path_parameters};
}

}  // namespace tandem::http
