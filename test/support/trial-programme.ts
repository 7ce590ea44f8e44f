// A programme of tests alone, with a field of every look that a notice or a paper treats in its own way.

import {
  type AnyProgramme,
  defineProgramme,
  field,
  formatMoney,
  from,
  NOTICE_PHOTO,
  registerOf,
  standardWay,
} from '@zhucan/domain';

const names = (zh: string, en: string) => ({ zh, en });

const details = {
  treatment: field.choice(names('疾病种类', 'Kind of illness'), [
    { value: 'TUMOUR', ...names('恶性肿瘤', 'Malignant tumour') },
    { value: 'KIDNEY', ...names('终末期肾病', 'Kidney failure') },
  ]),
  hospital: field.institution(names('就诊医院', 'Hospital'), ['HOSPITAL']),
  cost: field.money(names('预计费用', 'Estimated cost')),
  situation: field.longText(names('家庭情况', 'Family')),
  diagnosis: field.text(names('诊断', 'Diagnosis'), 200, { sensitive: true }),
  account: field.bankAccount(names('收款账号', 'Account')),
};

const survey = {
  income: field.money(names('全年收入', 'Yearly income')),
  rooms: field.integer(names('住房间数', 'Rooms'), 0, 99),
  opinion: field.longText(names('初审意见', 'Opinion')),
};

/** Reads the illness as its kind, the hospital, the cost, and what was written of the family. */
const trial: AnyProgramme = defineProgramme({
  code: 'TRIAL',
  prefix: 'TR',
  names: names('试行救助', 'Trial aid'),
  summary: names('只用于测试', 'For tests alone'),
  subject: 'PERSON',
  details,
  criteria: () => ({ all: [] }),
  documentKinds: [{ kind: NOTICE_PHOTO, names: names('公示照片', 'Photograph of the notice'), many: true }],
  documents: () => [],
  way: from(standardWay)
    .without('LEADER_SIGN_OFF', 'DELIVERY', 'PAYMENT')
    .with('TOWN_REVIEW', { form: survey })
    .with('DISTRICT_REVIEW', { form: { minutes: field.longText(names('会议纪要', 'Minutes')) } }).stages,
  policy: {
    fields: { noticeDays: { ...names('公示天数', 'Days of notice'), kind: 'INTEGER' } },
    defaults: { noticeDays: 3 },
    legalBasis: '测试办法',
    read: () => ({ noticeDays: 3 }),
  },
  gives: () => ({ amount: 3_500_000n, calculation: null, problems: [] }),
  notice: ({ treatment, hospital, situation }, requested, sources) => [
    {
      names: details.treatment.names,
      text: {
        zh: treatment === 'TUMOUR' ? '恶性肿瘤' : '终末期肾病',
        en: treatment === 'TUMOUR' ? 'Malignant tumour' : 'Kidney failure',
      },
    },
    {
      names: details.hospital.names,
      text: {
        zh: sources?.institutions.get(hospital)?.name ?? '',
        en: sources?.institutions.get(hospital)?.name ?? '',
      },
    },
    {
      names: names('申请金额', 'Requested'),
      text: { zh: formatMoney(requested ?? 0n), en: formatMoney(requested ?? 0n) },
    },
    { names: details.situation.names, text: { zh: situation, en: situation } },
  ],
  papers: { survey: { title: '试行救助家庭情况调查表', stage: 'TOWN_REVIEW', opinion: 'opinion' } },
  indicators: [],
});

export const trialRegister = registerOf(trial);
