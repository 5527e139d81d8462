#pragma once

#include "base/described.hpp"
#include "platform/db/db.hpp"
#include "platform/jobs/jobs.hpp"

namespace tandem::notices {

/// What one person is to hear by mail by now, in one mail.
struct MailNotices {
    static constexpr auto name = "mail_notices";
    UserId user_id;
};
BOOST_DESCRIBE_STRUCT(MailNotices, (), (user_id))

struct SweepNotices {
    static constexpr auto name = "sweep_notices";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SweepNotices, (), (version))

void enqueue_mail(db::Write& write, UserId user, Instant at);
void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::notices
