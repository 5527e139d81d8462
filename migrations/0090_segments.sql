-- Segments: who is meant, by a condition (live) or one by one (fixed).
create table segment (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    kind text not null,
    condition {{sqlite text}}{{pg jsonb}} not null,
    members bigint not null default 0,
    counted_version bigint not null default 0,
    version bigint not null default 1,
    created_at bigint not null,
    created_by bigint,
    updated_at bigint not null,
    updated_by bigint,
    archived bigint not null default 0,
    primary key (workspace_id, id)
);
create index segment_updated on segment (workspace_id, archived, updated_at, id);

create table segment_version (
    workspace_id bigint not null,
    segment_id bigint not null,
    version bigint not null,
    name text not null,
    condition {{sqlite text}}{{pg jsonb}} not null,
    saved_at bigint not null,
    saved_by bigint,
    primary key (workspace_id, segment_id, version)
);

create table segment_member (
    workspace_id bigint not null,
    segment_id bigint not null,
    contact_id bigint not null,
    since bigint not null,
    primary key (workspace_id, segment_id, contact_id)
);
create index segment_member_contact on segment_member (workspace_id, contact_id, segment_id);

-- Contacts whose membership has to be looked at again.
create table segment_due (
    workspace_id bigint not null,
    contact_id bigint not null,
    primary key (workspace_id, contact_id)
);

-- What contacts did, one row for each time: what is told in their stories, as conditions count it.
create table contact_event (
    workspace_id bigint not null,
    contact_id bigint not null,
    kind text not null,
    at bigint not null,
    entry_id bigint not null,
    place bigint not null,
    subject text not null,
    primary key (workspace_id, contact_id, kind, entry_id, place)
);
create index contact_event_kind on contact_event (workspace_id, kind, at, subject, contact_id);

insert into contact_event (workspace_id, contact_id, kind, at, entry_id, place, subject)
select e.workspace_id, e.record_id,
       case e.kind when 'form' then 'form_sent' else e.kind end, e.at, e.id, 0,
       coalesce(case when e.kind = 'form' then {{sqlite json_extract(e.facts, '$.form_id')}}{{pg cast(e.facts as jsonb) ->> 'form_id'}}
                     when e.kind in ('mail_sent', 'mail_opened', 'mail_clicked') then {{sqlite json_extract(e.facts, '$.campaign_id')}}{{pg cast(e.facts as jsonb) ->> 'campaign_id'}} end, '')
from timeline_entry e
where e.object_type = 'contacts' and e.about_type is null
  and e.kind in ('visit', 'form', 'mail_sent', 'mail_opened', 'mail_clicked', 'call', 'meeting', 'email')
on conflict do nothing;

insert into contact_event (workspace_id, contact_id, kind, at, entry_id, place, subject)
select e.workspace_id, e.record_id, 'page_view', e.at, e.id,
       {{sqlite cast(p.key as integer)}}{{pg p.place - 1}},
       coalesce({{sqlite json_extract(p.value, '$.path')}}{{pg p.value ->> 'path'}}, '')
from timeline_entry e cross join {{sqlite json_each(e.facts, '$.pages') p}}{{pg lateral jsonb_array_elements(cast(e.facts as jsonb) -> 'pages') with ordinality p(value, place)}}
where e.object_type = 'contacts' and e.kind = 'visit'
on conflict do nothing;
