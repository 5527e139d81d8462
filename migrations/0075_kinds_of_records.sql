-- Kinds of records that a workspace made. The number is that of HubSpot's 2-7, and is not given again when a kind is removed.
create table object_kind (
    workspace_id bigint not null,
    number bigint not null,
    name text not null,
    definition {{sqlite text}}{{pg jsonb}} not null,
    created_at bigint not null,
    updated_at bigint not null,
    created_by bigint,
    updated_by bigint,
    archived bigint not null default 0,
    primary key (workspace_id, number)
);
create unique index object_kind_name on object_kind (workspace_id, name) where archived = 0;

-- Every kind of record without a table of its own. Values are JSON; those that are searched and sorted by lie once more in
-- title, t1 to t4 (texts that compare as they are) and n1 to n3 (numbers), as docs/decisions/0021 argues.
create table record (
    workspace_id bigint not null,
    object text not null,
    id bigint not null,
    createdate bigint not null,
    hs_lastmodifieddate bigint not null,
    archived bigint not null default 0,
    archived_at bigint,
    hubspot_owner_id bigint,
    hs_pipeline text,
    hs_pipeline_stage text,
    title text,
    t1 text,
    t2 text,
    t3 text,
    t4 text,
    n1 double precision,
    n2 double precision,
    n3 double precision,
    custom {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, object, id)
);
create index record_modified on record (workspace_id, object, archived, hs_lastmodifieddate, id);
create index record_created on record (workspace_id, object, archived, createdate, id);
create index record_owner on record (workspace_id, object, archived, hubspot_owner_id, id);
create index record_stage on record (workspace_id, object, archived, hs_pipeline, hs_pipeline_stage, id);
create index record_title on record (workspace_id, object, archived, title collate {{sqlite alphabetical}}{{pg "und-x-icu"}}, id);
create index record_t1 on record (workspace_id, object, archived, t1, id);
create index record_t2 on record (workspace_id, object, archived, t2, id);
create index record_t3 on record (workspace_id, object, archived, t3, id);
create index record_t4 on record (workspace_id, object, archived, t4, id);
create index record_n1 on record (workspace_id, object, archived, n1, id);
create index record_n2 on record (workspace_id, object, archived, n2, id);
create index record_n3 on record (workspace_id, object, archived, n3, id);

alter table property add column slot text not null default '';

-- Tickets have HubSpot's support pipeline, as each new workspace gets it.
insert into pipeline (workspace_id, object_type, id, label, display_order, created_at, updated_at)
select workspace_id, 'tickets', '0', 'Support pipeline', 0, created_at, created_at from workspace;
insert into pipeline_stage (workspace_id, object_type, pipeline_id, id, label, display_order, probability, is_closed, created_at, updated_at)
select w.workspace_id, 'tickets', '0', s.id, s.label, s.place, 0, s.is_closed, w.created_at, w.created_at
from workspace w cross join (
    select '1' as id, 'New' as label, 0 as place, 0 as is_closed
    union all select '2', 'Waiting on contact', 1, 0
    union all select '3', 'Waiting on us', 2, 0
    union all select '4', 'Closed', 3, 1) s;
