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

    Router();
    ~Router();

    /// Throws std::logic_error where two routes collide or a path does not fit its function.
    void add(Routes const& routes);

    /// `path` as sent. HEAD finds the route of GET.
    Match match(Method method, std::string_view path) const;

    /// The path as a log may name it, whether a route fits or not: in place of a secret stands the pattern's "{token}". A parameter of that
    /// name is one: who knows it may do what it stands for, without signing in.
    std::string without_secrets(std::string_view path) const;

private:
    struct Node;
    struct Search;

    void add(Route const& route, std::string_view path);

    std::unique_ptr<Node> root_;
};

/// "/a/{id}" → {"a", "{id}"}. An empty last segment stands for a trailing slash.
std::vector<std::string_view> split_path(std::string_view path);
bool is_parameter(std::string_view segment);
/// "{id}" → "id", "{rest...}" → "rest"
std::string_view parameter_name(std::string_view segment);

}  // namespace tandem::http
