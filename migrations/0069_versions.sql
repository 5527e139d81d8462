-- Counts what people saved of one thing, so that nobody overwrites what they have not seen.
alter table campaign add column version bigint not null default 1;
alter table form add column version bigint not null default 1;
alter table page add column version bigint not null default 1;
alter table topic add column version bigint not null default 1;
alter table activity add column version bigint not null default 1;
alter table workspace add column version bigint not null default 1;
alter table user_account add column version bigint not null default 1;
