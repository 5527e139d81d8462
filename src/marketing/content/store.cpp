#include "marketing/content/store.hpp"

#include <limits>

namespace tandem::content {
namespace {

struct FormRow {
    FormId id;
    std::string name;
    db::Json fields;
    db::Json consents;
    bool double_opt_in = true;
    std::string button_label;
    std::string thanks_text;
    std::optional<std::string> redirect_url;
    FirstStage lifecycle_stage{};
    std::optional<UserId> notify_user_id;
    Instant created_at;
    Instant updated_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FormRow, (),
                      (id, name, fields, consents, double_opt_in, button_label, thanks_text, redirect_url, lifecycle_stage, notify_user_id,
                       created_at, updated_at, version))

template <class T>
db::Json packed(T const& value) {
    return {json::serialize(encode(value))};
}

template <class T>
T unpacked(db::Json const& stored) {
    return decode_stored<T>(json::parse(stored.text)).value();
}

FormRow row_of(Form const& form) {
    return {form.id,
            form.name,
            packed(form.fields),
            packed(form.consents),
            form.double_opt_in,
            form.button_label,
            form.thanks_text,
            form.redirect_url ? std::optional(form.redirect_url->value) : std::nullopt,
            form.lifecycle_stage,
            form.notify_user_id,
            form.created_at,
            form.updated_at,
            form.version};
}

Form form_of(FormRow const& row) {
    Form form;
    form.id = row.id;
    form.name.value = row.name;
    form.fields = unpacked<std::vector<FormField>>(row.fields);
    form.consents = unpacked<std::vector<ConsentBox>>(row.consents);
    form.double_opt_in = row.double_opt_in;
    form.button_label.value = row.button_label;
    form.thanks_text.value = row.thanks_text;
    if (row.redirect_url) form.redirect_url = Text<0, 500>{*row.redirect_url};
    form.lifecycle_stage = row.lifecycle_stage;
    form.notify_user_id = row.notify_user_id;
    form.created_at = row.created_at;
    form.updated_at = row.updated_at;
    form.version = row.version;
    return form;
}

struct InsertForm {
    static constexpr std::string_view sql = R"(
        insert into form (workspace_id, id, name, fields, consents, double_opt_in, button_label, thanks_text, redirect_url, lifecycle_stage, notify_user_id, created_at, updated_at)
        values (:workspace_id, :id, :name, :fields, :consents, :double_opt_in, :button_label, :thanks_text, :redirect_url, :lifecycle_stage, :notify_user_id, :created_at, :updated_at))";
    FormRow form;
};
TANDEM_QUERY(InsertForm, (form))

struct UpdateForm {
    static constexpr std::string_view sql = R"(
        update form set name = :name, fields = :fields, consents = :consents, double_opt_in = :double_opt_in, button_label = :button_label, thanks_text = :thanks_text,
               redirect_url = :redirect_url, lifecycle_stage = :lifecycle_stage, notify_user_id = :notify_user_id, updated_at = :updated_at,
               version = :version
        where workspace_id = :workspace_id and id = :id)";
    FormRow form;
};
TANDEM_QUERY(UpdateForm, (form))

struct DeleteForm {
    static constexpr std::string_view sql = "delete from form where workspace_id = :workspace_id and id = :id";
    FormId id;
};
TANDEM_QUERY(DeleteForm, (id))

struct FindForm {
    using Row = FormRow;
    static constexpr std::string_view sql = R"(
        select id, name, fields, consents, double_opt_in, button_label, thanks_text, redirect_url, lifecycle_stage, notify_user_id, created_at, updated_at, version
        from form where workspace_id = :workspace_id and id = :id)";
    FormId id;
};
TANDEM_QUERY(FindForm, (id))

struct FindFormWorkspace {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "the id in a form's public address alone says which workspace it belongs to";
    static constexpr std::string_view sql =
        "select w.workspace_id from workspace w cross join form f where f.workspace_id = w.workspace_id and f.id = :id";
    FormId id;
};
TANDEM_QUERY(FindFormWorkspace, (id))

struct ListForms {
    using Row = FormRow;
    static constexpr std::string_view sql = R"(
        select id, name, fields, consents, double_opt_in, button_label, thanks_text, redirect_url, lifecycle_stage, notify_user_id, created_at, updated_at, version
        from form where workspace_id = :workspace_id and {{where}} and (updated_at < :at or (updated_at = :at and id < :id))
        order by updated_at desc, id desc limit :limit)";
    Place before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListForms, (before, where, limit))

struct CountForms {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from form where workspace_id = :workspace_id and {{where}}";
    db::Condition where;
};
TANDEM_QUERY(CountForms, (where))

struct PageRow {
    PageId id;
    std::string slug;
    std::string title;
    std::string description;
    std::string body;
    std::optional<FormId> form_id;
    PageState state{};
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> published_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PageRow, (), (id, slug, title, description, body, form_id, state, created_at, updated_at, published_at, version))

PageRow row_of(Page const& page) {
    return {page.id,    page.slug,       page.title,      page.description,  page.body,   page.form_id,
            page.state, page.created_at, page.updated_at, page.published_at, page.version};
}

struct InsertPage {
    static constexpr std::string_view sql = R"(
        insert into page (workspace_id, id, slug, title, description, body, body_html, form_id, state, created_at, updated_at, published_at)
        values (:workspace_id, :id, :slug, :title, :description, :body, :body_html, :form_id, :state, :created_at, :updated_at, :published_at))";
    PageRow page;
    std::string body_html;
};
TANDEM_QUERY(InsertPage, (page, body_html))

struct UpdatePage {
    static constexpr std::string_view sql = R"(
        update page set slug = :slug, title = :title, description = :description, body = :body, body_html = :body_html, form_id = :form_id, state = :state,
               updated_at = :updated_at, published_at = :published_at, version = :version
        where workspace_id = :workspace_id and id = :id)";
    PageRow page;
    std::string body_html;
};
TANDEM_QUERY(UpdatePage, (page, body_html))

struct DeletePage {
    static constexpr std::string_view sql = "delete from page where workspace_id = :workspace_id and id = :id";
    PageId id;
};
TANDEM_QUERY(DeletePage, (id))

struct FindPage {
    using Row = PageRow;
    static constexpr std::string_view sql = R"(
        select id, slug, title, description, body, form_id, state, created_at, updated_at, published_at, version
        from page where workspace_id = :workspace_id and id = :id)";
    PageId id;
};
TANDEM_QUERY(FindPage, (id))

struct FindServed {
    using Row = ServedPage;
    static constexpr std::string_view sql =
        "select id, slug, title, description, body_html, form_id, state from page where workspace_id = :workspace_id and slug = :slug";
    std::string slug;
};
TANDEM_QUERY(FindServed, (slug))

struct ListPages {
    using Row = PageSummary;
    static constexpr std::string_view sql = R"(
        select p.id, p.slug, p.title, p.state, p.form_id, f.name, p.updated_at, cast(0 as bigint), ''
        from page p left join form f on f.workspace_id = p.workspace_id and f.id = p.form_id
        where p.workspace_id = :workspace_id and {{where}} and (p.updated_at < :at or (p.updated_at = :at and p.id < :id))
        order by p.updated_at desc, p.id desc limit :limit)";
    Place before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListPages, (before, where, limit))

struct StateCount {
    std::string state;
    std::int64_t pages = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, pages))

struct CountPages {
    using Row = StateCount;
    static constexpr std::string_view sql =
        "select p.state, count(*) from page p where p.workspace_id = :workspace_id and {{where}} group by p.state";
    db::Condition where;
};
TANDEM_QUERY(CountPages, (where))

struct InsertSubmission {
    static constexpr std::string_view sql = R"(
        insert into form_submission (workspace_id, id, form_id, contact_id, at, token, fields, consents, page_path, source, medium, campaign)
        values (:workspace_id, :id, :form_id, :contact_id, :at, :token, :fields, :consents, :page_path, :source, :medium, :campaign))";
    SubmissionId id;
    FormId form_id;
    RecordId contact_id;
    Instant at;
    std::string token;
    db::Json fields;
    db::Json consents;
    std::string page_path;
    std::string source;
    std::string medium;
    std::string campaign;
};
TANDEM_QUERY(InsertSubmission, (id, form_id, contact_id, at, token, fields, consents, page_path, source, medium, campaign))

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
    db::Json fields;
    db::Json consents;
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

std::string name_of_contact(SubmissionRow const& row) {
    auto name = row.firstname.value_or("") + (row.firstname && row.lastname ? " " : "") + row.lastname.value_or("");
    return name.empty() ? row.email.value_or("") : name;
}

db::Condition named(std::string const& words) { return words.empty() ? db::Condition{} : db::contains("name", words); }

db::Condition where_of(PageFilter const& filter) {
    std::vector<db::Condition> parts;
    if (!filter.states.empty()) parts.push_back(db::is_any_of("p.state", names_of(filter.states)));
    if (!filter.forms.empty()) parts.push_back(db::is_any_of("p.form_id", values_of(filter.forms)));
    if (!filter.words.empty()) parts.push_back(db::any_of({db::contains("p.title", filter.words), db::contains("p.slug", filter.words)}));
    return db::all_of(parts);
}

}  // namespace

void insert_form(db::Write& write, Form const& form) {
    write.run(InsertForm{row_of(form)});
    write.touch("forms", form.id, db::ChangeKind::created);
}
void update_form(db::Write& write, Form const& form) {
    write.run(UpdateForm{row_of(form)});
    write.touch("forms", form.id);
}
void delete_form(db::Write& write, FormId id) {
    write.run(DeleteForm{id});
    write.touch("forms", id, db::ChangeKind::archived);
}

std::optional<Form> find_form(db::Read& read, FormId id) {
    auto const row = read.one(FindForm{id});
    return row ? std::optional(form_of(*row)) : std::nullopt;
}

std::optional<WorkspaceId> workspace_of_form(db::Read& read, FormId id) { return read.one(FindFormWorkspace{id}); }

std::vector<Form> list_forms(db::Read& read, std::string const& words, Place const& before, int limit) {
    std::vector<Form> forms;
    read.each(ListForms{before, named(words), limit}, [&](FormRow&& row) { forms.push_back(form_of(row)); });
    return forms;
}

std::int64_t count_forms(db::Read& read, std::string const& words) { return read.one(CountForms{named(words)}).value_or(0); }

void insert_page(db::Write& write, Page const& page, std::string const& body_html) {
    write.run(InsertPage{row_of(page), body_html});
    write.touch("pages", page.id, db::ChangeKind::created);
}
void update_page(db::Write& write, Page const& page, std::string const& body_html) {
    write.run(UpdatePage{row_of(page), body_html});
    write.touch("pages", page.id);
}
void delete_page(db::Write& write, PageId id) {
    write.run(DeletePage{id});
    write.touch("pages", id, db::ChangeKind::archived);
}

std::optional<Page> find_page(db::Read& read, PageId id) {
    auto row = read.one(FindPage{id});
    if (!row) return std::nullopt;
    Page page;
    page.id = row->id;
    page.slug.value = std::move(row->slug);
    page.title.value = std::move(row->title);
    page.description.value = std::move(row->description);
    page.body.value = std::move(row->body);
    page.form_id = row->form_id;
    page.state = row->state;
    page.created_at = row->created_at;
    page.updated_at = row->updated_at;
    page.published_at = row->published_at;
    page.version = row->version;
    return page;
}

std::vector<PageSummary> list_pages(db::Read& read, PageFilter const& filter, Place const& before, int limit) {
    return read.all(ListPages{before, where_of(filter), limit});
}

std::map<std::string, std::int64_t> count_pages(db::Read& read, PageFilter const& filter) {
    std::map<std::string, std::int64_t> counts;
    for (auto& row : read.all(CountPages{where_of({{}, filter.forms, filter.words})})) counts[std::move(row.state)] = row.pages;
    return counts;
}

std::optional<ServedPage> find_served(db::Read& read, std::string const& slug) { return read.one(FindServed{slug}); }

void insert_submission(db::Write& write, NewSubmission const& s) {
    write.touch("forms", s.form_id);
    write.run(InsertSubmission{s.id, s.form_id, s.contact_id, s.at, s.token, packed(s.fields), packed(s.consents), s.page_path, s.source,
                               s.medium, s.campaign});
}

std::optional<RecordId> contact_of_token(db::Read& read, std::string const& token) { return read.one(FindByToken{token}); }

std::vector<Submission> list_submissions(db::Read& read, FormId form, std::optional<SubmissionId> before, int limit) {
    std::vector<Submission> list;
    auto const start = before.value_or(SubmissionId(std::numeric_limits<std::int64_t>::max()));
    for (auto const& row : read.all(ListSubmissions{form, start, limit}))
        list.push_back({row.id, row.contact_id, name_of_contact(row), row.at, unpacked<std::vector<Answer>>(row.fields),
                        unpacked<std::vector<AgreedTo>>(row.consents), row.page_path, row.source, row.medium, row.campaign});
    return list;
}

std::vector<SubmissionCount> count_submissions(db::Read& read, std::vector<FormId> const& forms) {
    return forms.empty() ? std::vector<SubmissionCount>{} : read.all(CountSubmissions{forms});
}

}  // namespace tandem::content
