#include "platform/db/database.hpp"
#include "platform/demo/world.hpp"
#include "platform/notices/store.hpp"

namespace tandem::notices {
namespace {

constexpr Duration unread_since = days(7);

/// People read what they are told; the latest still waits for them.
Result<void> read_what_is_old(db::Database& database, demo::World& world) {
    database.write(world.actor(), [&](db::Write& write) { mark_older_read(write, world.today - unread_since); });
    return {};
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.close = read_what_is_old};

}  // namespace tandem::notices
