-- What can be sold.
create table product (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    sku text not null,
    description text not null,
    unit text not null,
    unit_price_minor bigint not null,
    currency text not null,
    tax_rate bigint not null,
    archived bigint not null default 0,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, id)
);
create unique index product_sku on product (workspace_id, sku) where sku <> '' and archived = 0;
create index product_name on product (workspace_id, archived, name, id);

-- Rates and discounts in basis points, quantities in thousandths, amounts in minor units of the quote's currency.
create table quote (
    workspace_id bigint not null,
    id bigint not null,
    number bigint not null,
    title text not null,
    deal_id bigint not null,
    contact_id bigint,
    owner_id bigint not null,
    state text not null,
    currency text not null,
    discount bigint not null,
    intro text not null,
    terms text not null,
    valid_until text not null,
    expires_at bigint not null,
    total_minor bigint not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    sent_at bigint,
    opened_at bigint,
    last_opened_at bigint,
    open_count bigint not null default 0,
    decided_at bigint,
    decided_by text,
    consent text,
    decline_reason text,
    decline_note text,
    primary key (workspace_id, id)
);
create unique index quote_number on quote (workspace_id, number);
create index quote_deal on quote (workspace_id, deal_id, id);
create index quote_contact on quote (workspace_id, contact_id, id);
create index quote_state on quote (workspace_id, state, expires_at);

create table quote_line (
    workspace_id bigint not null,
    quote_id bigint not null,
    position bigint not null,
    product_id bigint,
    title text not null,
    description text not null,
    unit text not null,
    quantity bigint not null,
    unit_price_minor bigint not null,
    discount bigint not null,
    tax_rate bigint not null,
    primary key (workspace_id, quote_id, position)
);

-- What was sent, word for word: the document as JSON in a fixed order, and its PDF in base 64. Never changed.
create table quote_document (
    workspace_id bigint not null,
    quote_id bigint not null,
    content text not null,
    pdf text not null,
    primary key (workspace_id, quote_id)
);

-- Who holds one of these tokens reads the quote. Only their hashes are kept.
create table quote_link (
    workspace_id bigint not null,
    token_hash text not null,
    quote_id bigint not null,
    created_at bigint not null,
    primary key (workspace_id, token_hash)
);
create index quote_link_token on quote_link (token_hash);

create table quote_event (
    workspace_id bigint not null,
    quote_id bigint not null,
    id bigint not null,
    at bigint not null,
    kind text not null,
    who text not null,
    words text not null,
    primary key (workspace_id, quote_id, id)
);

-- A chain per workspace: each row's hash covers the row before.
create table seal (
    workspace_id bigint not null,
    sequence bigint not null,
    previous_hash text not null,
    hash text not null,
    kind text not null,
    subject_id bigint not null,
    document_hash text not null,
    at bigint not null,
    primary key (workspace_id, sequence)
);
create unique index seal_subject on seal (workspace_id, kind, subject_id);
