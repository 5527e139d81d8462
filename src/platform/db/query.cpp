#include "platform/db/query.hpp"

#include <algorithm>
#include <boost/core/demangle.hpp>
#include <iterator>
#include <map>
#include <set>

namespace tandem::db {

namespace {

std::vector<QueryInfo const*>& registry() {
    static std::vector<QueryInfo const*> all;
    return all;
}

std::map<QueryInfo const*, std::set<std::string>>& files() {
    static std::map<QueryInfo const*, std::set<std::string>> all;
    return all;
}

bool belongs_to_a_test(QueryInfo const& query) {
    return std::ranges::any_of(files()[&query], [](auto const& file) { return file.ends_with("_test.cpp"); });
}

}  // namespace

std::vector<QueryInfo const*> registered_queries() {
    std::vector<QueryInfo const*> all;
    std::ranges::copy_if(registry(), std::back_inserter(all), [](auto const* query) { return !belongs_to_a_test(*query); });
    return all;
}

std::string name_of(QueryInfo const& query) { return boost::core::demangle(query.type->name()); }

std::vector<std::string> queries_declared_twice() {
    std::vector<std::string> names;
    for (auto const& [query, where] : files()) {
        if (where.size() > 1) names.push_back(name_of(*query));
    }
    return names;
}

namespace registration {

bool add(QueryInfo const& query) {
    if (std::ranges::find(registry(), &query) == registry().end()) registry().push_back(&query);
    return true;
}

bool declare(QueryInfo const& query, char const* file) {
    files()[&query].insert(file);
    return add(query);
}

}  // namespace registration

}  // namespace tandem::db
