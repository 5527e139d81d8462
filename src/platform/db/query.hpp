#pragma once

// A query is a type: its members are its parameters, its text stands in it, Row says what comes out.
//
//     struct FindQuote {
//         using Row = Quote;
//         static constexpr std::string_view sql = "select … where workspace_id = :workspace_id and id = :quote_id and {{visible quote}}";
//         QuoteId quote_id;
//     };
//     TANDEM_QUERY(FindQuote, (quote_id))
//
// What a text may say besides SQL: README.md of this folder.

#include <boost/describe/class.hpp>
#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "platform/db/mapping.hpp"

namespace tandem::db {

template <class Q>
concept Statement = boost::describe::has_describe_members<Q>::value && (
                                                                           requires {
                                                                               { Q::sql } -> std::convertible_to<std::string_view>;
                                                                           } ||
                                                                           requires {
                                                                               { Q::sql() } -> std::convertible_to<std::string>;
                                                                           });

template <class Q>
concept Query = Statement<Q> && requires { typename Q::Row; };

/// What the platform and its tests know of a query type.
struct QueryInfo {
    std::type_info const* type;
    std::string (*sql)();
    std::vector<ColumnKind> const* columns;  ///< nullptr: returns no rows; empty: any number of columns, as text
    std::string_view across_workspaces;      ///< why it runs without a workspace; empty when it does not
    std::string_view seen_by_all;            ///< why it reads records without `{{visible}}`; empty when it does not
    /// Calls back with the parameters of `Q::sample()`, or of an empty query where the type has none.
    void (*with_sample)(std::function<void(Parameters)> const& use);
};

/// Every query of the program, in no order; those of tests, which have tables of their own, are left out.
std::vector<QueryInfo const*> registered_queries();
/// `tandem::negotiation::FindQuote`
std::string name_of(QueryInfo const& query);
/// Types declared in two source files under one name: the program would run only one of the two texts.
std::vector<std::string> queries_declared_twice();

namespace registration {

bool add(QueryInfo const& query);
bool declare(QueryInfo const& query, char const* file);

template <class Q>
std::string sql_of() {
    if constexpr (requires { Q::sql(); })
        return std::string(Q::sql());
    else if constexpr (std::string_view(Q::sql).contains("{{columns"))
        return with_columns(Q::sql, column_names<typename Q::Row>());
    else
        return std::string(Q::sql);
}

template <class Q>
void with_sample(std::function<void(Parameters)> const& use) {
    if constexpr (requires { Q::sample(); }) {
        auto const sample = Q::sample();
        use(parameters_of(sample));
    } else {
        Q const sample{};
        use(parameters_of(sample));
    }
}

template <Statement Q>
QueryInfo make() {
    QueryInfo info{&typeid(Q), &sql_of<Q>, nullptr, {}, {}, &with_sample<Q>};
    if constexpr (Query<Q>) info.columns = &columns_of<typename Q::Row>();
    if constexpr (requires { Q::across_workspaces; }) info.across_workspaces = Q::across_workspaces;
    if constexpr (requires { Q::seen_by_all; }) info.seen_by_all = Q::seen_by_all;
    return info;
}

}  // namespace registration

template <Statement Q>
QueryInfo const& info_of() {
    static QueryInfo const info = registration::make<Q>();
    return info;
}

/// Registers a query before main merely because something runs it; so instances of templates need no macro.
template <Statement Q>
struct Registered {
    static inline bool const done = registration::add(info_of<Q>());
};

}  // namespace tandem::db

/// After the struct, in its namespace: names its parameters and registers it.
#define TANDEM_QUERY(Name, members)          \
    BOOST_DESCRIBE_STRUCT(Name, (), members) \
    [[maybe_unused]] static bool const tandem_query_##Name = ::tandem::db::registration::declare(::tandem::db::info_of<Name>(), __FILE__);

/// Inside a struct template instead: each instance that is run registers itself.
#define TANDEM_QUERY_TEMPLATE(Name, members) BOOST_DESCRIBE_CLASS(Name, (), members, (), ())
