-- PostgreSQL's index numbers documents by itself; only SQLite has something to change.
SELECT 1;
