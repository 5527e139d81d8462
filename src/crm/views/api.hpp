#pragma once

#include "crm/segments/conditions.hpp"

namespace tandem::views {

using ViewId = Id<struct ViewTag>;

/// As people read them; what is seen from now (`in_last` of so many days) is reckoned when the list is looked at.
enum class ViewOperator {
    in,
    not_in,
    is,
    is_not,
    contains,
    not_contains,
    at_least,
    at_most,
    more,
    less,
    between,
    in_last,
    ago,
    in_next,
    before,
    after,
    known,
    unknown
};
BOOST_DESCRIBE_ENUM(ViewOperator, in, not_in, is, is_not, contains, not_contains, at_least, at_most, more, less, between, in_last, ago,
                    in_next, before, after, known, unknown)

struct ViewFilter {
    Text<1, 100> property;
    ViewOperator operator_{};
    std::vector<Text<0, 500>> values;  ///< `@me` is whoever looks
};
BOOST_DESCRIBE_STRUCT(ViewFilter, (), (property, operator_, values))

struct ViewSort {
    Text<1, 100> property;
    bool descending = false;
};
BOOST_DESCRIBE_STRUCT(ViewSort, (), (property, descending))

enum class ViewLayout { list, board };
BOOST_DESCRIBE_ENUM(ViewLayout, list, board)

/// What is shown; saved as a whole.
struct ViewContent {
    std::vector<ViewFilter> filters;
    std::optional<segments::Condition> condition;  ///< of contacts, beside the filters
    std::optional<Text<0, 200>> query;
    std::optional<ViewSort> sort;
    std::optional<std::vector<Text<1, 100>>> columns;  ///< those of the list when absent
    std::optional<ViewLayout> layout;                  ///< what the person chose last when absent
};
BOOST_DESCRIBE_STRUCT(ViewContent, (), (filters, condition, query, sort, columns, layout))

struct View {
    ViewId id;
    std::string list;  ///< a kind of records or another list of the product
    std::string name;
    ViewContent content;
    bool is_shared = false;  ///< with everybody, else its owner's alone
    UserId owner_id;
    std::int64_t version = 1;
    Instant created_at;
    Instant updated_at;
    UserId updated_by;
};
BOOST_DESCRIBE_STRUCT(View, (), (id, list, name, content, is_shared, owner_id, version, created_at, updated_at, updated_by))

struct ShownView : View {
    std::string owner_name;
    bool may_change = false;
};
BOOST_DESCRIBE_STRUCT(ShownView, (View), (owner_name, may_change))

struct ViewQuery {
    Text<1, 60> list;
};
BOOST_DESCRIBE_STRUCT(ViewQuery, (), (list))

/// A list's saved views in the order of the asker's tabs.
struct ViewTabs {
    std::vector<ShownView> results;
    std::optional<ViewId> opens;                ///< first, for the asker
    std::optional<ViewId> opens_for_everybody;  ///< who did not choose another one
};
BOOST_DESCRIBE_STRUCT(ViewTabs, (), (results, opens, opens_for_everybody))

struct NewView {
    Text<1, 60> list;
    Text<1, 100> name;
    std::optional<ViewContent> content;  ///< all there is when absent
    std::optional<bool> is_shared;
};
BOOST_DESCRIBE_STRUCT(NewView, (), (list, name, content, is_shared))

struct ViewPatch {
    std::int64_t version = 0;
    std::optional<Text<1, 100>> name;
    std::optional<ViewContent> content;
    std::optional<bool> is_shared;
};
BOOST_DESCRIBE_STRUCT(ViewPatch, (), (version, name, content, is_shared))

struct ViewCopy {
    std::optional<Text<1, 100>> name;  ///< that of the view when absent
};
BOOST_DESCRIBE_STRUCT(ViewCopy, (), (name))

struct ViewOrder {
    Text<1, 60> list;
    std::vector<ViewId> view_ids;  ///< those that are left out stand behind
};
BOOST_DESCRIBE_STRUCT(ViewOrder, (), (list, view_ids))

}  // namespace tandem::views
