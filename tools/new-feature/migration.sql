-- __path__
create table __record__ (
    workspace_id bigint not null,
    id bigint not null,
    __field.sql__,
    archived bigint not null default 0,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, id)
);
create index __record___newest on __record__ (workspace_id, archived, created_at, id);
