-- The days of expiry count issued certificates alone: only those are valid, expiring or expired by their date, and only
-- their holders are reminded. With frozen and lost ones among them the states could not be told from the kept counts.
CREATE OR REPLACE FUNCTION certificate_facets(
  status "CertificateStatus", category "DisabilityCategory", grade smallint, issued_on date, expires_on date
) RETURNS TABLE (facet "RegistryFacet", key text) LANGUAGE sql STABLE AS $$
  SELECT v.facet, v.key
  FROM (VALUES
    ('STATUS'::"RegistryFacet", status::text, true),
    ('ISSUED_MONTH', to_char(issued_on, 'YYYY-MM'), issued_on IS NOT NULL),
    ('HOLDERS', '', status IN ('ISSUED', 'FROZEN', 'LOST')),
    ('CATEGORY_GRADE', category::text || '-' || grade, status IN ('ISSUED', 'FROZEN', 'LOST')),
    ('EXPIRES_DAY', to_char(expires_on, 'YYYY-MM-DD'), status = 'ISSUED')
  ) AS v (facet, key, counts)
  WHERE v.counts
$$;

DO $$ BEGIN PERFORM recount_registry(); END $$;
