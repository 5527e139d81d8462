-- Money is held as two columns that bear its name, everywhere.
alter table product rename column currency to unit_price_currency;
