import { type Problem, problem, readApplication, readTransferIn } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { problemsOf } from '../components/form/refusals.ts';
import type { CertificateApplicationInput } from '../generated/graphql.ts';

export function emptyApplication(today: string): FormValues {
  return {
    kind: 'FIRST',
    category: '',
    appliedOn: today,
    hospitalId: '',
    medium: 'CARD',
    acceptingCounty: '',
    issuingCounty: '',
    grade: '',
    expiresOn: '',
    transferCounty: '',
  };
}

const given = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const isTransfer = (values: FormValues) => values['kind'] === 'TRANSFER_IN';

/** The fields of either kind of application, as the domain reads them. */
function fieldsOf(values: FormValues) {
  const common = {
    category: given(values['category']),
    appliedOn: given(values['appliedOn']),
    medium: given(values['medium']),
  };
  if (!isTransfer(values)) {
    const acceptingCounty = given(values['acceptingCounty']);
    return { ...common, acceptingCounty, issuingCounty: given(values['issuingCounty']) };
  }
  const grade = given(String(values['grade'] ?? ''));
  return {
    ...common,
    grade: grade === undefined ? undefined : Number(grade),
    expiresOn: given(values['expiresOn']),
    transferCounty: given(values['transferCounty']),
  };
}

export function applicationProblems(values: FormValues, county: string, today: string): readonly Problem[] {
  const fields = fieldsOf(values);
  const here = { county, today };
  const problems = problemsOf(() =>
    isTransfer(values) ? readTransferIn(fields, here) : readApplication(fields, here),
  );
  // An empty choice of a menu is a missing one, not a wrong one.
  return problems.map(found =>
    found.field === 'grade' && !given(String(values['grade'] ?? '')) ? problem('REQUIRED', 'grade') : found,
  );
}

export function applicationInput(values: FormValues): CertificateApplicationInput {
  const { category, ...fields } = fieldsOf(values);
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const hospitalId = given(values['hospitalId']);
  return {
    ...known,
    kind: isTransfer(values) ? 'TRANSFER_IN' : 'FIRST',
    category: category as CertificateApplicationInput['category'],
    ...(!isTransfer(values) && hospitalId && { hospitalId }),
  };
}
