#include "crm/records/finder.hpp"
#include "crm/records/reading.hpp"
#include "crm/records/records.hpp"
#include "crm/records/routes.hpp"
#include "crm/records/search.hpp"

namespace tandem::records {
namespace {

struct Hits {
    std::vector<feature::Hit> results;
};
BOOST_DESCRIBE_STRUCT(Hits, (), (results))

struct FinderQuery {
    Text<0, 200> q;
    std::optional<Whole<1, 20>> limit;
};
BOOST_DESCRIBE_STRUCT(FinderQuery, (), (q, limit))

/// What title and subtitle are made of.
std::vector<std::string> shown_of(ObjectDefinition const& object) {
    if (object.type == ObjectType::contacts) return {"firstname", "lastname", "email", "phone", "company"};
    if (object.type == ObjectType::companies) return {"name", "domain"};
    if (object.type == ObjectType::deals) return {"dealname", "amount", "deal_currency_code"};
    return {std::string(object.primary)};
}

std::string subtitle_of(ObjectDefinition const& object, Record const& record) {
    auto const type = object.type;
    if (lies_in_one_table(object)) return std::string(object.singular);
    if (type == ObjectType::contacts) return record.text("company").empty() ? record.text("email") : record.text("company");
    if (type == ObjectType::companies) return record.text("domain");
    return record.text("amount").empty() ? "" : record.text("amount") + " " + record.text("deal_currency_code");
}

/// What Ctrl K shows.
Result<Hits> find_anything(http::Ask& ask, http::Query<FinderQuery> const& query) {
    Hits hits;
    auto const& words = query->q.value;
    if (words_of(words).empty()) return hits;
    auto const limit = static_cast<int>(query->limit.value_or(Whole<1, 20>{6}).value);
    auto const& finders = ask.part<feature::Finders>().all;
    return ask.read([&](db::Read& read) -> Result<Hits> {
        for (auto const find : finders)
            for (auto& hit : find(read, words, limit)) hits.results.push_back(std::move(hit));
        return hits;
    });
}

}  // namespace

std::vector<feature::Hit> find_records(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    SearchRequest const request{
        .filterGroups = {}, .sorts = {}, .query = words, .properties = {}, .limit = Whole<0, 200>{limit}, .after = {}};
    for (auto const type : all_kinds(read)) {
        if (is_activity(type)) continue;  // those have no page of their own
        auto const set = load_properties(read, type);
        if (!set.object().has_place) continue;
        auto const plan = plan_search(set, request);
        if (!plan) continue;
        Presenter const presenter(set, shown_of(set.object()));
        auto const page = search_stored(read, type, presenter.reads(plan->sorted_by), plan->page, plan->order, plan->limit);
        for (auto const& record : presenter.present(page.records))
            hits.push_back(
                {std::string(name_of(type)), to_string(record.id), title_of(read, type, record), subtitle_of(set.object(), record)});
    }
    return hits;
}

http::Routes const finder_routes = {
    http::route<find_anything>(http::GET, "/api/search", http::may::read_records, "Find records of every kind by words"),
};

}  // namespace tandem::records
