-- What apps say of a collection, beside its words. Without "discoverable", a pack is in no list but for its maker and the people in it.
ALTER TABLE packs ADD COLUMN language TEXT;
ALTER TABLE packs ADD COLUMN sensitive BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE packs ADD COLUMN discoverable BOOLEAN NOT NULL DEFAULT TRUE;
-- When what is said of it was last changed, not when people came or left.
ALTER TABLE packs ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
UPDATE packs SET changed_at = created_at;
