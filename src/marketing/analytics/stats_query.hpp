#pragma once

#include <boost/json.hpp>
#include <functional>
#include <optional>

#include "marketing/analytics/api.hpp"
#include "marketing/analytics/date_range.hpp"
#include "platform/events/query.hpp"

/// Plausible's Stats API v2: a JSON query becomes a question to the events, its answer JSON again.
namespace tandem::analytics {

struct StatsQuery {
    events::Query query;
    std::optional<Period> comparison{};
    bool time_labels = false;
    bool total_rows = false;
    bool imports = false;          ///< asked for; there are none
    boost::json::array filters{};  ///< as given, for the answer
    boost::json::object include{};
};

/// `site_id` of a body, which is needed before the rest can be read; nullopt when it has none.
std::optional<std::string> site_named_in(boost::json::object const& body);

/// Reads everything and names all that is wrong, by JSON pointer.
Result<StatsQuery> read_stats_query(boost::json::object const& body, WorkspaceId workspace_id, Site const& site, Instant now,
                                    std::function<Instant()> const& first_event);

/// `compared` is the answer for `comparison`.
StatsAnswer stats_answer(StatsQuery const& query, Site const& site, events::Answer const& answer,
                         std::optional<events::Answer> const& compared);

/// The query of the comparison period.
events::Query comparison_query(StatsQuery const& query);

}  // namespace tandem::analytics
