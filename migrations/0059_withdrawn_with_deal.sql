-- The state a quote had when archiving its deal took it back; bringing the deal back brings it back to that.
alter table quote add column withdrawn_from text;
