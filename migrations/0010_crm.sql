-- Pipelines and their stages; ids are text because HubSpot's are ("default", "closedwon").
create table pipeline (
    workspace_id bigint not null,
    object_type text not null,
    id text not null,
    label text not null,
    display_order bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, object_type, id)
);
create table pipeline_stage (
    workspace_id bigint not null,
    object_type text not null,
    pipeline_id text not null,
    id text not null,
    label text not null,
    display_order bigint not null,
    probability double precision not null,
    is_closed bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, object_type, pipeline_id, id)
);

-- Custom properties. Standard ones are columns and described in crm/records/objects.cpp.
create table property (
    workspace_id bigint not null,
    object_type text not null,
    name text not null,
    label text not null,
    description text not null,
    group_name text not null,
    type text not null,
    field_type text not null,
    options {{sqlite text}}{{pg jsonb}} not null,
    display_order bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, object_type, name)
);

-- Columns bear the names of HubSpot's properties. hs_object_id is the id, createdate and lastmodifieddate are common to all.
create table contact (
    workspace_id bigint not null,
    id bigint not null,
    createdate bigint not null,
    lastmodifieddate bigint not null,
    archived bigint not null default 0,
    archived_at bigint,
    email text,
    firstname text,
    lastname text,
    phone text,
    mobilephone text,
    jobtitle text,
    company text,
    website text,
    industry text,
    address text,
    city text,
    state text,
    zip text,
    country text,
    lifecyclestage text,
    hs_lead_status text,
    hubspot_owner_id bigint,
    hubspotscore bigint,
    hs_lifecyclestage_subscriber_date bigint,
    hs_lifecyclestage_lead_date bigint,
    hs_lifecyclestage_marketingqualifiedlead_date bigint,
    hs_lifecyclestage_salesqualifiedlead_date bigint,
    hs_lifecyclestage_opportunity_date bigint,
    hs_lifecyclestage_customer_date bigint,
    hs_lifecyclestage_evangelist_date bigint,
    hs_analytics_source text,
    hs_analytics_source_data_1 text,
    hs_analytics_source_data_2 text,
    hs_analytics_first_url text,
    hs_analytics_first_timestamp bigint,
    hs_latest_source text,
    hs_latest_source_data_1 text,
    hs_latest_source_data_2 text,
    hs_analytics_last_url text,
    hs_latest_source_timestamp bigint,
    notes_last_updated bigint,
    custom {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, id)
);
create unique index contact_email on contact (workspace_id, email) where email is not null and archived = 0;
create index contact_modified on contact (workspace_id, archived, lastmodifieddate, id);
create index contact_created on contact (workspace_id, archived, createdate, id);
create index contact_stage on contact (workspace_id, archived, lifecyclestage, hubspotscore, id);
create index contact_score on contact (workspace_id, archived, hubspotscore, id);
create index contact_owner on contact (workspace_id, archived, hubspot_owner_id, id);
create index contact_source on contact (workspace_id, archived, hs_analytics_source, id);
create index contact_name on contact (workspace_id, archived, lastname, id);

create table company (
    workspace_id bigint not null,
    id bigint not null,
    createdate bigint not null,
    hs_lastmodifieddate bigint not null,
    archived bigint not null default 0,
    archived_at bigint,
    name text,
    domain text,
    website text,
    phone text,
    industry text,
    description text,
    address text,
    city text,
    state text,
    zip text,
    country text,
    numberofemployees bigint,
    annualrevenue bigint,
    lifecyclestage text,
    hubspot_owner_id bigint,
    notes_last_updated bigint,
    custom {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, id)
);
create index company_name on company (workspace_id, archived, name, id);
create index company_domain on company (workspace_id, domain);
create index company_modified on company (workspace_id, archived, hs_lastmodifieddate, id);

create table deal (
    workspace_id bigint not null,
    id bigint not null,
    createdate bigint not null,
    hs_lastmodifieddate bigint not null,
    archived bigint not null default 0,
    archived_at bigint,
    dealname text,
    amount bigint,
    deal_currency_code text,
    pipeline text not null,
    dealstage text not null,
    closedate bigint,
    dealtype text,
    description text,
    hubspot_owner_id bigint,
    closed_lost_reason text,
    closed_won_reason text,
    hs_is_closed bigint not null default 0,
    hs_is_closed_won bigint not null default 0,
    hs_date_entered_stage bigint not null,
    hs_analytics_source text,
    hs_analytics_source_data_1 text,
    hs_analytics_source_data_2 text,
    notes_last_updated bigint,
    custom {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, id)
);
create index deal_stage on deal (workspace_id, archived, pipeline, dealstage, id);
create index deal_modified on deal (workspace_id, archived, hs_lastmodifieddate, id);
create index deal_close on deal (workspace_id, hs_is_closed_won, closedate, id);
create index deal_owner on deal (workspace_id, archived, hubspot_owner_id, id);

-- One row per direction and type, so that either side is read by one range of the key.
create table association (
    workspace_id bigint not null,
    from_type text not null,
    from_id bigint not null,
    to_type text not null,
    to_id bigint not null,
    type_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, from_type, from_id, to_type, to_id, type_id)
);

-- How many records there are, kept with every write: a list shows its total without counting.
create table record_total (
    workspace_id bigint not null,
    object_type text not null,
    live bigint not null,
    primary key (workspace_id, object_type)
);

-- Words a record is found by, lower-cased; a prefix is one range of the key.
create table search_term (
    workspace_id bigint not null,
    object_type text not null,
    term text {{pg collate "C"}} not null,
    record_id bigint not null,
    primary key (workspace_id, object_type, term, record_id)
);
create index search_term_record on search_term (workspace_id, object_type, record_id);

-- What a change set did to a record: the former and the later values of the properties it touched. Undo reads this.
create table record_history (
    workspace_id bigint not null,
    change_set_id bigint not null,
    id bigint not null,
    object_type text not null,
    record_id bigint not null,
    kind text not null,
    former {{sqlite text}}{{pg jsonb}} not null,
    later {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, change_set_id, id)
);
create index record_history_record on record_history (workspace_id, object_type, record_id, id);

-- One story per record: what any department did, newest first by (at, id).
create table timeline_entry (
    workspace_id bigint not null,
    object_type text not null,
    record_id bigint not null,
    at bigint not null,
    id bigint not null,
    kind text not null,
    department text not null,
    title text not null,
    detail text not null,
    body text,
    facts {{sqlite text}}{{pg jsonb}} not null,
    link text,
    user_id bigint,
    change_set_id bigint,
    primary key (workspace_id, object_type, record_id, at, id)
);

-- Calls, tasks, notes, meetings as records of their own: a task has a due time and is done or not.
create table activity (
    workspace_id bigint not null,
    id bigint not null,
    kind text not null,
    object_type text not null,
    record_id bigint not null,
    body text not null,
    outcome text,
    due_at bigint,
    done_at bigint,
    user_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, id)
);
create index activity_due on activity (workspace_id, user_id, done_at, due_at, id);
create index activity_record on activity (workspace_id, object_type, record_id, id);

-- The key a record bears in another system, so that a second import updates instead of doubling.
create table external_key (
    workspace_id bigint not null,
    source text not null,
    object_type text not null,
    key text not null,
    record_id bigint not null,
    primary key (workspace_id, source, object_type, key)
);
