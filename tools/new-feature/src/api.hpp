#pragma once

// What travels. Declared once; JSON, OpenAPI and TypeScript follow from it.

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace tandem::__name__ {

using __Name__Id = Id<struct __Name__Tag>;

struct __Name__ {
    __Name__Id id;
    std::string title;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(__Name__, (), (id, title, created_at))

struct New__Name__ {
    Text<1, 200> title;
};
BOOST_DESCRIBE_STRUCT(New__Name__, (), (title))

struct __Name__Page {
    std::optional<__Name__Id> after;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(__Name__Page, (), (after, limit))

struct __Name__List {
    std::vector<__Name__> results;
};
BOOST_DESCRIBE_STRUCT(__Name__List, (), (results))

}  // namespace tandem::__name__
