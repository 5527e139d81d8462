#include "platform/db/visible.hpp"

#include <fmt/format.h>

namespace tandem::db {

std::string visible_to(Actor const&, std::string_view, std::string_view alias) {
    return fmt::format("{}.workspace_id = :workspace_id", alias);
}

}  // namespace tandem::db
