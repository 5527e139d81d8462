#include "marketing/content/thread.hpp"

#include "marketing/content/api.hpp"
#include "marketing/content/views.hpp"

namespace tandem::content {
namespace {

using feature::Neighbour;
using feature::NeighboursOf;
using feature::ThreadNode;

struct ContactsOfForms {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'contacts', cast(c.id as text), s.id, s.at, ''
        from (
            select f.id as id, coalesce((
                select i.id from form_submission i join contact r on r.workspace_id = i.workspace_id and r.id = i.contact_id and r.archived = 0
                where i.workspace_id = :workspace_id and i.form_id = f.id and i.id < :before and {{visible form_submission i}} and {{visible contact r}}
                order by i.id desc limit 1 offset :each), 0) as last
            from form f where f.workspace_id = :workspace_id and f.archived = 0 and f.id in {{each_id :ids}} limit 1000) b
        join form_submission s on s.workspace_id = :workspace_id and s.form_id = b.id and s.id > b.last and s.id < :before
        join contact c on c.workspace_id = s.workspace_id and c.id = s.contact_id and c.archived = 0
        where {{visible form_submission s}} and {{visible contact c}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(ContactsOfForms, (ids, before, each))

struct FormsOfContacts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'forms', cast(f.id as text), s.id, s.at, ''
        from (
            select c.id as id, coalesce((
                select i.id from form_submission i join form o on o.workspace_id = i.workspace_id and o.id = i.form_id and o.archived = 0
                where i.workspace_id = :workspace_id and i.contact_id = c.id and i.id < :before and {{visible form_submission i}}
                order by i.id desc limit 1 offset :each), 0) as last
            from contact c where {{visible contact c}} and c.archived = 0 and c.id in {{each_id :ids}} limit 1000) b
        join form_submission s on s.workspace_id = :workspace_id and s.contact_id = b.id and s.id > b.last and s.id < :before
        join form f on f.workspace_id = s.workspace_id and f.id = s.form_id and f.archived = 0
        where {{visible form_submission s}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(FormsOfContacts, (ids, before, each))

/// A submission names its page by the path that visitors saw.
struct ContactsOfPages {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'contacts', cast(c.id as text), s.id, s.at, ''
        from (
            select p.id as id, :before_slugs || p.slug as path, coalesce((
                select i.id from form_submission i join contact r on r.workspace_id = i.workspace_id and r.id = i.contact_id and r.archived = 0
                where i.workspace_id = :workspace_id and i.page_path = :before_slugs || p.slug and i.id < :before
                  and {{visible form_submission i}} and {{visible contact r}}
                order by i.id desc limit 1 offset :each), 0) as last
            from page p where p.workspace_id = :workspace_id and p.archived = 0 and p.id in {{each_id :ids}} limit 1000) b
        join form_submission s on s.workspace_id = :workspace_id and s.page_path = b.path and s.id > b.last and s.id < :before
        join contact c on c.workspace_id = s.workspace_id and c.id = s.contact_id and c.archived = 0
        where {{visible form_submission s}} and {{visible contact c}})";
    std::string before_slugs;
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(ContactsOfPages, (before_slugs, ids, before, each))

struct PagesOfContacts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'pages', cast(p.id as text), s.id, s.at, ''
        from (
            select c.id as id, coalesce((
                select i.id from form_submission i join page o on o.workspace_id = i.workspace_id and o.archived = 0 and i.page_path = :before_slugs || o.slug
                where i.workspace_id = :workspace_id and i.contact_id = c.id and i.id < :before and {{visible form_submission i}}
                order by i.id desc limit 1 offset :each), 0) as last
            from contact c where {{visible contact c}} and c.archived = 0 and c.id in {{each_id :ids}} limit 1000) b
        join form_submission s on s.workspace_id = :workspace_id and s.contact_id = b.id and s.id > b.last and s.id < :before
        join page p on p.workspace_id = s.workspace_id and p.archived = 0 and p.slug = substr(s.page_path, length(:before_slugs) + 1)
          and s.page_path = :before_slugs || p.slug
        where {{visible form_submission s}})";
    std::string before_slugs;
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(PagesOfContacts, (before_slugs, ids, before, each))

struct FormsOfPages {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(p.id as text), 'forms', cast(f.id as text), f.id, p.published_at, ''
        from page p join form f on f.workspace_id = p.workspace_id and f.id = p.form_id and f.archived = 0
        where p.workspace_id = :workspace_id and p.archived = 0 and p.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FormsOfPages, (ids))

struct PagesOfForms {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'pages', cast(p.id as text), p.id, p.published_at, ''
        from (
            select f.id as id, coalesce((
                select i.id from page i where i.workspace_id = :workspace_id and i.form_id = f.id and i.archived = 0 and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from form f where f.workspace_id = :workspace_id and f.archived = 0 and f.id in {{each_id :ids}} limit 1000) b
        join page p on p.workspace_id = :workspace_id and p.form_id = b.id and p.archived = 0 and p.id > b.last and p.id < :before)";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(PagesOfForms, (ids, before, each))

struct NamedForm {
    FormId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedForm, (), (id, name))

struct FindForms {
    using Row = NamedForm;
    static constexpr std::string_view sql =
        "select {{columns f}} from form f where f.workspace_id = :workspace_id and f.archived = 0 and f.id in {{each_id :ids}}";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FindForms, (ids))

struct TitledPage {
    PageId id;
    std::string title;
    std::string slug;
};
BOOST_DESCRIBE_STRUCT(TitledPage, (), (id, title, slug))

struct FindPages {
    using Row = TitledPage;
    static constexpr std::string_view sql =
        "select {{columns p}} from page p where p.workspace_id = :workspace_id and p.archived = 0 and p.id in {{each_id :ids}}";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FindPages, (ids))

template <class Q>
std::vector<Neighbour> by_path(db::Read& read, NeighboursOf const& nodes) {
    return read.all(
        Q{.before_slugs = before_slugs(read), .ids = feature::record_ids(nodes.ids), .before = nodes.before, .each = nodes.each});
}

std::vector<ThreadNode> forms(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& form : read.all(FindForms{feature::record_ids(ids)}))
        nodes.push_back({to_string(form.id), form.name, "", "/forms/" + to_string(form.id)});
    return nodes;
}

std::vector<ThreadNode> pages(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& page : read.all(FindPages{feature::record_ids(ids)}))
        nodes.push_back({to_string(page.id), page.title, path_of_page(read, page.slug), "/pages/" + to_string(page.id)});
    return nodes;
}

}  // namespace

feature::Thread thread() {
    using enum feature::Department;
    return {
        .kinds = {{"forms", "Form", marketing, forms}, {"pages", "Page", marketing, pages}},
        .edges = {{"page_form", "Bears the form", "pages", "forms", feature::neighbours<FormsOfPages>, feature::neighbours<PagesOfForms>},
                  {"submission", "Sent the form", "forms", "contacts", feature::neighbours<ContactsOfForms>,
                   feature::neighbours<FormsOfContacts>},
                  {"sent_from", "Sent a form there", "pages", "contacts", by_path<ContactsOfPages>, by_path<PagesOfContacts>}}};
}

}  // namespace tandem::content
