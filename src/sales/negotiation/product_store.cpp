#include "sales/negotiation/product_store.hpp"

#include "platform/db/table.hpp"

namespace tandem::negotiation {

TANDEM_TABLE(Product, product, (id), (created_at))

namespace {

struct ListProducts {
    using Row = Product;
    static constexpr std::string_view sql = R"(
        select {{columns p}} from product p
        where p.workspace_id = :workspace_id and p.archived = :archived and {{where}} and (p.name > :name or (p.name = :name and p.id > :id))
        order by p.name, p.id limit :limit)";
    bool archived = false;
    db::Condition where;
    ProductPlace after;
    int limit = 0;
};
TANDEM_QUERY(ListProducts, (archived, where, after, limit))

struct CountProducts {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from product p where p.workspace_id = :workspace_id and p.archived = :archived and {{where}}";
    bool archived = false;
    db::Condition where;
};
TANDEM_QUERY(CountProducts, (archived, where))

db::Condition where_of(ProductFilter const& filter) {
    if (filter.words.empty()) return {};
    return db::any_of({db::contains("p.name", filter.words), db::contains("p.sku", filter.words)});
}

}  // namespace

std::optional<Product> find_product(db::Read& read, ProductId id) { return read.one(db::Find<Product>{id}); }

bool insert_product(db::Write& write, Product const& product) {
    write.touch("products", product.id, db::ChangeKind::created);
    return write.attempt([&] { write.run(db::Insert{product}); }).has_value();
}
bool update_product(db::Write& write, Product const& product) {
    write.touch("products", product.id);
    return write.attempt([&] { write.run(db::Update{product}); }).has_value();
}

std::vector<Product> products_after(db::Read& read, ProductFilter const& filter, ProductPlace const& after, int limit) {
    return read.all(ListProducts{.archived = filter.archived, .where = where_of(filter), .after = after, .limit = limit});
}

std::int64_t count_products(db::Read& read, ProductFilter const& filter) {
    return read.one(CountProducts{.archived = filter.archived, .where = where_of(filter)}).value_or(0);
}

}  // namespace tandem::negotiation
