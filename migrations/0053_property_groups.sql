-- Groups properties are shown in, beside the standard ones of crm/records/property_groups.cpp.
create table property_group (
    workspace_id bigint not null,
    object_type text not null,
    name text not null,
    label text not null,
    display_order bigint not null,
    primary key (workspace_id, object_type, name)
);

-- Standard properties of HubSpot that programs send.
alter table contact add column salutation text;
alter table contact add column fax text;
alter table contact add column annualrevenue text;
alter table contact add column numemployees text;
alter table company add column address2 text;
alter table company add column timezone text;
alter table company add column type text;
alter table deal add column hs_priority text;
alter table deal add column hs_next_step text;
