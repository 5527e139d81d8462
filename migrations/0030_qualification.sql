-- Score rules by version: one draft, one in use, the rest as they once were.
create table score_rule_set (
    workspace_id bigint not null,
    id bigint not null,
    version bigint not null,
    state text not null,
    rules {{sqlite text}}{{pg jsonb}} not null,
    created_by bigint,
    created_at bigint not null,
    activated_by bigint,
    activated_at bigint,
    primary key (workspace_id, id)
);
create unique index score_rule_set_version on score_rule_set (workspace_id, version);

-- Why a contact has its score; hubspotscore on the contact is the total alone.
create table score_explanation (
    workspace_id bigint not null,
    contact_id bigint not null,
    total bigint not null,
    fit bigint not null,
    engagement bigint not null,
    parts {{sqlite text}}{{pg jsonb}} not null,
    version bigint not null,
    at bigint not null,
    primary key (workspace_id, contact_id)
);

-- The last total of each day on which it changed, for "12 more this week".
create table score_day (
    workspace_id bigint not null,
    contact_id bigint not null,
    day text not null,
    total bigint not null,
    primary key (workspace_id, contact_id, day)
);

-- What both departments call ready for sales.
create table sales_ready_definition (
    workspace_id bigint not null,
    id bigint not null,
    version bigint not null,
    conditions {{sqlite text}}{{pg jsonb}} not null,
    created_by bigint,
    created_at bigint not null,
    active_since bigint,
    primary key (workspace_id, id)
);
create unique index sales_ready_definition_version on sales_ready_definition (workspace_id, version);

create table definition_signature (
    workspace_id bigint not null,
    definition_id bigint not null,
    side text not null,
    user_id bigint not null,
    signed_at bigint not null,
    primary key (workspace_id, definition_id, side)
);

-- A lead offered to a sales person, and the answer.
create table handoff (
    workspace_id bigint not null,
    id bigint not null,
    contact_id bigint not null,
    owner_id bigint,
    definition_version bigint not null,
    score bigint not null,
    reasons {{sqlite text}}{{pg jsonb}} not null,
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
create unique index handoff_waiting on handoff (workspace_id, contact_id) where state = 'waiting';
create index handoff_state on handoff (workspace_id, state, due_at, id);
create index handoff_contact on handoff (workspace_id, contact_id, id);
create index handoff_offered on handoff (workspace_id, offered_at, id);

-- When each person was last given a lead: the next one goes to who waits longest.
create table assignment_turn (
    workspace_id bigint not null,
    user_id bigint not null,
    turn bigint not null,
    primary key (workspace_id, user_id)
);
