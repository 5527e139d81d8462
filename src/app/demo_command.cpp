#include "app/application.hpp"
#include "app/commands.hpp"
#include "app/demo/demo.hpp"
#include "app/features.hpp"

#include "platform/auth/users.hpp"
#include "platform/events/store.hpp"
#include "platform/jobs/runner.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace tandem::app {
namespace {

/// Somebody else's things lie there: no database of ours, no settings.
bool is_taken(Config const& config) {
    namespace fs = std::filesystem;
    fs::path const folder = config.data_folder();
    if (!fs::is_directory(folder) || fs::is_empty(folder)) return false;
    return !fs::exists(config.database()) && !fs::exists(folder / "tandem.toml");
}

/// What a former call left by half, because it was stopped; false where it cannot be thrown away.
bool throw_half_away(Config const& config) {
    Application application(config);
    auto const half = demo::unfinished(application.database());
    if (!half) return true;
    if (!demo::is_untouched(application.database(), *half)) {
        fmt::print(stderr,
                   "The demo company in “{}” was cut off while it was made, and somebody has worked in it since. Nothing was changed. Give "
                   "another folder with --data.\n",
                   config.data);
        return false;
    }
    events::forget_all(config.data_folder());  // first: it refuses where another process is making the company just now
    fmt::print("The demo company in “{}” was cut off while it was made. It is thrown away and made anew.\n", config.data);
    application.database().forget_all();
    return true;
}

std::vector<demo::Share const*> shares() {
    std::vector<demo::Share const*> all;
    for (auto const* one : features())
        if (one->demo) all.push_back(one->demo);
    return all;
}

}  // namespace

int make_demo(Config const& config, demo::Size const& size) {
    if (config.db.empty() && is_taken(config))
        return fmt::print(stderr, "“{}” holds other files. Give an empty or a new folder with --data.\n", config.data), refused;
    if (!throw_half_away(config)) return refused;
    Application application(config);
    auto& database = application.database();
    if (database.read({}, [](db::Read& read) { return auth::anybody_exists(read); })) {
        fmt::print(stderr, "“{}” holds a company already. Give another folder with --data.\n", config.data);
        return refused;
    }
    application.open_events();
    if (auto const made = demo::make(database, shares(), size); !made) return fmt::print(stderr, "{}\n", made.error().message), refused;
    // What falls due at the first start has happened by then: nothing moves as soon as somebody looks.
    jobs::settle(database, application.handlers());
    demo::finish(database);
    fmt::print("A demo company is in “{}”. `tandem serve --data {}` opens it.\n", config.data, config.data);
    return done;
}

}  // namespace tandem::app
