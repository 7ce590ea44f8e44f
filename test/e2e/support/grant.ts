// The forms of an application for a grant, filled as its people fill them.

import type { Page } from '@playwright/test';
import { begin, finish, type Person } from './cases.ts';
import { choose, chooseFound, field } from './steps.ts';

/** What is handed in with it. */
export const PAPERS = [
  '诊断证明',
  '入户调查照片',
  '病历',
  '医疗费用结算清单',
  '医疗费用收据',
  '报销、救助、捐赠与互助证明',
];

const yes = (within: Page, question: string) =>
  within.getByRole('radiogroup', { name: question }).getByRole('radio', { name: '是', exact: true }).check();

/** A grant of ¥20,000: 130,000 less 50,000 of insurance. */
export async function fillGrant(page: Page, person: Person, today: string): Promise<void> {
  await choose(page, '救助方式', '给予式（治疗结束后一次性救助）');
  await choose(page, '对象类别', '最低生活保障（低保）');
  for (const question of ['已参加基本医疗保险', '家庭无力及时支付', '基本生活困难'])
    await yes(page, question);
  await choose(page, '是否属于不予救助的情形', '不属于以下任何情形');
  await field(page, '家庭情况').fill('低保家庭，一人患病，无其他收入');
  await choose(page, '病种', '恶性肿瘤');
  for (const hospital of ['诊断医院', '治疗医院']) await chooseFound(page, hospital, /人民医院/, '人民医院');
  await field(page, '诊断').fill('恶性肿瘤，已手术');
  await field(page, '治疗结束日期').fill(today);
  await field(page, '医疗费用总额').fill('130,000');
  await field(page, '基本医疗保险报销').fill('5万');
  await choose(page, '收款方', '本人或家属的银行账户');
  await field(page, '收款户名').fill(person.name);
  await field(page, '开户银行').fill('中国银行景禾支行');
  await field(page, '银行账号').fill('6222000011112222333');
}

/** The town's survey at the family's home. */
export async function survey(page: Page, today: string): Promise<void> {
  const dialog = await begin(page, 'PASS_TOWN_REVIEW');
  await field(dialog, '入户日期').fill(today);
  await field(dialog, '家庭年收入').fill('18000');
  await field(dialog, '房屋、存款等财产').fill('砖房三间，无存款');
  await field(dialog, '种植养殖情况').fill('口粮田二亩');
  await yes(page, '材料齐全、属实');
  await field(dialog, '初审意见').fill('情况属实，同意上报');
  await finish(dialog, 'PASS_TOWN_REVIEW');
}
