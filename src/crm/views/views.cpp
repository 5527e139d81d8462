#include "crm/views/views.hpp"

#include "base/line.hpp"
#include "base/version.hpp"
#include "crm/kinds/own.hpp"
#include "crm/views/store.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/http/permission.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::views {
namespace {

constexpr std::size_t most_filters = 50;
constexpr std::size_t most_columns = 200;
constexpr std::size_t most_values = 1'000;

Failure view_unknown() { return not_found("view_unknown", "There is no such view that you can see."); }

bool is_administrator(db::Actor const& actor) { return http::may::manage_users.allows(actor.role); }
bool is_own(db::Read const& read, View const& view) { return view.owner_id == read.actor().user_id; }

bool may_change(db::Read const& read, View const& view) { return is_own(read, view) || (view.is_shared && is_administrator(read.actor())); }

/// Nobody hears of others' private ones.
Result<StoredView> seen(db::Read& read, ViewId id) {
    auto view = find(read, id);
    if (!view || !(is_own(read, *view) || view->is_shared)) return view_unknown();
    return *std::move(view);
}

Result<StoredView> changeable(db::Read& read, ViewId id) {
    auto view = seen(read, id);
    if (view && !may_change(read, *view))
        return forbidden("view_of_other", "This view is changed by who made it or by an administrator. Make a copy of your own.");
    return view;
}

std::vector<ShownView> shown(db::Read& read, std::vector<StoredView> const& views) {
    std::vector<UserId> owners;
    for (auto const& view : views) owners.push_back(view.owner_id);
    auto names = auth::user_names(read, owners);
    std::vector<ShownView> all;
    for (auto const& view : views) all.push_back({static_cast<View const&>(view), names[view.owner_id], may_change(read, view)});
    return all;
}
ShownView shown(db::Read& read, StoredView const& view) { return shown(read, std::vector{view}).front(); }

/// What a list is stored under: of a kind whichever of its names was said; of the product's other lists their own.
Result<std::string> list_named(db::Read& read, std::string const& text) {
    if (auto const type = kinds::resolve(read, text)) return std::string(kinds::name_of(*type));
    bool const is_word = std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    if (!is_word) return invalid_field("/list", "list_unknown", "There is no such list.");
    return text;
}

Result<void> check(std::string const& list, ViewContent const& content) {
    auto const too_many_at = [](std::string pointer, std::size_t most) {
        return invalid_field(std::move(pointer), "too_many", fmt::format("At most {}.", most));
    };
    if (content.filters.size() > most_filters) return too_many_at("/content/filters", most_filters);
    if (content.columns && content.columns->size() > most_columns) return too_many_at("/content/columns", most_columns);
    for (std::size_t i = 0; i < content.filters.size(); ++i)
        if (content.filters[i].values.size() > most_values) return too_many_at(fmt::format("/content/filters/{}/values", i), most_values);
    if (!content.condition) return {};
    if (list != "contacts") return invalid_field("/content/condition", "condition_of_contacts", "Conditions speak of contacts.");
    return segments::check_shape(*content.condition, "/content/condition");
}

Result<void> check_room(db::Read& read, UserId owner, std::string const& list) {
    if (count_of(read, owner, list) < most_of_one_person) return {};
    return conflict("views_full",
                    fmt::format("One person keeps at most {} views of a list. Remove one that nobody needs.", most_of_one_person));
}

Result<void> check_sharing(db::Read const& read) {
    if (http::may::write_records.allows(read.actor().role)) return {};
    return forbidden("not_permitted", "Your role looks only. Views of your own are private.");
}

Result<ShownView> insert_new(db::Write& write, View view) {
    if (auto const ok = check_room(write, write.actor().user_id, view.list); !ok) return fail(ok);
    if (auto const ok = check(view.list, view.content); !ok) return fail(ok);
    StoredView stored{std::move(view)};
    stored.id = make<ViewId>();
    stored.owner_id = stored.updated_by = write.actor().user_id;
    stored.created_at = stored.updated_at = write.now();
    insert(write, stored);
    return shown(write, stored);
}

void save(db::Write& write, StoredView& view) {
    view.updated_at = write.now();
    view.updated_by = write.actor().user_id;
    update(write, view);
}

UserId user_of(db::Read const& read, Whose whose) { return whose == Whose::asker ? read.actor().user_id : UserId{}; }

/// A view that is gone or out of sight opens for nobody.
std::optional<ViewId> among(std::vector<StoredView> const& views, std::optional<ViewId> id) {
    return id && std::ranges::find(views, *id, &StoredView::id) != views.end() ? id : std::nullopt;
}

}  // namespace

ViewTabs tabs(db::Read& read, std::string const& text) {
    auto const list = list_named(read, text);
    if (!list) return {};
    auto views = views_of(read, *list);
    auto const mine = tabs_of(read, read.actor().user_id, *list);
    auto const place = [&](StoredView const& view) { return std::ranges::find(mine.view_ids, view.id) - mine.view_ids.begin(); };
    std::ranges::stable_sort(views, {}, place);
    auto const for_everybody = among(views, tabs_of(read, {}, *list).opens);
    auto const for_me = among(views, mine.opens);
    return {shown(read, views), for_me ? for_me : for_everybody, for_everybody};
}

Result<ShownView> add(db::Write& write, NewView const& given) {
    auto const list = list_named(write, given.list.value);
    if (!list) return fail(list);
    bool const is_shared = given.is_shared.value_or(false);
    if (is_shared)
        if (auto const ok = check_sharing(write); !ok) return fail(ok);
    return insert_new(
        write,
        {.list = *list, .name = one_line(given.name.value), .content = given.content.value_or(ViewContent{}), .is_shared = is_shared});
}

Result<ShownView> change(db::Write& write, ViewId id, ViewPatch const& patch) {
    auto view = changeable(write, id);
    if (!view) return fail(view);
    if (view->archived) return view_unknown();
    if (auto const ok = advance(view->version, patch.version); !ok) return fail(ok);
    if (patch.is_shared.value_or(false) && !view->is_shared)
        if (auto const ok = check_sharing(write); !ok) return fail(ok);
    if (patch.content) {
        if (auto const ok = check(view->list, *patch.content); !ok) return fail(ok);
        view->content = *patch.content;
    }
    if (patch.name) view->name = one_line(patch.name->value);
    view->is_shared = patch.is_shared.value_or(view->is_shared);
    save(write, *view);
    return shown(write, *view);
}

Result<ShownView> copy(db::Write& write, ViewId id, ViewCopy const& given) {
    auto const view = seen(write, id);
    if (!view) return fail(view);
    if (view->archived) return view_unknown();
    return insert_new(write, {.list = view->list, .name = given.name ? one_line(given.name->value) : view->name, .content = view->content});
}

Result<void> archive(db::Write& write, ViewId id) {
    auto view = changeable(write, id);
    if (!view) return fail(view);
    if (view->archived) return {};
    view->archived = true;
    save(write, *view);
    return {};
}

Result<ShownView> restore(db::Write& write, ViewId id) {
    auto view = changeable(write, id);
    if (!view) return fail(view);
    if (view->archived) {
        if (auto const ok = check_room(write, view->owner_id, view->list); !ok) return fail(ok);
        view->archived = false;
        save(write, *view);
    }
    return shown(write, *view);
}

Result<void> open_first(db::Write& write, ViewId id, Whose whose) {
    auto const view = seen(write, id);
    if (!view) return fail(view);
    if (view->archived) return view_unknown();
    if (whose == Whose::everybody && !view->is_shared)
        return conflict("view_private", "Only a shared view opens for everybody. Share it first.");
    auto tabs = tabs_of(write, user_of(write, whose), view->list);
    tabs.opens = id;
    put(write, tabs);
    return {};
}

Result<void> unset_first(db::Write& write, ViewId id, Whose whose) {
    auto const view = seen(write, id);
    if (!view) return fail(view);
    auto tabs = tabs_of(write, user_of(write, whose), view->list);
    if (tabs.opens != id) return {};
    tabs.opens.reset();
    put(write, tabs);
    return {};
}

Result<ViewTabs> arrange(db::Write& write, ViewOrder const& order) {
    auto const list = list_named(write, order.list.value);
    if (!list) return fail(list);
    auto mine = tabs_of(write, write.actor().user_id, *list);
    auto const views = views_of(write, *list);
    mine.view_ids.clear();
    for (auto const id : order.view_ids)
        if (among(views, id) && std::ranges::find(mine.view_ids, id) == mine.view_ids.end()) mine.view_ids.push_back(id);
    put(write, mine);
    return tabs(write, *list);
}

}  // namespace tandem::views
