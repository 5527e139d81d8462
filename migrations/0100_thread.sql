-- The edges of the thread, walked from either end.
create index deal_outcome on deal (workspace_id, hs_is_closed_won, id) where hs_is_closed = 1 and archived = 0;
create index deal_lost_reason on deal (workspace_id, closed_lost_reason, id) where closed_lost_reason is not null and archived = 0;
create index contact_first_campaign on contact (workspace_id, hs_analytics_source_data_2, id)
    where hs_analytics_source_data_2 is not null and archived = 0;
create index form_submission_contact on form_submission (workspace_id, contact_id, id);
create index form_submission_page on form_submission (workspace_id, page_path, id);
create index campaign_recipient_contact on campaign_recipient (workspace_id, contact_id, campaign_id);
create index handoff_deal on handoff (workspace_id, deal_id, id) where deal_id is not null;
create index quote_accepted on quote (workspace_id, id) where state = 'accepted';
create index quote_line_product on quote_line (workspace_id, product_id, quote_id) where product_id is not null;
