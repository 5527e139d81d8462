#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/route.hpp"

namespace tandem::http {

/// A trie over path segments. A literal segment is tried before `{parameter}`, that before a trailing `{rest...}`.
/// Where a path has no route under the literal branch, the parameter branch is tried.
class Router {
public:
    struct Match {
        Route const* route = nullptr;
        std::vector<std::string> parameters;  ///< decoded, in path order
        std::vector<Method> allowed;          ///< when only other methods fit: for 405
        bool malformed = false;               ///< broken percent-encoding, NUL or not UTF-8
    };

    /// Throws std::logic_error where two routes collide or a path does not fit its function.
    void add(Routes const& routes);

    /// `path` as sent. HEAD finds the route of GET.
    Match match(Method method, std::string_view path) const;

private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> parameter;
        std::map<Method, Route const*> routes;
        std::map<Method, Route const*> rest;
    };
    struct Search;

    void add(Route const& route);

    Node root_;
};

/// "/a/{id}" → {"a", "{id}"}. An empty last segment stands for a trailing slash.
std::vector<std::string_view> split_path(std::string_view path);
bool is_parameter(std::string_view segment);
/// "{id}" → "id", "{rest...}" → "rest"
std::string_view parameter_name(std::string_view segment);

}  // namespace tandem::http
