-- Only the owner of the tables removes entries of the access log, and only those that audit_expiry has written off.
-- The server's role has no such right at all (AU-7).
create policy access_log_expire on access_log for delete to current_user using (reach_system() = 'tail');
