-- Products are records in HubSpot's shape. What they were called is in src/sales/negotiation/products.cpp; their words and unique
-- values are made by the program when it starts, which folds them as SQL cannot.
create table record_unindexed (
    workspace_id bigint not null,
    object text not null,
    id bigint not null,
    primary key (workspace_id, id)
);
insert into record_unindexed (workspace_id, object, id) select workspace_id, 'products', id from product where archived = 0;

-- 1900 hundredths of a percent are 19.
create table product_values (workspace_id bigint, id bigint, price text, tax_rate text);
insert into product_values
select workspace_id, id,
    case when unit_price_currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF')
             then cast(unit_price_minor as text)
         when unit_price_currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND')
             then cast(unit_price_minor / 1000 as text) || '.' || substr(cast(1000 + unit_price_minor % 1000 as text), 2)
         else cast(unit_price_minor / 100 as text) || '.' || substr(cast(100 + unit_price_minor % 100 as text), 2) end,
    case when tax_rate % 100 = 0 then cast(tax_rate / 100 as text)
         else cast(tax_rate / 100 as text) || '.' || substr(cast(100 + tax_rate % 100 as text), 2) end
from product;

insert into record (workspace_id, object, id, createdate, hs_lastmodifieddate, archived, archived_at, title, n1, custom)
select p.workspace_id, 'products', p.id, p.created_at, p.updated_at, p.archived, case when p.archived = 1 then p.updated_at end, p.name,
    cast(v.price as double precision),
    {{sqlite json_patch('{}', json_object(}}{{pg jsonb_strip_nulls(jsonb_build_object(}}
        'name', p.name, 'price', v.price, 'currency', p.unit_price_currency, 'tax_rate', v.tax_rate, 'hs_sku', nullif(p.sku, ''),
        'description', nullif(p.description, ''), 'unit', nullif(p.unit, '')))
from product p join product_values v on v.workspace_id = p.workspace_id and v.id = p.id;
insert into record_total (workspace_id, object_type, owner_id, live)
select workspace_id, 'products', 0, count(*) from product where archived = 0 group by workspace_id;
drop table product_values;
drop table product;
