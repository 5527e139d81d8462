#include "platform/liquid/internal/filters.hpp"

#include <unordered_map>

namespace tandem::liquid {

Filter const* find_filter(std::string_view name) {
    static auto const by_name = [] {
        std::unordered_map<std::string_view, Filter const*> map;
        for (auto const filters : {text_filters(), markup_filters(), number_filters(), list_filters(), search_filters(), date_filters()})
            for (auto const& filter : filters) map.emplace(filter.name, &filter);
        return map;
    }();
    auto const found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

}  // namespace tandem::liquid
