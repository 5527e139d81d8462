-- Web sites whose visits are counted. Their events lie in the event store.
create table site (
    workspace_id bigint not null,
    id bigint not null,
    domain text not null,
    timezone text not null,
    created_at bigint not null,
    primary key (workspace_id, id)
);
create unique index site_domain on site (domain);
