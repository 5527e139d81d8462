-- Whose scores fade is found by one look over all workspaces.
create index score_due on score_explanation (at) where fades = 1;
