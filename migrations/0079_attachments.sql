-- Files that people hang on records. Their bytes are blobs.
create table attachment (
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
create index attachment_record on attachment (workspace_id, object_type, record_id, id) where removed_at is null;
