#include "platform/mail/jobs.hpp"

#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"

namespace tandem::mail {
namespace {

/// Over about four hours, as the back-off of jobs has it.
constexpr int max_attempts = 12;

State state_after(Delivery const& delivery, int attempt) {
    if (delivery.outcome == Outcome::delivered) return State::sent;
    return delivery.outcome == Outcome::rejected || attempt >= max_attempts ? State::failed : State::queued;
}

/// The job ends with the message: what cannot be sent is shown there, not among the dead jobs.
Result<void> send(jobs::Context& context, SendMail const& job) {
    auto& database = context.database();
    auto const actor = context.actor();
    auto const found =
        database.read(actor, [&](db::Read& read) { return std::pair(find_message(read, job.mail_id), find_envelope(read, job.mail_id)); });
    auto const& [message, envelope] = found;
    if (!message || !envelope || message->state != State::queued) return {};

    auto& mailer = context.part<Mailer>();
    bool const keeps = !mailer.is_configured();
    auto const delivery = keeps ? Delivery{} : mailer.deliver(*envelope);
    auto const state = keeps ? State::kept : state_after(delivery, context.attempt());
    auto const error = keeps || state == State::sent ? std::nullopt : std::optional(delivery.reply);
    database.write(actor, [&](db::Write& write) {
        settle(write, job.mail_id, state, error);
        if (state == State::queued) return;
        context.complete(write);
    });
    if (state == State::queued) return unavailable("mail_deferred", delivery.reply);
    return {};
}

}  // namespace

void enqueue_sending(db::Write& write, MailMessageId id, int priority) {
    write.enqueue(SendMail{id}, {.priority = priority, .unique_key = to_string(id), .max_attempts = max_attempts});
}

void add_handlers(jobs::Handlers& handlers) { handlers.on<SendMail>(send); }

}  // namespace tandem::mail
