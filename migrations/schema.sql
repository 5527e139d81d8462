CREATE TABLE activity (
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
    custom text not null,
    primary key (workspace_id, id)
);

CREATE INDEX activity_due on activity (workspace_id, hubspot_owner_id, hs_task_completion_date, hs_timestamp, id);

CREATE INDEX activity_due_untold on activity (hs_timestamp)
    where object = 'tasks' and archived = 0 and hs_task_completion_date is null and due_told_at is null and hs_timestamp is not null;

CREATE INDEX activity_list on activity (workspace_id, object, archived, id);

CREATE INDEX activity_modified on activity (workspace_id, object, archived, hs_lastmodifieddate, id);

CREATE INDEX activity_time on activity (workspace_id, object, archived, hs_timestamp, id);

CREATE TABLE api_token (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    name text not null,
    token_hash text not null,
    scopes text not null,
    created_at bigint not null,
    last_used_at bigint,
    primary key (workspace_id, id)
);

CREATE UNIQUE INDEX api_token_hash on api_token (token_hash);

CREATE TABLE assignment_turn (
    workspace_id bigint not null,
    user_id bigint not null,
    turn bigint not null,
    primary key (workspace_id, user_id)
);

CREATE TABLE association (
    workspace_id bigint not null,
    from_type text not null,
    from_id bigint not null,
    to_type text not null,
    to_id bigint not null,
    type_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, from_type, from_id, to_type, to_id, type_id)
);

CREATE TABLE association_label (
    workspace_id bigint not null,
    number bigint not null,
    from_type text not null,
    to_type text not null,
    name text not null,
    label text not null,
    inverse_label text not null default '',
    created_at bigint not null,
    updated_at bigint not null,
    archived bigint not null default 0,
    primary key (workspace_id, number)
);

CREATE TABLE attachment (
    workspace_id bigint not null,
    id bigint not null,
    object_type text not null,
    record_id bigint not null,
    name text not null,
    hash text not null,
    bytes bigint not null,
    content_type text not null,
    user_id bigint not null,
    created_at bigint not null,
    removed_at bigint,
    primary key (workspace_id, id)
);

CREATE INDEX attachment_record on attachment (workspace_id, object_type, record_id, id) where removed_at is null;

CREATE TABLE blob (
    workspace_id bigint not null,
    hash text not null,
    bytes bigint not null,
    content_type text not null,
    created_at bigint not null,
    unused_since bigint,
    primary key (workspace_id, hash)
);

CREATE INDEX blob_hash on blob (hash);

CREATE INDEX blob_unused on blob (unused_since) where unused_since is not null;

CREATE TABLE blob_use (
    workspace_id bigint not null,
    hash text not null,
    holder text not null,
    holder_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, hash, holder, holder_id)
);

CREATE INDEX blob_use_hash on blob_use (hash);

CREATE INDEX blob_use_holder on blob_use (workspace_id, holder, holder_id);

CREATE TABLE bulk_operation (
    workspace_id bigint not null,
    id bigint not null,
    kind text not null,
    object_type text not null,
    user_id bigint not null,
    means text not null,
    title text not null,
    given text not null,
    job_id bigint,
    change_set_id bigint,
    undoes bigint,
    total bigint not null,
    done bigint not null,
    created bigint not null,
    changed bigint not null,
    refused bigint not null,
    items_hash text,
    file_hash text,
    file_name text,
    state text not null,
    error text,
    created_at bigint not null,
    ended_at bigint,
    primary key (workspace_id, id)
);

CREATE INDEX bulk_operation_created on bulk_operation (created_at);

CREATE INDEX bulk_operation_job on bulk_operation (workspace_id, job_id);

CREATE INDEX bulk_operation_undoes on bulk_operation (workspace_id, undoes) where undoes is not null;

CREATE INDEX bulk_operation_user on bulk_operation (workspace_id, user_id, object_type, id);

CREATE TABLE bulk_refusal (
    workspace_id bigint not null,
    operation_id bigint not null,
    place bigint not null,
    object_type text,
    record_id bigint,
    reason text not null,
    fields text,
    primary key (workspace_id, operation_id, place)
);

CREATE TABLE campaign (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    topic_key text not null,
    condition text not null,
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
    audience_complete bigint not null default 0, kept bigint not null default 0, in_doubt bigint not null default 0, version bigint not null default 1, started_by bigint, archived bigint not null default 0, updated_by bigint,
    primary key (workspace_id, id)
);

CREATE INDEX campaign_utm on campaign (workspace_id, utm_campaign);

CREATE TABLE campaign_click (
    workspace_id bigint not null,
    campaign_id bigint not null,
    number bigint not null,
    contact_id bigint not null,
    first_at bigint not null,
    clicks bigint not null,
    primary key (workspace_id, campaign_id, number, contact_id)
);

CREATE TABLE campaign_link (
    workspace_id bigint not null,
    campaign_id bigint not null,
    number bigint not null,
    url text not null,
    label text not null,
    primary key (workspace_id, campaign_id, number)
);

CREATE TABLE campaign_recipient (
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
    unsubscribed_at bigint, subject text,
    primary key (workspace_id, campaign_id, contact_id)
);

CREATE INDEX campaign_recipient_contact on campaign_recipient (workspace_id, contact_id, campaign_id);

CREATE INDEX campaign_recipient_state on campaign_recipient (workspace_id, campaign_id, state, contact_id);

CREATE TABLE change_set (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint,
    means text not null,
    at bigint not null,
    summary text not null,
    undoes bigint,
    primary key (workspace_id, id)
);

CREATE TABLE company (
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
    custom text not null, address2 text, timezone text, type text,
    primary key (workspace_id, id)
);

CREATE INDEX company_domain on company (workspace_id, domain);

CREATE INDEX company_modified on company (workspace_id, archived, hs_lastmodifieddate, id);

CREATE INDEX company_name on company (workspace_id, archived, name collate alphabetical, id);

CREATE INDEX company_owner on company (workspace_id, archived, hubspot_owner_id, id);

CREATE TABLE consent (
    workspace_id bigint not null,
    contact_id bigint not null,
    topic_key text not null,
    state text not null,
    since bigint not null,
    source text not null,
    text_shown text not null,
    primary key (workspace_id, contact_id, topic_key)
);

CREATE INDEX consent_topic on consent (workspace_id, topic_key, state, contact_id);

CREATE TABLE consent_entry (
    workspace_id bigint not null,
    contact_id bigint not null,
    id bigint not null,
    topic_key text not null,
    state text not null,
    at bigint not null,
    source text not null,
    text_shown text not null,
    user_id bigint,
    primary key (workspace_id, contact_id, id)
);

CREATE TABLE contact (
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
    custom text not null, salutation text, fax text, annualrevenue text, numemployees text, hs_last_activity_date bigint, hs_last_activity_type text, hs_last_activity_department text, hs_last_activity_title text, notes_next_activity_date bigint, hs_next_activity_title text, last_about_type text, last_about_id bigint, next_about_type text, next_about_id bigint,
    primary key (workspace_id, id)
);

CREATE INDEX contact_activity on contact (workspace_id, archived, hs_last_activity_date, id);

CREATE INDEX contact_created on contact (workspace_id, archived, createdate, id);

CREATE INDEX contact_customer_date on contact (workspace_id, hs_lifecyclestage_customer_date, hs_analytics_source, hs_analytics_source_data_2) where archived = 0 and hs_lifecyclestage_customer_date is not null;

CREATE UNIQUE INDEX contact_email on contact (workspace_id, email) where email is not null and archived = 0;

CREATE INDEX contact_first_campaign on contact (workspace_id, hs_analytics_source_data_2, id)
    where hs_analytics_source_data_2 is not null and archived = 0;

CREATE INDEX contact_lead_date on contact (workspace_id, hs_lifecyclestage_lead_date, hs_analytics_source, hs_analytics_source_data_2) where archived = 0 and hs_lifecyclestage_lead_date is not null;

CREATE INDEX contact_modified on contact (workspace_id, archived, lastmodifieddate, id);

CREATE INDEX contact_mql_date on contact (workspace_id, hs_lifecyclestage_marketingqualifiedlead_date, hs_analytics_source, hs_analytics_source_data_2) where archived = 0 and hs_lifecyclestage_marketingqualifiedlead_date is not null;

CREATE INDEX contact_name on contact (workspace_id, archived, lastname collate alphabetical, id);

CREATE INDEX contact_next_activity on contact (workspace_id, archived, notes_next_activity_date, id);

CREATE INDEX contact_opportunity_date on contact (workspace_id, hs_lifecyclestage_opportunity_date, hs_analytics_source, hs_analytics_source_data_2) where archived = 0 and hs_lifecyclestage_opportunity_date is not null;

CREATE INDEX contact_owner on contact (workspace_id, archived, hubspot_owner_id, id);

CREATE INDEX contact_score on contact (workspace_id, archived, hubspotscore, id);

CREATE INDEX contact_source on contact (workspace_id, archived, hs_analytics_source, id);

CREATE INDEX contact_sql_date on contact (workspace_id, hs_lifecyclestage_salesqualifiedlead_date, hs_analytics_source, hs_analytics_source_data_2) where archived = 0 and hs_lifecyclestage_salesqualifiedlead_date is not null;

CREATE INDEX contact_stage on contact (workspace_id, archived, lifecyclestage, hubspotscore, id);

CREATE TABLE contact_event (
    workspace_id bigint not null,
    contact_id bigint not null,
    kind text not null,
    at bigint not null,
    entry_id bigint not null,
    place bigint not null,
    subject text not null, activity_id bigint,
    primary key (workspace_id, contact_id, kind, entry_id, place)
);

CREATE INDEX contact_event_activity on contact_event (workspace_id, activity_id) where activity_id is not null;

CREATE INDEX contact_event_kind on contact_event (workspace_id, kind, at, subject, contact_id);

CREATE TABLE deal (
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
    custom text not null, amount_thousandths bigint generated always as (amount * case
    when deal_currency_code in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF') then 1000
    when deal_currency_code in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 1
    else 10 end) virtual, hs_priority text, hs_next_step text, hs_analytics_latest_source text, hs_analytics_latest_source_data_1 text, hs_analytics_latest_source_data_2 text,
    primary key (workspace_id, id)
);

CREATE INDEX deal_amount on deal (workspace_id, archived, amount_thousandths, id);

CREATE INDEX deal_close on deal (workspace_id, hs_is_closed_won, closedate, id);

CREATE INDEX deal_lost_reason on deal (workspace_id, closed_lost_reason, id) where closed_lost_reason is not null and archived = 0;

CREATE INDEX deal_modified on deal (workspace_id, archived, hs_lastmodifieddate, id);

CREATE INDEX deal_outcome on deal (workspace_id, hs_is_closed_won, id) where hs_is_closed = 1 and archived = 0;

CREATE INDEX deal_owner on deal (workspace_id, archived, hubspot_owner_id, id);

CREATE INDEX deal_stage on deal (workspace_id, archived, pipeline, dealstage, id);

CREATE TABLE definition_signature (
    workspace_id bigint not null,
    definition_id bigint not null,
    side text not null,
    user_id bigint not null,
    signed_at bigint not null,
    primary key (workspace_id, definition_id, side)
);

CREATE TABLE external_key (
    workspace_id bigint not null,
    source text not null,
    object_type text not null,
    key text not null,
    record_id bigint not null,
    primary key (workspace_id, source, object_type, key)
);

CREATE INDEX external_key_record on external_key (workspace_id, object_type, record_id, source);

CREATE TABLE form (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    fields text not null,
    consents text not null,
    double_opt_in bigint not null,
    button_label text not null,
    thanks_text text not null,
    redirect_url text,
    lifecycle_stage text not null,
    notify_user_id bigint,
    created_at bigint not null,
    updated_at bigint not null, version bigint not null default 1, archived bigint not null default 0, updated_by bigint,
    primary key (workspace_id, id)
);

CREATE TABLE form_submission (
    workspace_id bigint not null,
    id bigint not null,
    form_id bigint not null,
    contact_id bigint not null,
    at bigint not null,
    token text not null,
    fields text not null,
    consents text not null,
    page_path text not null,
    source text not null,
    medium text not null,
    campaign text not null,
    primary key (workspace_id, id)
);

CREATE INDEX form_submission_contact on form_submission (workspace_id, contact_id, id);

CREATE INDEX form_submission_form on form_submission (workspace_id, form_id, id);

CREATE INDEX form_submission_page on form_submission (workspace_id, page_path, id);

CREATE UNIQUE INDEX form_submission_token on form_submission (workspace_id, token);

CREATE TABLE handoff (
    workspace_id bigint not null,
    id bigint not null,
    contact_id bigint not null,
    owner_id bigint,
    definition_version bigint not null,
    score bigint not null,
    reasons text not null,
    words text,
    state text not null,
    offered_at bigint not null,
    due_at bigint not null,
    missed_at bigint,
    missed_by bigint,
    answered_at bigint,
    answered_by bigint,
    reason_code text,
    sentence text,
    deal_id bigint,
    answer_change_set_id bigint,
    primary key (workspace_id, id)
);

CREATE INDEX handoff_contact on handoff (workspace_id, contact_id, id);

CREATE INDEX handoff_deal on handoff (workspace_id, deal_id, id) where deal_id is not null;

CREATE INDEX handoff_due on handoff (due_at) where state = 'waiting' and missed_at is null;

CREATE INDEX handoff_offered on handoff (workspace_id, offered_at, id);

CREATE INDEX handoff_state on handoff (workspace_id, state, due_at, id);

CREATE UNIQUE INDEX handoff_waiting on handoff (workspace_id, contact_id) where state = 'waiting';

CREATE TABLE job (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint,
    name text not null,
    payload text not null,
    priority bigint not null,
    due_at bigint not null,
    unique_key text,
    attempts bigint not null,
    max_attempts bigint not null,
    state text not null,
    leased_until bigint,
    leased_by bigint,
    progress double precision not null default 0,
    cancel_requested bigint not null default 0,
    last_error text,
    created_at bigint not null,
    ended_at bigint,
    primary key (workspace_id, id)
);

CREATE INDEX job_due on job (due_at) where state = 'queued';

CREATE INDEX job_ended on job (ended_at) where ended_at is not null;

CREATE INDEX job_leased on job (leased_until) where state = 'running';

CREATE INDEX job_queued on job (priority desc, due_at, id) where state = 'queued';

CREATE INDEX job_state on job (workspace_id, state, id);

CREATE UNIQUE INDEX job_unique on job (workspace_id, name, unique_key) where state = 'queued';

CREATE TABLE mail_message (
    workspace_id bigint not null,
    id bigint not null,
    kind text not null,
    from_address text not null,
    to_address text not null,
    subject text not null,
    raw text not null,
    state text not null,
    attempts bigint not null default 0,
    last_error text,
    contact_id bigint,
    created_at bigint not null,
    sent_at bigint, about_type text, about_id bigint,
    primary key (workspace_id, id)
);

CREATE INDEX mail_message_contact on mail_message (workspace_id, contact_id, id) where contact_id is not null;

CREATE INDEX mail_message_state on mail_message (workspace_id, state, id);

CREATE TABLE notice (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    kind text not null,
    cause text not null,
    folded_into bigint,
    times bigint not null,
    subject text not null,
    title text not null,
    detail text not null,
    words text,
    by_user_id bigint,
    object_type text not null,
    record_id bigint not null,
    opens_type text,
    opens_id bigint,
    in_app bigint not null,
    at bigint not null,
    read_at bigint,
    mail_at bigint,
    primary key (workspace_id, id)
);

CREATE INDEX notice_at on notice (at);

CREATE UNIQUE INDEX notice_cause on notice (workspace_id, user_id, kind, cause);

CREATE INDEX notice_mail on notice (workspace_id, user_id, mail_at) where mail_at is not null;

CREATE INDEX notice_of_user on notice (workspace_id, user_id, at, id) where folded_into is null;

CREATE INDEX notice_read_at on notice (read_at) where read_at is not null;

CREATE INDEX notice_unread on notice (workspace_id, user_id) where read_at is null and folded_into is null;

CREATE TABLE notice_preferences (
    workspace_id bigint not null,
    user_id bigint not null,
    choices text not null,
    version bigint not null,
    primary key (workspace_id, user_id)
);

CREATE TABLE object_kind (
    workspace_id bigint not null,
    number bigint not null,
    name text not null,
    definition text not null,
    created_at bigint not null,
    updated_at bigint not null,
    created_by bigint,
    updated_by bigint,
    archived bigint not null default 0,
    primary key (workspace_id, number)
);

CREATE UNIQUE INDEX object_kind_name on object_kind (workspace_id, name) where archived = 0;

CREATE TABLE page (
    workspace_id bigint not null,
    id bigint not null,
    slug text not null,
    title text not null,
    description text not null,
    body text not null,
    body_html text not null,
    form_id bigint,
    state text not null,
    created_at bigint not null,
    updated_at bigint not null,
    published_at bigint, version bigint not null default 1, archived bigint not null default 0, updated_by bigint,
    primary key (workspace_id, id)
);

CREATE INDEX page_form on page (workspace_id, form_id);

CREATE UNIQUE INDEX page_slug on page (workspace_id, slug) where archived = 0;

CREATE TABLE pipeline (
    workspace_id bigint not null,
    object_type text not null,
    id text not null,
    label text not null,
    display_order bigint not null,
    created_at bigint not null,
    updated_at bigint not null, version bigint not null default 1,
    primary key (workspace_id, object_type, id)
);

CREATE TABLE pipeline_stage (
    workspace_id bigint not null,
    object_type text not null,
    pipeline_id text not null,
    id text not null,
    label text not null,
    display_order bigint not null,
    probability double precision not null,
    is_closed bigint not null,
    created_at bigint not null,
    updated_at bigint not null, version bigint not null default 1,
    primary key (workspace_id, object_type, pipeline_id, id)
);

CREATE TABLE property (
    workspace_id bigint not null,
    object_type text not null,
    name text not null,
    label text not null,
    description text not null,
    group_name text not null,
    type text not null,
    field_type text not null,
    options text not null,
    display_order bigint not null,
    created_at bigint not null,
    updated_at bigint not null, archived bigint not null default 0, version bigint not null default 1, slot text not null default '', has_unique_value bigint not null default 0,
    primary key (workspace_id, object_type, name)
);

CREATE TABLE property_group (
    workspace_id bigint not null,
    object_type text not null,
    name text not null,
    label text not null,
    display_order bigint not null, version bigint not null default 1,
    primary key (workspace_id, object_type, name)
);

CREATE TABLE quote (
    workspace_id bigint not null,
    id bigint not null,
    number bigint not null,
    title text not null,
    deal_id bigint not null,
    contact_id bigint,
    owner_id bigint not null,
    state text not null,
    currency text not null,
    discount bigint not null,
    intro text not null,
    terms text not null,
    valid_until text not null,
    expires_at bigint not null,
    total_minor bigint not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    sent_at bigint,
    opened_at bigint,
    last_opened_at bigint,
    open_count bigint not null default 0,
    decided_at bigint,
    decided_by text,
    consent text,
    decline_reason text,
    decline_note text, withdrawn_from text, updated_by bigint,
    primary key (workspace_id, id)
);

CREATE INDEX quote_accepted on quote (workspace_id, id) where state = 'accepted';

CREATE INDEX quote_contact on quote (workspace_id, contact_id, id);

CREATE INDEX quote_deal on quote (workspace_id, deal_id, id);

CREATE INDEX quote_due on quote (expires_at) where state in ('sent', 'opened');

CREATE UNIQUE INDEX quote_number on quote (workspace_id, number);

CREATE INDEX quote_owner on quote (workspace_id, owner_id, id);

CREATE INDEX quote_state on quote (workspace_id, state, expires_at);

CREATE TABLE quote_document (
    workspace_id bigint not null,
    quote_id bigint not null,
    content text not null,
    pdf_hash text not null,
    primary key (workspace_id, quote_id)
);

CREATE TABLE "quote_document_in_base64" (
    workspace_id bigint not null,
    quote_id bigint not null,
    content text not null,
    pdf text not null,
    primary key (workspace_id, quote_id)
);

CREATE TABLE quote_event (
    workspace_id bigint not null,
    quote_id bigint not null,
    id bigint not null,
    at bigint not null,
    kind text not null,
    who text not null,
    words text not null,
    primary key (workspace_id, quote_id, id)
);

CREATE TABLE quote_line (
    workspace_id bigint not null,
    quote_id bigint not null,
    position bigint not null,
    product_id bigint,
    title text not null,
    description text not null,
    unit text not null,
    quantity bigint not null,
    unit_price_minor bigint not null,
    discount bigint not null,
    tax_rate bigint not null,
    primary key (workspace_id, quote_id, position)
);

CREATE INDEX quote_line_product on quote_line (workspace_id, product_id, quote_id) where product_id is not null;

CREATE TABLE quote_link (
    workspace_id bigint not null,
    token_hash text not null,
    quote_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, token_hash)
);

CREATE INDEX quote_link_token on quote_link (token_hash);

CREATE TABLE record (
    workspace_id bigint not null,
    object text not null,
    id bigint not null,
    createdate bigint not null,
    hs_lastmodifieddate bigint not null,
    archived bigint not null default 0,
    archived_at bigint,
    hubspot_owner_id bigint,
    hs_pipeline text,
    hs_pipeline_stage text,
    title text,
    t1 text,
    t2 text,
    t3 text,
    t4 text,
    n1 double precision,
    n2 double precision,
    n3 double precision,
    custom text not null,
    primary key (workspace_id, object, id)
);

CREATE INDEX record_created on record (workspace_id, object, archived, createdate, id);

CREATE INDEX record_modified on record (workspace_id, object, archived, hs_lastmodifieddate, id);

CREATE INDEX record_n1 on record (workspace_id, object, archived, n1, id);

CREATE INDEX record_n2 on record (workspace_id, object, archived, n2, id);

CREATE INDEX record_n3 on record (workspace_id, object, archived, n3, id);

CREATE INDEX record_owner on record (workspace_id, object, archived, hubspot_owner_id, id);

CREATE INDEX record_stage on record (workspace_id, object, archived, hs_pipeline, hs_pipeline_stage, id);

CREATE INDEX record_t1 on record (workspace_id, object, archived, t1, id);

CREATE INDEX record_t2 on record (workspace_id, object, archived, t2, id);

CREATE INDEX record_t3 on record (workspace_id, object, archived, t3, id);

CREATE INDEX record_t4 on record (workspace_id, object, archived, t4, id);

CREATE INDEX record_title on record (workspace_id, object, archived, title collate alphabetical, id);

CREATE TABLE record_history (
    workspace_id bigint not null,
    change_set_id bigint not null,
    id bigint not null,
    object_type text not null,
    record_id bigint not null,
    kind text not null,
    former text not null,
    later text not null,
    primary key (workspace_id, change_set_id, id)
);

CREATE INDEX record_history_record on record_history (workspace_id, object_type, record_id, id);

CREATE TABLE record_total (
    workspace_id bigint not null,
    object_type text not null,
    owner_id bigint not null,
    live bigint not null,
    primary key (workspace_id, object_type, owner_id)
);

CREATE TABLE record_unindexed (
    workspace_id bigint not null,
    object text not null,
    id bigint not null,
    primary key (workspace_id, id)
);

CREATE VIEW record_view as
select workspace_id, 'quotes' as object, id, created_at as createdate, updated_at as hs_lastmodifieddate,
    cast(0 as bigint) as archived, cast(null as bigint) as archived_at, owner_id as hubspot_owner_id,
    cast(null as text) as hs_pipeline, cast(null as text) as hs_pipeline_stage,
    title, status as t1, valid_until as t2, state as t3, currency as t4,
    cast(amount as double precision) as n1, cast(null as double precision) as n2, cast(null as double precision) as n3,
    json_patch('{}', json_object(
        'hs_title', title, 'hs_quote_number', 'Q-' || number, 'hs_status', status, 'state', state, 'hs_expiration_date', valid_until,
        'hs_quote_amount', amount, 'hs_currency', currency, 'hs_terms', nullif(terms, ''), 'hs_comments', nullif(intro, ''))) as custom
from (
    select quote.*, case state when 'draft' then 'DRAFT' else 'APPROVAL_NOT_NEEDED' end as status,
        case when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF')
                 then cast(total_minor as text)
             when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND')
                 then cast(total_minor / 1000 as text) || '.' || substr(cast(1000 + total_minor % 1000 as text), 2)
             else cast(total_minor / 100 as text) || '.' || substr(cast(100 + total_minor % 100 as text), 2) end as amount
    from quote) q;

CREATE TABLE sales_ready_definition (
    workspace_id bigint not null,
    id bigint not null,
    version bigint not null,
    conditions text not null,
    created_by bigint,
    created_at bigint not null,
    active_since bigint,
    primary key (workspace_id, id)
);

CREATE UNIQUE INDEX sales_ready_definition_version on sales_ready_definition (workspace_id, version);

CREATE TABLE saved_view (
    workspace_id bigint not null,
    id bigint not null,
    list text not null,
    name text not null,
    content text not null,
    is_shared bigint not null default 0,
    owner_id bigint not null,
    version bigint not null default 1,
    created_at bigint not null,
    updated_at bigint not null,
    updated_by bigint not null,
    archived bigint not null default 0,
    primary key (workspace_id, id)
);

CREATE INDEX saved_view_list on saved_view (workspace_id, list, archived, owner_id, id);

CREATE TABLE schema_migration (name text not null primary key, applied_at bigint not null);

CREATE TABLE score_day (
    workspace_id bigint not null,
    contact_id bigint not null,
    day text not null,
    total bigint not null,
    primary key (workspace_id, contact_id, day)
);

CREATE TABLE score_explanation (
    workspace_id bigint not null,
    contact_id bigint not null,
    total bigint not null,
    fit bigint not null,
    engagement bigint not null,
    parts text not null,
    version bigint not null,
    at bigint not null, fades bigint not null default 0,
    primary key (workspace_id, contact_id)
);

CREATE INDEX score_due on score_explanation (at) where fades = 1;

CREATE INDEX score_fading on score_explanation (workspace_id, contact_id, at) where fades = 1;

CREATE TABLE score_rule_set (
    workspace_id bigint not null,
    id bigint not null,
    version bigint not null,
    state text not null,
    rules text not null,
    created_by bigint,
    created_at bigint not null,
    activated_by bigint,
    activated_at bigint,
    primary key (workspace_id, id)
);

CREATE UNIQUE INDEX score_rule_set_version on score_rule_set (workspace_id, version);

CREATE TABLE seal (
    workspace_id bigint not null,
    sequence bigint not null,
    previous_hash text not null,
    hash text not null,
    kind text not null,
    subject_id bigint not null,
    document_hash text not null,
    at bigint not null,
    primary key (workspace_id, sequence)
);

CREATE UNIQUE INDEX seal_subject on seal (workspace_id, kind, subject_id);

CREATE TABLE search_term (
    workspace_id bigint not null,
    object_type text not null,
    term text  not null,
    record_id bigint not null,
    primary key (workspace_id, object_type, term, record_id)
);

CREATE INDEX search_term_record on search_term (workspace_id, object_type, record_id);

CREATE TABLE segment (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    kind text not null,
    condition text not null,
    members bigint not null default 0,
    counted_version bigint not null default 0,
    version bigint not null default 1,
    created_at bigint not null,
    created_by bigint,
    updated_at bigint not null,
    updated_by bigint,
    archived bigint not null default 0, problem text,
    primary key (workspace_id, id)
);

CREATE INDEX segment_updated on segment (workspace_id, archived, updated_at, id);

CREATE TABLE segment_due (
    workspace_id bigint not null,
    contact_id bigint not null,
    primary key (workspace_id, contact_id)
);

CREATE TABLE segment_left (
    workspace_id bigint not null,
    segment_id bigint not null,
    contact_id bigint not null,
    left_at bigint not null,
    primary key (workspace_id, segment_id, contact_id)
);

CREATE INDEX segment_left_at on segment_left (workspace_id, segment_id, left_at, contact_id);

CREATE TABLE segment_member (
    workspace_id bigint not null,
    segment_id bigint not null,
    contact_id bigint not null,
    since bigint not null,
    primary key (workspace_id, segment_id, contact_id)
);

CREATE INDEX segment_member_contact on segment_member (workspace_id, contact_id, segment_id);

CREATE TABLE segment_version (
    workspace_id bigint not null,
    segment_id bigint not null,
    version bigint not null,
    name text not null,
    condition text not null,
    saved_at bigint not null,
    saved_by bigint,
    primary key (workspace_id, segment_id, version)
);

CREATE TABLE session (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    token_hash text not null,
    csrf_token text not null,
    created_at bigint not null,
    last_used_at bigint not null,
    expires_at bigint not null,
    client_ip text not null,
    user_agent text not null,
    primary key (workspace_id, id)
);

CREATE INDEX session_of_user on session (workspace_id, user_id);

CREATE UNIQUE INDEX session_token on session (token_hash);

CREATE TABLE site (
    workspace_id bigint not null,
    id bigint not null,
    domain text not null,
    timezone text not null,
    created_at bigint not null,
    primary key (workspace_id, id)
);

CREATE UNIQUE INDEX site_domain on site (domain);

CREATE TABLE suppression (
    workspace_id bigint not null,
    address text not null,
    reason text not null,
    at bigint not null,
    primary key (workspace_id, address)
);

CREATE TABLE timeline_entry (
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
    facts text not null,
    link text,
    user_id bigint,
    change_set_id bigint, signed_by text, about_type text, about_id bigint, activity_id bigint,
    primary key (workspace_id, object_type, record_id, at, id)
);

CREATE INDEX timeline_entry_activity on timeline_entry (workspace_id, activity_id) where activity_id is not null;

CREATE TABLE topic (
    workspace_id bigint not null,
    key text not null,
    name text not null,
    description text not null,
    display_order bigint not null, version bigint not null default 1,
    primary key (workspace_id, key)
);

CREATE TABLE unique_value (
    workspace_id bigint not null,
    object_type text not null,
    property text not null,
    value text not null,
    record_id bigint not null,
    primary key (workspace_id, object_type, property, value)
);

CREATE INDEX unique_value_record on unique_value (workspace_id, object_type, record_id);

CREATE TABLE user_account (
    workspace_id bigint not null,
    id bigint not null,
    email text not null,
    name text not null,
    role text not null,
    password_hash text not null,
    active bigint not null default 1,
    created_at bigint not null,
    updated_at bigint not null, version bigint not null default 1,
    primary key (workspace_id, id)
);

CREATE UNIQUE INDEX user_account_email on user_account (workspace_id, email);

CREATE INDEX user_account_sign_in on user_account (email);

CREATE TABLE view_tabs (
    workspace_id bigint not null,
    user_id bigint not null,
    list text not null,
    view_ids text not null,
    opens bigint,
    primary key (workspace_id, user_id, list)
);

CREATE TABLE workspace (
    workspace_id bigint not null primary key,
    name text not null,
    currency text not null,
    timezone text not null,
    is_demo bigint not null default 0,
    created_at bigint not null
, slug text not null default '', version bigint not null default 1);

CREATE UNIQUE INDEX workspace_slug on workspace (slug);

CREATE TABLE workspace_setting (
    workspace_id bigint not null,
    name text not null,
    value text not null,
    primary key (workspace_id, name)
);

