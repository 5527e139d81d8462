#include "platform/http/dispatcher.hpp"

#include <algorithm>

#include "platform/db/database.hpp"
#include "platform/db/errors.hpp"
#include "platform/http/access_log.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/file_body.hpp"
#include "platform/http/url.hpp"

namespace tandem::http {

/// One request on its way through a worker.
struct Dispatcher::Task {
    Request request;
    std::shared_ptr<Exchange> exchange;
    Route const* route;
    std::vector<std::string> parameters;
    std::int64_t user = 0;
};

namespace {

bool changes_something(Method method) { return method != GET && method != HEAD && method != OPTIONS; }

/// "/api/quotes" → "api"
std::string_view first_segment(std::string_view path) {
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    return path.substr(0, path.find('/'));
}

Response opened(Route const& route, Response response) {
    if (route.options.open_to_all) response.headers.set("Access-Control-Allow-Origin", "*");
    return response;
}

void send(Exchange& exchange, Request const& request, Response response, std::int64_t user = 0) {
    log_access({request, response.status, response.size(), user});
    exchange.respond(std::move(response));
}

}  // namespace

Dispatcher::Dispatcher(Setup setup) : setup_(std::move(setup)), files_(setup_.assets), workers_(setup_.workers, setup_.queue_limit) {
    for (auto const* routes : setup_.routes) {
        router_.add(*routes);
        for (auto const& route : *routes) {
            if (!route.options.body_to_file) largest_body_ = std::max(largest_body_, route.options.body_limit);
            for (auto const path : addresses_of(route)) first_segments_.emplace(first_segment(path));
        }
    }
}

BodyRule Dispatcher::body_rule(Method method, std::string_view target, bool has_credentials) const {
    using enum BodyRule::Place;
    auto const match = router_.match(method, target.substr(0, target.find('?')));
    if (!match.route || !match.route->options.body_to_file) return {.limit = largest_body_};  // `handle` knows the route's own
    bool const may_be_let_in = has_credentials || match.route->permission.is_public;
    return {.limit = match.route->options.body_limit, .place = may_be_let_in ? file : nowhere};
}

Handler Dispatcher::handler() {
    return [this](Request request, std::shared_ptr<Exchange> exchange) { handle(std::move(request), std::move(exchange)); };
}

void Dispatcher::handle(Request request, std::shared_ptr<Exchange> exchange) {
    request.logged_path = router_.without_secrets(request.path);
    auto match = router_.match(request.method, request.path);
    if (!match.route) return send(*exchange, request, without_route(request, match));
    if (request.body.size() > match.route->options.body_limit) {
        auto response = plain_error(413, "body_too_large", "The body of this request is larger than this address takes.", request.id);
        return send(*exchange, request, opened(*match.route, std::move(response)));
    }
    auto task = std::make_shared<Task>(Task{std::move(request), std::move(exchange), match.route, std::move(match.parameters)});
    if (task->route->options.at_once) return run(*task);
    if (workers_.submit([this, task] { run(*task); })) return;
    auto response = plain_error(
        503, "overloaded", "The server has more to do than it can take. Nothing was changed; try again in a moment.", task->request.id);
    send(*task->exchange, task->request, opened(*task->route, std::move(response)));
}

Response Dispatcher::without_route(Request const& request, Router::Match const& match) const {
    if (match.malformed) return plain_error(400, "path_malformed", "The path is not properly percent-encoded UTF-8.", request.id);
    if (match.allowed.empty()) {
        if (auto file = from_files(request)) return std::move(*file);
        return plain_error(404, "address_unknown", "There is nothing at this address.", request.id);
    }
    std::string allowed;
    for (auto const method : match.allowed) allowed += (allowed.empty() ? "" : ", ") + std::string(method_name(method));
    auto response = request.method == OPTIONS
                        ? Response{.status = 204}
                        : plain_error(405, "method_not_allowed", "This address does not take this method.", request.id);
    response.headers.set("Allow", std::move(allowed));
    return response;
}

std::optional<Response> Dispatcher::from_files(Request const& request) const {
    auto const path = percent_decode(request.path);
    if (!path) return std::nullopt;
    if (auto file = files_.find(request, *path)) return file;
    if (first_segments_.contains(first_segment(*path)) || !request.accepts("text/html")) return std::nullopt;
    return files_.page(request);
}

Result<db::Actor> Dispatcher::admit(Request const& request, Permission const& permission) {
    std::optional<db::Actor> actor;
    if (setup_.gate) {
        auto known = setup_.gate->authenticate(request);
        if (known)
            actor = *known;
        else if (!permission.is_public)
            return fail(std::move(known));
    }
    if (permission.is_public) {
        auto who = actor ? *actor : setup_.gate ? setup_.gate->visitor(request) : db::Actor{};
        who.access = {};  // a public page is the same for everybody
        return who;
    }
    if (!actor) return unauthenticated("not_signed_in", "Sign in first.");
    if (!permission.allows(actor->role)) return forbidden("not_permitted", "Your role does not allow this.");
    if (changes_something(request.method) && actor->means == db::Means::session)
        if (auto checked = setup_.gate->check_csrf(request, *actor); !checked) return fail(std::move(checked));
    return *actor;
}

db::Actor Dispatcher::at_address(Task const& task, db::Actor const& actor) {
    auto const owner = setup_.database->read({}, [&](db::Read& read) { return task.route->options.owner(read, task.parameters); });
    if (owner == actor.workspace_id) return actor;
    return {owner.value_or(WorkspaceId()), UserId(), db::Role::visitor, db::Means::public_link};
}

Result<Answer> Dispatcher::answer(Task& task) {
    auto actor = admit(task.request, task.route->permission);
    if (!actor) return fail(actor);
    if (task.route->options.owner) actor = at_address(task, *actor);
    task.user = actor->user_id.value;
    Ask ask(task.request, *actor, setup_.database, setup_.parts ? *setup_.parts : no_parts_, std::move(task.parameters));
    auto result = task.route->handle(ask);
    if (!result) return result;
    auto* const response = std::get_if<Response>(&*result);
    if (response && !ask.change_set().empty()) response->headers.set("X-Change-Set", ask.change_set());
    return result;
}

// Bugs and broken infrastructure arrive here as exceptions; the client learns the request's id and no more.
void Dispatcher::run(Task& task) {
    auto const& id = task.request.id;
    try {
        auto result = answer(task);
        return deliver(task, result ? std::move(*result) : Answer(error_response(result.error(), id)));
    } catch (db::Unavailable const& error) {
        log_bug(task.request, error.what());
        deliver(task, plain_error(503, "database_unavailable",
                                  "The database cannot be reached. Nothing was changed; try again in a moment.", id));
    } catch (db::UniqueViolation const& error) {
        log_bug(task.request, error.what());
        deliver(task, plain_error(409, "already_exists", "Something with these values exists already. Nothing was changed.", id));
    } catch (std::exception const& error) {
        log_bug(task.request, error.what());
        deliver(task,
                plain_error(500, "internal_error", "Something went wrong on our side. Nothing was changed; the log has the details.", id));
    } catch (...) {
        log_bug(task.request, "unknown exception");
        deliver(task,
                plain_error(500, "internal_error", "Something went wrong on our side. Nothing was changed; the log has the details.", id));
    }
}

void Dispatcher::deliver(Task& task, Answer answer) {
    if (auto* response = std::get_if<Response>(&answer))
        return send(*task.exchange, task.request, opened(*task.route, std::move(*response)), task.user);
    if (auto* later = std::get_if<Later>(&answer)) {
        task.request.body.clear();
        task.request.file.reset();
        later->start([exchange = task.exchange, request = std::make_shared<Request>(std::move(task.request)), user = task.user,
                      route = task.route](Response ready) { send(*exchange, *request, opened(*route, std::move(ready)), user); });
        return;
    }
    auto& streamed = std::get<Streamed>(answer);
    log_access({task.request, 200, 0, task.user});
    streamed.start(task.exchange->stream(std::move(streamed.headers)));
}

}  // namespace tandem::http
