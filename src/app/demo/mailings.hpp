#pragma once

#include "app/demo/random.hpp"
#include "marketing/email/api.hpp"
#include "platform/db/db.hpp"
#include "platform/liquid/liquid.hpp"

#include <string>
#include <vector>

namespace tandem::demo {

/// A newsletter that went out.
struct Mailing {
    email::Campaign campaign;
    liquid::Template subject;
    std::string utm;      ///< the campaign that its clicks are visits of
    std::string landing;  ///< path of the page it leads to
    Instant at{};
};

/// Karrow's newsletters since it opened, oldest first, and one that is still being written. Nobody has got them yet.
std::vector<Mailing> write_mailings(db::Write& write, Instant opened, Instant today);

/// What one reader does with a mailing.
enum class Reading { left_out, unread, opened, clicked };
/// The row of one contact who was there when it went out, and what the mail led to; the write stands at `mailing.at`.
Reading deliver(db::Write& write, Mailing const& mailing, RecordId contact, std::string const& firstname, Random& random);
/// All have been told: the mailings are sent.
void close_mailings(db::Write& write, std::vector<Mailing> const& mailings);

}  // namespace tandem::demo
