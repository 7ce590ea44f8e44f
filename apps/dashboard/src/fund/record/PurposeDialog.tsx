import { CheckGroupInput, CheckInput, TextInput } from '../../components/form/inputs.tsx';
import { type FundPurposePartsFragment, SaveFundPurposeDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { purposeProblems } from '../problems.ts';
import { useProgrammeChoices } from '../useFunds.ts';
import { purposeInput } from '../values.ts';
import { MoneyDialog } from './MoneyDialog.tsx';
import type { DialogProps } from './ReceiptDialogs.tsx';

/** What donors bind their money to: opened, changed, closed. */
export function PurposeDialog({
  fund,
  purpose,
  onClose,
}: DialogProps & { purpose?: FundPurposePartsFragment | undefined }) {
  const t = useT();
  const choices = useProgrammeChoices().filter(({ id }) => fund.programmes.includes(id));
  return (
    <MoneyDialog
      title={purpose ? t('fund.editPurpose', { name: purpose.name }) : t('fund.newPurpose')}
      lead={t('fund.purposeLead')}
      submitLabel={t('action.save')}
      values={{
        nameZh: purpose?.nameZh ?? '',
        nameEn: purpose?.nameEn ?? '',
        programmes: [...(purpose?.programmes ?? fund.programmes)],
        active: purpose?.active ?? true,
      }}
      problems={values => purposeProblems(values, fund.programmes)}
      done="fund.purposeSaved"
      onClose={onClose}
      send={async values =>
        unwrap(
          (
            await execute(SaveFundPurposeDocument, {
              fundId: fund.id,
              id: purpose?.id ?? null,
              input: purposeInput(values),
            })
          ).saveFundPurpose,
        )
      }
    >
      <TextInput name="nameZh" label={t('fund.nameZh')} maxLength={100} required />
      <TextInput name="nameEn" label={t('fund.nameEn')} maxLength={100} required />
      <CheckGroupInput name="programmes" label={t('fund.paysFor')} choices={choices} required />
      {purpose && <CheckInput name="active" label={t('fund.inUse')} />}
    </MoneyDialog>
  );
}
