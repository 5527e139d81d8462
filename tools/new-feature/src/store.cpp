#include "__path__/store.hpp"

namespace tandem::__name__ {

struct List__Name__ {
    using Row = __Name__;
    static constexpr std::string_view sql = R"(
        select id, title, created_at from __name__
        where workspace_id = :workspace_id and id < :before
        order by id desc limit :limit)";
    __Name__Id before;
    int limit = 0;
};
TANDEM_QUERY(List__Name__, (before, limit))

std::vector<__Name__> list___name__(db::Read& read, std::optional<__Name__Id> after, int limit) {
    constexpr __Name__Id beyond_all{std::int64_t{1} << 53};
    return read.all(List__Name__{.before = after.value_or(beyond_all), .limit = limit});
}

struct Find__Name__ {
    using Row = __Name__;
    static constexpr std::string_view sql = R"(
        select id, title, created_at from __name__ where workspace_id = :workspace_id and id = :id)";
    __Name__Id id;
};
TANDEM_QUERY(Find__Name__, (id))

std::optional<__Name__> find___name__(db::Read& read, __Name__Id id) { return read.one(Find__Name__{.id = id}); }

struct Count__Name__Title {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from __name__ where workspace_id = :workspace_id and title = :title";
    std::string title;
};
TANDEM_QUERY(Count__Name__Title, (title))

bool is_title_taken(db::Read& read, std::string const& title) { return read.one(Count__Name__Title{.title = title}).value() > 0; }

struct Insert__Name__ {
    static constexpr std::string_view sql = R"(
        insert into __name__ (workspace_id, id, title, created_at) values (:workspace_id, :id, :title, :created_at))";
    __Name__Id id;
    std::string title;
    Instant created_at;
};
TANDEM_QUERY(Insert__Name__, (id, title, created_at))

__Name__Id add___name__(db::Write& write, std::string const& title) {
    auto const id = make<__Name__Id>();
    write.run(Insert__Name__{.id = id, .title = title, .created_at = write.now()});
    return id;
}

struct Delete__Name__ {
    static constexpr std::string_view sql = "delete from __name__ where workspace_id = :workspace_id and id = :id";
    __Name__Id id;
};
TANDEM_QUERY(Delete__Name__, (id))

bool remove___name__(db::Write& write, __Name__Id id) { return write.run(Delete__Name__{.id = id}) > 0; }

}  // namespace tandem::__name__
