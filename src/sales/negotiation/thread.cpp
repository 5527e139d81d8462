#include "sales/negotiation/thread.hpp"

#include <fmt/format.h>

#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {
namespace {

using feature::Neighbour;
using feature::ThreadNode;

struct QuotesOfDeals {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'quotes', cast(q.id as text), q.id, q.created_at, ''
        from (
            select d.id as id, coalesce((
                select i.id from quote i where {{visible quote i}} and i.deal_id = d.id and i.id < :before
                order by i.id desc limit 1 offset :each), 0) as last
            from deal d where {{visible deal d}} and d.archived = 0 and d.id in {{each_id :ids}} limit 1000) b
        join quote q on q.workspace_id = :workspace_id and q.deal_id = b.id and q.id > b.last and q.id < :before
        where {{visible quote q}})";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(QuotesOfDeals, (ids, before, each))

struct DealsOfQuotes {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(q.id as text), 'deals', cast(d.id as text), d.id, q.created_at, ''
        from quote q join deal d on d.workspace_id = q.workspace_id and d.id = q.deal_id and d.archived = 0
        where {{visible quote q}} and {{visible deal d}} and q.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(DealsOfQuotes, (ids))

/// A quote that was accepted won its deal, where somebody did not reopen that since.
struct WinsOfQuotes {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(q.id as text), 'outcomes', 'won', q.id, q.decided_at, ''
        from quote q join deal d on d.workspace_id = q.workspace_id and d.id = q.deal_id and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = 1
        where {{visible quote q}} and {{visible deal d}} and q.state = 'accepted' and q.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(WinsOfQuotes, (ids))

struct QuotesOfWins {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select 'won', 'quotes', cast(q.id as text), q.id, q.decided_at, ''
        from quote q join deal d on d.workspace_id = q.workspace_id and d.id = q.deal_id and d.archived = 0 and d.hs_is_closed = 1 and d.hs_is_closed_won = 1
        where {{visible quote q}} and {{visible deal d}} and q.state = 'accepted' and 'won' in {{each :ids}} and q.id < :before
        order by q.id desc limit :each)";
    std::vector<std::string> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(QuotesOfWins, (ids, before, each))

/// Lines that name a product; several of one quote are one.
struct ProductsOfQuotes {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(q.id as text), 'products', cast(p.id as text), p.id, q.created_at, ''
        from quote q join quote_line l on l.workspace_id = q.workspace_id and l.quote_id = q.id
        join record p on p.workspace_id = l.workspace_id and p.object = 'products' and p.id = l.product_id and p.archived = 0
        where {{visible quote q}} and {{visible quote_line l}} and {{visible record p}} and q.id in {{each_id :ids}} group by q.id, p.id, q.created_at)";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(ProductsOfQuotes, (ids))

struct QuotesOfProducts {
    using Row = Neighbour;
    static constexpr std::string_view sql = R"(
        select cast(b.id as text), 'quotes', cast(q.id as text), q.id, q.created_at, ''
        from (
            select p.id as id, coalesce((
                select o.id from quote_line i join quote o on o.workspace_id = i.workspace_id and o.id = i.quote_id
                where i.workspace_id = :workspace_id and i.product_id = p.id and i.quote_id < :before
                  and {{visible quote_line i}} and {{visible quote o}}
                group by o.id order by o.id desc limit 1 offset :each), 0) as last
            from record p where {{visible record p}} and p.object = 'products' and p.archived = 0 and p.id in {{each_id :ids}} limit 1000) b
        join quote_line l on l.workspace_id = :workspace_id and l.product_id = b.id and l.quote_id > b.last and l.quote_id < :before
        join quote q on q.workspace_id = l.workspace_id and q.id = l.quote_id
        where {{visible quote_line l}} and {{visible quote q}} group by b.id, q.id, q.created_at)";
    std::vector<RecordId> ids;
    std::int64_t before = 0;
    int each = 0;
};
TANDEM_QUERY(QuotesOfProducts, (ids, before, each))

struct ShownQuote {
    QuoteId id;
    std::string title;
    Money total;
};
BOOST_DESCRIBE_STRUCT(ShownQuote, (), (id, title, total))

struct FindQuotes {
    using Row = ShownQuote;
    static constexpr std::string_view sql = R"(
        select q.id, q.title, q.total_minor, q.currency
        from quote q where {{visible quote q}} and q.id in {{each_id :ids}})";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(FindQuotes, (ids))

std::vector<ThreadNode> quotes(db::Read& read, std::string_view, std::vector<std::string> const& ids) {
    std::vector<ThreadNode> nodes;
    for (auto const& quote : read.all(FindQuotes{feature::record_ids(ids)})) {
        auto const total = format_decimal(quote.total.minor, decimals_of(quote.total.currency).value_or(2));
        nodes.push_back(
            {to_string(quote.id), quote.title, fmt::format("{} {}", total, quote.total.currency), "/quotes/" + to_string(quote.id)});
    }
    return nodes;
}

}  // namespace

feature::Thread thread() {
    using enum feature::Department;
    return {
        .kinds = {{"quotes", "Quote", sales, quotes}},
        .edges = {
            {"quote", "Quoted", "deals", "quotes", feature::neighbours<QuotesOfDeals>, feature::neighbours<DealsOfQuotes>},
            {"acceptance", "Accepted", "quotes", "outcomes", feature::neighbours<WinsOfQuotes>, feature::neighbours<QuotesOfWins>},
            {"quote_line", "Offers", "quotes", "products", feature::neighbours<ProductsOfQuotes>, feature::neighbours<QuotesOfProducts>}}};
}

}  // namespace tandem::negotiation
