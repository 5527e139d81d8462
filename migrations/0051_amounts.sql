-- An amount has a currency, whatever the workspace's becomes later.
update deal set deal_currency_code = (select w.currency from workspace w where w.workspace_id = deal.workspace_id)
where amount is not null and deal_currency_code is null;

-- Amounts lie in minor units of their currency. In thousandths of the major unit they compare and sort as people read them.
-- The codes are those of base/money.cpp; a test compares.
alter table deal add column amount_thousandths bigint generated always as (amount * case
    when deal_currency_code in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF') then 1000
    when deal_currency_code in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 1
    else 10 end) {{sqlite virtual}}{{pg stored}};
create index deal_amount on deal (workspace_id, archived, amount_thousandths, id);
