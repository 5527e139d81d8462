#pragma once

#include <span>
#include <string>

#include "platform/http/route.hpp"

namespace tandem::http {

/// The OpenAPI 3.1 document of these routes, in a fixed order: by path, then method, then component name.
json::object openapi(std::span<Routes const* const> routes);

/// The same, to be read: every route with its sentence, who may use it, and its schemas. One page without scripts.
std::string openapi_page(json::object const& document);

/// Both as text, made once. The part that `document_routes` ask for.
struct ApiDocument {
    explicit ApiDocument(std::span<Routes const* const> routes);
    std::string json;
    std::string page;
};

/// GET /api/openapi.json and GET /api/docs, public.
extern Routes const document_routes;

}  // namespace tandem::http
