-- Who changed what by what means: the audit record, and what undo refers to.
create table change_set (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint,
    means text not null,
    at bigint not null,
    summary text not null,
    undoes bigint,
    primary key (workspace_id, id)
);

-- Facts that features told each other, in the transaction that made them true.
create table domain_event (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    payload {{sqlite text}}{{pg jsonb}} not null,
    at bigint not null,
    change_set_id bigint,
    primary key (workspace_id, id)
);

-- Work to be done later, once, whatever dies meanwhile. The user_id is the person on whose behalf.
create table job (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint,
    name text not null,
    payload {{sqlite text}}{{pg jsonb}} not null,
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
create index job_queued on job (priority desc, due_at, id) where state = 'queued';
create index job_due on job (due_at) where state = 'queued';
create index job_leased on job (leased_until) where state = 'running';
create index job_ended on job (ended_at) where ended_at is not null;
create index job_state on job (workspace_id, state, id);
create unique index job_unique on job (workspace_id, name, unique_key) where state = 'queued';
