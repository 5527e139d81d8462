-- What tells of another record than the one it stands on is seen only by who sees both.
alter table timeline_entry add column about_type text;
alter table timeline_entry add column about_id bigint;
alter table activity add column about_type text;
alter table activity add column about_id bigint;
alter table mail_message add column about_type text;
alter table mail_message add column about_id bigint;
alter table contact add column last_about_type text;
alter table contact add column last_about_id bigint;
alter table contact add column next_about_type text;
alter table contact add column next_about_id bigint;
-- A campaign goes to whom its starter sees.
alter table campaign add column started_by bigint;

update timeline_entry set about_type = 'quotes', about_id = (
    select q.id from quote q where q.workspace_id = timeline_entry.workspace_id
      and q.id = cast({{sqlite json_extract(timeline_entry.facts, '$.quote_id')}}{{pg cast(timeline_entry.facts as jsonb) ->> 'quote_id'}} as bigint))
where kind = 'quote';

-- A quote's task and mail name it by its number.
update activity set about_type = 'quotes', about_id = (
    select max(q.id) from quote q where q.workspace_id = activity.workspace_id and q.deal_id = activity.record_id
      and (activity.body like '%uote Q-' || q.number || ' %' or activity.body like '%uote Q-' || q.number || '.%' or activity.body like '%uote Q-' || q.number || ':%'))
where object_type = 'deals' and kind = 'task' and body like '%uote Q-%';
update mail_message set about_type = 'quotes', about_id = (
    select max(q.id) from quote q where q.workspace_id = mail_message.workspace_id and q.contact_id = mail_message.contact_id
      and mail_message.subject like '%Q-' || q.number || ':%')
where kind = 'quote';

update contact set (last_about_type, last_about_id) = (
    select e.about_type, e.about_id from timeline_entry e
    where e.workspace_id = contact.workspace_id and e.object_type = 'contacts' and e.record_id = contact.id and e.at = contact.hs_last_activity_date
      and e.kind = 'quote' and e.title = contact.hs_last_activity_title
    order by e.id desc limit 1)
where hs_last_activity_type = 'quote';

update contact set (next_about_type, next_about_id) = (
    select coalesce(a.about_type, 'deals'), coalesce(a.about_id, d.id) from association l
    join deal d on d.workspace_id = l.workspace_id and d.id = l.to_id and d.archived = 0
    join activity a on a.workspace_id = l.workspace_id and a.object_type = 'deals' and a.record_id = l.to_id and a.kind = 'task' and a.done_at is null
    where l.workspace_id = contact.workspace_id and l.from_type = 'contacts' and l.from_id = contact.id and l.to_type = 'deals'
      and substr(a.body, 1, 100) like substr(contact.hs_next_activity_title, 1, 100) || '%' order by a.id limit 1)
where hs_next_activity_title is not null and hs_next_activity_title <> 'Answer the lead';
