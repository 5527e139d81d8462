#include "crm/records/reading.hpp"
#include "crm/records/records.hpp"
#include "crm/records/routes.hpp"
#include "crm/records/search.hpp"

namespace tandem::records {
namespace {

struct Hit {
    ObjectType object{};
    RecordId id;
    std::string title;
    std::string subtitle;
};
BOOST_DESCRIBE_STRUCT(Hit, (), (object, id, title, subtitle))

struct Hits {
    std::vector<Hit> results;
};
BOOST_DESCRIBE_STRUCT(Hits, (), (results))

struct FinderQuery {
    Text<0, 200> q;
    std::optional<Whole<1, 20>> limit;
};
BOOST_DESCRIBE_STRUCT(FinderQuery, (), (q, limit))

/// What title and subtitle are made of.
std::vector<std::string> shown_of(ObjectType type) {
    if (type == ObjectType::contacts) return {"firstname", "lastname", "email", "phone", "company"};
    if (type == ObjectType::companies) return {"name", "domain"};
    return {"dealname", "amount", "deal_currency_code"};
}

std::string subtitle_of(ObjectType type, Record const& record) {
    if (type == ObjectType::contacts) return record.text("company").empty() ? record.text("email") : record.text("company");
    if (type == ObjectType::companies) return record.text("domain");
    return record.text("amount").empty() ? "" : record.text("amount") + " " + record.text("deal_currency_code");
}

/// What Ctrl K shows: records of every kind whose words begin with the words typed.
Result<Hits> find_anything(db::Read& read, http::Query<FinderQuery> const& query) {
    Hits hits;
    if (words_of(query->q.value).empty()) return hits;
    SearchRequest request{.filterGroups = {}, .sorts = {}, .query = query->q.value, .properties = {}, .limit = Whole<0, 200>{query->limit.value_or(Whole<1, 20>{6}).value}, .after = {}};
    for (auto const type : {ObjectType::contacts, ObjectType::companies, ObjectType::deals}) {
        auto const set = load_properties(read, type);
        auto const plan = plan_search(set, request);
        if (!plan) return fail(plan);
        Presenter const presenter(set, shown_of(type));
        auto const page = search_stored(read, type, presenter.reads(plan->sorted_by), plan->page, plan->order, plan->limit);
        for (auto const& record : presenter.present(page.records))
            hits.results.push_back({type, record.id, title_of(type, record), subtitle_of(type, record)});
    }
    return hits;
}

}  // namespace

http::Routes const finder_routes = {
    http::route<find_anything>(http::GET, "/api/search", http::may::read_records, "Find records of every kind by the beginnings of words"),
};

}  // namespace tandem::records
