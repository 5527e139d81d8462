-- What people are told, each row for one person. What folds into another notice stays: one cause tells once.
create table notice (
    workspace_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    kind text not null,
    cause text not null,
    folded_into bigint,
    times bigint not null,
    subject text not null,
    title text not null,
    detail text not null,
    words text,
    by_user_id bigint,
    object_type text not null,
    record_id bigint not null,
    opens_type text,
    opens_id bigint,
    in_app bigint not null,
    at bigint not null,
    read_at bigint,
    mail_at bigint,
    primary key (workspace_id, id)
);
create unique index notice_cause on notice (workspace_id, user_id, kind, cause);
create index notice_of_user on notice (workspace_id, user_id, at, id) where folded_into is null;
create index notice_unread on notice (workspace_id, user_id) where read_at is null and folded_into is null;
create index notice_mail on notice (workspace_id, user_id, mail_at) where mail_at is not null;
create index notice_at on notice (at);
create index notice_read_at on notice (read_at) where read_at is not null;

-- What a person chose otherwise than the kinds have it.
create table notice_preferences (
    workspace_id bigint not null,
    user_id bigint not null,
    choices {{sqlite text}}{{pg jsonb}} not null,
    version bigint not null,
    primary key (workspace_id, user_id)
);
