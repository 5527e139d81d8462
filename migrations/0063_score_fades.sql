-- A score is a matter of time only for contacts that did something: the daily look leaves all others alone.
alter table score_explanation add column fades bigint not null default 0;
update score_explanation set fades = 1 where exists (
    select 1 from timeline_entry e
    where e.workspace_id = score_explanation.workspace_id and e.object_type = 'contacts' and e.record_id = score_explanation.contact_id
      and e.kind in ('visit', 'form', 'mail_opened', 'mail_clicked'));
create index score_fading on score_explanation (workspace_id, contact_id, at) where fades = 1;
