-- Of a followed hashtag, only what the people of this list write comes into one's home; NULL: what anybody writes. No reference: from a
-- list that is gone, nothing comes, rather than everything.
ALTER TABLE followed_tags ADD COLUMN list_id BIGINT;
