-- Words by the Russian and English dictionaries, so that endings do not matter, and as they are written, so that abbreviations
-- and words that the dictionaries pass over are found too. ё is е.
CREATE FUNCTION search_words(text text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT strip(to_tsvector('pg_catalog.russian', translate(text, 'ёЁ', 'еЕ')) || to_tsvector('pg_catalog.simple', translate(text, 'ёЁ', 'еЕ')))
$$;

-- Every word of what is looked for, in any of its forms or as it is; the last one may have been typed only in part.
CREATE FUNCTION search_query(phrase text, beginnings text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT plainto_tsquery('pg_catalog.russian', phrase) || plainto_tsquery('pg_catalog.simple', phrase) || to_tsquery('pg_catalog.simple', beginnings)
$$;

CREATE TABLE message_search (
    message_id bigint PRIMARY KEY REFERENCES messages,
    tsv        tsvector NOT NULL
);
CREATE INDEX message_search_tsv ON message_search USING gin (tsv);
