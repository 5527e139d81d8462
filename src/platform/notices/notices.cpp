#include "platform/notices/notices.hpp"

#include "base/line.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/mail/mail.hpp"
#include "platform/notices/jobs.hpp"
#include "platform/notices/rules.hpp"
#include "platform/notices/store.hpp"

namespace tandem::notices {
namespace {

constexpr std::size_t longest_subject = 300;
constexpr std::size_t longest_words = 500;

StoredNotice row_of(NewNotice const& notice, Instant at) {
    StoredNotice row{.id = make<NoticeId>(),
                     .user_id = notice.user,
                     .kind = std::string(notice.kind.name),
                     .cause = notice.cause,
                     .subject = std::string(beginning_of(one_line(notice.subject), longest_subject)),
                     .title = notice.title,
                     .detail = std::string(beginning_of(one_line(notice.detail), longest_subject)),
                     .words = {},
                     .by_user_id = notice.by,
                     .object_type = notice.object,
                     .record_id = notice.record,
                     .opens_type = {},
                     .opens_id = {},
                     .at = at};
    if (notice.words) row.words = std::string(beginning_of(*notice.words, longest_words));
    if (notice.opens) row.opens_type = notice.opens->first, row.opens_id = notice.opens->second;
    return row;
}

/// The one that is shown says the newest, and how often; it stands where the newest would.
void fold(db::Write& write, StoredNotice shown, StoredNotice const& latest) {
    shown.times += 1;
    shown.subject = latest.subject;
    shown.title = latest.title;
    shown.detail = latest.detail;
    shown.words = latest.words;
    shown.by_user_id = latest.by_user_id;
    shown.opens_type = latest.opens_type;
    shown.opens_id = latest.opens_id;
    shown.at = latest.at;
    if (!shown.mail_at) shown.mail_at = latest.mail_at;
    update(write, shown);
}

/// When it goes out by mail, where mails are sent: what is told of the past (a demo company, an import of dated records) never does.
std::optional<Instant> mail_at(db::Write& write, NoticeMail mail) {
    constexpr Duration past = hours(1);
    auto const* const mailer = write.find_part<mail::Mailer>();
    if (!mailer || !mailer->is_configured() || write.now() < now() - past) return std::nullopt;
    return mail_moment(mail, write.now(), auth::workspace_of(write).timezone);
}

}  // namespace

void tell(db::Write& write, NewNotice const& notice) {
    if (notice.by == notice.user) return;
    auto const user = auth::find_user(write, notice.user);
    if (!user || !user->active) return;
    auto const choice = choice_of(notice.kind, choices_in(preferences_of(write, notice.user)));
    if (!choice.in_app && choice.mail == NoticeMail::never) return;
    if (is_told(write, notice.user, notice.kind.name, notice.cause)) return;

    auto row = row_of(notice, write.now());
    row.in_app = choice.in_app;
    auto const goes_out = mail_at(write, choice.mail);
    if (!row.in_app && !goes_out) return;
    row.mail_at = goes_out;
    if (auto const shown = find_unread(write, row)) {
        fold(write, *shown, row);
        row.folded_into = shown->id;
        row.mail_at.reset();
    }
    insert(write, row);
    if (goes_out) enqueue_mail(write, notice.user, *goes_out);
    if (row.in_app) write.touch("notices", notice.user);
}

}  // namespace tandem::notices
