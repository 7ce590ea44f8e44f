// A case of medical aid with its notice, an objection, a document, a task and an event, all in one place.

import { medicalAid } from '@zhucan/domain';
import type { TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';
import type { TestPerson, TestRecord } from './factories.ts';

const OBJECTION = '他家在城里另有两处房产';
const OBJECTOR = '赵举报';
const DIAGNOSIS = '右肺腺癌四期伴脑转移';
const ACCOUNT = '6228480099887766554';

let sequence = 0;

async function makeCaseFile(
  api: TestApi,
  area: TestArea,
  person: TestPerson,
  hospital: TestRecord,
  marker: string,
): Promise<number> {
  sequence += 1;
  const { id } = await api.db.prisma.case.create({
    data: {
      number: `MA-2026-9${String(sequence).padStart(5, '0')}`,
      programme: 'MEDICAL_AID',
      // Waits for the leader and has an outcome: whoever may read any case of the area reads this one.
      status: 'LEADER_SIGN_OFF',
      stage: 'LEADER_SIGN_OFF',
      decidedOn: new Date('2026-11-20'),
      decidedAmount: 3_500_000n,
      personId: person.id,
      areaId: area.id,
      homePath: area.path,
      details: {
        mode: 'ADVANCE_DIRECT',
        applicantCategory: 'MINIMUM_ALLOWANCE',
        familySituation: marker,
        illness: 'CANCER',
        diagnosis: '****',
        diagnosisHospital: hospital.id,
        hospital: hospital.id,
        cost: '200000.00',
        insured: true,
        cannotPay: true,
        exclusion: 'NONE',
        payeeKind: 'HOSPITAL',
        bankName: '农村信用社',
        bankAccount: `***************${ACCOUNT.slice(-4)}`,
      },
      sealedDetails: api.vault.seal(JSON.stringify({ diagnosis: DIAGNOSIS, bankAccount: ACCOUNT })),
      records: {
        TOWN_REVIEW: { at: '2026-11-20T02:00:00.000Z', actor: '王专干', values: { opinion: marker } },
      },
      requestedAmount: 3_500_000n,
      submittedOn: new Date('2026-11-18'),
      waitsFor: 'LEADER',
    },
    select: { id: true },
  });
  return id;
}

async function makeParts(api: TestApi, caseId: number, area: TestArea, marker: string) {
  const { prisma } = api.db;
  const sha256 = await api.services.files.put(Buffer.from(`${marker} ${caseId}`));
  const file = await prisma.storedFile.create({ data: { sha256, size: 9, mediaType: 'image/png' } });
  const document = await prisma.caseDocument.create({
    data: { caseId, kind: 'SURVEY_PHOTO', fileId: file.id, fileName: `${marker}.png` },
  });
  const event = await prisma.caseEvent.create({
    data: {
      caseId,
      areaPath: area.path,
      operation: 'SUBMIT',
      fromStage: 'DRAFT',
      toStage: 'TOWN_REVIEW',
      toStatus: 'TOWN_REVIEW',
      at: new Date('2026-11-18T02:00:00Z'),
      actorId: 1,
      reason: marker,
    },
  });
  const task = await prisma.caseTask.create({
    data: {
      caseId,
      areaPath: area.path,
      kind: 'FOLLOW_UP',
      dueOn: new Date('2026-12-01'),
      waitsFor: 'TOWN_CASEWORKER',
      doneOn: new Date('2026-11-22'),
      note: marker,
    },
  });
  return { document: document.id, event: event.id, task: task.id };
}

async function makeNotice(
  api: TestApi,
  caseId: number,
  area: TestArea,
  marker: string,
): Promise<{ notice: number; objection: number }> {
  const notice = await api.db.prisma.publicNotice.create({
    data: {
      caseId,
      areaId: area.id,
      slug: `of-the-land-${String(caseId).padStart(8, '0')}`,
      postedOn: new Date('2026-11-22'),
      lastDay: new Date('2026-11-25'),
      content: {
        programme: 'MEDICAL_AID',
        programmeName: { zh: '医疗救助', en: 'Medical aid' },
        name: '标**',
        items: [{ names: { zh: '家庭情况', en: 'Family' }, text: { zh: marker, en: marker } }],
        place: marker,
        objectionsTo: marker,
      },
    },
  });
  const objection = await api.db.prisma.objection.create({
    data: {
      noticeId: notice.id,
      areaPath: area.path,
      channel: 'PHONE',
      filedAt: new Date('2026-11-22T06:00:00Z'),
      receipt: `LAND${String(caseId).padStart(12, '0')}`.replace('L', 'M'),
      textEnc: api.vault.seal(OBJECTION),
      nameEnc: api.vault.seal(OBJECTOR),
    },
  });
  return { notice: notice.id, objection: objection.id };
}

/** The policy that every start puts there. */
async function makePolicy({ db }: TestApi): Promise<number> {
  const first = { programme: medicalAid.code, version: 1 };
  const { id } = await db.prisma.programmePolicy.upsert({
    where: { programme_version: first },
    create: {
      ...first,
      effectiveFrom: new Date('2000-01-01'),
      parameters: JSON.parse(JSON.stringify(medicalAid.policy.defaults)),
      legalBasis: medicalAid.policy.legalBasis,
      publishedAt: new Date('2026-01-01'),
    },
    update: {},
    select: { id: true },
  });
  return id;
}

/** The ids of a case and its parts, by type; what nobody may see unmasked is added to the secrets. */
export async function makeCaseLand(
  api: TestApi,
  area: TestArea,
  person: TestPerson,
  hospital: TestRecord,
  { marker, secrets }: { readonly marker: string; readonly secrets: string[] },
): Promise<Readonly<Record<string, string>>> {
  const caseId = await makeCaseFile(api, area, person, hospital, marker);
  const parts = await makeParts(api, caseId, area, marker);
  const policy = await makePolicy(api);
  const { notice, objection } = await makeNotice(api, caseId, area, marker);
  secrets.push(OBJECTION, OBJECTOR, DIAGNOSIS, ACCOUNT);
  return {
    Case: globalId('Case', caseId),
    CaseDocument: globalId('CaseDocument', parts.document),
    CaseEvent: globalId('CaseEvent', parts.event),
    CaseTask: globalId('CaseTask', parts.task),
    Policy: globalId('Policy', policy),
    PublicNotice: globalId('PublicNotice', notice),
    Objection: globalId('Objection', objection),
  };
}
