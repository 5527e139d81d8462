#pragma once

#include "base/listing.hpp"
#include "marketing/content/api.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/db.hpp"
#include "platform/db/json.hpp"

template <>
struct tandem::db::Field<std::vector<tandem::content::FormField>> : DescribedField<std::vector<tandem::content::FormField>> {};
template <>
struct tandem::db::Field<std::vector<tandem::content::ConsentBox>> : DescribedField<std::vector<tandem::content::ConsentBox>> {};
template <>
struct tandem::db::Field<std::vector<tandem::content::Answer>> : DescribedField<std::vector<tandem::content::Answer>> {};
template <>
struct tandem::db::Field<std::vector<tandem::content::AgreedTo>> : DescribedField<std::vector<tandem::content::AgreedTo>> {};

namespace tandem::content {

/// Where lists of forms and pages go on.
inline constexpr auto last_changed = [](auto const& one) { return Place{one.updated_at, one.id.value}; };

void insert_form(db::Write& write, Form const& form);
void update_form(db::Write& write, Form const& form);
/// Out of sight until it is restored; a form that is out of sight takes nothing.
void hide_form(db::Write& write, FormId id);
void unhide_form(db::Write& write, FormId id);
/// Ids are unique over all workspaces.
std::optional<WorkspaceId> workspace_of_form(db::Read& read, FormId id);
std::optional<Form> find_form(db::Read& read, FormId id);
/// With these words in their name; the latest changed first, before `before`.
std::vector<Form> forms_before(db::Read& read, std::string const& words, Place const& before, int limit);
std::int64_t count_forms(db::Read& read, std::string const& words);

void insert_page(db::Write& write, Page const& page, std::string const& body_html);
void update_page(db::Write& write, Page const& page, std::string const& body_html);
/// Out of sight until it is restored; meanwhile its address is free.
void hide_page(db::Write& write, PageId id);
void unhide_page(db::Write& write, PageId id);
std::optional<Page> find_page(db::Read& read, PageId id);
std::optional<Page> find_archived_page(db::Read& read, PageId id);

struct PageFilter {
    std::vector<PageState> states;  ///< any of them; none: all
    std::vector<FormId> forms;
    std::string words;
};
/// The latest changed first, before `before`; without views and addresses.
std::vector<PageSummary> pages_before(db::Read& read, PageFilter const& filter, Place const& before, int limit);
/// How many there are of each state, without the filter's states.
db::Counts count_pages(db::Read& read, PageFilter const& filter);

/// A page as it is served.
struct ServedPage {
    PageId id;
    std::string slug;
    std::string title;
    std::string description;
    std::string body_html;
    std::optional<FormId> form_id;
    PageState state{};
};
BOOST_DESCRIBE_STRUCT(ServedPage, (), (id, slug, title, description, body_html, form_id, state))
std::optional<ServedPage> find_served(db::Read& read, std::string const& slug);

struct NewSubmission {
    SubmissionId id;
    FormId form_id;
    RecordId contact_id;
    Instant at;
    std::string token;
    std::vector<Answer> fields;
    std::vector<AgreedTo> consents;
    std::string page_path;
    std::string source;
    std::string medium;
    std::string campaign;
};
BOOST_DESCRIBE_STRUCT(NewSubmission, (), (id, form_id, contact_id, at, token, fields, consents, page_path, source, medium, campaign))
void insert_submission(db::Write& write, NewSubmission const& submission);
std::optional<RecordId> contact_of_token(db::Read& read, std::string const& token);
/// Newest first, before `before`.
std::vector<Submission> submissions_before(db::Read& read, FormId form, SubmissionId before, int limit);

struct SubmissionCount {
    FormId form_id;
    std::int64_t submissions = 0;
    Instant last_at;
};
BOOST_DESCRIBE_STRUCT(SubmissionCount, (), (form_id, submissions, last_at))
/// Of what the asker may see.
std::int64_t count_seen_submissions(db::Read& read, FormId form);

/// Of these forms; those without one are left out.
std::vector<SubmissionCount> count_submissions(db::Read& read, std::vector<FormId> const& forms);

}  // namespace tandem::content
