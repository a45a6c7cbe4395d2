-- Who is told of each new post: followers who asked for it, and the owners of lists that say so.
ALTER TABLE lists ADD COLUMN notify BOOLEAN NOT NULL DEFAULT FALSE;
-- As their list has it, so that an index leads from an author to those who are told.
ALTER TABLE list_members ADD COLUMN notify BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX follows_notify ON follows (followee_id, follower_id) WHERE notify = TRUE;
CREATE INDEX list_members_notify ON list_members (member_id, account_id) WHERE notify = TRUE;

DROP INDEX notifications_post;
CREATE INDEX notifications_post ON notifications (post_id, from_id, account_id) WHERE post_id IS NOT NULL;
