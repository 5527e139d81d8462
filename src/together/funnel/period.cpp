#include "together/funnel/period.hpp"

#include "base/period.hpp"
#include "base/zone.hpp"

namespace tandem::funnel {

Result<Period> period_of(Date from, Date to, std::string const& zone) {
    Period const period{start_of_day(from, zone), start_of_day(add_days(to, 1), zone)};
    if (period.to <= period.from) return invalid_field("/to", "out_of_range", "The period ends before it begins.");
    if (auto ok = check_period(period.from, period.to, "/from"); !ok) return fail(ok);
    return period;
}

}  // namespace tandem::funnel
