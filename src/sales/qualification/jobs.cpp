#include "sales/qualification/jobs.hpp"

#include "crm/records/records.hpp"
#include "sales/qualification/fit.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/qualify.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::qualification {
namespace {

using records::ObjectType;

constexpr int batch = 20;  // the one writer is held for a few milliseconds, so that people who save meanwhile do not wait
constexpr Duration day_between_looks = hours(20);

/// Of these contacts, those whose score would be another one. Counting happens on a reader; the writer only gets what changed.
std::vector<RecordId> stale(db::Read& read, std::vector<RecordId> const& ids) {
    std::vector<RecordId> out;
    auto const rules = active_rule_set(read);
    if (!rules) return out;
    Labels const labels(read);
    auto const fits = active_fit(read, *rules).of(read, ids);
    for (auto const& contact : records::find_all(read, ObjectType::contacts, ids, {"all"})) {
        if (contact.archived) continue;
        auto const score = score_of(contact, fits.at(contact.id), signals_of(read, contact.id), rules->rules, labels, read.now());
        if (differs(find_score(read, contact.id), score, rules->version)) out.push_back(contact.id);
    }
    return out;
}

void count_anew(jobs::Context& context, db::Actor const& actor, std::vector<RecordId> const& ids) {
    auto const changed = context.database().read(actor, [&](db::Read& read) { return stale(read, ids); });
    context.database().write(actor, [&](db::Write& write) {
        for (auto const id : ids) mark_checked(write, id);
        for (auto const id : changed) qualify(write, id, Telling::crossings);
    });
}

void rescore_contacts(jobs::Context& context, RescoreContacts const&) {
    auto const actor = context.actor();
    auto const total = context.database().read(actor, [](db::Read& read) { return records::live_total(read, ObjectType::contacts); });
    RecordId last;
    std::int64_t done = 0;
    while (true) {
        auto const ids = context.database().read(actor, [&](db::Read& read) { return contacts_after(read, last, batch); });
        if (ids.empty()) return;
        count_anew(context, actor, ids);
        last = ids.back();
        done += static_cast<std::int64_t>(ids.size());
        context.progress(static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(total, done)));
        context.checkpoint();
    }
}

void offer_ready_contacts(jobs::Context& context, OfferReadyContacts const&) {
    auto const actor = context.actor();
    RecordId last;
    while (true) {
        auto const ids = context.database().read(actor, [&](db::Read& read) {
            auto const definition = active_definition(read);
            return definition ? contacts_to_offer(read, definition->conditions.score.value, last, batch) : std::vector<RecordId>{};
        });
        if (ids.empty()) return;
        context.database().write(actor, [&](db::Write& write) {
            for (auto const id : ids) qualify(write, id, Telling::crossings);
        });
        last = ids.back();
        context.checkpoint();
    }
}

void fade_scores(jobs::Context& context, FadeScores const&) {
    auto const waiting = [](db::Read& read) { return workspaces_with_scores_older_than(read, read.now() - day_between_looks); };
    for (auto const workspace : context.database().read({}, waiting)) {
        auto const actor = context.actor_in(workspace);
        RecordId last;
        while (true) {
            auto const ids = context.database().read(
                actor, [&](db::Read& read) { return scores_older_than(read, read.now() - day_between_looks, last, batch); });
            if (ids.empty()) break;
            count_anew(context, actor, ids);
            last = ids.back();
            context.checkpoint();
        }
        context.database().write(actor, [](db::Write& write) { forget_days(write); });
    }
}

void pass_on_overdue_leads(jobs::Context& context, PassOnOverdueLeads const&) {
    jobs::work_off(context, workspaces_with_overdue_handoffs, [](db::Write& write) {
        for (auto const id : overdue_handoffs(write, batch)) pass_on(write, id);
    });
}

}  // namespace

feature::JobWords words_for_rescoring(db::Read&, JobId, std::string const& payload) {
    auto const json = parse_json(payload);
    auto const job = json ? decode_stored<RescoreContacts>(*json) : Result<RescoreContacts>(fail(json));
    auto const version = job ? fmt::format(" by score rules v{}", job->version) : std::string();
    return {.title = "Scoring every contact" + version, .link = "/scores"};
}

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<RescoreContacts>(rescore_contacts);
    handlers.on<OfferReadyContacts>(offer_ready_contacts);
    handlers.on<FadeScores>(fade_scores);
    handlers.on<PassOnOverdueLeads>(pass_on_overdue_leads);
    handlers.every<FadeScores>(hours(1));
    handlers.every<PassOnOverdueLeads>(minutes(1));
}

}  // namespace tandem::qualification
