-- Work over many records that somebody began: an edit of all that match, its undo, an export, an import. Which records are meant
-- is fixed when it begins and lies in a file (`items_hash`); `done` counts those it has come by, in the transaction that did so.
create table bulk_operation (
    workspace_id bigint not null,
    id bigint not null,
    kind text not null,
    object_type text not null,
    user_id bigint not null,
    means text not null,
    title text not null,
    given {{sqlite text}}{{pg jsonb}} not null,
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
create index bulk_operation_user on bulk_operation (workspace_id, user_id, object_type, id);
create index bulk_operation_job on bulk_operation (workspace_id, job_id);
create index bulk_operation_created on bulk_operation (created_at);
create index bulk_operation_undoes on bulk_operation (workspace_id, undoes) where undoes is not null;

-- What it left alone, and why. A row of a file that was refused is no record: it has a line, and its fields.
create table bulk_refusal (
    workspace_id bigint not null,
    operation_id bigint not null,
    place bigint not null,
    object_type text,
    record_id bigint,
    reason text not null,
    fields {{sqlite text}}{{pg jsonb}},
    primary key (workspace_id, operation_id, place)
);
