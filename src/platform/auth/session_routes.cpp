#include "base/unicode.hpp"
#include "base/zone.hpp"
#include "platform/auth/record_access.hpp"
#include "platform/auth/routes.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/session_gate.hpp"
#include "platform/auth/sessions.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

namespace tandem::auth {
namespace {

using http::Ask;

bool is_on_this_machine(std::string_view host) {
    auto const name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

/// Only for somebody who sits at this machine: neither behind a proxy, which passes the caller's address on, nor by a
/// foreign name that leads here (DNS rebinding).
bool may_choose_person(Ask const& ask) {
    auto const& request = ask.request();
    bool const is_near =
        request.client_ip.starts_with("127.") || request.client_ip == "::1" || request.client_ip.starts_with("::ffff:127.");
    return ask.part<SignInPolicy>().one_click_demo && is_near && is_on_this_machine(request.host);
}

Result<SessionView> view_session(db::Read& read, std::string csrf_token, bool mail_configured) {
    auto const user = find_user(read, read.actor().user_id);
    if (!user) return unauthenticated("signed_out", "Sign in to go on.");
    auto const workspace = workspace_of(read);
    return SessionView{person_of(*user), view_of(read, workspace), std::move(csrf_token),
                       read.part<http::Permissions>().names_of(user->role), mail_configured};
}

std::string cookie_header(std::string const& value, std::int64_t max_age_seconds, bool secure) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", session_cookie, value, max_age_seconds,
                       secure ? "; Secure" : "");
}

/// Opens a session for a person whose password, set-up or demo click was right. Any former session of this browser ends.
Result<http::Response> enter(Ask& ask, WorkspaceId workspace, UserId user, Role role) {
    auto& database = ask.part<db::Database>();
    auto const& request = ask.request();
    db::Actor const actor{workspace, user, role, db::Means::session};
    auto const former = request.cookie(session_cookie);
    auto const opened = database.write(actor, [&](db::Write& write) {
        if (former)
            if (auto const session = find_session(write, *former); session && session->workspace_id == workspace)
                close_session(write, session->user_id, session->id);
        put_setting(write, origin_setting, request.origin());
        return open_session(write, user, request.client_ip, std::string(request.headers.get("User-Agent")));
    });
    auto const mail_configured = ask.part<SignInPolicy>().mail_configured;
    auto view = database.read(actor, [&](db::Read& read) { return view_session(read, opened.csrf_token, mail_configured); });
    if (!view) return fail(view);
    auto response = http::respond(*view);
    response.headers.add("Set-Cookie", cookie_header(opened.cookie, session_lifetime.ms / 1'000, request.scheme == "https"));
    return response;
}

Result<Welcome> read_welcome(Ask& ask) {
    auto& database = ask.part<db::Database>();
    auto const workspaces = database.read({}, [](db::Read& read) { return all_workspaces(read); });
    Welcome answer{database.read({}, [](db::Read& read) { return !anybody_exists(read); }), false, std::nullopt, {}};
    if (auto const cookie = ask.request().cookie(session_cookie))
        answer.signed_in = database.read({}, [&](db::Read& read) { return find_session(read, *cookie).has_value(); });
    if (workspaces.empty()) return answer;
    auto const& first = workspaces.front();
    answer.workspace_name = first.name;
    if (!first.is_demo || !may_choose_person(ask)) return answer;
    auto const users =
        database.read({first.workspace_id, {}, Role::visitor, db::Means::public_link}, [](db::Read& read) { return users_of(read); });
    for (auto const& user : users)
        if (user.active) answer.demo_people.push_back({user.email, user.name, user.role});
    return answer;
}

Result<SessionView> read_session(Ask& ask) {
    auto const cookie = ask.request().cookie(session_cookie);
    auto const mail_configured = ask.part<SignInPolicy>().mail_configured;
    return ask.read([&](db::Read& read) {
        auto const session = cookie ? find_session(read, *cookie) : std::nullopt;
        return view_session(read, session ? session->csrf_token : "", mail_configured);
    });
}

Result<http::Response> sign_in(Ask& ask, SignIn const& given) {
    auto& throttle = ask.part<SignInPolicy>().throttle;
    auto const email = to_lower(given.email.value);
    for (auto const& key : {email, ask.request().client_ip})
        if (auto const wait = throttle.wait(key, now()); wait.ms > 0)
            return too_many("sign_in_throttled", fmt::format("Too many tries. Wait {} seconds and try again.", (wait.ms + 999) / 1'000));

    auto const candidates = ask.part<db::Database>().read({}, [&](db::Read& read) { return candidates_for(read, email); });
    for (auto const& candidate : candidates) {
        if (!verify_password(candidate.password_hash, given.password)) continue;
        throttle.succeeded(email);
        return enter(ask, candidate.workspace_id, candidate.id, candidate.role);
    }
    if (candidates.empty()) pretend_to_verify(given.password);
    throttle.failed(email, now());
    throttle.failed(ask.request().client_ip, now());
    return unauthenticated("sign_in_wrong", "The address or the password is not right.");
}

Result<http::Response> sign_in_to_demo(Ask& ask, DemoSignIn const& given) {
    if (!may_choose_person(ask)) return not_found("no_demo", "People of a demo are chosen on the machine it runs on, and nowhere else.");
    auto const candidates = ask.part<db::Database>().read({}, [&](db::Read& read) { return candidates_for(read, given.email.value); });
    for (auto const& candidate : candidates)
        if (candidate.is_demo) return enter(ask, candidate.workspace_id, candidate.id, candidate.role);
    return unauthenticated("sign_in_wrong", "Nobody of the demo has this address.");
}

Result<http::Response> sign_out(Ask& ask) {
    auto const cookie = ask.request().cookie(session_cookie);
    auto const done = ask.write([&](db::Write& write) -> Result<void> {
        if (auto const session = cookie ? find_session(write, *cookie) : std::nullopt) close_session(write, session->user_id, session->id);
        return {};
    });
    if (!done) return fail(done);
    http::Response response{.status = 204};
    response.headers.add("Set-Cookie", cookie_header("", 0, ask.request().scheme == "https"));
    return response;
}

Result<http::Response> set_up(Ask& ask, SetUp const& given) {
    if (!decimals_of(given.currency.value))
        return invalid_field("/currency", "not_a_currency", "This must be an ISO 4217 code such as EUR.");
    if (!is_zone(given.timezone.value)) return invalid_field("/timezone", "not_a_timezone", "This must be a zone such as Europe/Berlin.");
    if (auto ok = check_password(given.password, given.email.value); !ok) return fail(ok);
    auto const hash = hash_password(given.password);
    WorkspaceId const workspace = make<WorkspaceId>();
    db::Actor const actor{workspace, {}, Role::owner, db::Means::session};
    auto const user = ask.part<db::Database>().write(actor, [&](db::Write& write) -> Result<User> {
        if (anybody_exists(write)) return conflict("set_up_already", "Tandem is set up already. Sign in instead.");
        create_workspace(write, {workspace, given.workspace_name, given.currency, given.timezone, false, write.now()});
        return create_user(write, given.name, given.email, Role::owner, hash);
    });
    if (!user) return fail(user);
    return enter(ask, workspace, user->id, user->role);
}

Result<SignedInDevices> list_sessions(Ask& ask) {
    auto const cookie = ask.request().cookie(session_cookie);
    return ask.read([&](db::Read& read) -> Result<SignedInDevices> {
        auto const current = cookie ? find_session(read, *cookie) : std::nullopt;
        SignedInDevices devices{sessions_of(read, read.actor().user_id)};
        for (auto& device : devices.results) device.current = current && current->id == device.id;
        return devices;
    });
}

Result<void> remove_session(db::Write& write, SessionId id) {
    if (close_session(write, write.actor().user_id, id) == 0) return not_found("session_unknown", "This session has ended already.");
    return {};
}

Result<void> change_password(Ask& ask, PasswordChange const& given) {
    auto const user = ask.read([](db::Read& read) -> Result<User> {
        auto found = find_user(read, read.actor().user_id);
        if (!found) return not_found("user_unknown", "This user does not exist.");
        return *std::move(found);
    });
    if (!user) return fail(user);
    if (!verify_password(user->password_hash, given.current_password))
        return invalid_field("/current_password", "password_wrong", "This is not your password.");
    if (auto ok = check_password(given.new_password, user->email); !ok) return ok;
    auto changed = *user;
    changed.password_hash = hash_password(given.new_password);
    return ask.write([&](db::Write& write) -> Result<void> {
        update_user(write, changed);
        close_sessions_of(write, changed.id);
        write.summarize("Changed the own password");
        return {};
    });
}

/// The cookie is set beside it.
void describe_entry(Schemas& schemas, http::Shape& shape) {
    shape.raw = false;
    shape.answer = schema_of<SessionView>(schemas);
}
void describe_leaving(Schemas&, http::Shape& shape) { shape.statuses = {204}; }

}  // namespace

WorkspaceView view_of(db::Read& read, Workspace const& workspace) {
    record_access(read);  // the one that is not read for everybody: its damage is seen here
    auto const* const unreadable = read.find_part<UnreadableSettings>();
    return {.id = workspace.workspace_id,
            .name = workspace.name,
            .currency = workspace.currency,
            .timezone = workspace.timezone,
            .is_demo = workspace.is_demo,
            .public_path = public_path(workspace),
            .version = workspace.version,
            .unreadable_settings = unreadable ? unreadable->of(workspace.workspace_id) : std::vector<std::string>{}};
}

http::Routes const session_routes = {
    http::route<read_welcome>(http::GET, "/api/welcome", http::may::anyone, "What the sign-in page needs to know"),
    http::route<set_up>(http::POST, "/api/setup", http::may::anyone, "Make the first workspace and its owner", {.note = describe_entry}),
    http::route<sign_in>(http::POST, "/api/session", http::may::anyone, "Sign in", {.note = describe_entry}),
    http::route<sign_in_to_demo>(http::POST, "/api/session/demo", http::may::anyone, "Sign in as one of the demo's people",
                                 {.note = describe_entry}),
    http::route<read_session>(http::GET, "/api/session", http::may::be_signed_in, "Who is signed in"),
    http::route<sign_out>(http::DELETE, "/api/session", http::may::be_signed_in, "Sign out", {.note = describe_leaving}),
    http::route<list_sessions>(http::GET, "/api/sessions", http::may::be_signed_in, "List the own sessions"),
    http::route<remove_session>(http::DELETE, "/api/sessions/{session_id}", http::may::be_signed_in, "End one of the own sessions"),
    http::route<change_password>(http::PUT, "/api/password", http::may::be_signed_in, "Change the own password; every session ends"),
};

}  // namespace tandem::auth
