-- Joining and transfers run on the approval engine, which calls in its own reach.
drop policy membership_join_add on membership_join;
create policy membership_join_add on membership_join for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
drop policy membership_transfer_add on membership_transfer;
create policy membership_transfer_add on membership_transfer for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
drop policy membership_transfer_end_add on membership_transfer_end;
create policy membership_transfer_end_add on membership_transfer_end for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));

-- The reminder asks for the day of first contact; what is late is woken by its case.
drop index membership_join_due;
create index membership_join_contact on membership_join (contact_on) where status = 'waiting' and reminded_at is null;
