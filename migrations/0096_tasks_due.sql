-- Whose task fell due is told once; what was due before there were notices is told no more.
alter table activity add column due_told_at bigint;
update activity set due_told_at = due_at where kind = 'task'
    and due_at < {{sqlite cast(strftime('%s', 'now') as integer)}}{{pg cast(extract(epoch from now()) as bigint)}} * 1000;
create index activity_due_untold on activity (due_at) where kind = 'task' and done_at is null and due_told_at is null and due_at is not null;
