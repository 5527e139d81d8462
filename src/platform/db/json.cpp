#include "platform/db/json.hpp"

#include <spdlog/spdlog.h>

namespace tandem::db {

void report_unreadable(std::string_view what, Error const& why) {
    spdlog::error("{} cannot be read: {}", what,
                  why.fields.empty() ? why.message : why.fields.front().pointer + " " + why.fields.front().message);
}

}  // namespace tandem::db
