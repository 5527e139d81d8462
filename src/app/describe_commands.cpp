#include "app/application.hpp"
#include "app/commands.hpp"

#include "platform/http/openapi.hpp"

#include <fmt/format.h>

namespace tandem::app {

int print_openapi() {
    fmt::print("{}\n", http::ApiDocument(all_routes()).json);
    return done;
}

int print_schema() {
    auto const database = db::Database::open({.address = ":memory:", .readers = 1});
    fmt::print("{}", database->schema_text());
    return done;
}

}  // namespace tandem::app
