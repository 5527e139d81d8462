#include "platform/notices/jobs.hpp"

#include "platform/auth/record_access.hpp"
#include "platform/auth/users.hpp"
#include "platform/mail/mail.hpp"
#include "platform/notices/letter.hpp"
#include "platform/notices/store.hpp"

namespace tandem::notices {
namespace {

constexpr Duration kept_when_read = days(30);
constexpr Duration kept = days(90);
constexpr int most_of_one_person = 1'000;
constexpr int most_in_a_mail = 30;

/// Who is told, as who they are now: a mail says no more than the screen would.
struct Reader {
    auth::User user;
    db::Actor actor;
};

std::optional<Reader> reader_of(jobs::Context& context, UserId id) {
    auto const actor = context.actor();
    return context.database().read(actor, [&](db::Read& read) -> std::optional<Reader> {
        auto user = auth::find_user(read, id);
        if (!user || !user->active) return std::nullopt;
        db::Actor const as{actor.workspace_id, id, user->role, db::Means::job, auth::access_of(read, id)};
        return Reader{*std::move(user), as};
    });
}

Result<void> mail_notices(jobs::Context& context, MailNotices const& job) {
    auto const reader = reader_of(context, job.user_id);
    if (!reader || !context.part<mail::Mailer>().is_configured()) return {};
    return context.database().write(reader->actor, [&](db::Write& write) -> Result<void> {
        auto const due = list_due_for_mail(write, most_in_a_mail);
        auto const of = count_due_for_mail(write);
        mark_mailed(write);
        if (!due.empty()) {
            auto queued = mail::queue(write, letter_about(write, reader->user, due, of), {.kind = mail::notice_kind});
            if (!queued) return fail(queued);
        }
        context.complete(write);
        return {};
    });
}

void sweep(jobs::Context& context, SweepNotices const&) {
    context.database().write(
        context.actor(), [](db::Write& write) { delete_old(write, write.now() - kept_when_read, write.now() - kept, most_of_one_person); });
}

}  // namespace

void enqueue_mail(db::Write& write, UserId user, Instant at) {
    write.enqueue(MailNotices{user}, {.due_at = at, .unique_key = to_string(user) + "/" + std::to_string(at.ms)});
}

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<MailNotices>(mail_notices);
    handlers.on<SweepNotices>(sweep);
    handlers.every<SweepNotices>(hours(1));
}

}  // namespace tandem::notices
