-- Values that tell the records of a kind apart: of properties whose definition says so, and of live records only.
alter table property add column has_unique_value bigint not null default 0;
create table unique_value (
    workspace_id bigint not null,
    object_type text not null,
    property text not null,
    value text not null,
    record_id bigint not null,
    primary key (workspace_id, object_type, property, value)
);
create index unique_value_record on unique_value (workspace_id, object_type, record_id);
