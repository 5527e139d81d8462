-- Written with every change, read by nobody (decision 0017).
drop table domain_event;
