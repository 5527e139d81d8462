-- __path__
create table __name__ (
    workspace_id bigint not null,
    id bigint not null,
    title text not null,
    created_at bigint not null,
    primary key (workspace_id, id)
);
create unique index __name___title on __name__ (workspace_id, title);
