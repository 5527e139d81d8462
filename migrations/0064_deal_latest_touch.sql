-- The last touch before a deal was won, kept on the deal: what the customer does later changes nothing that was won.
alter table deal add column hs_analytics_latest_source text;
alter table deal add column hs_analytics_latest_source_data_1 text;
alter table deal add column hs_analytics_latest_source_data_2 text;

update deal set (hs_analytics_latest_source, hs_analytics_latest_source_data_1, hs_analytics_latest_source_data_2) = (
    select case when c.hs_latest_source is null or c.hs_latest_source_timestamp > deal.closedate then c.hs_analytics_source else c.hs_latest_source end,
           case when c.hs_latest_source is null or c.hs_latest_source_timestamp > deal.closedate then c.hs_analytics_source_data_1 else c.hs_latest_source_data_1 end,
           case when c.hs_latest_source is null or c.hs_latest_source_timestamp > deal.closedate then c.hs_analytics_source_data_2 else c.hs_latest_source_data_2 end
    from contact c where c.workspace_id = deal.workspace_id and c.id = (
        select min(a.to_id) from association a
        where a.workspace_id = deal.workspace_id and a.from_type = 'deals' and a.from_id = deal.id and a.to_type = 'contacts'))
where hs_is_closed_won = 1;
