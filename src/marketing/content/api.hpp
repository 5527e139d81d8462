#pragma once

#include "base/described.hpp"
#include "platform/feature/timeline_kind.hpp"
#include "platform/http/page.hpp"

namespace tandem::content {

// What the story of a record tells of this feature.
inline constexpr feature::TimelineKind form_kind{
    .name = "form", .label = "Form", .department = feature::Department::marketing, .tab = feature::Tab::web, .by_contact = true};

using FormId = Id<struct FormTag>;
using PageId = Id<struct PageTag>;
using SubmissionId = Id<struct SubmissionTag>;

/// Where a contact that a form creates begins.
enum class FirstStage { subscriber, lead };
BOOST_DESCRIBE_ENUM(FirstStage, subscriber, lead)

enum class PageState { draft, published };
BOOST_DESCRIBE_ENUM(PageState, draft, published)

struct FormField {
    Text<1, 100> property;  ///< name of a contact property; decides how the field looks
    Text<1, 200> label;
    bool required = false;
    std::optional<Text<0, 200>> placeholder{};
};
BOOST_DESCRIBE_STRUCT(FormField, (), (property, label, required, placeholder))

/// A box to tick. Its text goes into the consent ledger as it was shown.
struct ConsentBox {
    Text<1, 60> topic_key;
    Text<1, 600> text;
    bool required = false;
};
BOOST_DESCRIBE_STRUCT(ConsentBox, (), (topic_key, text, required))

struct FormInput {
    Text<1, 120> name;
    std::vector<FormField> fields;
    std::vector<ConsentBox> consents;
    bool double_opt_in = true;
    Text<1, 60> button_label;
    Text<1, 2000> thanks_text;
    std::optional<Text<0, 500>> redirect_url;  ///< a page of this server or of a counted site, instead of the thanks
    FirstStage lifecycle_stage{};
    std::optional<UserId> notify_user_id;  ///< gets a mail per submission, unless the contact has an owner, who gets it then
};
BOOST_DESCRIBE_STRUCT(FormInput, (),
                      (name, fields, consents, double_opt_in, button_label, thanks_text, redirect_url, lifecycle_stage, notify_user_id))

struct FormChange : FormInput {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(FormChange, (FormInput), (version))

struct FormStats {
    std::int64_t views = 0;  ///< page views of its pages, machines left out
    std::int64_t submissions = 0;
    std::optional<double> rate{};  ///< submissions per view; absent without views
    std::optional<Instant> last_submission_at{};
};
BOOST_DESCRIBE_STRUCT(FormStats, (), (views, submissions, rate, last_submission_at))

struct FormPage {
    PageId id;
    std::string slug;
    std::string title;
    PageState state{};
    std::string path;  ///< "/p/winter"
};
BOOST_DESCRIBE_STRUCT(FormPage, (), (id, slug, title, state, path))

struct Form : FormInput {
    FormId id;
    Instant created_at{};
    Instant updated_at{};
    std::optional<UserId> updated_by{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Form, (FormInput), (id, created_at, updated_at, updated_by, version))

struct FormView : Form {
    std::vector<FormPage> pages;
    FormStats stats;
};
BOOST_DESCRIBE_STRUCT(FormView, (Form), (pages, stats))

struct FormQuery : http::PageQuery {
    std::optional<Text<0, 100>> query;  ///< part of the name
};
BOOST_DESCRIBE_STRUCT(FormQuery, (http::PageQuery), (query))

struct Answer {
    std::string property;
    std::string label;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (property, label, value))

struct AgreedTo {
    std::string topic_key;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AgreedTo, (), (topic_key, text))

struct Submission {
    SubmissionId id;
    RecordId contact_id;
    std::string contact_name;  ///< empty where the contact is gone
    Instant at;
    std::vector<Answer> fields;
    std::vector<AgreedTo> consents;
    std::string page_path;
    std::string source;
    std::string medium;
    std::string campaign;
};
BOOST_DESCRIBE_STRUCT(Submission, (), (id, contact_id, contact_name, at, fields, consents, page_path, source, medium, campaign))

struct PageInput {
    Text<1, 80> slug;
    Text<1, 200> title;
    Text<0, 320> description;
    Text<0, 60'000> body;  ///< markdown
    std::optional<FormId> form_id;
    PageState state{};
};
BOOST_DESCRIBE_STRUCT(PageInput, (), (slug, title, description, body, form_id, state))

struct PageChange : PageInput {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PageChange, (PageInput), (version))

struct Page : PageInput {
    PageId id;
    Instant created_at{};
    Instant updated_at{};
    std::optional<UserId> updated_by{};
    std::optional<Instant> published_at{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Page, (PageInput), (id, created_at, updated_at, updated_by, published_at, version))

struct PageView : Page {
    std::string url;  ///< where visitors find it
};
BOOST_DESCRIBE_STRUCT(PageView, (Page), (url))

struct PageSummary {
    PageId id;
    std::string slug;
    std::string title;
    PageState state{};
    std::optional<FormId> form_id;
    std::optional<std::string> form_name;
    Instant updated_at;
    std::int64_t views = 0;
    std::string url{};  ///< where visitors find it
};
BOOST_DESCRIBE_STRUCT(PageSummary, (), (id, slug, title, state, form_id, form_name, updated_at, views, url))

struct PageQuery : http::PageQuery {
    std::optional<std::vector<PageState>> state;  ///< any of these
    std::optional<std::vector<FormId>> form_id;   ///< shows any of these
    std::optional<Text<0, 100>> query;            ///< part of the title or of the address
};
BOOST_DESCRIBE_STRUCT(PageQuery, (http::PageQuery), (state, form_id, query))

struct PagePreview {
    Text<0, 200> title;
    Text<0, 60'000> body;
    std::optional<FormId> form_id;
};
BOOST_DESCRIBE_STRUCT(PagePreview, (), (title, body, form_id))

struct Preview {
    std::string html;  ///< a whole document, to be shown in a sandboxed frame
};
BOOST_DESCRIBE_STRUCT(Preview, (), (html))

/// A form filled in by somebody else's page. Fields it does not know are passed over.
struct Sending {
    static constexpr bool ignore_unknown = true;
    json::object fields;
    std::optional<std::vector<std::string>> consents;  ///< topics whose boxes are ticked
    std::optional<Text<0, 200>> token;                 ///< of GET /f/{form_id}/token
    std::optional<Text<0, 2000>> page_url;
    std::optional<Text<0, 2000>> referrer;
    std::optional<Text<0, 253>> site;
    std::optional<Text<0, 64>> consented_id;
    std::optional<Text<0, 500>> tandem_url;  ///< the trap: people leave it empty
};
BOOST_DESCRIBE_STRUCT(Sending, (), (fields, consents, token, page_url, referrer, site, consented_id, tandem_url))

struct Sent {
    std::string message;
    bool confirm = false;  ///< a mail with a link to confirm is on its way
    std::optional<std::string> redirect_url;
};
BOOST_DESCRIBE_STRUCT(Sent, (), (message, confirm, redirect_url))

struct FillToken {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(FillToken, (), (token))

/// Somebody filled in a form and is a contact now.
struct FormSubmitted {
    FormId form;
    RecordId contact;
};

}  // namespace tandem::content
