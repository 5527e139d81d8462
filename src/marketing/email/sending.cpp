#include "marketing/email/sending.hpp"

#include "marketing/email/batch.hpp"
#include "marketing/email/checks.hpp"
#include "marketing/email/rules.hpp"
#include "marketing/email/store.hpp"
#include "platform/auth/record_access.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <chrono>

namespace tandem::email {
namespace {

constexpr int batch_size = 500;
constexpr int audience_page_size = 500;
constexpr std::size_t connections = 8;
constexpr std::size_t silent_limit = connections;  // so many in a row without an answer: it is the server, not the people

class Run {
public:
    Run(jobs::Context& context, SendCampaign const& job, std::filesystem::path const& folder)
        : context_(context), database_(context.database()), actor_(context.actor()), job_(job), journal_(folder, job.campaign_id) {}

    Result<void> go() {
        recover();
        if (campaign().state == CampaignState::cancelled) return let_the_rest_go();
        if (!complete_audience()) return {};
        auto writer = make_writer();
        if (!writer) return stop_for(writer.error().message);
        while (is_sending()) {
            context_.checkpoint();
            auto const batch = take_batch();
            if (batch.empty()) return finish();
            if (!send(*writer, batch)) return {};
            show_progress();
        }
        return campaign().state == CampaignState::cancelled ? let_the_rest_go() : Result<void>{};
    }

private:
    template <class F>
    auto write(F&& body) {
        return database_.write(actor_, std::forward<F>(body));
    }

    Campaign campaign() {
        return database_.read(actor_, [&](db::Read& read) { return find_campaign(read, job_.campaign_id); }).value();
    }
    bool is_sending() { return campaign().state == CampaignState::sending; }

    void recover() {
        write([&](db::Write& write) {
            auto const left = leased(write, job_.campaign_id);
            if (left.empty()) return;
            settle_all(write, *find_campaign(write, job_.campaign_id), settle_remains(left, journal_.read(), write.now()));
        });
    }

    /// A campaign goes to those of its segment whom its starter sees: as they were counted for the one who pressed the button.
    db::Actor starter() {
        return database_.read(actor_, [&](db::Read& read) {
            auto starter = actor_;
            if (auto const user = sending_of(read, job_.campaign_id).started_by)
                starter.user_id = *user, starter.access = auth::access_of(read, *user);
            return starter;
        });
    }

    /// Gives everybody of the segment a row, page by page; false when the campaign was paused meanwhile.
    bool complete_audience() {
        auto const as_starter = starter();
        while (true) {
            context_.checkpoint();
            auto const current = campaign();
            if (current.state != CampaignState::sending) return false;
            if (current.audience_complete) return true;
            std::vector<consent::Standing> people;
            RecordId last;
            bool more = false;
            auto const found = database_.read(as_starter, [&](db::Read& read) -> Result<void> {
                auto const where = condition_of(read, current.condition, segments::Scope::few);
                if (!where) return fail(where);
                auto const ids = audience_page(read, *where, sending_of(read, current.id).audience_after, audience_page_size);
                people = consent::standings(read, current.topic_key, ids);
                more = ids.size() == static_cast<std::size_t>(audience_page_size);
                last = ids.empty() ? RecordId{} : ids.back();
                return {};
            });
            if (!found) return static_cast<void>(stop_for(found.error().message)), false;
            write([&](db::Write& write) {
                add_people(write, current.id, people);
                set_audience(write, current.id, last, !more);
            });
        }
    }

    Result<Writer> make_writer() {
        return database_.read(actor_, [&](db::Read& read) -> Result<Writer> {
            auto current = *find_campaign(read, job_.campaign_id);
            auto origin = sending_of(read, job_.campaign_id).origin;
            auto letter = Letter::make(draft_of(read, current, origin), Links::tracked);
            if (!letter) return fail(std::move(letter));
            auto sender = read.part<mail::Mailer>().settings().sender;
            if (!current.from_name.empty()) sender.name = current.from_name;
            return Writer{std::move(current), *std::move(letter), consent::signer_of(read), std::move(origin), std::move(sender)};
        });
    }

    /// What cannot be mended by trying again is told to people.
    Result<void> stop_for(std::string const& sentence) {
        write([&](db::Write& write) {
            set_state(write, job_.campaign_id, CampaignState::paused);
            set_last_error(write, job_.campaign_id, sentence);
        });
        return {};
    }

    /// What was taken when the campaign was stopped came back to the queue.
    Result<void> let_the_rest_go() {
        write([&](db::Write& write) { add_totals(write, job_.campaign_id, {.skipped = skip_waiting(write, job_.campaign_id)}); });
        return {};
    }

    std::vector<Leased> take_batch() {
        return write([&](db::Write& write) { return lease(write, job_.campaign_id, make_id(), batch_size); });
    }

    /// False when the campaign has to wait.
    bool send(Writer const& writer, std::vector<Leased> const& batch) {
        auto prepared = writer.prepare(database_, actor_, batch);
        if (!prepared.not_sendable.empty()) write([&](db::Write& write) { settle_all(write, writer.campaign, prepared.not_sendable); });
        if (prepared.mails.empty()) return true;
        return context_.part<mail::Mailer>().is_configured() ? deliver(writer, prepared.mails) : (keep(writer, prepared.mails), true);
    }

    /// Without a server each mail can be read in the app.
    void keep(Writer const& writer, std::vector<Composed> const& mails) {
        write([&](db::Write& write) {
            std::vector<Settlement> settlements;
            for (auto const& one : mails) {
                auto const id = mail::keep(write, one.subject, one.envelope,
                                           {.kind = "campaign", .contact_id = ContactId(one.recipient.contact.value)});
                settlements.push_back({.contact = one.recipient.contact,
                                       .state = RecipientState::kept,
                                       .attempts = 1,
                                       .mail_id = id.value,
                                       .subject = one.subject});
            }
            settle_all(write, writer.campaign, settlements);
        });
    }

    bool deliver(Writer const& writer, std::vector<Composed>& mails) {
        std::vector<mail::Envelope> envelopes;
        for (auto& one : mails) envelopes.push_back(std::move(one.envelope));
        Answers answers{writer.campaign, mails, std::vector<std::optional<mail::Delivery>>(mails.size()), std::vector<bool>(mails.size())};
        std::size_t silent = 0, delivered = 0;
        journal_.begin(mails.front().recipient.batch, connections);
        pool().send_many(envelopes, [&](std::size_t index, mail::Delivery const& delivery) {
            journal_.add(mails[index].recipient.contact, delivery);
            answers.given[index] = delivery;
            delivered += delivery.outcome == mail::Outcome::delivered;
            silent = is_silence(delivery) ? silent + 1 : 0;
            return silent < silent_limit && may_go_on(answers);
        });
        bool const server_is_silent = silent >= silent_limit && delivered == 0;
        record_all(answers, server_is_silent);
        if (!server_is_silent) job_.waits = 0;
        return !server_is_silent;
    }

    /// What the server said so far, and what of it is in the database.
    struct Answers {
        Campaign const& campaign;
        std::vector<Composed> const& mails;
        std::vector<std::optional<mail::Delivery>> given;
        std::vector<bool> recorded;
    };

    static bool is_silence(mail::Delivery const& delivery) {
        return delivery.code == 0 && delivery.outcome == mail::Outcome::deferred && !delivery.in_doubt;
    }

    /// For people who watch a slow server. Silence is judged at the end of the batch.
    void record_some(Answers& answers) {
        write([&](db::Write& write) {
            std::vector<Settlement> settlements;
            for (std::size_t i = 0; i < answers.mails.size(); ++i) {
                if (!answers.given[i] || answers.recorded[i] || is_silence(*answers.given[i])) continue;
                settlements.push_back(settlement_of(answers.mails[i].recipient, *answers.given[i], write.now()));
                settlements.back().subject = answers.mails[i].subject;
                answers.recorded[i] = true;
            }
            settle_all(write, answers.campaign, settlements);
        });
    }

    void record_all(Answers const& answers, bool server_is_silent) {
        write([&](db::Write& write) {
            std::vector<Settlement> settlements;
            std::string why;
            auto const due = write.now() + server_pause(job_.waits);
            for (std::size_t i = 0; i < answers.mails.size(); ++i) {
                if (answers.recorded[i]) continue;
                auto const& recipient = answers.mails[i].recipient;
                settlements.push_back(answers.given[i] ? settlement_of(recipient, *answers.given[i], write.now()) : untouched(recipient));
                auto& last = settlements.back();
                last.subject = answers.mails[i].subject;
                // Others go first next time, should it be these people's servers after all.
                if (server_is_silent && answers.given[i] && last.state == RecipientState::queued)
                    last.due_at = due + server_pause(job_.waits), why = answers.given[i]->reply;
            }
            settle_all(write, answers.campaign, settlements);
            set_last_error(write, job_.campaign_id, server_is_silent ? std::optional(why) : std::nullopt);
            if (server_is_silent) enqueue_sending(write, job_.campaign_id, job_.waits + 1, due);
        });
    }

    /// Asked after every mail, so the database is asked only now and then.
    bool may_go_on(Answers& answers) {
        using Clock = std::chrono::steady_clock;
        if (Clock::now() < look_again_) return true;
        look_again_ = Clock::now() + std::chrono::milliseconds(100);
        try {
            context_.checkpoint();
        } catch (jobs::Interrupted const&) {
            return false;  // thrown again before the next batch, once this one is recorded
        }
        if (!is_sending()) return false;
        if (Clock::now() < record_again_) return true;
        record_some(answers);
        record_again_ = Clock::now() + std::chrono::seconds(1);
        return true;
    }

    void show_progress() {
        auto const totals = campaign().totals;
        if (totals.recipients > 0)
            context_.progress(static_cast<double>(totals.sent + totals.kept + totals.failed + totals.skipped) /
                              static_cast<double>(totals.recipients));
    }

    /// Nobody is due now: either all have a result, or some wait for another attempt.
    Result<void> finish() {
        bool const done = write([&](db::Write& write) {
            if (auto const due = next_due(write, job_.campaign_id)) return enqueue_sending(write, job_.campaign_id, 0, *due), false;
            set_state(write, job_.campaign_id, CampaignState::sent);
            set_last_error(write, job_.campaign_id, std::nullopt);
            return true;
        });
        if (done) journal_.remove();
        return {};
    }

    mail::SmtpPool& pool() {
        if (!pool_) pool_.emplace(*context_.part<mail::Mailer>().settings().smtp, connections);
        return *pool_;
    }

    jobs::Context& context_;
    db::Database& database_;
    db::Actor actor_;
    SendCampaign job_;
    Journal journal_;
    std::optional<mail::SmtpPool> pool_;
    std::chrono::steady_clock::time_point look_again_{};
    std::chrono::steady_clock::time_point record_again_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
};

Result<void> send_campaign(jobs::Context& context, SendCampaign const& job, std::filesystem::path const& folder) {
    auto const found = context.database().read(context.actor(), [&](db::Read& read) { return find_campaign(read, job.campaign_id); });
    if (!found) return {};
    auto const turn = context.part<Turns>().take(job.campaign_id);
    if (!turn) {
        context.database().write(context.actor(),
                                 [&](db::Write& write) { enqueue_sending(write, job.campaign_id, job.waits, write.now() + seconds(1)); });
        return {};
    }
    return Run(context, job, folder).go();
}

}  // namespace

Turns::Turn Turns::take(CampaignId campaign) {
    std::lock_guard const lock(mutex_);
    if (!busy_.insert(campaign).second) return nullptr;
    return Turn(this, [campaign](Turns* turns) {
        std::lock_guard const again(turns->mutex_);
        turns->busy_.erase(campaign);
    });
}

void enqueue_sending(db::Write& write, CampaignId campaign, int waits, std::optional<Instant> due_at) {
    write.enqueue(SendCampaign{campaign, waits}, {.due_at = due_at, .priority = -5, .unique_key = to_string(campaign)});
}

void add_handlers(jobs::Handlers& handlers, std::filesystem::path const& folder) {
    handlers.on<SendCampaign>([folder](jobs::Context& context, SendCampaign const& job) { return send_campaign(context, job, folder); });
}

void resume_campaigns(db::Database& database) {
    auth::for_each_workspace(database, db::Means::job, [&](auth::Workspace const&, db::Actor const& actor) {
        database.write(actor, [](db::Write& write) {
            for (auto const id : unfinished_campaigns(write)) enqueue_sending(write, id);
        });
    });
}

}  // namespace tandem::email
