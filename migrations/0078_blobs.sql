-- Files lie beside the database, named by the SHA-256 of what they hold: here is what a workspace has, and what uses it.
create table blob (
    workspace_id bigint not null,
    hash text not null,
    bytes bigint not null,
    content_type text not null,
    created_at bigint not null,
    unused_since bigint,
    primary key (workspace_id, hash)
);
create index blob_hash on blob (hash);
create index blob_unused on blob (unused_since) where unused_since is not null;

create table blob_use (
    workspace_id bigint not null,
    hash text not null,
    holder text not null,
    holder_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, hash, holder, holder_id)
);
create index blob_use_holder on blob_use (workspace_id, holder, holder_id);
create index blob_use_hash on blob_use (hash);

-- PDFs of quotes are files, too. Those that lie in base 64 become files when the program starts, row by row.
alter table quote_document rename to quote_document_in_base64;
create table quote_document (
    workspace_id bigint not null,
    quote_id bigint not null,
    content text not null,
    pdf_hash text not null,
    primary key (workspace_id, quote_id)
);
