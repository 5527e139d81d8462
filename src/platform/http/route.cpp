#include "platform/http/route.hpp"

#include <fmt/format.h>

#include "platform/db/database.hpp"
#include "platform/http/url.hpp"

namespace tandem::http {

Response json_answer(json::value const& value, int status) { return json_text(json::serialize(value), status); }

Result<void> Ask::run_read(std::function<Result<void>(db::Read&)> const& fn) {
    if (!database_) throw std::logic_error("this server has no database");
    return database_->read(actor_, fn);
}

Result<void> Ask::run_write(std::function<Result<void>(db::Write&)> const& fn) {
    if (!database_) throw std::logic_error("this server has no database");
    change_set_.clear();
    return database_->write(actor_, [&](db::Write& writer) {
        auto result = fn(writer);
        if (result && writer.has_change_set()) change_set_ = to_string(writer.change_set());
        return result;
    });
}

namespace routing {

namespace {

/// Repeated keys become one comma-separated text, as a single key with a list would be.
json::value joined(std::vector<std::pair<std::string, std::string>> const& pairs) {
    json::object object;
    for (auto const& [name, value] : pairs) {
        auto const [entry, fresh] = object.emplace(name, value);
        if (!fresh) entry->value().get_string().append("," + value);
    }
    return object;
}

}  // namespace

Result<json::value> body_of(Request const& request) {
    auto const type = request.content_type();
    if (type != "application/json" && !type.ends_with("+json"))
        return invalid("unsupported_media_type", "The body must be JSON, with Content-Type: application/json.");
    if (request.body.empty()) return invalid("body_missing", "This request needs a JSON body.");
    return parse_json(request.body);
}

Result<json::value> query_of(Request const& request) {
    auto const pairs = parse_query(request.query);
    if (!pairs) return invalid("query_malformed", "The query string is not properly percent-encoded UTF-8.");
    return joined(*pairs);
}

Result<json::value> form_of(Request const& request) {
    if (request.content_type() != "application/x-www-form-urlencoded")
        return invalid("unsupported_media_type", "The body must be a form, with Content-Type: application/x-www-form-urlencoded.");
    auto const pairs = request.form();
    if (!pairs) return invalid("form_malformed", "The form is not properly percent-encoded UTF-8.");
    return joined(*pairs);
}

Failure no_such_address() { return not_found("address_unknown", "There is nothing at this address."); }

}  // namespace routing

}  // namespace tandem::http
