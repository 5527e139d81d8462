-- Records that a feature keeps in a table of its own, in the columns of `record`, to be read as records of a kind
-- (docs/decisions/0025): quotes.
create view record_view as
select workspace_id, 'quotes' as object, id, created_at as createdate, updated_at as hs_lastmodifieddate,
    cast(0 as bigint) as archived, cast(null as bigint) as archived_at, owner_id as hubspot_owner_id,
    cast(null as text) as hs_pipeline, cast(null as text) as hs_pipeline_stage,
    title, status as t1, valid_until as t2, state as t3, currency as t4,
    cast(amount as double precision) as n1, cast(null as double precision) as n2, cast(null as double precision) as n3,
    {{sqlite json_patch('{}', json_object(}}{{pg jsonb_strip_nulls(jsonb_build_object(}}
        'hs_title', title, 'hs_quote_number', 'Q-' || number, 'hs_status', status, 'state', state, 'hs_expiration_date', valid_until,
        'hs_quote_amount', amount, 'hs_currency', currency, 'hs_terms', nullif(terms, ''), 'hs_comments', nullif(intro, ''))) as custom
from (
    select quote.*, case state when 'draft' then 'DRAFT' else 'APPROVAL_NOT_NEEDED' end as status,
        case when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF')
                 then cast(total_minor as text)
             when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND')
                 then cast(total_minor / 1000 as text) || '.' || substr(cast(1000 + total_minor % 1000 as text), 2)
             else cast(total_minor / 100 as text) || '.' || substr(cast(100 + total_minor % 100 as text), 2) end as amount
    from quote) q;

insert into record_unindexed (workspace_id, object, id) select workspace_id, 'quotes', id from quote;

-- HubSpot's numbers of both directions.
create table quote_association (workspace_id bigint, id bigint, to_type text, to_id bigint, forth bigint, back bigint, at bigint);
insert into quote_association
select workspace_id, id, 'deals', deal_id, 64, 63, created_at from quote
union all select workspace_id, id, 'contacts', contact_id, 69, 70, created_at from quote where contact_id is not null
union all select q.workspace_id, q.id, 'companies', c.to_id, 71, 72, q.created_at
from quote q join (
    select workspace_id, from_id, min(to_id) as to_id from association
    where from_type = 'deals' and to_type = 'companies' group by workspace_id, from_id) c
    on c.workspace_id = q.workspace_id and c.from_id = q.deal_id;
insert into association (workspace_id, from_type, from_id, to_type, to_id, type_id, created_at)
select workspace_id, 'quotes', id, to_type, to_id, forth, at from quote_association;
insert into association (workspace_id, from_type, from_id, to_type, to_id, type_id, created_at)
select workspace_id, to_type, to_id, 'quotes', id, back, at from quote_association;
drop table quote_association;
