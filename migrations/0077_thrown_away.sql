-- What is thrown away can be brought back: it stays, out of sight. Its address is free meanwhile.
alter table page add column archived bigint not null default 0;
alter table form add column archived bigint not null default 0;
alter table campaign add column archived bigint not null default 0;
drop index page_slug;
create unique index page_slug on page (workspace_id, slug) where archived = 0;

-- Who saved last: told to whoever was slower.
alter table page add column updated_by bigint;
alter table form add column updated_by bigint;
alter table campaign add column updated_by bigint;
alter table quote add column updated_by bigint;
