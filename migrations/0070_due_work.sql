-- Whose quotes expire and whose leads wait too long is found by one look over all workspaces.
create index quote_due on quote (expires_at) where state in ('sent', 'opened');
create index handoff_due on handoff (due_at) where state = 'waiting' and missed_at is null;
