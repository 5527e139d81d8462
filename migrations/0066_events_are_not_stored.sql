-- Written with every change, read by nobody (decision 0018).
drop table domain_event;
