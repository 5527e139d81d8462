#include "__path__/store.hpp"

#include "platform/db/table.hpp"

namespace tandem::__feature__ {

TANDEM_TABLE(__Record__, __record__, (id), (created_at))

namespace {

struct List__Records__ {
    using Row = __Record__;
    static constexpr std::string_view sql = R"(
        select {{columns p}} from __record__ p
        where p.workspace_id = :workspace_id and {{where}} and (p.created_at < :at or (p.created_at = :at and p.id < :id))  //? !record
        where {{visible __record__ p}} and {{where}} and (p.created_at < :at or (p.created_at = :at and p.id < :id))  //? record
        order by p.created_at desc, p.id desc limit :limit)";
    db::Condition where;
    Place before;
    int limit = 0;
};
TANDEM_QUERY(List__Records__, (where, before, limit))

struct Count__Records__ {
    using Row = std::int64_t;  //? !state
    static constexpr std::string_view sql = "select count(*) from __record__ p where p.workspace_id = :workspace_id and {{where}}";  //? !state !record
    static constexpr std::string_view sql = "select count(*) from __record__ p where {{visible __record__ p}} and {{where}}";  //? record !state
    using Row = db::Count;  //? state
    static constexpr std::string_view sql = "select p.state, count(*) from __record__ p where p.workspace_id = :workspace_id and {{where}} group by p.state";  //? state !record
    static constexpr std::string_view sql = "select p.state, count(*) from __record__ p where {{visible __record__ p}} and {{where}} group by p.state";  //? state+record
    db::Condition where;
};
TANDEM_QUERY(Count__Records__, (where))

db::Condition where_of(__Record__Filter const& filter) {
    std::vector<db::Condition> parts{db::compare("p.archived", db::Op::equal, std::int64_t{filter.archived.value_or(false)})};
    if (filter.query) parts.push_back(db::contains("p.__title__", filter.query->value));
    if (filter.__field__) parts.push_back(db::is_any_of("p.__field__", values_of(*filter.__field__)));  //? user record
    if (filter.__field__) parts.push_back(db::is_any_of("p.__field__", names_of(*filter.__field__)));  //? choice
    return db::all_of(parts);
}

}  // namespace

std::optional<__Record__> find___record__(db::Read& read, __Record__Id id) { return read.one(db::Find<__Record__>{id}); }

void insert___record__(db::Write& write, __Record__ const& __record__) {
    write.run(db::Insert{__record__});
    write.touch("__records__", __record__.id, db::ChangeKind::created);
}

void update___record__(db::Write& write, __Record__ const& __record__) {
    write.run(db::Update{__record__});
    write.touch("__records__", __record__.id);
}

std::vector<__Record__> __records___before(db::Read& read, __Record__Filter const& filter, Place const& before, int limit) {
    return read.all(List__Records__{.where = where_of(filter), .before = before, .limit = limit});
}

Place place_of(__Record__ const& __record__) { return {__record__.created_at, __record__.id.value}; }

std::int64_t count___records__(db::Read& read, __Record__Filter const& filter) {  //? !state
    return read.one(Count__Records__{.where = where_of(filter)}).value_or(0);  //? !state
}  //? !state
db::Counts count___records__(db::Read& read, __Record__Filter filter) {  //? state
    filter.state.reset();  //? state
    return db::by_name(read.all(Count__Records__{.where = where_of(filter)}));  //? state
}  //? state

}  // namespace tandem::__feature__
