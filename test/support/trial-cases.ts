// Cases of the trial programme, written as the engine leaves them, at any stage of their way.

import type { Prisma } from '@zhucan/database';
import type { NoticeContent } from '@zhucan/domain';
import type { TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';
import { makeInstitution, makePerson, type TestPerson, type TestRecord } from './factories.ts';

export const DIAGNOSIS = '左肺腺癌四期伴转移';
export const ACCOUNT = '6228480012345678901';
/** Someone's, typed into the text about the family. */
export const TYPED_PHONE = '13812340000';

export interface TrialCase {
  readonly id: number;
  readonly globalId: string;
  readonly number: string;
  readonly person: TestPerson;
}

let sequence = 0;
const hospitals = new WeakMap<TestApi, Promise<TestRecord>>();

function hospitalOf(api: TestApi): Promise<TestRecord> {
  const known = hospitals.get(api) ?? makeInstitution(api, api.areas.district, { name: '清溪区人民医院' });
  hospitals.set(api, known);
  return known;
}

/** A case that waits for its notice to be posted, unless another place is asked for. */
export async function makeTrialCase(
  api: TestApi,
  area: TestArea,
  more: Partial<Prisma.CaseUncheckedCreateInput> = {},
  person?: TestPerson,
): Promise<TrialCase> {
  sequence += 1;
  const applicant = person ?? (await makePerson(api, area));
  const hospital = await hospitalOf(api);
  const number = `TR-2026-${String(sequence).padStart(6, '0')}`;
  const { id } = await api.db.prisma.case.create({
    data: {
      number,
      programme: 'TRIAL',
      status: 'PUBLIC_NOTICE',
      stage: 'PUBLIC_NOTICE',
      personId: applicant.id,
      areaId: area.id,
      homePath: area.path,
      details: {
        treatment: 'TUMOUR',
        hospital: hospital.id,
        cost: '250000.00',
        situation: `${applicant.name}与李护二人生活，电话${TYPED_PHONE}`,
        diagnosis: '****',
        account: `***************${ACCOUNT.slice(-4)}`,
      },
      sealedDetails: api.vault.seal(JSON.stringify({ diagnosis: DIAGNOSIS, account: ACCOUNT })),
      records: {
        TOWN_REVIEW: {
          at: '2026-11-20T08:00:00.000Z',
          actor: '王专干',
          values: { income: '12000.00', rooms: 2, opinion: '情况属实，建议救助' },
        },
      },
      requestedAmount: 3_500_000n,
      submittedOn: new Date('2026-11-18'),
      waitsFor: 'TOWN_CASEWORKER',
      ...more,
    },
    select: { id: true },
  });
  return { id, globalId: globalId('Case', id), number, person: applicant };
}

/** A photograph of the posted notice. */
export async function addNoticePhoto(api: TestApi, caseId: number): Promise<void> {
  const sha256 = await api.services.files.put(Buffer.from(`photo of ${caseId}`));
  const file = await api.db.prisma.storedFile.upsert({
    where: { sha256 },
    create: { sha256, size: 10, mediaType: 'image/jpeg' },
    update: {},
  });
  await api.db.prisma.caseDocument.create({
    data: { caseId, kind: 'NOTICE_PHOTO', fileId: file.id, fileName: '公示照片.jpg' },
  });
}

const CONTENT: NoticeContent = {
  programme: 'TRIAL',
  programmeName: { zh: '试行救助', en: 'Trial aid' },
  name: '张**',
  items: [
    { names: { zh: '疾病种类', en: 'Kind of illness' }, text: { zh: '恶性肿瘤', en: 'Malignant tumour' } },
  ],
  place: '东河镇柳桥村',
  objectionsTo: '东河镇残联',
};

export interface TrialNotice {
  readonly id: number;
  readonly slug: string;
}

/** A notice as it was posted, of a case that is there. */
export async function makeNotice(
  api: TestApi,
  of: TrialCase,
  area: TestArea,
  more: Partial<Prisma.PublicNoticeUncheckedCreateInput> = {},
  content: Partial<NoticeContent> = {},
): Promise<TrialNotice> {
  const slug = `slug-of-test-${String(of.id).padStart(8, '0')}`;
  const { id } = await api.db.prisma.publicNotice.create({
    data: {
      caseId: of.id,
      areaId: area.id,
      slug,
      postedOn: new Date('2026-11-22'),
      lastDay: new Date('2026-11-25'),
      content: JSON.parse(JSON.stringify({ ...CONTENT, ...content })),
      ...more,
    },
    select: { id: true },
  });
  return { id, slug };
}
