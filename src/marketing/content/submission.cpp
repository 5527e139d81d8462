#include "marketing/content/submission.hpp"

#include "crm/consent/consent.hpp"
#include "crm/lifecycle/lifecycle.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/timeline.hpp"
#include "marketing/content/jobs.hpp"
#include "marketing/content/store.hpp"
#include "platform/auth/users.hpp"
#include "platform/letters/note.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <set>

namespace tandem::content {
namespace {

using records::ObjectType;

std::vector<std::string> properties_read(Filled const& filled) {
    auto const& touches = touch_properties();
    std::set<std::string> names(touches.begin(), touches.end());
    names.insert({"hubspot_owner_id", "lifecyclestage", "firstname", "lastname", "email"});
    for (auto const& [name, value] : filled.answers.values) names.insert(name);
    return {names.begin(), names.end()};
}

void add_all(records::PropertyValues& values, records::PropertyValues const& more) {
    for (auto const& [name, value] : more) values[name] = value;
}

/// Anybody can type anybody's address, so what a known contact has already stays as it is; all answers stand in its story.
Result<RecordId> save_contact(db::Write& write, Filled const& filled) {
    auto values = filled.answers.values;
    auto const existing = records::find_contact_by_email(write, values.at("email").value_or(""), properties_read(filled));
    if (existing) std::erase_if(values, [&](auto const& answer) { return !existing->text(answer.first).empty(); });
    add_all(values, touch_values(existing.value_or(records::Record{}), filled.touches));
    auto const stage = std::string(name_of(filled.form.lifecycle_stage));
    if (!existing) {
        values["lifecyclestage"] = stage;
        return records::create(write, ObjectType::contacts, values);
    }
    auto const updated = records::update(write, ObjectType::contacts, existing->id, values);
    if (!updated) return fail(updated);
    lifecycle::advance(write, ObjectType::contacts, existing->id, stage);
    return existing->id;
}

void store(db::Write& write, Filled const& filled, RecordId contact) {
    auto const& last = filled.touches.back();
    NewSubmission submission{.id = make<SubmissionId>(),
                             .form_id = filled.form.id,
                             .contact_id = contact,
                             .at = write.now(),
                             .token = filled.token,
                             .fields = filled.answers.shown,
                             .consents = {},
                             .page_path = filled.page_path,
                             .source = last.source,
                             .medium = last.medium,
                             .campaign = last.campaign};
    for (auto const& box : filled.agreed) submission.consents.push_back({box.topic_key, box.text});
    insert_submission(write, submission);
}

void tell(db::Write& write, Filled const& filled, RecordId contact) {
    json::object fields;
    for (auto const& answer : filled.answers.shown) fields.insert_or_assign(answer.label, answer.value);
    timeline::add(write,
                  {.object = ObjectType::contacts,
                   .record = contact,
                   .kind = form_kind,
                   .title = fmt::format("Sent the form “{}”", filled.form.name.value),
                   .detail = filled.page_path.empty() ? "" : "on " + filled.page_path,
                   .facts = json::object{{"form_id", to_string(filled.form.id)}, {"fields", std::move(fields)}, {"page", filled.page_path}},
                   .link = fmt::format("/forms/{}/submissions", to_string(filled.form.id))});
}

/// An address that bounces gets no mail to confirm; the rest of the submission stands.
Result<void> note_consents(db::Write& write, Filled const& filled, RecordId contact) {
    if (filled.agreed.empty()) return {};
    auto const source = fmt::format("form: {}", filled.form.name.value);
    if (!filled.form.double_opt_in) {
        for (auto const& box : filled.agreed)
            if (auto const given = consent::give(write, contact, box.topic_key, {source, box.text}); !given) return fail(given);
        return {};
    }
    if (!consent::may_send_transactional(write, contact)) return {};
    std::vector<consent::Wish> wishes;
    for (auto const& box : filled.agreed) wishes.push_back({box.topic_key, box.text});
    if (auto const asked = consent::request(write, contact, wishes, source, filled.origin); !asked) return fail(asked);
    return {};
}

std::optional<auth::User> reader_of_notice(db::Read& read, Filled const& filled, RecordId contact) {
    if (!filled.form.notify_user_id) return std::nullopt;
    auto const owner = parse_id(records::find(read, ObjectType::contacts, contact, {"hubspot_owner_id"})->text("hubspot_owner_id"));
    auto user = auth::find_user(read, owner ? UserId(*owner) : *filled.form.notify_user_id);
    if (!user || !user->active) user = auth::find_user(read, *filled.form.notify_user_id);
    return user && user->active ? user : std::nullopt;
}

/// A notice that cannot be mailed is no reason to lose the submission.
void notify(db::Write& write, Filled const& filled, RecordId contact) {
    auto const user = reader_of_notice(write, filled, contact);
    if (!user) return;
    letters::Note note{
        .subject = fmt::format("{}: {}", filled.form.name.value, filled.answers.values.at("email").value_or("")),
        .words = fmt::format("{} was filled in{}.", filled.form.name.value, filled.page_path.empty() ? "" : " on " + filled.page_path),
        .button = letters::Button{"Open the contact", fmt::format("{}/contacts/{}", filled.origin, to_string(contact))}};
    for (auto const& answer : filled.answers.shown) note.lines.push_back({answer.label, answer.value});
    auto letter = letters::written(note, pages::look_of(write));
    static_cast<void>(mail::queue(
        write, {.to = {user->email, user->name}, .subject = note.subject, .text = std::move(letter.text), .html = std::move(letter.html)},
        {.kind = "form_notice", .contact_id = ContactId(contact.value)}));
}

void link_later(db::Write& write, Filled const& filled, RecordId contact) {
    if (filled.visitor_ids.empty()) return;
    LinkVisitor job{{}, contact, write.now()};
    for (auto const id : filled.visitor_ids) job.visitor_ids.push_back(std::to_string(id));
    write.enqueue(job, {.priority = 20});
}

}  // namespace

Result<bool> take(db::Write& write, Filled const& filled) {
    if (contact_of_token(write, filled.token)) return false;
    auto const contact = save_contact(write, filled);
    if (!contact) return fail(contact);
    store(write, filled, *contact);
    tell(write, filled, *contact);
    if (auto const noted = note_consents(write, filled, *contact); !noted) return fail(noted);
    notify(write, filled, *contact);
    link_later(write, filled, *contact);
    write.publish(FormSubmitted{filled.form.id, *contact});
    return true;
}

}  // namespace tandem::content
