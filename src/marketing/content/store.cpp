#include "marketing/content/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::content {

TANDEM_TABLE(Form, form, (id), (created_at))
TANDEM_TABLE(NewSubmission, form_submission, (id))

/// With what the page's markdown became.
struct StoredPage : Page {
    std::string body_html;
};
BOOST_DESCRIBE_STRUCT(StoredPage, (Page), (body_html))
TANDEM_TABLE(StoredPage, page, (id), (created_at))

namespace {

struct FindFormWorkspace {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "the id in a form's public address alone says which workspace it belongs to";
    static constexpr std::string_view sql =
        "select w.workspace_id from workspace w cross join form f where f.workspace_id = w.workspace_id and f.id = :id";
    FormId id;
};
TANDEM_QUERY(FindFormWorkspace, (id))

struct FindForm {
    using Row = Form;
    static constexpr std::string_view sql =
        "select {{columns f}} from form f where f.workspace_id = :workspace_id and f.id = :id and f.archived = :archived";
    FormId id;
    bool archived = false;
};
TANDEM_QUERY(FindForm, (id, archived))

struct ArchiveForm {
    static constexpr std::string_view sql = "update form set archived = :archived where workspace_id = :workspace_id and id = :id";
    FormId id;
    bool archived = true;
};
TANDEM_QUERY(ArchiveForm, (id, archived))

struct ListForms {
    using Row = Form;
    static constexpr std::string_view sql = R"(
        select {{columns f}} from form f
        where f.workspace_id = :workspace_id and f.archived = 0 and {{where}} and (f.updated_at < :at or (f.updated_at = :at and f.id < :id))
        order by f.updated_at desc, f.id desc limit :limit)";
    Place before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListForms, (before, where, limit))

struct CountForms {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from form f where f.workspace_id = :workspace_id and f.archived = 0 and {{where}}";
    db::Condition where;
};
TANDEM_QUERY(CountForms, (where))

struct FindPage {
    using Row = StoredPage;
    static constexpr std::string_view sql =
        "select {{columns p}} from page p where p.workspace_id = :workspace_id and p.id = :id and p.archived = :archived";
    PageId id;
    bool archived = false;
};
TANDEM_QUERY(FindPage, (id, archived))

struct ArchivePage {
    static constexpr std::string_view sql = "update page set archived = :archived where workspace_id = :workspace_id and id = :id";
    PageId id;
    bool archived = true;
};
TANDEM_QUERY(ArchivePage, (id, archived))

struct FindServed {
    using Row = ServedPage;
    static constexpr std::string_view sql =
        "select {{columns p}} from page p where p.workspace_id = :workspace_id and p.slug = :slug and p.archived = 0";
    std::string slug;
};
TANDEM_QUERY(FindServed, (slug))

struct ListPages {
    using Row = PageSummary;
    static constexpr std::string_view sql = R"(
        select p.id, p.slug, p.title, p.state, p.form_id, f.name, p.updated_at, cast(0 as bigint), ''
        from page p left join form f on f.workspace_id = p.workspace_id and f.id = p.form_id
        where p.workspace_id = :workspace_id and p.archived = 0 and {{where}} and (p.updated_at < :at or (p.updated_at = :at and p.id < :id))
        order by p.updated_at desc, p.id desc limit :limit)";
    Place before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListPages, (before, where, limit))

struct CountPages {
    using Row = db::Count;
    static constexpr std::string_view sql =
        "select p.state, count(*) from page p where p.workspace_id = :workspace_id and p.archived = 0 and {{where}} group by p.state";
    db::Condition where;
};
TANDEM_QUERY(CountPages, (where))

struct FindByToken {
    using Row = RecordId;
    static constexpr std::string_view sql =
        "select contact_id from form_submission where workspace_id = :workspace_id and token = :token and {{visible form_submission}}";
    std::string token;
};
TANDEM_QUERY(FindByToken, (token))

struct SubmissionRow {
    SubmissionId id;
    RecordId contact_id;
    Instant at;
    std::vector<Answer> fields;
    std::vector<AgreedTo> consents;
    std::string page_path;
    std::string source;
    std::string medium;
    std::string campaign;
    std::optional<std::string> firstname;
    std::optional<std::string> lastname;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(SubmissionRow, (),
                      (id, contact_id, at, fields, consents, page_path, source, medium, campaign, firstname, lastname, email))

struct ListSubmissions {
    using Row = SubmissionRow;
    static constexpr std::string_view sql = R"(
        select s.id, s.contact_id, s.at, s.fields, s.consents, s.page_path, s.source, s.medium, s.campaign, c.firstname, c.lastname, c.email
        from form_submission s
        left join contact c on c.workspace_id = s.workspace_id and c.id = s.contact_id and {{visible contact c}}
        where s.workspace_id = :workspace_id and s.form_id = :form_id and s.id < :before and {{visible form_submission s}} order by s.id desc limit :limit)";
    FormId form_id;
    SubmissionId before;
    int limit = 0;
};
TANDEM_QUERY(ListSubmissions, (form_id, before, limit))

struct CountSubmissions {
    using Row = SubmissionCount;
    static constexpr auto seen_by_all = "how often a form was sent is a number of the whole company";
    static constexpr std::string_view sql =
        "select form_id, count(*), max(at) from form_submission where workspace_id = :workspace_id and form_id in {{each_id :forms}} group by form_id";
    std::vector<FormId> forms;
};
TANDEM_QUERY(CountSubmissions, (forms))

struct CountSeenSubmissions {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from form_submission where workspace_id = :workspace_id and form_id = :form_id and {{visible form_submission}}";
    FormId form_id;
};
TANDEM_QUERY(CountSeenSubmissions, (form_id))

std::string name_of_contact(SubmissionRow const& row) {
    auto name = row.firstname.value_or("") + (row.firstname && row.lastname ? " " : "") + row.lastname.value_or("");
    return name.empty() ? row.email.value_or("") : name;
}

db::Condition named(std::string const& words) { return words.empty() ? db::Condition{} : db::contains("f.name", words); }

db::Condition where_of(PageFilter const& filter) {
    std::vector<db::Condition> parts;
    if (!filter.states.empty()) parts.push_back(db::is_any_of("p.state", names_of(filter.states)));
    if (!filter.forms.empty()) parts.push_back(db::is_any_of("p.form_id", values_of(filter.forms)));
    if (!filter.words.empty()) parts.push_back(db::any_of({db::contains("p.title", filter.words), db::contains("p.slug", filter.words)}));
    return db::all_of(parts);
}

}  // namespace

void insert_form(db::Write& write, Form const& form) {
    write.run(db::Insert{form});
    write.touch("forms", form.id, db::ChangeKind::created);
}
void update_form(db::Write& write, Form const& form) {
    write.run(db::Update{form});
    write.touch("forms", form.id);
}
void hide_form(db::Write& write, FormId id) {
    write.run(ArchiveForm{.id = id, .archived = true});
    write.touch("forms", id, db::ChangeKind::archived);
}
void unhide_form(db::Write& write, FormId id) {
    write.run(ArchiveForm{.id = id, .archived = false});
    write.touch("forms", id);
}

std::optional<Form> find_form(db::Read& read, FormId id) { return read.one(FindForm{.id = id}); }

std::optional<WorkspaceId> workspace_of_form(db::Read& read, FormId id) { return read.one(FindFormWorkspace{id}); }

std::vector<Form> forms_before(db::Read& read, std::string const& words, Place const& before, int limit) {
    return read.all(ListForms{before, named(words), limit});
}

std::int64_t count_forms(db::Read& read, std::string const& words) { return read.one(CountForms{named(words)}).value_or(0); }

void insert_page(db::Write& write, Page const& page, std::string const& body_html) {
    write.run(db::Insert{StoredPage{page, body_html}});
    write.touch("pages", page.id, db::ChangeKind::created);
}
void update_page(db::Write& write, Page const& page, std::string const& body_html) {
    write.run(db::Update{StoredPage{page, body_html}});
    write.touch("pages", page.id);
}
void hide_page(db::Write& write, PageId id) {
    write.run(ArchivePage{.id = id, .archived = true});
    write.touch("pages", id, db::ChangeKind::archived);
}
void unhide_page(db::Write& write, PageId id) {
    write.run(ArchivePage{.id = id, .archived = false});
    write.touch("pages", id);
}

std::optional<Page> find_page(db::Read& read, PageId id) { return read.one(FindPage{.id = id}); }
std::optional<Page> find_archived_page(db::Read& read, PageId id) { return read.one(FindPage{.id = id, .archived = true}); }

std::vector<PageSummary> pages_before(db::Read& read, PageFilter const& filter, Place const& before, int limit) {
    return read.all(ListPages{before, where_of(filter), limit});
}

db::Counts count_pages(db::Read& read, PageFilter const& filter) {
    return db::by_name(read.all(CountPages{where_of({{}, filter.forms, filter.words})}));
}

std::optional<ServedPage> find_served(db::Read& read, std::string const& slug) { return read.one(FindServed{slug}); }

void insert_submission(db::Write& write, NewSubmission const& submission) {
    write.touch("forms", submission.form_id);
    write.run(db::Insert{submission});
}

std::optional<RecordId> contact_of_token(db::Read& read, std::string const& token) { return read.one(FindByToken{token}); }

std::vector<Submission> submissions_before(db::Read& read, FormId form, SubmissionId before, int limit) {
    std::vector<Submission> list;
    for (auto& row : read.all(ListSubmissions{form, before, limit}))
        list.push_back({row.id, row.contact_id, name_of_contact(row), row.at, std::move(row.fields), std::move(row.consents), row.page_path,
                        row.source, row.medium, row.campaign});
    return list;
}

std::int64_t count_seen_submissions(db::Read& read, FormId form) { return read.one(CountSeenSubmissions{form}).value_or(0); }

std::vector<SubmissionCount> count_submissions(db::Read& read, std::vector<FormId> const& forms) {
    return forms.empty() ? std::vector<SubmissionCount>{} : read.all(CountSubmissions{forms});
}

}  // namespace tandem::content
