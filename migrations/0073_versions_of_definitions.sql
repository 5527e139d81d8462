-- What two people may edit counts its versions.
alter table property add column version bigint not null default 1;
alter table property_group add column version bigint not null default 1;
alter table pipeline add column version bigint not null default 1;
alter table pipeline_stage add column version bigint not null default 1;
