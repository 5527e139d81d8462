-- What calls, meetings and mails tell is counted while they live and are linked, at the time they have, and by who sees them.
alter table contact_event add column activity_id bigint;
delete from contact_event where kind in ('call', 'meeting', 'email') and not exists (
    select 1 from timeline_entry e
    where e.workspace_id = contact_event.workspace_id and e.object_type = 'contacts' and e.record_id = contact_event.contact_id
      and e.id = contact_event.entry_id and e.kind = contact_event.kind);
update contact_event set activity_id = (
    select max(e.activity_id) from timeline_entry e
    where e.workspace_id = contact_event.workspace_id and e.object_type = 'contacts' and e.record_id = contact_event.contact_id
      and e.id = contact_event.entry_id and e.kind = contact_event.kind)
where kind in ('call', 'meeting', 'email');
update contact_event set at = (
    select max(e.at) from timeline_entry e
    where e.workspace_id = contact_event.workspace_id and e.object_type = 'contacts' and e.record_id = contact_event.contact_id
      and e.id = contact_event.entry_id and e.kind = contact_event.kind)
where activity_id is not null;
create index contact_event_activity on contact_event (workspace_id, activity_id) where activity_id is not null;

-- Why the database could not answer a segment; who is in it stays in.
alter table segment add column problem text;
