import { citizenIdFor } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makeHousehold, makePerson } from '../../../../../test/support/factories.ts';

const CREATE = `mutation ($input: PersonInput!, $accept: Boolean) { answer: createPerson(input: $input, acceptDuplicates: $accept) {
  __typename
  ... on Person { id name sex age version idNumber { masked } phone { masked } area { name } relationToHead household { id } }
  ... on LikelyDuplicateError { code message people { id name area { name } } }
  ... on ValidationError { problems { code field message } }
  ... on Error { code message } } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: PersonPatch!) { answer: updatePerson(id: $id, expectedVersion: $version, input: $input) {
  __typename
  ... on Person { version name sex phone { masked present } address bankName bankAccount { present } area { name } relationToHead household { id } diedOn }
  ... on StaleError { code currentVersion }
  ... on ValidationError { problems { code field } }
  ... on Error { code message } } }`;

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

let api: TestApi;
let manager: Client;
let town: Client;
let village: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  town = await api.user('TOWN_CASEWORKER');
  village = await api.user('VILLAGE_LIAISON');
}, 60_000);

afterAll(() => api.close());

let next = 0;

/** A number of someone who is not registered. */
function freshNumber(birthDate = '1971-03-04'): string {
  next += 1;
  return citizenIdFor({ prefix: '998001', birthDate, sequence: next });
}

async function create(client: Client, input: Record<string, unknown>, accept = false) {
  const filled = { areaId: api.areas.villageA1.globalId, ...input };
  return (await client.data<Answer>(CREATE, { input: filled, accept })).answer;
}

async function update(client: Client, id: string, version: number, input: Record<string, unknown>) {
  return (await client.data<Answer>(UPDATE, { id, version, input })).answer;
}

const trail = (entityId: number) =>
  api.db.prisma.auditEntry.findMany({ where: { entity: 'Person', entityId }, orderBy: { at: 'asc' } });

const idOf = (globalId: unknown): number =>
  Number(Buffer.from(String(globalId), 'base64url').toString().split(':')[1]);

describe('registering a person', () => {
  it('takes sex and age from the number, seals what identifies, and writes the trail without it', async () => {
    const idNumber = freshNumber('1990-11-23');
    const phone = '13900001234';
    const answer = await create(village, {
      name: ' 陈  新 ',
      idNumber: ` ${idNumber.toLowerCase()} `,
      phone,
    });
    expect(answer).toMatchObject({
      __typename: 'Person',
      name: '陈 新',
      sex: Number(idNumber[16]) % 2 === 1 ? 'MALE' : 'FEMALE',
      age: 36,
      version: 1,
      phone: { masked: '*******1234' },
      area: { name: '柳桥村' },
    });
    const row = await api.db.prisma.person.findUniqueOrThrow({ where: { id: idOf(answer['id']) } });
    expect(api.vault.open(row.idNumberEnc)).toBe(idNumber);
    expect(row).toMatchObject({ pinyin: 'chenxin', initials: 'cx', areaPath: api.areas.villageA1.path });
    const [entry] = await trail(row.id);
    expect(entry).toMatchObject({ action: 'CREATE', areaPath: api.areas.villageA1.path });
    const written = JSON.stringify(entry?.changes);
    expect(written).toContain(idNumber.slice(-4));
    for (const secret of [idNumber, idNumber.slice(6, 14), phone, '1990-11-23'])
      expect(written).not.toContain(secret);
  });

  it('names everything that is wrong at once, in the reader’s language', async () => {
    const input = {
      name: '陈1',
      idNumber: '99800119710304001',
      phone: '12',
      bankAccount: '6228480012345678',
    };
    const answer = await create(api.as(village.viewer, 'en'), input);
    expect(answer).toMatchObject({ __typename: 'ValidationError', code: 'INPUT_WRONG' });
    expect(answer['problems']).toEqual(
      expect.arrayContaining([
        { code: 'NAME_CHARACTERS', field: 'name', message: expect.stringMatching(/^[\x20-\x7e’“”]+$/) },
        expect.objectContaining({ code: 'ID_NUMBER_LENGTH', field: 'idNumber' }),
        expect.objectContaining({ code: 'PHONE_INVALID', field: 'phone' }),
        expect.objectContaining({ code: 'BANK_NAME_MISSING', field: 'bankName' }),
      ]),
    );
  });

  it('refuses a number that is taken, and says no more, wherever its owner lives', async () => {
    const near = await makePerson(api, api.areas.villageA1);
    const far = await makePerson(api, api.areas.elsewhereVillage, { name: '远处的人' });
    for (const { idNumber } of [near, far]) {
      const answer = await create(town, { name: '新来', idNumber }, true);
      expect(answer).toMatchObject({ __typename: 'ConflictError', code: 'ID_NUMBER_TAKEN' });
      expect(JSON.stringify(answer)).not.toContain(far.name);
    }
  });

  it('shows whom it might be within the area, and registers when told that it is someone else', async () => {
    const known = await makePerson(api, api.areas.villageA2, {
      name: '买买提·艾力',
      birthDate: '1971-03-04',
    });
    const input = { name: '买买提艾力', idNumber: freshNumber() };
    expect(await create(town, input)).toMatchObject({
      __typename: 'LikelyDuplicateError',
      code: 'PERSON_LIKELY_DUPLICATE',
      people: [{ id: known.globalId, name: known.name, area: { name: '石塘村' } }],
    });
    expect(await create(town, input, true)).toMatchObject({ __typename: 'Person' });
  });

  it('does not tell of a likeness outside the area', async () => {
    await makePerson(api, api.areas.villageB1, { name: '唐秘密', birthDate: '1971-03-04' });
    expect(await create(town, { name: '唐秘密', idNumber: freshNumber() })).toMatchObject({
      __typename: 'Person',
    });
    const query =
      'query ($input: LikelyDuplicateInput!) { likelyDuplicates(input: $input) { area { name } } }';
    const input = { name: '唐秘密', birthDate: '1971-03-04' };
    expect(await town.data(query, { input })).toEqual({ likelyDuplicates: [{ area: { name: '柳桥村' } }] });
  });

  it('registers one of twenty who send the same number at once', async () => {
    const idNumber = freshNumber();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => create(town, { name: '同时', idNumber }, true)),
    );
    const kinds = answers.map(answer => answer.__typename).sort();
    expect(kinds).toEqual([...Array(19).fill('ConflictError'), 'Person']);
    expect(await api.db.prisma.person.count({ where: { name: '同时' } })).toBe(1);
  });

  it('puts people into villages of the actor’s own area only', async () => {
    const { townA, villageB1, elsewhereVillage } = api.areas;
    const into = (areaId: string) => create(town, { name: '某人', idNumber: freshNumber(), areaId });
    expect(await into(townA.globalId)).toMatchObject({
      problems: [{ code: 'AREA_NOT_VILLAGE', field: 'areaId' }],
    });
    for (const area of [villageB1, elsewhereVillage])
      expect(await into(area.globalId)).toMatchObject({ __typename: 'NotFoundError' });
    const head = await api.user('TOWN_HEAD');
    expect(await create(head, { name: '某人', idNumber: freshNumber() })).toMatchObject({
      __typename: 'ForbiddenError',
    });
  });

  it('joins a household that may be seen, as its head where it has none', async () => {
    const head = await makePerson(api, api.areas.villageA1);
    const home = await makeHousehold(api, api.areas.villageA1, head);
    const child = { name: '孩子', idNumber: freshNumber(), householdId: home.globalId };
    expect(await create(village, { ...child, relationToHead: 'HEAD' })).toMatchObject({
      problems: [{ code: 'HOUSEHOLD_HEAD_DIFFERS', field: 'relationToHead' }],
    });
    expect(await create(village, { ...child, relationToHead: 'CHILD' })).toMatchObject({
      relationToHead: 'CHILD',
      household: { id: home.globalId },
    });
    const other = await makeHousehold(api, api.areas.villageB1, await makePerson(api, api.areas.villageB1));
    expect(
      await create(village, { name: '别人', idNumber: freshNumber(), householdId: other.globalId }),
    ).toMatchObject({
      __typename: 'NotFoundError',
    });
    expect(
      await create(village, { name: '别人', idNumber: freshNumber(), relationToHead: 'CHILD' }),
    ).toMatchObject({
      problems: [{ code: 'REQUIRED', field: 'householdId' }],
    });
  });
});

describe('changing a person', () => {
  it('changes what is given, clears what is null and leaves the rest', async () => {
    const person = await makePerson(api, api.areas.villageA1, { name: '改前' });
    const answer = await update(village, person.globalId, 1, { address: '新路2号', phone: null });
    expect(answer).toMatchObject({
      __typename: 'Person',
      version: 2,
      name: '改前',
      address: '新路2号',
      phone: { present: false },
      bankAccount: { present: true },
    });
    const row = await api.db.prisma.person.findUniqueOrThrow({ where: { id: person.id } });
    expect(api.vault.open(row.idNumberEnc)).toBe(person.idNumber);
    const [entry] = await trail(person.id);
    expect(Object.keys(Object(entry?.changes)).sort()).toEqual(['address', 'phone']);
    expect(entry?.changes).toMatchObject({ phone: [`*******${person.phone.slice(-4)}`, null] });
  });

  it('checks the whole record, and changes nothing where it is wrong', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    expect(await update(village, person.globalId, 1, { bankName: null, guardianName: null })).toMatchObject({
      problems: expect.arrayContaining([
        { code: 'BANK_NAME_MISSING', field: 'bankName' },
        { code: 'GUARDIAN_NAME_MISSING', field: 'guardianName' },
      ]),
    });
    expect(await update(village, person.globalId, 1, { name: null })).toMatchObject({
      problems: [{ code: 'REQUIRED', field: 'name' }],
    });
    expect(await update(village, person.globalId, 1, { birthDate: '1970-01-01' })).toMatchObject({
      problems: [{ code: 'BIRTH_DATE_DISAGREES', field: 'birthDate' }],
    });
    expect(await trail(person.id)).toEqual([]);
  });

  it('does not count a save without a change', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const same = { name: person.name, idNumber: person.idNumber, phone: person.phone };
    expect(await update(village, person.globalId, 1, same)).toMatchObject({ version: 1 });
    expect(await trail(person.id)).toEqual([]);
  });

  it('tells the second of two who save, and keeps the first one’s change', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const answers = await Promise.all(
      ['甲路', '乙路'].map(address => update(village, person.globalId, 1, { address })),
    );
    expect(answers.map(answer => answer.__typename).sort()).toEqual(['Person', 'StaleError']);
    expect(answers.find(answer => answer.__typename === 'StaleError')).toMatchObject({ currentVersion: 2 });
  });

  it('takes a corrected number with its date of birth, unless it is someone else’s', async () => {
    const [person, other] = [
      await makePerson(api, api.areas.villageA1),
      await makePerson(api, api.areas.villageB1),
    ];
    expect(await update(town, person.globalId, 1, { idNumber: other.idNumber })).toMatchObject({
      __typename: 'ConflictError',
      code: 'ID_NUMBER_TAKEN',
    });
    const corrected = freshNumber('2001-02-03');
    expect(await update(town, person.globalId, 1, { idNumber: corrected })).toMatchObject({ version: 2 });
    const row = await api.db.prisma.person.findUniqueOrThrow({ where: { id: person.id } });
    expect(row.birthDate.toISOString().slice(0, 10)).toBe('2001-02-03');
    const changes = JSON.stringify((await trail(person.id))[0]?.changes);
    expect(changes).not.toContain('2001-02-03');
    expect(changes).not.toContain(corrected);
  });

  it('moves a person with the certificates, and the old village no longer sees either', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const certificate = await makeCertificate(api, person, api.areas.villageA1);
    expect(await update(village, person.globalId, 1, { areaId: api.areas.villageA2.globalId })).toMatchObject(
      {
        __typename: 'NotFoundError',
      },
    );
    expect(await update(manager, person.globalId, 1, { areaId: api.areas.villageB1.globalId })).toMatchObject(
      {
        area: { name: '望江社区' },
      },
    );
    const query = 'query ($p: ID!, $c: ID!) { person(id: $p) { id } certificate(id: $c) { id } }';
    const ids = { p: person.globalId, c: certificate.globalId };
    expect(await village.data(query, ids)).toEqual({ person: null, certificate: null });
    const there = await api.user('VILLAGE_LIAISON', api.areas.villageB1);
    expect(await there.data(query, ids)).toEqual({
      person: { id: person.globalId },
      certificate: { id: certificate.globalId },
    });
  });

  it('leaves a household with its headship, and reads someone outside the area as missing', async () => {
    const head = await makePerson(api, api.areas.villageA1);
    const home = await makeHousehold(api, api.areas.villageA1, head);
    expect(await update(village, head.globalId, 1, { householdId: null })).toMatchObject({
      household: null,
      relationToHead: null,
    });
    const row = await api.db.prisma.household.findUniqueOrThrow({ where: { id: home.id } });
    expect(row).toMatchObject({ headId: null, version: 2 });
    const outside = await makePerson(api, api.areas.villageB1);
    expect(await update(village, outside.globalId, 1, { address: '别处' })).toMatchObject({
      __typename: 'NotFoundError',
    });
  });
});
