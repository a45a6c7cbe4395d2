-- Who a post is for, beside its visibility: members of this server alone, or a community.
ALTER TABLE posts ADD COLUMN local_only BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE posts ADD COLUMN community_id BIGINT;

-- Home timelines ask for the community too, and shall not have to look at the posts themselves.
DROP INDEX posts_author;
CREATE INDEX posts_author ON posts (author_id, id, visibility, community_id, boost_of_id, reply_to_id, reply_to_account_id, language)
    WHERE deleted_at IS NULL;
