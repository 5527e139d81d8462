-- What happened last with a contact and what is due next, so that a list of contacts shows both without asking for each.
alter table contact add column hs_last_activity_date bigint;
alter table contact add column hs_last_activity_type text;
alter table contact add column hs_last_activity_department text;
alter table contact add column hs_last_activity_title text;
alter table contact add column notes_next_activity_date bigint;
alter table contact add column hs_next_activity_title text;
create index contact_activity on contact (workspace_id, archived, hs_last_activity_date, id);
create index contact_next_activity on contact (workspace_id, archived, notes_next_activity_date, id);

update contact set (hs_last_activity_date, hs_last_activity_type, hs_last_activity_department, hs_last_activity_title) = (
    select e.at, e.kind, e.department, e.title from timeline_entry e
    where e.workspace_id = contact.workspace_id and e.object_type = 'contacts' and e.record_id = contact.id
      and e.kind in ('visit', 'form', 'consent', 'mail_sent', 'mail_opened', 'mail_clicked', 'mail_failed', 'unsubscribed', 'handoff', 'quote', 'note', 'call', 'email', 'meeting', 'task')
    order by e.at desc, e.id desc limit 1);

update contact set (notes_next_activity_date, hs_next_activity_title) = (
    select n.due_at, n.words from (
        select a.due_at as due_at, substr(a.body, 1, 200) as words, a.id as id from activity a
        where a.workspace_id = contact.workspace_id and a.kind = 'task' and a.done_at is null and a.object_type = 'contacts' and a.record_id = contact.id
        union all
        select a.due_at, substr(a.body, 1, 200), a.id from association l
        join deal d on d.workspace_id = l.workspace_id and d.id = l.to_id and d.archived = 0
        join activity a on a.workspace_id = l.workspace_id and a.object_type = 'deals' and a.record_id = l.to_id and a.kind = 'task' and a.done_at is null
        where l.workspace_id = contact.workspace_id and l.from_type = 'contacts' and l.from_id = contact.id and l.to_type = 'deals'
        union all
        select h.due_at, 'Answer the lead', h.id from handoff h
        where h.workspace_id = contact.workspace_id and h.contact_id = contact.id and h.state = 'waiting') n
    order by case when n.due_at is null then 1 else 0 end, n.due_at, n.id limit 1);
