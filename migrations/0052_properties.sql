-- A property that was removed keeps its definition, because the records keep its values: it comes back as it was.
alter table property add column archived bigint not null default 0;
