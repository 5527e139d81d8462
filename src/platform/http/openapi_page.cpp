#include <fmt/format.h>

#include "platform/http/openapi.hpp"

namespace tandem::http {

namespace {

constexpr std::string_view page_head = R"(<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tandem API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 15%,transparent)}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
section{border-top:1px solid var(--line);padding:.75rem 0}h2{font-size:1rem;margin:0}p{margin:.25rem 0}
code,pre{font:14px/1.45 ui-monospace,monospace}pre{overflow:auto;padding:.75rem;border:1px solid var(--line);border-radius:6px}
b{display:inline-block;min-width:4.5rem}small{opacity:.75}summary{cursor:pointer}
</style></head><body><h1>Tandem API</h1><p>The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.
Sign in with a session cookie and <code>X-CSRF-Token</code>, or send <code>Authorization: Bearer</code> with an API token.</p>)";

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

void write_indented(json::value const& value, std::size_t depth, std::string& out) {
    std::string const inner(depth * 2 + 2, ' ');
    std::string const outer(depth * 2, ' ');
    if (auto const* object = value.if_object(); object && !object->empty()) {
        out += "{\n";
        for (auto const& [key, item] : *object) {
            fmt::format_to(std::back_inserter(out), "{}{}: ", inner, json::serialize(key));
            write_indented(item, depth + 1, out);
            out += &item == &(object->end() - 1)->value() ? "\n" : ",\n";
        }
        out += outer + "}";
    } else {
        out += json::serialize(value);
    }
}

std::string details(std::string_view title, json::value const& value) {
    std::string text;
    write_indented(value, 0, text);
    return fmt::format("<details><summary>{}</summary><pre>{}</pre></details>", escaped(title), escaped(text));
}

std::string who(json::object const& operation) {
    auto const* roles = operation.if_contains("x-roles");
    if (!roles) return "anyone";
    std::string names;
    for (auto const& role : roles->as_array()) names += (names.empty() ? "" : ", ") + std::string(role.as_string());
    return names;
}

std::string section(std::string_view path, std::string_view method, json::object const& operation) {
    std::string upper;
    for (char const c : method) upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    auto out = fmt::format("<section><h2><b>{}</b> <code>{}</code></h2><p>{}<br><small>{}</small></p>", upper, escaped(path),
                           escaped(std::string_view(operation.at("summary").as_string())), escaped(who(operation)));
    if (auto const* parameters = operation.if_contains("parameters"))
        for (auto const& parameter : parameters->as_array())
            out += fmt::format("<p><code>{}</code> <small>{} {}</small></p>", escaped(std::string_view(parameter.at("name").as_string())),
                               std::string_view(parameter.at("in").as_string()), escaped(json::serialize(parameter.at("schema"))));
    if (auto const* body = operation.if_contains("requestBody")) out += details("Body", body->at("content"));
    for (auto const& [status, response] : operation.at("responses").as_object())
        if (auto const* content = response.as_object().if_contains("content"); content && status != "default")
            out += details(fmt::format("Answer {}", std::string_view(status)), *content);
    return out + "</section>";
}

}  // namespace

std::string openapi_page(json::object const& document) {
    std::string out(page_head);
    for (auto const& [path, methods] : document.at("paths").as_object())
        for (auto const& [method, operation] : methods.as_object()) out += section(path, method, operation.as_object());
    out += "<h1>Schemas</h1>";
    for (auto const& [name, schema] : document.at("components").at("schemas").as_object()) out += details(name, schema);
    return out + "</body></html>";
}

}  // namespace tandem::http
