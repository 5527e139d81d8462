#pragma once

#include "platform/db/db.hpp"
#include "platform/mail/api.hpp"

namespace tandem::mail {

struct SendMail {
    static constexpr auto name = "send_mail";
    MailMessageId mail_id;
};
BOOST_DESCRIBE_STRUCT(SendMail, (), (mail_id))

void enqueue_sending(db::Write& write, MailMessageId id, int priority);

}  // namespace tandem::mail
