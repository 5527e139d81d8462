#pragma once

#include "platform/db/db.hpp"
#include "together/funnel/api.hpp"

namespace tandem::funnel {

/// Half-open, in UTC.
struct Period {
    Instant from;
    Instant to;
};

/// Only contacts of this first touch; an empty text is "none known", absent is any.
struct Touched {
    std::optional<std::string> source;
    std::optional<std::string> campaign;
};

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

struct WonSum {
    std::string key;
    std::int64_t deals = 0;
    std::int64_t customers = 0;
    std::int64_t won_minor = 0;
    std::int64_t other_currency = 0;
};
BOOST_DESCRIBE_STRUCT(WonSum, (), (key, deals, customers, won_minor, other_currency))

/// Deals won within a period, by one value of a touch of their first contact.
std::vector<WonSum> sum_won(db::Read& read, Period period, Touch touch, Dimension by, std::string const& currency,
                            Touched const& only = {});

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
