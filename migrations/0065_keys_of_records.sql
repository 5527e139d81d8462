-- Whether a record has a key of another system already.
create index external_key_record on external_key (workspace_id, object_type, record_id, source);
