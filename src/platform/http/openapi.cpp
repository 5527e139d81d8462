#include "platform/http/openapi.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "platform/http/router.hpp"

namespace tandem::http {

namespace {

constexpr std::array signed_in_roles{db::Role::owner,    db::Role::admin, db::Role::manager,
                                     db::Role::marketer, db::Role::rep,   db::Role::viewer};

json::object reference(std::string_view component) { return {{"$ref", "#/components/schemas/" + std::string(component)}}; }

std::string_view referred(json::object const& schema) {
    auto const* text = schema.if_contains("$ref");
    if (!text) return {};
    std::string_view const path = text->as_string();
    return path.substr(path.rfind('/') + 1);
}

json::object error_schema() {
    json::object const text{{"type", "string"}};
    json::object const field{{"type", "object"},
                             {"properties", {{"pointer", text}, {"code", text}, {"message", text}}},
                             {"required", {"pointer", "code", "message"}}};
    return {{"type", "object"},
            {"properties",
             {{"status", {{"const", "error"}}},
              {"category", text},
              {"code", text},
              {"message", text},
              {"correlationId", text},
              {"errors", {{"type", "array"}, {"items", field}}}}},
            {"required", {"status", "category", "code", "message", "correlationId", "errors"}}};
}

std::string operation_id(Route const& route, std::string_view path) {
    std::string id(method_name(route.method));
    std::ranges::transform(id, id.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (char const c : path) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            id += c;
        else if (id.back() != '_')
            id += '_';
    }
    while (id.back() == '_') id.pop_back();
    return id;
}

json::array path_parameters(std::string_view path, Shape const& shape) {
    json::array parameters;
    std::size_t next = 0;
    for (auto const segment : split_path(path)) {
        if (!is_parameter(segment)) continue;
        json::object schema{{"type", "string"}};
        if (next < shape.path.size()) schema = shape.path[next++];
        parameters.push_back(
            json::object{{"name", parameter_name(segment)}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}});
    }
    return parameters;
}

void add_query_parameters(Shape const& shape, Schemas& schemas, json::array& parameters) {
    if (shape.query.empty()) return;
    std::string const component(referred(shape.query));
    auto const& schema = schemas.components.at(component);
    json::array const none;
    auto const* required = schema.if_contains("required");
    auto const& needed = required ? required->as_array() : none;
    for (auto const& [name, property] : schema.at("properties").as_object()) {
        json::object parameter{{"name", name}, {"in", "query"}};
        if (std::ranges::find(needed, json::value(name)) != needed.end()) parameter["required"] = true;
        auto const* type = property.as_object().if_contains("type");
        if (type && *type == "array") parameter["style"] = "form", parameter["explode"] = false;
        parameter["schema"] = property;
        parameters.push_back(std::move(parameter));
    }
    schemas.components.erase(component);
}

json::object content(std::string_view type, json::object schema) {
    return {{"content", json::object{{type, json::object{{"schema", std::move(schema)}}}}}};
}

std::string_view meaning(int status) {
    switch (status) {
        case 201:
            return "Created";
        case 204:
            return "Done";
        case 207:
            return "Some may have failed";
        case 302:
        case 303:
            return "Go on at the address in Location";
        case 304:
            return "Not changed";
        case 400:
            return "Could not be read";
        case 404:
            return "Not there";
        case 409:
            return "Does not go with what is there now";
        case 410:
            return "No longer valid";
        case 422:
            return "Something is missing or wrong; the page says what";
        case 429:
            return "Too many of these";
        default:
            return "OK";
    }
}

bool has_content(int status) { return status != 204 && (status < 300 || status >= 400); }

json::object responses(Shape const& shape) {
    json::object all;
    for (int const status : shape.raw ? shape.statuses : std::vector{shape.status}) {
        auto one = has_content(status) ? content(shape.raw ? shape.content_type : "application/json", shape.answer) : json::object{};
        one["description"] = meaning(status);
        all.emplace(std::to_string(status), std::move(one));
    }
    auto failure = content("application/json", reference("Error"));
    failure["description"] = "What went wrong";
    all.emplace("default", std::move(failure));
    return all;
}

json::object operation(Route const& route, std::string_view path, Schemas& all) {
    Schemas schemas;
    Shape shape;
    route.describe(schemas, shape);
    if (route.options.body_to_file) shape.raw_body = "application/octet-stream";
    if (route.options.note) route.options.note(schemas, shape);
    json::object out{{"operationId", operation_id(route, path)}, {"summary", route.summary}};
    auto parameters = path_parameters(path, shape);
    add_query_parameters(shape, schemas, parameters);
    if (!parameters.empty()) out["parameters"] = std::move(parameters);
    json::object bodies;
    if (!shape.form.empty()) bodies.emplace("application/x-www-form-urlencoded", json::object{{"schema", shape.form}});
    if (!shape.body.empty()) bodies.emplace("application/json", json::object{{"schema", shape.body}});
    if (!shape.raw_body.empty()) bodies.emplace(shape.raw_body, json::object{{"schema", {{"type", "string"}, {"format", "binary"}}}});
    if (!bodies.empty()) out["requestBody"] = json::object{{"required", true}, {"content", std::move(bodies)}};
    out["responses"] = responses(shape);
    if (route.permission.is_public) {
        out["security"] = json::array{};
    } else {
        json::array roles;
        for (auto const role : signed_in_roles)
            if (route.permission.allows(role)) roles.emplace_back(tandem::name_of(role));
        out["x-permission"] = route.permission.name;
        out["x-roles"] = std::move(roles);
    }
    all.components.merge(schemas.components);
    return out;
}

/// "{rest...}" is not OpenAPI's way to write a parameter.
std::string documented(std::string_view path) {
    std::string text(path);
    if (auto const dots = text.find("...}"); dots != std::string::npos) text.erase(dots, 3);
    return text;
}

Result<Response> send_document(Ask& ask) { return json_text(ask.part<ApiDocument>().json); }
Result<Response> send_page(Ask& ask) { return html(ask.part<ApiDocument>().page); }

}  // namespace

json::object openapi(std::span<Routes const* const> routes) {
    Schemas schemas;
    std::map<std::string, std::map<std::string, json::object>> paths;
    for (auto const* table : routes)
        for (auto const& route : *table) {
            std::string method(method_name(route.method));
            std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            for (auto const path : addresses_of(route)) paths[documented(path)].emplace(method, operation(route, path, schemas));
        }
    schemas.components["Error"] = error_schema();

    json::object all_paths;
    for (auto& [path, methods] : paths) {
        json::object item;
        for (auto& [method, what] : methods) item.emplace(method, std::move(what));
        all_paths.emplace(path, std::move(item));
    }
    json::object components;
    for (auto& [name, schema] : schemas.components) components.emplace(name, std::move(schema));
    json::object const ways{{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "tandem_session"}}},
                            {"token", {{"type", "http"}, {"scheme", "bearer"}}}};
    return {{"openapi", "3.1.0"},
            {"info", {{"title", "Tandem"}, {"version", TANDEM_VERSION}}},
            {"security", json::array{json::object{{"session", json::array{}}}, json::object{{"token", json::array{}}}}},
            {"paths", std::move(all_paths)},
            {"components", {{"schemas", std::move(components)}, {"securitySchemes", ways}}}};
}

ApiDocument::ApiDocument(std::span<Routes const* const> routes) {
    auto const document = openapi(routes);
    json = json::serialize(document);
    page = openapi_page(document);
}

Routes const document_routes = {
    route<send_document>(GET, "/api/openapi.json", may::anyone, "This description of the API, as OpenAPI 3.1"),
    route<send_page>(GET, "/api/docs", may::anyone, "This description of the API, to be read"),
};

}  // namespace tandem::http
