-- A mail to many. The segment is a search over contacts; sums are kept with every change of a recipient.
create table campaign (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    topic_key text not null,
    segment {{sqlite text}}{{pg jsonb}} not null,
    subject text not null,
    first_line text not null,
    from_name text not null,
    body text not null,
    state text not null,
    last_error text,
    recipients bigint not null default 0,
    sent bigint not null default 0,
    failed bigint not null default 0,
    skipped bigint not null default 0,
    opened bigint not null default 0,
    opened_by_machine bigint not null default 0,
    clicked bigint not null default 0,
    unsubscribed bigint not null default 0,
    created_at bigint not null,
    updated_at bigint not null,
    started_at bigint,
    finished_at bigint,
    origin text not null default '',
    utm_campaign text not null default '',
    audience_after bigint not null default 0,
    audience_complete bigint not null default 0,
    primary key (workspace_id, id)
);
create index campaign_utm on campaign (workspace_id, utm_campaign);

-- One row per person, so that nobody gets a campaign twice and everybody can be accounted for.
create table campaign_recipient (
    workspace_id bigint not null,
    campaign_id bigint not null,
    contact_id bigint not null,
    address text not null,
    state text not null,
    reason text,
    reply text,
    attempts bigint not null default 0,
    due_at bigint not null default 0,
    batch bigint,
    mail_id bigint,
    sent_at bigint,
    opened_at bigint,
    opened_by_machine_at bigint,
    clicked_at bigint,
    unsubscribed_at bigint,
    primary key (workspace_id, campaign_id, contact_id)
);
create index campaign_recipient_state on campaign_recipient (workspace_id, campaign_id, state, contact_id);

-- The addresses a campaign links to, frozen when it is sent; a click is led to one of these and nowhere else.
create table campaign_link (
    workspace_id bigint not null,
    campaign_id bigint not null,
    number bigint not null,
    url text not null,
    label text not null,
    primary key (workspace_id, campaign_id, number)
);
create table campaign_click (
    workspace_id bigint not null,
    campaign_id bigint not null,
    number bigint not null,
    contact_id bigint not null,
    first_at bigint not null,
    clicks bigint not null,
    primary key (workspace_id, campaign_id, number, contact_id)
);
