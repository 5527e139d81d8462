-- What people may agree to hear about.
create table topic (
    workspace_id bigint not null,
    key text not null,
    name text not null,
    description text not null,
    display_order bigint not null,
    primary key (workspace_id, key)
);

-- Every word spoken about consent, never changed: who agreed to what, when, where, and what they read. No network address.
create table consent_entry (
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

-- The last word per contact and topic.
create table consent (
    workspace_id bigint not null,
    contact_id bigint not null,
    topic_key text not null,
    state text not null,
    since bigint not null,
    source text not null,
    text_shown text not null,
    primary key (workspace_id, contact_id, topic_key)
);
create index consent_topic on consent (workspace_id, topic_key, state, contact_id);

-- Addresses nobody may write to, whoever bears them.
create table suppression (
    workspace_id bigint not null,
    address text not null,
    reason text not null,
    at bigint not null,
    primary key (workspace_id, address)
);
