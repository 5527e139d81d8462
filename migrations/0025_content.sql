-- Forms that turn visitors into contacts. Fields name contact properties, consents name topics; both are small lists edited as a whole.
create table form (
    workspace_id bigint not null,
    id bigint not null,
    name text not null,
    fields {{sqlite text}}{{pg jsonb}} not null,
    consents {{sqlite text}}{{pg jsonb}} not null,
    double_opt_in bigint not null,
    button_label text not null,
    thanks_text text not null,
    redirect_url text,
    lifecycle_stage text not null,
    notify_user_id bigint,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, id)
);

-- Public pages at /p/<slug>. body_html is made from body when it is saved.
create table page (
    workspace_id bigint not null,
    id bigint not null,
    slug text not null,
    title text not null,
    description text not null,
    body text not null,
    body_html text not null,
    form_id bigint,
    state text not null,
    created_at bigint not null,
    updated_at bigint not null,
    published_at bigint,
    primary key (workspace_id, id)
);
create unique index page_slug on page (workspace_id, slug);
create index page_form on page (workspace_id, form_id);

-- What people sent, as they sent it. The token is the form's as it was handed out: sent twice, it is taken once.
create table form_submission (
    workspace_id bigint not null,
    id bigint not null,
    form_id bigint not null,
    contact_id bigint not null,
    at bigint not null,
    token text not null,
    fields {{sqlite text}}{{pg jsonb}} not null,
    consents {{sqlite text}}{{pg jsonb}} not null,
    page_path text not null,
    source text not null,
    medium text not null,
    campaign text not null,
    primary key (workspace_id, id)
);
create index form_submission_form on form_submission (workspace_id, form_id, id);
create unique index form_submission_token on form_submission (workspace_id, token);
