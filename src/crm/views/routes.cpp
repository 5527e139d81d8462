#include "crm/views/routes.hpp"

#include "crm/views/views.hpp"

namespace tandem::views {
namespace {

using http::Created;
using http::Query;

Result<Created<ShownView>> created(Result<ShownView> view) {
    if (!view) return fail(view);
    return Created<ShownView>{*std::move(view)};
}

Result<ViewTabs> list_views(db::Read& read, Query<ViewQuery> const& query) { return tabs(read, query->list.value); }
Result<Created<ShownView>> create_view(db::Write& write, NewView const& given) { return created(add(write, given)); }
Result<ShownView> change_view(db::Write& write, ViewId id, ViewPatch const& patch) { return change(write, id, patch); }
Result<Created<ShownView>> copy_view(db::Write& write, ViewId id, ViewCopy const& given) { return created(copy(write, id, given)); }
Result<void> archive_view(db::Write& write, ViewId id) { return archive(write, id); }
Result<ShownView> restore_view(db::Write& write, ViewId id) { return restore(write, id); }
Result<ViewTabs> arrange_views(db::Write& write, ViewOrder const& order) { return arrange(write, order); }
Result<void> open_for_me(db::Write& write, ViewId id) { return open_first(write, id, Whose::asker); }
Result<void> do_not_open_for_me(db::Write& write, ViewId id) { return unset_first(write, id, Whose::asker); }
Result<void> open_for_everybody(db::Write& write, ViewId id) { return open_first(write, id, Whose::everybody); }
Result<void> do_not_open_for_everybody(db::Write& write, ViewId id) { return unset_first(write, id, Whose::everybody); }

}  // namespace

http::Routes const view_routes = {
    http::route<list_views>(http::GET, "/api/views", http::may::read_records,
                            "List the saved views of a list: your own and those that are shared, in the order of your tabs"),
    http::route<create_view>(http::POST, "/api/views", http::may::read_records, "Save what a list shows as a view"),
    http::route<arrange_views>(http::POST, "/api/views/order", http::may::read_records, "Arrange the tabs of a list, for yourself"),
    http::route<change_view>(http::PATCH, "/api/views/{view_id}", http::may::read_records,
                             "Rename, change or share a view, as its owner or an administrator"),
    http::route<archive_view>(http::DELETE, "/api/views/{view_id}", http::may::read_records, "Throw a view away"),
    http::route<restore_view>(http::POST, "/api/views/{view_id}/restoration", http::may::read_records,
                              "Bring back a view that was thrown away"),
    http::route<copy_view>(http::POST, "/api/views/{view_id}/copies", http::may::read_records, "Make a private copy of a view"),
    http::route<open_for_me>(http::POST, "/api/views/{view_id}/opening", http::may::read_records,
                             "Let a list open with this view, for yourself"),
    http::route<do_not_open_for_me>(http::DELETE, "/api/views/{view_id}/opening", http::may::read_records,
                                    "Let a list open as it does by itself, for yourself"),
    http::route<open_for_everybody>(http::POST, "/api/views/{view_id}/opening-for-everybody", http::may::manage_settings,
                                    "Let a list open with this view for everybody who did not choose another one"),
    http::route<do_not_open_for_everybody>(http::DELETE, "/api/views/{view_id}/opening-for-everybody", http::may::manage_settings,
                                           "Let a list open as it does by itself for everybody"),
};

}  // namespace tandem::views
