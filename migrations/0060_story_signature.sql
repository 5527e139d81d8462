-- Who did it where no user did: the rules that counted a score, the customer who opened a quote.
alter table timeline_entry add column signed_by text;
