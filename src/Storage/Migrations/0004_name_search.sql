-- The handle's collation "C" spread over the whole expression, and under it lower() leaves Cyrillic letters alone.
DROP INDEX people_name_search;
CREATE INDEX people_name_search ON people USING gin ((lower(name || ' ' || handle COLLATE "default")) gin_trgm_ops);
