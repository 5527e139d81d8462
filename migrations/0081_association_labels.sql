-- Labels that people gave to ways of linking. A number is not given again when a label is removed: history bears it.
create table association_label (
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
