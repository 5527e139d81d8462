#pragma once

#include "platform/auth/users.hpp"
#include "platform/db/db.hpp"
#include "platform/mail/message.hpp"
#include "platform/notices/store.hpp"

namespace tandem::notices {

/// One mail about one notice, or about the first of several in a list.
mail::Message letter_about(db::Read& read, auth::User const& user, std::vector<NoticeRow> const& notices, std::int64_t of);

}  // namespace tandem::notices
