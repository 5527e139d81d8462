-- How many records each owner has; 0 stands for those of nobody. Who sees only the own ones gets a total without counting, too.
drop table record_total;

create table record_total (
    workspace_id bigint not null,
    object_type text not null,
    owner_id bigint not null,
    live bigint not null,
    primary key (workspace_id, object_type, owner_id)
);

insert into record_total (workspace_id, object_type, owner_id, live)
select workspace_id, 'contacts', coalesce(hubspot_owner_id, 0), count(*) from contact where archived = 0 group by 1, 3
union all
select workspace_id, 'companies', coalesce(hubspot_owner_id, 0), count(*) from company where archived = 0 group by 1, 3
union all
select workspace_id, 'deals', coalesce(hubspot_owner_id, 0), count(*) from deal where archived = 0 group by 1, 3;

create index company_owner on company (workspace_id, archived, hubspot_owner_id, id);
create index quote_owner on quote (workspace_id, owner_id, id);
