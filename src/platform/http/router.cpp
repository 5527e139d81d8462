#include "platform/http/router.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/http/url.hpp"

namespace tandem::http {

namespace {

bool is_secret(std::string_view segment) { return segment == "{token}"; }
bool is_rest(std::string_view segment) { return is_parameter(segment) && segment.ends_with("...}"); }

void put(std::map<Method, Route const*>& routes, Route const& route, std::string_view path) {
    if (!routes.emplace(route.method, &route).second)
        throw std::logic_error("two routes for " + std::string(method_name(route.method)) + " " + std::string(path));
}

}  // namespace

std::vector<std::string_view> split_path(std::string_view path) {
    std::vector<std::string_view> segments;
    if (path.starts_with('/')) path.remove_prefix(1);
    while (true) {
        auto const slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

std::string_view parameter_name(std::string_view segment) {
    segment.remove_prefix(1);
    segment.remove_suffix(segment.ends_with("...}") ? 4 : 1);
    return segment;
}

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    bool has_secret = false;  ///< the parameter is one
    bool is_on_the_way_to_secret = false;
    std::map<Method, Route const*> routes;
    std::map<Method, Route const*> rest;

    /// Where a segment leads, as it was sent.
    Node const* next(std::string_view segment) const {
        auto const literal = literals.find(percent_decode(segment).value_or(std::string(segment)));
        return literal == literals.end() ? parameter.get() : literal->second.get();
    }
    bool knows(std::string_view segment) const { return segment.empty() || next(segment); }
    bool is_before_secret(std::string_view segment) const { return has_secret && !segment.empty() && next(segment) == parameter.get(); }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

void Router::add(Routes const& routes) {
    for (auto const& route : routes)
        for (auto const path : addresses_of(route)) add(route, path);
}

void Router::add(Route const& route, std::string_view path) {
    auto const segments = split_path(path);
    auto const parameters = static_cast<std::size_t>(std::ranges::count_if(segments, is_parameter));
    // A function that reads its parameters from `ask.parameters()` takes none.
    if (route.path_parameters != 0 && route.path_parameters != parameters)
        throw std::logic_error("the function of " + std::string(path) + " takes another number of path parameters");
    auto* node = root_.get();
    bool const has_secret = std::ranges::any_of(segments, is_secret);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        auto const segment = segments[i];
        node->is_on_the_way_to_secret |= has_secret && node != root_.get();
        node->has_secret |= is_secret(segment);
        if (is_rest(segment)) {
            if (i + 1 != segments.size()) throw std::logic_error("{rest...} must come last in " + std::string(path));
            return put(node->rest, route, path);
        }
        auto& child = is_parameter(segment) ? node->parameter : node->literals[std::string(segment)];
        if (!child) child = std::make_unique<Node>();
        node = child.get();
    }
    put(node->routes, route, path);
}

/// Walks the trie; `segments` are decoded one by one so that an escaped slash stays inside its segment.
struct Router::Search {
    Method method;
    std::vector<std::string> const& segments;
    Match& match;
    std::vector<std::string> taken{};

    bool choose(std::map<Method, Route const*> const& routes) {
        auto found = routes.find(method);
        if (found == routes.end() && method == HEAD) found = routes.find(GET);
        if (found == routes.end()) {
            for (auto const& [other, route] : routes) match.allowed.push_back(other);
            return false;
        }
        match.route = found->second;
        match.parameters = taken;
        return true;
    }

    bool walk(Node const& node, std::size_t at) {
        if (at == segments.size()) return choose(node.routes);
        if (auto const literal = node.literals.find(segments[at]); literal != node.literals.end())
            if (walk(*literal->second, at + 1)) return true;
        if (node.parameter && !segments[at].empty()) {
            taken.push_back(segments[at]);
            if (walk(*node.parameter, at + 1)) return true;
            taken.pop_back();
        }
        return !node.rest.empty() && choose_rest(node, at);
    }

    bool choose_rest(Node const& node, std::size_t at) {
        std::string rest = segments[at];
        for (auto i = at + 1; i < segments.size(); ++i) rest += "/" + segments[i];
        taken.push_back(std::move(rest));
        auto const found = choose(node.rest);
        taken.pop_back();
        return found;
    }
};

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    std::vector<std::string> segments;
    for (auto const segment : split_path(path)) {
        auto decoded = percent_decode(segment);
        if (!decoded) {
            match.malformed = true;
            return match;
        }
        segments.push_back(std::move(*decoded));
    }
    Search search{method, segments, match};
    bool found = search.walk(*root_, 0);
    if (!found && match.allowed.empty() && segments.size() > 1 && segments.back().empty()) {
        // HubSpot's clients ask for /crm/v3/owners/ and mean the list.
        segments.pop_back();
        found = search.walk(*root_, 0);
    }
    if (found) match.allowed.clear();
    std::ranges::sort(match.allowed);
    match.allowed.erase(std::ranges::unique(match.allowed).begin(), match.allowed.end());
    if (std::ranges::find(match.allowed, GET) != match.allowed.end() && std::ranges::find(match.allowed, HEAD) == match.allowed.end())
        match.allowed.push_back(HEAD);
    return match;
}

std::string Router::without_secrets(std::string_view path) const {
    std::string out;
    Node const* node = root_.get();
    for (auto const segment : split_path(path)) {
        out += '/';
        if (node && node->is_on_the_way_to_secret && !node->knows(segment)) return out + "{cut}";  // it may stand at a wrong place
        out += node && node->is_before_secret(segment) ? "{token}" : segment;
        if (node && !segment.empty()) node = node->next(segment);
    }
    return out;
}

}  // namespace tandem::http
