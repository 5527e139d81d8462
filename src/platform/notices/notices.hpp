#pragma once

#include "platform/db/db.hpp"
#include "platform/db/visible.hpp"
#include "platform/feature/notice_kind.hpp"

namespace tandem::notices {

/// What a person is told, in the transaction of its cause.
struct NewNotice {
    feature::NoticeKind kind;
    UserId user;
    std::string cause;  ///< names the cause among those of this kind: what was told once is not told again
    std::string subject;
    std::string title;
    std::string detail{};
    std::optional<std::string> words{};
    std::optional<UserId> by{};  ///< the colleague who did it; nobody is told what they did themselves
    std::string object;          ///< with `record`: only who sees it is shown the notice
    RecordId record;
    /// The record it opens where that is another one, or where the person may be told without seeing it.
    std::optional<std::pair<std::string, RecordId>> opens{};
};

/// Tells it by the ways the person chose. Folds into what they have not read yet of the same kind on the same record.
void tell(db::Write& write, NewNotice const& notice);

}  // namespace tandem::notices
