#include "crm/bulk/operations.hpp"

#include "crm/records/search.hpp"
#include "crm/segments/compile.hpp"
#include "platform/auth/record_access.hpp"
#include "platform/auth/users.hpp"

#include <fmt/format.h>

#include <charconv>

namespace tandem::bulk {
namespace {

Failure operation_unknown() { return not_found("operation_unknown", "There is no such operation that you began."); }

/// 4310 as "4,310".
std::string grouped(std::int64_t n) {
    auto text = std::to_string(n);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string outcome_of(StoredOperation const& one) {
    std::string out;
    auto const say = [&](std::int64_t n, std::string_view what) {
        if (n > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", grouped(n), what);
    };
    bool const is_file = one.kind == OperationKind::csv_export;
    say(one.created, "made");
    say(is_file ? one.done : one.changed, is_file ? "written" : "changed");
    if (!is_file) say(one.done - one.created - one.changed - one.refused, "as they were");
    say(one.refused, "left alone");
    return out;
}

/// What a job names.
struct Named {
    OperationId operation_id;
};
BOOST_DESCRIBE_STRUCT(Named, (), (operation_id))

/// The screen that began it.
std::string list_of(ObjectType type) {
    auto const name = std::string(kinds::name_of(type));
    using enum ObjectType;
    bool const has_own_screen = type == contacts || type == companies || type == deals;
    return (has_own_screen ? "/" : "/records/") + name;
}

}  // namespace

Result<db::Condition> condition_of(db::Read& read, ObjectType type, Matching const& matching) {
    if (!matching.condition) return db::Condition{};
    if (type != ObjectType::contacts) return invalid_field("/condition", "contacts_only", "Conditions are over contacts.");
    auto const compiled = segments::compile(read, *matching.condition, segments::Scope::everyone);
    if (!compiled) return fail(compiled);
    return compiled->where();
}

Result<std::vector<Item>> items_matching(db::Read& read, records::PropertySet const& set, Matching const& matching) {
    records::SearchRequest request;
    request.filterGroups = matching.filterGroups;
    request.query = matching.query;
    auto const type = set.object().type;
    auto const also = condition_of(read, type, matching);
    if (!also) return fail(also);
    auto const plan = records::plan_search(set, request, *also);
    if (!plan) return fail(plan);
    auto const ids = records::ids_where(read, type, plan->where, most_items + 1);
    if (ids.empty()) return conflict("nothing_matches", "Nothing matches any more, so nothing was begun.");
    if (ids.size() > most_items)
        return too_large("too_many_match", fmt::format("More than {} match. Narrow them by a filter.", counted(read, type, most_items)));
    std::vector<Item> items;
    items.reserve(ids.size());
    for (auto const id : ids) items.push_back({type, id});
    return items;
}

std::string items_text(std::vector<Item> const& items) {
    std::string text;
    for (auto const& item : items) {
        text += kinds::name_of(item.type);
        text += ' ';
        text += to_string(item.id);
        text += '\n';
    }
    return text;
}

std::vector<Item> items_in(std::string_view text) {
    std::vector<Item> items;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        auto const space = line.find(' ');
        items.push_back({kinds::object_type_named(line.substr(0, space)).value(), RecordId(parse_id(line.substr(space + 1)).value())});
        text.remove_prefix(line.size() + 1);
    }
    return items;
}

StoredOperation make_operation(db::Write& write, NewOperation const& given) {
    StoredOperation operation{.id = make<OperationId>(),
                              .kind = given.kind,
                              .object_type = given.object_type,
                              .user_id = write.actor().user_id,
                              .means = write.actor().means,
                              .title = given.title,
                              .given = {json::serialize(given.given)},
                              .undoes = given.undoes,
                              .total = given.total,
                              .state = jobs::State::queued,
                              .created_at = write.now()};
    if (given.items) {
        blobs::add(write, *given.items);
        blobs::hold(write, given.items->hash, use_of(operation.id)).value();
        operation.items_hash = given.items->hash;
    }
    insert(write, operation);
    return operation;
}

Result<db::Actor> asker_of(db::Read& read, StoredOperation const& operation, http::Permission const& needed) {
    auto const user = auth::find_user(read, operation.user_id);
    if (!user || !user->active || !needed.allows(user->role))
        return forbidden("not_permitted", "Who began this may not do it any more. What was done until then stays.");
    return db::Actor{read.actor().workspace_id, user->id, user->role, operation.means, auth::access_of(read, user->id)};
}

Result<StoredOperation> own(db::Read& read, OperationId id) {
    auto operation = find(read, id);
    if (!operation || operation->user_id != read.actor().user_id) return operation_unknown();
    return *std::move(operation);
}

bool has_ended(db::Read& read, StoredOperation const& operation) {
    auto const job = operation.job_id ? jobs::find(read, *operation.job_id) : std::nullopt;
    auto const state = job ? job->state : operation.state;
    return state != jobs::State::queued && state != jobs::State::running;
}

Operation shown(db::Read& read, StoredOperation const& one) {
    auto const job = one.job_id ? jobs::find_told(read, *one.job_id) : std::nullopt;
    auto const state = job ? job->state : one.state;
    bool const ended = state != jobs::State::queued && state != jobs::State::running;
    bool const did_something = one.change_set_id && one.created + one.changed > 0;
    return {.id = one.id,
            .kind = one.kind,
            .object_type = std::string(kinds::name_of(one.object_type)),
            .title = one.title,
            .outcome = outcome_of(one),
            .state = state,
            .is_stopping = job && job->cancel_requested && state == jobs::State::running,
            .job_id = one.job_id,
            .total = one.total,
            .done = one.done,
            .created = one.created,
            .changed = one.changed,
            .refused = one.refused,
            .file_name = one.file_hash && one.kind == OperationKind::csv_export ? one.file_name : std::nullopt,
            .is_undoable = ended && did_something && !is_undone(read, one.id),
            .error = state == jobs::State::done ? std::nullopt
                     : job                      ? job->last_error
                                                : one.error,
            .created_at = one.created_at,
            .ended_at = ended ? one.ended_at : std::nullopt,
            .kept_until = one.created_at + kept};
}

blobs::Use use_of(OperationId id) { return {"operation", id.value}; }

std::string counted(db::Read& read, ObjectType type, std::int64_t n) {
    auto const object = records::definition_of(read, type);
    return fmt::format("{} {}", grouped(n), n == 1 ? object->singular : object->plural);
}

feature::JobWords words_of(db::Read& read, JobId, std::string const& payload) {
    auto const json = parse_json(payload);
    auto const named = json ? decode_stored<Named>(*json) : Result<Named>(fail(json));
    auto const operation = named ? find(read, named->operation_id) : std::nullopt;
    if (!operation) return {.title = "Work over many records"};
    return {.title = operation->title, .outcome = outcome_of(*operation), .link = list_of(operation->object_type)};
}

void on_job_ended(db::Write& write, JobId job, jobs::State state, std::optional<std::string> const& error) {
    auto operation = find_of_job(write, job);
    if (!operation) return;
    operation->state = state;
    operation->error = error;
    operation->ended_at = write.now();
    update(write, *operation);
    write.touch("operations", operation->id);
}

}  // namespace tandem::bulk
