#include "marketing/analytics/stats_filters.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "base/described.hpp"
#include "base/text.hpp"
#include "marketing/analytics/country_names.hpp"
#include "marketing/analytics/dimensions.hpp"

namespace tandem::analytics {
namespace {

using events::Field;
using events::Filter;
using events::Match;

constexpr std::size_t most_values = 500, longest_filter_value = 2'000;
constexpr int deepest_filter = 8;

bool is_pattern(Match match) { return match == Match::matches || match == Match::matches_not; }
bool is_negative(Match match) { return match == Match::is_not || match == Match::contains_not || match == Match::matches_not; }

bool fits(std::string const& name, std::string const& value, Match match) {
    if (is_pattern(match)) return RE2::PartialMatch(name, RE2(value, RE2::Quiet));
    return match == Match::contains || match == Match::contains_not ? name.find(value) != std::string::npos : name == value;
}

/// Visits know codes of countries: names are compared here, and the codes of those that fit are asked for.
Filter by_country(Match match, std::vector<std::string> values, bool case_sensitive) {
    auto spelled = [&](std::string text) { return case_sensitive ? text : to_lower_ascii(text); };
    if (!case_sensitive && !is_pattern(match))
        for (auto& value : values) value = to_lower_ascii(value);
    if (!case_sensitive && is_pattern(match))
        for (auto& value : values) value.insert(0, "(?i)");
    std::vector<std::string> codes;
    auto take = [&](std::string_view code, std::string name) {
        if (!is_pattern(match)) name = spelled(std::move(name));
        if (std::ranges::any_of(values, [&](auto const& value) { return fits(name, value, match); })) codes.emplace_back(code);
    };
    for (auto const& country : known_countries()) take(country.code, std::string(country.name));
    take("", "(not set)");
    return events::compare({Field::country}, is_negative(match) ? Match::is_not : Match::is, std::move(codes));
}

class FilterReader {
public:
    explicit FilterReader(std::vector<FieldError>& errors) : errors_(errors) {}

    Filter read_list(boost::json::array const& filters, std::string const& pointer, int depth, Filter::Kind kind) {
        Filter tree{.kind = kind};
        for (std::size_t i = 0; i < filters.size(); ++i)
            tree.parts.push_back(read(filters[i], fmt::format("{}/{}", pointer, i), depth + 1));
        return tree;
    }

private:
    Filter broken(std::string pointer, std::string message) {
        errors_.push_back({std::move(pointer), "filter_invalid", std::move(message)});
        return {};
    }

    Filter read(boost::json::value const& given, std::string const& pointer, int depth) {
        auto const* parts = given.if_array();
        if (depth > deepest_filter) return broken(pointer, "Filters are nested at most 8 deep.");
        if (!parts || parts->size() < 2 || !(*parts)[0].is_string())
            return broken(pointer, "A filter is [operator, dimension, values] or [\"and\", [filters]].");
        std::string_view name = (*parts)[0].as_string();
        if (name == "and" || name == "or" || name == "not") return read_combination(*parts, name, pointer, depth);
        return read_comparison(*parts, name, pointer);
    }

    Filter read_combination(boost::json::array const& parts, std::string_view name, std::string const& pointer, int depth) {
        if (parts.size() > 2) return broken(pointer + "/2", "After the filters to combine there is nothing more.");
        if (name == "not") return events::not_any_of({read(parts[1], pointer + "/1", depth + 1)});
        auto const* inner = parts[1].if_array();
        if (!inner || inner->empty()) return broken(pointer + "/1", "Filters to combine are a list.");
        return read_list(*inner, pointer + "/1", depth, name == "and" ? Filter::Kind::all_of : Filter::Kind::any_of);
    }

    Filter read_comparison(boost::json::array const& parts, std::string_view name, std::string const& pointer) {
        auto match = enumerator_named<Match>(name);
        if (!match)
            return broken(pointer + "/0", "The operators are is, is_not, contains, contains_not, matches, matches_not, and, or, not.");
        auto const* given = parts[1].if_string();
        auto by = given ? dimension_named(*given, {}) : std::nullopt;
        if (!by || is_time(by->field)) return broken(pointer + "/1", "This dimension cannot be filtered by.");
        if (parts.size() > 4) return broken(pointer + "/4", "After the modifiers there is nothing more.");
        auto exact = case_sensitive(parts);
        if (!exact) return broken(pointer + "/3", "Modifiers are an object with case_sensitive, true or false.");
        auto texts = read_values(parts, *by, *match, pointer + "/2");
        if (texts.empty()) return {};
        if (by->field == Field::country_name) return by_country(*match, std::move(texts), *exact);
        return events::compare(*by, *match, std::move(texts), *exact);
    }

    std::vector<std::string> read_values(boost::json::array const& parts, events::Dimension const& by, Match match,
                                         std::string const& pointer) {
        auto refused = [&](std::string message) {
            broken(pointer, std::move(message));
            return std::vector<std::string>{};
        };
        auto const* values = parts.size() > 2 ? parts[2].if_array() : nullptr;
        if (!values || values->empty() || values->size() > most_values) return refused("Between 1 and 500 values are needed.");
        std::vector<std::string> texts;
        for (auto const& value : *values) {
            auto const* text = value.if_string();
            if (!text || text->size() > longest_filter_value || !is_clean_utf8(*text)) return refused("Values are texts.");
            if (is_pattern(match) && !RE2(std::string(*text), RE2::Quiet).ok()) return refused("This is not a regular expression.");
            if (by.field == Field::goal && is_page_goal(*text))
                return refused("Goals are the names of events here. For visits of a page, filter by event:page.");
            texts.push_back(stored(by, std::string(*text)));
        }
        return texts;
    }

    /// Plausible's goals on pages are called "Visit /path" and have to be set up, which is not possible here.
    static bool is_page_goal(std::string_view goal) { return goal == events::pageview || goal.starts_with("Visit /"); }

    /// nullopt for modifiers that nobody knows.
    static std::optional<bool> case_sensitive(boost::json::array const& parts) {
        if (parts.size() < 4) return true;
        auto const* modifiers = parts[3].if_object();
        if (!modifiers) return std::nullopt;
        bool exact = true;
        for (auto const& [key, value] : *modifiers) {
            if (key != "case_sensitive" || !value.is_bool()) return std::nullopt;
            exact = value.as_bool();
        }
        return exact;
    }

    std::vector<FieldError>& errors_;
};

}  // namespace

events::Filter read_stats_filters(boost::json::array const& filters, std::vector<FieldError>& errors) {
    return FilterReader(errors).read_list(filters, "/filters", 0, Filter::Kind::all_of);
}

bool filters_by(events::Filter const& filter, events::Field field) {
    if (filter.kind == Filter::Kind::compare) return filter.dimension.field == field;
    return std::ranges::any_of(filter.parts, [field](Filter const& part) { return filters_by(part, field); });
}

}  // namespace tandem::analytics
