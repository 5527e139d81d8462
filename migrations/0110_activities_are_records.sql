-- Notes, calls, meetings, emails and tasks are records in HubSpot's shape, as docs/decisions/0023 argues: what they tell of is
-- their links, and the story takes their words from them.
drop index activity_due;
drop index activity_record;
drop index activity_due_untold;
alter table activity rename to activity_before;
create table activity (
    workspace_id bigint not null,
    object text not null,
    id bigint not null,
    createdate bigint not null,
    hs_lastmodifieddate bigint not null,
    archived bigint not null default 0,
    archived_at bigint,
    hubspot_owner_id bigint,
    hs_timestamp bigint,
    subject text,
    body text,
    outcome text,
    hs_task_status text,
    hs_task_completion_date bigint,
    version bigint not null default 1,
    about_type text,
    about_id bigint,
    due_told_at bigint,
    custom {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, id)
);
create index activity_due on activity (workspace_id, hubspot_owner_id, hs_task_completion_date, hs_timestamp, id);
create index activity_due_untold on activity (hs_timestamp)
    where object = 'tasks' and archived = 0 and hs_task_completion_date is null and due_told_at is null and hs_timestamp is not null;
create index activity_list on activity (workspace_id, object, archived, id);
create index activity_time on activity (workspace_id, object, archived, hs_timestamp, id);
create index activity_modified on activity (workspace_id, object, archived, hs_lastmodifieddate, id);

insert into activity (workspace_id, object, id, createdate, hs_lastmodifieddate, hubspot_owner_id, hs_timestamp, subject, body, outcome,
    hs_task_status, hs_task_completion_date, version, about_type, about_id, custom)
select workspace_id, kind || 's', id, created_at, coalesce(done_at, created_at), user_id, created_at, null, body, outcome, null, null, version,
    about_type, about_id, {{sqlite '{}'}}{{pg cast('{}' as jsonb)}}
from activity_before where kind <> 'task';
insert into activity (workspace_id, object, id, createdate, hs_lastmodifieddate, hubspot_owner_id, hs_timestamp, subject, body, outcome,
    hs_task_status, hs_task_completion_date, version, about_type, about_id, due_told_at, custom)
select workspace_id, 'tasks', id, created_at, coalesce(done_at, created_at), user_id, due_at, body, null, outcome,
    case when done_at is null then 'NOT_STARTED' else 'COMPLETED' end, done_at, version, about_type, about_id, due_told_at,
    {{sqlite '{}'}}{{pg cast('{}' as jsonb)}}
from activity_before where kind = 'task';

-- HubSpot's numbers of links lie around those with contacts; a kind that a workspace made has both kinds' numbers beside each other.
create table activity_link (workspace_id bigint, object text, id bigint, to_type text, to_id bigint, forth bigint, back bigint, at bigint);
insert into activity_link
select b.workspace_id, b.kind || 's', b.id, b.object_type, b.record_id,
    case when b.object_type like '2-%' then n.number * 100000 + 10000 + cast(substr(b.object_type, 3) as bigint)
         else n.with_contact + case b.object_type when 'companies' then -12 when 'deals' then 12 when 'tickets' then 26 else 0 end end,
    case when b.object_type like '2-%' then (10000 + cast(substr(b.object_type, 3) as bigint)) * 100000 + n.number
         else n.with_contact - 1 + case b.object_type when 'companies' then -12 when 'deals' then 12 when 'tickets' then 26 else 0 end end,
    b.created_at
from activity_before b join (
    select 'note' as kind, 46 as number, 202 as with_contact
    union all select 'call', 48, 194
    union all select 'email', 49, 198
    union all select 'meeting', 47, 200
    union all select 'task', 27, 204) n on n.kind = b.kind
where b.object_type like '2-%' or b.object_type in ('contacts', 'companies', 'deals', 'tickets');
insert into association (workspace_id, from_type, from_id, to_type, to_id, type_id, created_at)
select workspace_id, object, id, to_type, to_id, forth, at from activity_link;
insert into association (workspace_id, from_type, from_id, to_type, to_id, type_id, created_at)
select workspace_id, to_type, to_id, object, id, back, at from activity_link;
drop table activity_link;
drop table activity_before;

insert into record_total (workspace_id, object_type, owner_id, live)
select workspace_id, object, coalesce(hubspot_owner_id, 0), count(*) from activity group by workspace_id, object, coalesce(hubspot_owner_id, 0);

alter table timeline_entry add column activity_id bigint;
update timeline_entry set activity_id = cast({{sqlite json_extract(facts, '$.activity_id')}}{{pg facts->>'activity_id'}} as bigint)
where kind in ('note', 'call', 'email', 'meeting', 'task');
update timeline_entry set activity_id = null
where activity_id is not null and not exists (
    select 1 from activity a where a.workspace_id = timeline_entry.workspace_id and a.id = timeline_entry.activity_id);
update timeline_entry set body = null, detail = '', facts = {{sqlite '{}'}}{{pg cast('{}' as jsonb)}} where activity_id is not null;
create index timeline_entry_activity on timeline_entry (workspace_id, activity_id) where activity_id is not null;
