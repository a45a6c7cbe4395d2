-- Of a followed hashtag, at most so many posts a day come into one's home; NULL: all. Not together with a list.
ALTER TABLE followed_tags ADD COLUMN most_a_day BIGINT;
-- Which one it is among the posts of its hashtag on its day (UTC) that may be listed, from 1; hashtags that are read together count
-- together. 0 for what may not be listed.
ALTER TABLE post_tags ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
UPDATE post_tags SET number = counted.number FROM (
    SELECT t.tag_id, t.post_id,
      -- A post with two hashtags that are read together counts once. An id begins with its milliseconds, above 16 other bits.
      DENSE_RANK() OVER (PARTITION BY COALESCE(a.main, g.name), t.post_id / 65536 / 86400000 ORDER BY t.post_id) AS number
    FROM post_tags t JOIN tags g ON g.id = t.tag_id LEFT JOIN tag_aliases a ON a.name = g.name
    WHERE t.visibility = 0) counted
WHERE post_tags.tag_id = counted.tag_id AND post_tags.visibility = 0 AND post_tags.post_id = counted.post_id;
