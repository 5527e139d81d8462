// migrations/*.sql, embedded in the order in which they are applied.
#pragma once
#include <span>
#include <string_view>

namespace tandem::files {

struct Migration {
    std::string_view name;  // "0001_workspace"
    std::string_view sql;
};

std::span<Migration const> migrations();

}  // namespace tandem::files
