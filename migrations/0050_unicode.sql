-- Words of records are kept without accents and case, so that "ärger" finds "Ärger"; what is stored follows.
insert into search_term (workspace_id, object_type, term, record_id)
select workspace_id, object_type,
       {{sqlite fold(term)}}{{pg lower(replace(regexp_replace(normalize(term, NFKD), '[\u0300-\u036f]', '', 'g'), 'ß', 'ss') collate "und-x-icu")}}, record_id
from search_term where {{sqlite term <> fold(term)}}{{pg term ~ '[^\x01-\x7f]'}}
on conflict do nothing;
delete from search_term where {{sqlite term <> fold(term)}}{{pg term <> lower(replace(regexp_replace(normalize(term, NFKD), '[\u0300-\u036f]', '', 'g'), 'ß', 'ss') collate "und-x-icu")}};

-- Lists of names are sorted without regard to case, accented letters beside plain ones.
drop index contact_name;
create index contact_name on contact (workspace_id, archived, lastname collate {{sqlite alphabetical}}{{pg "und-x-icu"}}, id);
drop index company_name;
create index company_name on company (workspace_id, archived, name collate {{sqlite alphabetical}}{{pg "und-x-icu"}}, id);
