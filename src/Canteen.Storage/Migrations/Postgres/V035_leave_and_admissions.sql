-- The last leave of somebody, also while it lasts. Milliseconds; leave_from is 0 for none.
ALTER TABLE quiet_hours ADD COLUMN leave_from BIGINT NOT NULL DEFAULT 0;
ALTER TABLE quiet_hours ADD COLUMN leave_until BIGINT NOT NULL DEFAULT 0;

-- When people were let in: with approval that is not when they signed up. Milliseconds.
CREATE TABLE admissions (
    account_id  BIGINT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    admitted_at BIGINT NOT NULL
);
CREATE INDEX admissions_time ON admissions (admitted_at, account_id);
INSERT INTO admissions (account_id, admitted_at)
SELECT account_id, CASE WHEN confirmed_at > approved_at THEN confirmed_at ELSE approved_at END FROM users
WHERE confirmed_at IS NOT NULL AND approved_at IS NOT NULL;
