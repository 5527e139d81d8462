#pragma once

#include "together/funnel/won.hpp"

namespace tandem::funnel {

/// How many contacts of one value of their first touch entered a lifecycle stage within a period; none: no row.
struct Reached {
    std::string key;
    Step step{};
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Reached, (), (key, step, count))

std::vector<Reached> count_reached(db::Read& read, Period period, Dimension by, Touched const& touch);

/// The middle of the times from one stage to the next, of contacts that entered the later one within the period.
std::optional<std::int64_t> median_between(db::Read& read, Period period, Step later, Touched const& touch);

/// What one quarter of an hour brought: every zone's hours are made of those.
struct Quarter {
    std::int64_t number = 0;  ///< since 1970
    std::int64_t count = 0;   ///< leads, or minor units of the currency asked for
    Instant begin() const { return {number * 15 * 60 * 1000}; }
};
BOOST_DESCRIBE_STRUCT(Quarter, (), (number, count))

std::vector<Quarter> leads_by_quarter(db::Read& read, Period period, Touched const& touch);
std::vector<Quarter> won_by_quarter(db::Read& read, Period period, std::string const& currency, Touched const& touch);

struct WonRow {
    RecordId id;
    std::optional<std::string> dealname;
    std::optional<std::int64_t> amount;
    std::string currency;
    std::optional<RecordId> contact_id;
    std::optional<std::string> firstname;
    std::optional<std::string> lastname;
    Instant closedate;
};
BOOST_DESCRIBE_STRUCT(WonRow, (), (id, dealname, amount, currency, contact_id, firstname, lastname, closedate))

std::vector<WonRow> list_won(db::Read& read, Period period, Touch touch, Dimension by, std::optional<std::string> const& key,
                             RecordId after, int limit);

/// The property that holds one dimension of one touch.
std::string_view property_of(Touch touch, Dimension by);
std::string_view date_property_of(Step step);

}  // namespace tandem::funnel
