-- Each kind of job is claimed by itself, the longest due first: a thousand that wait for a slow server are not in the way of a mail.
CREATE INDEX jobs_lane ON jobs (kind, run_at) WHERE dead_at IS NULL;
DROP INDEX jobs_due;
