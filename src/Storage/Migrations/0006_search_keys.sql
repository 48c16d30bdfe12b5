-- By what a name is found: compatibility forms folded, lower case, ё = е. A stored key, because a phone's every
-- keystroke looks at the names of the whole company where the letters are too few for the index.
CREATE FUNCTION search_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(normalize(name, NFKC)), 'ё', 'е')
$$;

ALTER TABLE people ADD COLUMN search_key text
    GENERATED ALWAYS AS (search_key(given_name || ' ' || family_name || ' ' || handle COLLATE "default")) STORED;
DROP INDEX people_name_search;
CREATE INDEX people_search ON people USING gin (search_key gin_trgm_ops);

ALTER TABLE groups ADD COLUMN search_key text GENERATED ALWAYS AS (search_key(name)) STORED;
DROP INDEX groups_name_search;
CREATE INDEX groups_search ON groups USING gin (search_key gin_trgm_ops);

-- Those that the switcher finds, among the many more that are people's own and private conversations.
CREATE INDEX channels_named ON channels (group_id) WHERE kind = 'group' AND name <> '' AND archived_at IS NULL;

-- With a condition that every question by group fulfils, and in the order in which the main channel is the first.
DROP INDEX channels_group;
CREATE INDEX channels_group ON channels (group_id, id) WHERE group_id IS NOT NULL;

-- Members are counted without those who were sent away.
CREATE INDEX people_deactivated ON people (id) WHERE deactivated_at IS NOT NULL;
