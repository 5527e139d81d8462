#include "app/application.hpp"
#include "app/commands.hpp"
#include "app/demo/demo.hpp"

#include "platform/auth/users.hpp"

#include <fmt/format.h>

namespace tandem::app {

int make_demo(Config const& config, demo::Size const& size) {
    auto const database = open_database(config);
    if (database->read({}, [](db::Read& read) { return auth::anybody_exists(read); })) {
        fmt::print(stderr, "“{}” holds a company already. Give another folder with --data.\n", config.data);
        return refused;
    }
    events::Store events(events_options(config));
    if (auto const made = demo::make(*database, events, size); !made) return fmt::print(stderr, "{}\n", made.error().message), refused;
    fmt::print("A demo company is in “{}”. `tandem serve --data {}` opens it.\n", config.data, config.data);
    return done;
}

}  // namespace tandem::app
