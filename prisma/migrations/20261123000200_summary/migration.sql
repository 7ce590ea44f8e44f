-- Kept counts of the register. Every statement that changes people or certificates writes what it changed beside it, in
-- its transaction (registry_delta); a job folds that into totals (registry_total) for every area and the areas above it.
-- A figure is total plus deltas: exact at every commit, and no row that everyone waits for.

ALTER TABLE "registry_delta"
  ALTER COLUMN "area_path" TYPE text COLLATE "C",
  ALTER COLUMN "key" TYPE text COLLATE "C";
ALTER TABLE "registry_total"
  ALTER COLUMN "area_path" TYPE text COLLATE "C",
  ALTER COLUMN "key" TYPE text COLLATE "C";
CREATE INDEX "registry_total_zero_idx" ON "registry_total" ("facet") WHERE "n" = 0;

-- Where a person counts: the living, unless merged into another record or erased.
CREATE FUNCTION person_facets(
  sex "Sex", birth_date date, died_on date, merged_into_id integer, erased_at timestamptz
) RETURNS TABLE (facet "RegistryFacet", key text) LANGUAGE sql STABLE AS $$
  SELECT v.facet, v.key
  FROM (VALUES
    ('PEOPLE'::"RegistryFacet", ''),
    ('AGE_SEX', to_char(birth_date, 'YYYY') || CASE sex WHEN 'MALE' THEN '-M' ELSE '-F' END)
  ) AS v (facet, key)
  WHERE died_on IS NULL AND merged_into_id IS NULL AND erased_at IS NULL
$$;

-- Where a certificate counts. What time alone changes (expired) follows from EXPIRES_DAY.
CREATE FUNCTION certificate_facets(
  status "CertificateStatus", category "DisabilityCategory", grade smallint, issued_on date, expires_on date
) RETURNS TABLE (facet "RegistryFacet", key text) LANGUAGE sql STABLE AS $$
  SELECT v.facet, v.key
  FROM (VALUES
    ('STATUS'::"RegistryFacet", status::text, true),
    ('ISSUED_MONTH', to_char(issued_on, 'YYYY-MM'), issued_on IS NOT NULL),
    ('HOLDERS', '', status IN ('ISSUED', 'FROZEN', 'LOST')),
    ('CATEGORY_GRADE', category::text || '-' || grade, status IN ('ISSUED', 'FROZEN', 'LOST')),
    ('EXPIRES_DAY', to_char(expires_on, 'YYYY-MM-DD'), status IN ('ISSUED', 'FROZEN', 'LOST'))
  ) AS v (facet, key, counts)
  WHERE v.counts
$$;

CREATE FUNCTION count_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO registry_delta (facet, key, area_path, n)
    SELECT f.facet, f.key, r.area_path, count(*)
    FROM new_rows r, person_facets(r.sex, r.birth_date, r.died_on, r.merged_into_id, r.erased_at) f
    GROUP BY f.facet, f.key, r.area_path;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO registry_delta (facet, key, area_path, n)
    SELECT f.facet, f.key, r.area_path, -count(*)
    FROM old_rows r, person_facets(r.sex, r.birth_date, r.died_on, r.merged_into_id, r.erased_at) f
    GROUP BY f.facet, f.key, r.area_path;
  ELSE
    INSERT INTO registry_delta (facet, key, area_path, n)
    SELECT f.facet, f.key, r.area_path, sum(r.sign)
    FROM (
      SELECT 1 AS sign, area_path, sex, birth_date, died_on, merged_into_id, erased_at FROM new_rows
      UNION ALL
      SELECT -1, area_path, sex, birth_date, died_on, merged_into_id, erased_at FROM old_rows
    ) r, person_facets(r.sex, r.birth_date, r.died_on, r.merged_into_id, r.erased_at) f
    GROUP BY f.facet, f.key, r.area_path
    HAVING sum(r.sign) <> 0;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_insert AFTER INSERT ON "person" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_people();
CREATE TRIGGER count_update AFTER UPDATE ON "person" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_people();
CREATE TRIGGER count_delete AFTER DELETE ON "person" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_people();

CREATE FUNCTION count_certificates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO registry_delta (facet, key, area_path, n)
    SELECT f.facet, f.key, r.area_path, count(*)
    FROM new_rows r, certificate_facets(r.status, r.category, r.grade, r.issued_on, r.expires_on) f
    GROUP BY f.facet, f.key, r.area_path;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO registry_delta (facet, key, area_path, n)
    SELECT f.facet, f.key, r.area_path, -count(*)
    FROM old_rows r, certificate_facets(r.status, r.category, r.grade, r.issued_on, r.expires_on) f
    GROUP BY f.facet, f.key, r.area_path;
  ELSE
    INSERT INTO registry_delta (facet, key, area_path, n)
    SELECT f.facet, f.key, r.area_path, sum(r.sign)
    FROM (
      SELECT 1 AS sign, area_path, status, category, grade, issued_on, expires_on FROM new_rows
      UNION ALL
      SELECT -1, area_path, status, category, grade, issued_on, expires_on FROM old_rows
    ) r, certificate_facets(r.status, r.category, r.grade, r.issued_on, r.expires_on) f
    GROUP BY f.facet, f.key, r.area_path
    HAVING sum(r.sign) <> 0;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_insert AFTER INSERT ON "certificate" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_certificates();
CREATE TRIGGER count_update AFTER UPDATE ON "certificate" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_certificates();
CREATE TRIGGER count_delete AFTER DELETE ON "certificate" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_certificates();

-- The figure now, for an area and all below it. Without rows in between: a key that counts nothing is absent.
CREATE FUNCTION registry_count(area_path text, facet "RegistryFacet")
RETURNS TABLE (key text, n bigint) LANGUAGE sql STABLE AS $$
  SELECT s.key, sum(s.n)
  FROM (
    SELECT t.key, t.n FROM registry_total t WHERE t.facet = $2 AND t.area_path = $1
    UNION ALL
    SELECT d.key, d.n FROM registry_delta d
    WHERE d.facet = $2 AND d.area_path >= $1 AND d.area_path < $1 || '~'
  ) s
  GROUP BY s.key
  HAVING sum(s.n) <> 0
$$;

-- Folds the oldest deltas into the totals, as many as take about a second; returns how many, 0 when none is left. One
-- at a time: whoever comes second leaves.
CREATE FUNCTION fold_registry_deltas() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  folded bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7204202612) THEN
    RETURN 0;
  END IF;
  WITH gone AS (
    DELETE FROM registry_delta WHERE id IN (SELECT id FROM registry_delta ORDER BY id LIMIT 100000)
    RETURNING facet, key, area_path, n
  ), risen AS (
    INSERT INTO registry_total AS t (facet, area_path, key, n)
    SELECT g.facet, left(g.area_path, level.width), g.key, sum(g.n)
    FROM gone g JOIN (VALUES (6), (9), (12)) AS level (width) ON length(g.area_path) >= level.width
    GROUP BY g.facet, left(g.area_path, level.width), g.key
    HAVING sum(g.n) <> 0
    ON CONFLICT (facet, area_path, key) DO UPDATE SET n = t.n + excluded.n
  )
  SELECT count(*) INTO folded FROM gone;
  DELETE FROM registry_total WHERE n = 0;
  RETURN folded;
END
$$;

-- Counts everything afresh; writers wait meanwhile. For an operator who doubts the figures, and after a bulk load that
-- went around the triggers.
CREATE FUNCTION recount_registry() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7204202612);
  LOCK TABLE person, certificate IN SHARE MODE;
  DELETE FROM registry_delta;
  DELETE FROM registry_total;
  INSERT INTO registry_delta (facet, key, area_path, n)
  SELECT f.facet, f.key, p.area_path, count(*)
  FROM person p, person_facets(p.sex, p.birth_date, p.died_on, p.merged_into_id, p.erased_at) f
  GROUP BY f.facet, f.key, p.area_path;
  INSERT INTO registry_delta (facet, key, area_path, n)
  SELECT f.facet, f.key, c.area_path, count(*)
  FROM certificate c, certificate_facets(c.status, c.category, c.grade, c.issued_on, c.expires_on) f
  GROUP BY f.facet, f.key, c.area_path;
  WHILE fold_registry_deltas() > 0 LOOP
  END LOOP;
END
$$;
