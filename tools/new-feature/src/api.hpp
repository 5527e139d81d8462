#pragma once

// What travels. Declared once; JSON, OpenAPI and TypeScript follow from it.

#include "platform/feature/timeline_kind.hpp"  //? record
#include "platform/http/page.hpp"

namespace tandem::__feature__ {

// What the story of a record tells of this feature.  //? record
inline constexpr feature::TimelineKind __record___kind{  //? record
    .name = "__record__", .label = "__Words__", .department = feature::Department::__department__};  //? record

using __Record__Id = Id<struct __Record__Tag>;

enum class __Field__ { __field.choices__ };  //? choice
BOOST_DESCRIBE_ENUM(__Field__, __field.choices__)  //? choice

struct __Record__ {
    __Record__Id id;
    __field.row__ __field____field.init__;
    bool archived = false;
    std::int64_t version = 1;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(__Record__, (), (id, __fields__, archived, version, created_at, updated_at))

struct New__Record__ {
    __field.given__ __field____field.given_init__;
};
BOOST_DESCRIBE_STRUCT(New__Record__, (), (__fields__))

struct __Record__Patch {
    std::int64_t version = 0;
    std::optional<__field.part__> __field__;
    std::optional<bool> archived;
};
BOOST_DESCRIBE_STRUCT(__Record__Patch, (), (version, __fields__, archived))

struct __Record__Filter {
    std::optional<Text<0, 100>> query;  ///< words of its __title__
    std::optional<bool> archived;       ///< those that are archived instead of the others
    std::optional<std::vector<__field.row__>> __field__;  //? user choice record
};
BOOST_DESCRIBE_STRUCT(__Record__Filter, (), (query, archived__and_filters__))

struct __Record__Query : http::PageQuery, __Record__Filter {};
BOOST_DESCRIBE_STRUCT(__Record__Query, (http::PageQuery, __Record__Filter), ())

}  // namespace tandem::__feature__
