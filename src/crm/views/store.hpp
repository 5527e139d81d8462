#pragma once

#include "crm/views/api.hpp"
#include "platform/db/db.hpp"
#include "platform/db/json.hpp"

template <>
struct tandem::db::Field<tandem::views::ViewContent> : DescribedField<tandem::views::ViewContent> {};
template <>
struct tandem::db::Field<std::vector<tandem::views::ViewId>> : DescribedField<std::vector<tandem::views::ViewId>> {};

namespace tandem::views {

struct StoredView : View {
    bool archived = false;
};
BOOST_DESCRIBE_STRUCT(StoredView, (View), (archived))

/// How a person arranged a list's tabs; what opens first for everybody lies with nobody, 0.
struct StoredTabs {
    UserId user_id;
    std::string list;
    std::vector<ViewId> view_ids;
    std::optional<ViewId> opens;
};
BOOST_DESCRIBE_STRUCT(StoredTabs, (), (user_id, list, view_ids, opens))

void insert(db::Write& write, StoredView const& view);
void update(db::Write& write, StoredView const& view);
/// Thrown away or not.
std::optional<StoredView> find(db::Read& read, ViewId id);
/// The asker's own and what is shared, the oldest first.
std::vector<StoredView> views_of(db::Read& read, std::string const& list);
/// That were not thrown away.
std::int64_t count_of(db::Read& read, UserId owner, std::string const& list);

/// Empty ones where nobody arranged anything yet.
StoredTabs tabs_of(db::Read& read, UserId user, std::string const& list);
void put(db::Write& write, StoredTabs const& tabs);

}  // namespace tandem::views
