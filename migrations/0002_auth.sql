-- Workspaces and the people in them.
create table workspace (
    workspace_id bigint not null primary key,
    name text not null,
    currency text not null,
    timezone text not null,
    is_demo bigint not null default 0,
    created_at bigint not null
);

-- Small documents a workspace edits as a whole: brand, business hours, mail sender.
create table workspace_setting (
    workspace_id bigint not null,
    name text not null,
    value {{sqlite text}}{{pg jsonb}} not null,
    primary key (workspace_id, name)
);

create table user_account (
    workspace_id bigint not null,
    id bigint not null,
    email text not null,
    name text not null,
    role text not null,
    password_hash text not null,
    active bigint not null default 1,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, id)
);
create unique index user_account_email on user_account (workspace_id, email);
create index user_account_sign_in on user_account (email);

create table session (
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
create unique index session_token on session (token_hash);
create index session_of_user on session (workspace_id, user_id);

create table api_token (
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
create unique index api_token_hash on api_token (token_hash);
