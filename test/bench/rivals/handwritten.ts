// The least that the work can cost: node:http, one prepared statement that makes the JSON, nothing else.

import { createServer } from 'node:http';
import pg from 'pg';

const [url = '', port = '0'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 16 });

const REGISTRY = `
  SELECT coalesce(json_agg(x.r), '[]')::text AS body FROM (
    SELECT json_build_object('id', p.id, 'name', p.name, 'pinyin', p.pinyin, 'sex', p.sex, 'birthDate', p.birth_date,
             'idNumber', p.id_number_last4, 'area', (SELECT json_build_object('id', a.id, 'name', a.name) FROM area a WHERE a.id = p.area_id),
             'certificate', (SELECT json_build_object('id', c.id, 'category', c.category, 'grade', c.grade, 'status', c.status, 'expiresOn', c.expires_on)
                               FROM certificate c WHERE c.person_id = p.id ORDER BY c.id DESC LIMIT 1)) AS r
      FROM person p WHERE p.merged_into_id IS NULL AND (p.pinyin, p.id) > ($1, $2) ORDER BY p.pinyin, p.id LIMIT 25) x`;

const PERSON = `
  SELECT json_build_object('id', p.id, 'name', p.name, 'pinyin', p.pinyin, 'sex', p.sex, 'birthDate', p.birth_date, 'address', p.address,
           'idNumber', p.id_number_last4, 'phone', p.phone_last4,
           'area', (SELECT json_build_object('id', a.id, 'name', a.name) FROM area a WHERE a.id = p.area_id),
           'household', (SELECT json_build_object('id', h.id, 'incomePerHead', h.income_per_head,
               'members', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'relationToHead', m.relation_to_head)), '[]') FROM person m WHERE m.household_id = h.id),
               'hardships', (SELECT coalesce(json_agg(json_build_object('id', hh.id, 'since', hh.since, 'kind', hh.kind_code)), '[]') FROM household_hardship hh WHERE hh.household_id = h.id))
             FROM household h WHERE h.id = p.household_id),
           'certificates', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'category', c.category, 'grade', c.grade, 'status', c.status,
               'issuedOn', c.issued_on, 'expiresOn', c.expires_on,
               'events', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'operation', e.operation, 'at', e.at) ORDER BY e.id), '[]') FROM certificate_event e WHERE e.certificate_id = c.id)) ORDER BY c.id DESC), '[]')
             FROM certificate c WHERE c.person_id = p.id))::text AS body
    FROM person p WHERE p.id = $1`;

createServer((req, res) => {
  const query = new URLSearchParams(req.url?.split('?')[1] ?? '');
  const registry = req.url?.startsWith('/registry') === true;
  const statement = registry
    ? { name: 'registry', text: REGISTRY, values: [query.get('pinyin') ?? '', Number(query.get('id') ?? 0)] }
    : { name: 'person', text: PERSON, values: [Number(query.get('id'))] };
  pool.query<{ body: string }>(statement).then(
    ({ rows }) => {
      res.setHeader('content-type', 'application/json');
      res.end(rows[0]?.body ?? 'null');
    },
    () => {
      res.statusCode = 500;
      res.end();
    },
  );
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
