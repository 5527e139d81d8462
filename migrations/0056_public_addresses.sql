-- What stands in the addresses of a workspace's public pages. The first one's lie at the root, so it has none.
alter table workspace add column slug text not null default '';
update workspace set slug = 'w' || cast(workspace_id as text) where workspace_id <> (select min(workspace_id) from workspace);
create unique index workspace_slug on workspace (slug);
