-- Whom a campaign means is a condition of segments; the program brings what they said before into that shape when it starts.
alter table campaign rename column segment to condition;
