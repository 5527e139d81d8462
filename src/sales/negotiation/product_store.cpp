#include "sales/negotiation/product_store.hpp"

namespace tandem::negotiation {
namespace {

struct FindProduct {
    using Row = Product;
    static constexpr std::string_view sql = R"(
        select id, name, sku, description, unit, unit_price_minor, currency, tax_rate, archived, version, created_at, updated_at from product
        where workspace_id = :workspace_id and id = :id)";
    ProductId id;
};
TANDEM_QUERY(FindProduct, (id))

struct InsertProduct {
    static constexpr std::string_view sql = R"(
        insert into product (workspace_id, id, name, sku, description, unit, unit_price_minor, currency, tax_rate, archived, version, created_at, updated_at)
        values (:workspace_id, :id, :name, :sku, :description, :unit, :unit_price_minor, :unit_price_currency, :tax_rate, :archived, :version, :created_at, :updated_at))";
    Product product;
};
TANDEM_QUERY(InsertProduct, (product))

struct UpdateProduct {
    static constexpr std::string_view sql = R"(
        update product set name = :name, sku = :sku, description = :description, unit = :unit, unit_price_minor = :unit_price_minor,
            currency = :unit_price_currency, tax_rate = :tax_rate, archived = :archived, version = :version, updated_at = :updated_at
        where workspace_id = :workspace_id and id = :id)";
    Product product;
};
TANDEM_QUERY(UpdateProduct, (product))

struct ListProducts {
    using Row = Product;
    static constexpr std::string_view sql = R"(
        select p.id, p.name, p.sku, p.description, p.unit, p.unit_price_minor, p.currency, p.tax_rate, p.archived, p.version, p.created_at, p.updated_at from product p
        where p.workspace_id = :workspace_id and p.archived = :archived and {{where}} and (p.name > :name or (p.name = :name and p.id > :id))
        order by p.name, p.id limit :limit)";
    bool archived = false;
    db::Condition where;
    std::string name;
    ProductId id;
    int limit = 0;
};
TANDEM_QUERY(ListProducts, (archived, where, name, id, limit))

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

std::optional<Product> find_product(db::Read& read, ProductId id) { return read.one(FindProduct{.id = id}); }

bool insert_product(db::Write& write, Product const& product) {
    write.touch("products", product.id, db::ChangeKind::created);
    return write.attempt([&] { write.run(InsertProduct{.product = product}); }).has_value();
}
bool update_product(db::Write& write, Product const& product) {
    write.touch("products", product.id);
    return write.attempt([&] { write.run(UpdateProduct{.product = product}); }).has_value();
}

std::vector<Product> list_products(db::Read& read, ProductFilter const& filter, std::optional<Product> const& after, int limit) {
    return read.all(ListProducts{.archived = filter.archived,
                                 .where = where_of(filter),
                                 .name = after ? after->name : "",
                                 .id = after ? after->id : ProductId(),
                                 .limit = limit});
}

std::int64_t count_products(db::Read& read, ProductFilter const& filter) {
    return read.one(CountProducts{.archived = filter.archived, .where = where_of(filter)}).value_or(0);
}

}  // namespace tandem::negotiation
