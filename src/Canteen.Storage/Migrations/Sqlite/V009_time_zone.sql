-- The IANA name of the zone in which somebody reads times; empty for that of each device.
ALTER TABLE accounts ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';

-- Finding people by what they do and where.
CREATE INDEX accounts_profession ON accounts (lower(profession), id) WHERE profession <> '';
CREATE INDEX accounts_organisation ON accounts (lower(organisation), id) WHERE organisation <> '';
