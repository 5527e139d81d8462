-- Mails to single people: as they were composed, and what became of them. `kept`: no server was configured.
create table mail_message (
    workspace_id bigint not null,
    id bigint not null,
    kind text not null,
    from_address text not null,
    to_address text not null,
    subject text not null,
    raw text not null,
    state text not null,
    attempts bigint not null default 0,
    last_error text,
    contact_id bigint,
    created_at bigint not null,
    sent_at bigint,
    primary key (workspace_id, id)
);
create index mail_message_state on mail_message (workspace_id, state, id);
create index mail_message_contact on mail_message (workspace_id, contact_id, id) where contact_id is not null;
