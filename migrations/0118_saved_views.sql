-- How people look at lists, and which of their tabs opens first (user_id 0: for everybody).
create table saved_view (
    workspace_id bigint not null,
    id bigint not null,
    list text not null,
    name text not null,
    content {{sqlite text}}{{pg jsonb}} not null,
    is_shared bigint not null default 0,
    owner_id bigint not null,
    version bigint not null default 1,
    created_at bigint not null,
    updated_at bigint not null,
    updated_by bigint not null,
    archived bigint not null default 0,
    primary key (workspace_id, id)
);
create index saved_view_list on saved_view (workspace_id, list, archived, owner_id, id);

create table view_tabs (
    workspace_id bigint not null,
    user_id bigint not null,
    list text not null,
    view_ids {{sqlite text}}{{pg jsonb}} not null,
    opens bigint,
    primary key (workspace_id, user_id, list)
);

-- Who left a segment lately.
create table segment_left (
    workspace_id bigint not null,
    segment_id bigint not null,
    contact_id bigint not null,
    left_at bigint not null,
    primary key (workspace_id, segment_id, contact_id)
);
create index segment_left_at on segment_left (workspace_id, segment_id, left_at, contact_id);
