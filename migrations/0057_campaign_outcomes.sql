-- A mail that was only kept here is not counted as sent; what a person read as the subject stands with the person.
alter table campaign add column kept bigint not null default 0;
alter table campaign_recipient add column subject text;
update campaign_recipient set state = 'kept', reason = null, sent_at = null where state = 'sent' and reason = 'kept';
update campaign set kept = (select count(*) from campaign_recipient r where r.workspace_id = campaign.workspace_id and r.campaign_id = campaign.id and r.state = 'kept');
update campaign set sent = sent - kept;

-- Failed, but perhaps they arrived: a person decides whether they are sent again.
alter table campaign add column in_doubt bigint not null default 0;
update campaign set in_doubt = (select count(*) from campaign_recipient r where r.workspace_id = campaign.workspace_id and r.campaign_id = campaign.id and r.state = 'failed' and r.reason = 'in_doubt');
