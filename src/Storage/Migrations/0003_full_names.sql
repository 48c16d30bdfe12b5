-- @"Фамилия Имя" is looked up while a message is being posted: the words of a name in order, lower case, ё = е.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(word, ' ' ORDER BY word COLLATE "C")
    FROM regexp_split_to_table(translate(lower(normalize(btrim(name), NFKC)), 'ё', 'е'), '\s+') AS word
$$;
CREATE INDEX people_name_key ON people (name_key(given_name || ' ' || family_name));
